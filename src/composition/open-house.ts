/** What this device has stored → a house that runs, also where the storage does not open. */
import { parseRecord } from '../../calibration/parse-record.ts';
import { Fault, faultCodeOf } from '../base/fault.ts';
import { ok, refuse } from '../base/result.ts';
import { loadCalibrations } from '../store/calibrations.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { defaultSettings, newKioskName } from '../store/parse-settings.ts';
import { loadSettings } from '../store/settings.ts';
import { VisionClient } from '../vision/vision-client.ts';
import { House } from './house.ts';

const openStore = async (): Promise<Database | Fault> => {
  try {
    return await openDatabase();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
};

const lookAgainMs = 2000;

/** Under a made-up name it would record for nobody: it waits until the other tab lets go, and starts as itself. */
const reloadOnceOpen = async (): Promise<void> => {
  while ((await openStore()) instanceof Fault)
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  location.reload();
};

export interface Opening {
  readonly vision?: VisionClient;
  /** Shows the house; it connects and reads when this resolves. */
  readonly beforeOpen?: (house: House) => Promise<void>;
}

export const openHouse = async ({
  vision = new VisionClient({ backend: 'auto' }),
  beforeOpen = () => Promise.resolve(),
}: Opening = {}): Promise<House> => {
  const database = await openStore();
  if (database instanceof Fault) {
    const house = new House(null, defaultSettings(newKioskName()), [], vision);
    house.live.raise({ code: faultCodeOf(database) ?? 'store-broken', message: database.message });
    await beforeOpen(house);
    if (faultCodeOf(database) === 'store-blocked') void reloadOnceOpen();
    else house.open();
    return house;
  }
  const { settings, problem } = await loadSettings(database);
  const { records, problems } = await loadCalibrations(database, (value) => {
    const parsed = parseRecord(value);
    return parsed.ok ? ok(parsed.value) : refuse(parsed.error[0]?.message ?? 'It cannot be read.');
  });
  const house = new House(database, settings, records, vision);
  const said = [...(problem ? [problem] : []), ...problems];
  if (said.length > 0) house.live.raise({ code: 'bad-settings', message: said.join(' ') });
  await beforeOpen(house);
  house.open();
  return house;
};
