/** What browser tests of the edge node may ask of Node: a broker behind a tap, a host application, and the verdict. */
import type { BrowserCommand } from 'vitest/node';
import { Aedes } from './aedes-broker.ts';
import { Mosquitto, type SeenMessage } from './mosquitto.ts';
import { SparkplugChecker } from './sparkplug-checker.ts';
import { decodeIndependently, type SeenMetric } from './sparkplug/decode-independently.ts';
import { HostApplication, type SeenDeath } from './sparkplug/host-application.ts';
import type { LineEvent } from './sparkplug/line-event.ts';
import { LineTap } from './sparkplug/line-tap.ts';

export interface PlantOptions {
  readonly broker: 'mosquitto' | 'aedes';
  /** MQTT versions that the line lets through; both where absent. */
  readonly accepts?: readonly (4 | 5)[];
  readonly primaryHostId?: string;
}

export interface PlantReport {
  readonly broken: readonly string[];
  readonly kept: readonly string[];
  readonly connects: readonly { readonly version: 4 | 5; readonly bdSeq: number }[];
  readonly messages: readonly {
    readonly connection: number;
    readonly type: string;
    readonly device: string | null;
    readonly seq: number | null;
    readonly metrics: readonly SeenMetric[];
  }[];
  /** NDEATHs that the broker gave to the host. */
  readonly deaths: readonly SeenDeath[];
}

interface Plant {
  readonly options: PlantOptions;
  readonly broker: Mosquitto | Aedes;
  readonly tap: LineTap;
  readonly host: HostApplication;
}

const plants: Plant[] = [];

const plantOf = (id: number): Plant => {
  const plant = plants[id];
  if (!plant) throw new Error(`There is no plant ${id}.`);
  return plant;
};

/** How long packets may cross a command in both sockets of the tap. */
const crossingMs = 300;

const startPlant: BrowserCommand<[options: PlantOptions]> = async (_context, options) => {
  const broker = options.broker === 'aedes' ? await Aedes.start() : await Mosquitto.start();
  const tap = await LineTap.start(broker.url, options.accepts);
  const host = await HostApplication.connect(broker.url);
  plants.push({ options, broker, tap, host });
  return { id: plants.length - 1, url: tap.url };
};

const stopPlant: BrowserCommand<[id: number]> = async (_context, id) => {
  const { tap, host, broker } = plantOf(id);
  await host.stop();
  await tap.stop();
  await broker.stop();
};

const cutLine: BrowserCommand<[id: number]> = (_context, id) => plantOf(id).tap.cut();

const sayState: BrowserCommand<[id: number, online: boolean, timestamp: number]> = (
  _context,
  id,
  online,
  timestamp,
) => plantOf(id).host.say(plantOf(id).options.primaryHostId ?? '', online, timestamp);

const askForRebirth: BrowserCommand<[id: number, groupId: string, edgeNodeId: string]> = (
  _context,
  id,
  groupId,
  edgeNodeId,
) => plantOf(id).host.askForRebirth(groupId, edgeNodeId);

/** Of the edge node's own connections, known by their will: the device may have another beside it. */
const nodeEvents = ({ tap: { events } }: Plant): readonly LineEvent[] => {
  const own = new Set(
    events.flatMap((event) =>
      event.kind === 'connect' && event.will?.topic.includes('/NDEATH/') ? [event.connection] : [],
    ),
  );
  return events.filter(({ connection }) => own.has(connection));
};

const reportPlant: BrowserCommand<[id: number]> = (_context, id): PlantReport => {
  const plant = plantOf(id);
  const { options, host } = plant;
  const events = nodeEvents(plant);
  const { primaryHostId } = options;
  const checker = new SparkplugChecker({
    ...{ isFresh: true, crossingMs },
    ...(primaryHostId === undefined ? {} : { primaryHostId }),
  });
  for (const event of events) checker.take(event);
  return {
    broken: checker.book.broken,
    kept: checker.book.kept,
    connects: events.flatMap((event) =>
      event.kind === 'connect'
        ? [
            {
              version: event.version,
              bdSeq: Number(decodeIndependently(event.will!.payload)?.metrics[0]?.value),
            },
          ]
        : [],
    ),
    messages: checker.messages.map(({ connection, type, device, payload }) => ({
      ...{ connection, type, device },
      ...{ seq: payload.seq, metrics: payload.metrics },
    })),
    deaths: host.deaths,
  };
};

/** All that the broker gave to a subscriber of everything. */
const plantMessages: BrowserCommand<[id: number]> = (_context, id) => plantOf(id).broker.seen;

/** Topics that the edge node published, in order. */
const nodeTopics: BrowserCommand<[id: number]> = (_context, id) =>
  nodeEvents(plantOf(id)).flatMap((event) => (event.kind === 'publish' ? [event.message.topic] : []));

export const sparkplugCommands = {
  ...{ startPlant, stopPlant, cutLine, sayState, askForRebirth, reportPlant },
  ...{ plantMessages, nodeTopics },
};

declare module 'vitest/browser' {
  interface BrowserCommands {
    startPlant(options: PlantOptions): Promise<{ id: number; url: string }>;
    stopPlant(id: number): Promise<void>;
    cutLine(id: number): Promise<void>;
    sayState(id: number, online: boolean, timestamp: number): Promise<void>;
    askForRebirth(id: number, groupId: string, edgeNodeId: string): Promise<void>;
    reportPlant(id: number): Promise<PlantReport>;
    nodeTopics(id: number): Promise<string[]>;
    plantMessages(id: number): Promise<SeenMessage[]>;
  }
}
