/** What browser tests may ask of Node: brokers to start, kill and look at. */
import type { BrowserCommand } from 'vitest/node';
import { Aedes } from './aedes-broker.ts';
import { Mosquitto, type MosquittoOptions, type SeenMessage } from './mosquitto.ts';
import { sparkplugCommands } from './sparkplug-commands.ts';

type Broker = Mosquitto | Aedes;
const brokers = new Map<string, Broker>();

const brokerOf = (id: string): Broker => {
  const broker = brokers.get(id);
  if (!broker) throw new Error(`There is no broker ${id}.`);
  return broker;
};

const keep = (broker: Broker): { id: string; url: string } => {
  const id = String(brokers.size + 1);
  brokers.set(id, broker);
  return { id, url: broker.url };
};

const startMosquitto: BrowserCommand<[options?: MosquittoOptions]> = async (_context, options) =>
  keep(await Mosquitto.start(options));
const startAedes: BrowserCommand<[]> = async () => keep(await Aedes.start());
const killBroker: BrowserCommand<[id: string]> = (_context, id) => brokerOf(id).kill();
const restartBroker: BrowserCommand<[id: string]> = (_context, id) => brokerOf(id).restart();
const stopBroker: BrowserCommand<[id: string]> = (_context, id) => brokerOf(id).stop();
const seenMessages: BrowserCommand<[id: string]> = (_context, id) => brokerOf(id).seen;
const retainedMessages: BrowserCommand<[id: string]> = (_context, id) => {
  const broker = brokerOf(id);
  if (!(broker instanceof Mosquitto)) throw new Error('Only mosquitto is asked for what it retains.');
  return broker.retained();
};
/** How many messages were looked at for a text that is asked for again and again. */
const looked = new Map<string, number>();
const hasSeen: BrowserCommand<[id: string, text: string]> = (_context, id, text) => {
  const { seen } = brokerOf(id);
  const isThere = seen.slice(looked.get(text) ?? 0).some(({ payload }) => payload.includes(`"${text}"`));
  if (!isThere) looked.set(text, seen.length);
  return isThere;
};
const seenCount: BrowserCommand<[id: string]> = (_context, id) => brokerOf(id).seen.length;
/** Figures belong on the terminal, also when the test passes. */
const report: BrowserCommand<[line: string]> = (_context, line) => {
  process.stdout.write(`    ${line}\n`);
};

export const browserCommands = {
  ...sparkplugCommands,
  startMosquitto,
  startAedes,
  killBroker,
  restartBroker,
  stopBroker,
  seenMessages,
  retainedMessages,
  hasSeen,
  seenCount,
  report,
};

declare module 'vitest/browser' {
  interface BrowserCommands {
    startMosquitto(options?: MosquittoOptions): Promise<{ id: string; url: string }>;
    startAedes(): Promise<{ id: string; url: string }>;
    killBroker(id: string): Promise<void>;
    restartBroker(id: string): Promise<void>;
    stopBroker(id: string): Promise<void>;
    seenMessages(id: string): Promise<SeenMessage[]>;
    retainedMessages(id: string): Promise<SeenMessage[]>;
    hasSeen(id: string, text: string): Promise<boolean>;
    seenCount(id: string): Promise<number>;
    report(line: string): Promise<void>;
  }
}
