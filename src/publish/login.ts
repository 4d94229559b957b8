/** The settings' login → what CONNECT carries (MQTT 5 §3.1.3.5, §3.1.3.6). */
import type { BrokerSettings } from '../base/broker-settings.ts';

export interface Login {
  readonly username?: string;
  readonly password?: string;
}

/**
 * A token travels as the password. MQTT 3.1.1 §3.1.2.9 lets no password go without a user: brokers that take tokens
 * look at the token alone, and the kiosk's name stands in.
 */
export const loginOf = ({
  username,
  password,
  kiosk,
  loginBy = 'password',
}: Pick<BrokerSettings, 'username' | 'password' | 'kiosk' | 'loginBy'>): Login => {
  if (loginBy === 'token')
    return password === '' ? {} : { username: username === '' ? kiosk : username, password };
  return username === '' ? {} : { username, password };
};
