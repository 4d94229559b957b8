/** What this kiosk says on every connection and change: status and births, retained; what no longer holds is cleared. */
import type { Connection } from '../../src/publish/connection.ts';
import {
  birthMessage,
  clearRetained,
  onlineStatus,
  type Application,
  type Birth,
  type Identity,
} from '../../src/publish/kiosk-messages.ts';
import type { Message } from '../../src/publish/message.ts';
import type { Database } from '../../src/store/database.ts';
import { readRetainedTopics, writeRetainedTopics } from './retained-topics.ts';

export interface Announcement {
  readonly identity: Identity;
  readonly births: readonly Birth[];
  readonly application: Application;
  readonly count: { readonly epoch: number; readonly last: number };
  /** What else is to be retained. */
  readonly further: readonly Message[];
}

export const announce = async (
  connection: Connection,
  database: Database,
  { identity, births, application, count, further }: Announcement,
): Promise<void> => {
  const messages = [
    onlineStatus(identity, application, count, Date.now()),
    ...births.map((birth) => birthMessage(identity, birth, application)).filter((one) => one !== null),
    ...further,
  ];
  await keepRetained(connection, database, messages);
};

/** Publishes what is to be retained, and clears what an earlier state or encoder left so. */
export const keepRetained = async (
  connection: Connection,
  database: Database,
  messages: readonly Message[],
): Promise<void> => {
  const topics = new Set(messages.map(({ topic }) => topic));
  const before = await readRetainedTopics(database);
  const stale = before.filter((topic) => !topics.has(topic));
  // Remember both before anything is sent: a crash in between leaves nothing that nobody clears.
  await writeRetainedTopics(database, [...new Set([...before, ...topics])]);
  const outcomes = await Promise.all(
    [...messages, ...stale.map(clearRetained)].map((message) => connection.publish(message)),
  );
  if (outcomes.every((outcome) => outcome === 'acknowledged'))
    await writeRetainedTopics(database, [...topics]);
};
