/** The packets of one edge node → which rules of Sparkplug 3.0 it kept and broke: a strict reader, written apart from the product. */
import { decodeIndependently, type SeenMetric, type SeenPayload } from './sparkplug/decode-independently.ts';
import type { LineEvent, SeenMessage } from './sparkplug/line-event.ts';
import {
  isChronological,
  judgeDelivery,
  judgeMetric,
  judgeTimestamp,
  judgeTopic,
  type NodeMessage,
  type ParsedTopic,
} from './sparkplug/payload-rules.ts';
import { RuleBook } from './sparkplug/rule-book.ts';

export interface CheckerOptions {
  readonly primaryHostId?: string;
  /** The node has never connected before: its first bdSeq is 0. */
  readonly isFresh?: boolean;
  /** How long packets that crossed a command on the line are forgiven. */
  readonly crossingMs?: number;
}

/** One message of the node, as a test may want to look at it. */
export interface JudgedMessage extends ParsedTopic {
  readonly connection: number;
  readonly atMs: number;
  readonly payload: SeenPayload;
}

interface Session {
  readonly connection: number;
  readonly bdSeq: number | null;
  readonly version: 4 | 5;
  readonly subscribed: Map<string, number>;
  hasSpoken: boolean;
  seq: number | null;
  phase: 'unborn' | 'births' | 'data' | 'dead';
  nodeMetrics: Set<string>;
  readonly deviceMetrics: Map<string, Set<string>>;
  readonly knownDevices: Set<string>;
  /** Devices that lived when a rebirth was asked for: they must be born again. */
  mustReturn: Set<string>;
  descriptor: string;
  /** Group and node of the will: what the node says it is. */
  readonly willDescriptor: string;
  lastType: NodeMessage | null;
  rebirthAskedMs: number | null;
  hostWentMs: number | null;
  isOpen: boolean;
}

const bdSeqOf = (payload: SeenPayload | null): SeenMetric | undefined =>
  payload?.metrics.find(({ name }) => name === 'bdSeq');

/** Null for what is no STATE of Sparkplug 3.0: a node takes no notice of it. */
const stateIn = (payload: Uint8Array): { online: boolean; timestamp: number } | null => {
  const text = new TextDecoder().decode(payload);
  const [, online] = /"online"\s*:\s*(true|false)\b/.exec(text) ?? [];
  const [, timestamp] = /"timestamp"\s*:\s*(\d+)/.exec(text) ?? [];
  return online && timestamp ? { online: online === 'true', timestamp: Number(timestamp) } : null;
};

export class SparkplugChecker {
  readonly book = new RuleBook();
  readonly messages: JudgedMessage[] = [];
  readonly #options: CheckerOptions;
  #session: Session | null = null;
  #lastBdSeq: number | null = null;
  /** Newest STATE timestamp, newest online one, and what it says. */
  #host = { newest: -Infinity, online: -Infinity, isOnline: false };
  #awaitsReconnect = false;

  constructor(options: CheckerOptions = {}) {
    this.#options = options;
  }

  take(event: LineEvent): void {
    if (event.kind === 'connect') return this.#connect(event);
    const session = this.#session;
    if (!session || session.connection !== event.connection) return;
    if (event.kind === 'subscribe') session.subscribed.set(event.filter, event.qos);
    if (event.kind === 'publish' && /^spB?A?v/.test(event.message.topic))
      this.#publish(session, event.message, event.atMs);
    else if (event.kind === 'publish') this.#firstWords(session, null);
    if (event.kind === 'deliver') this.#deliver(session, event.message, event.atMs);
    if (event.kind === 'disconnect') this.#disconnect(session, event.reason);
    if (event.kind === 'closed') session.isOpen = false;
  }

  #connect(event: Extract<LineEvent, { kind: 'connect' }>): void {
    const { book } = this;
    const { will, version, clean, connection } = event;
    const single = 'operational-behavior-primary-application-state-with-multiple-servers-single-server';
    book.check([single], !this.#session?.isOpen, 'two connections at a time');
    if (version === 4)
      book.check(['principles-persistence-clean-session-311'], clean, 'clean session is false');
    else {
      const isShort = clean && (event.sessionExpiry ?? 0) === 0;
      book.check(['principles-persistence-clean-session-50'], isShort, `expiry ${event.sessionExpiry}`);
    }
    const flow = 'message-flow-edge-node-birth-publish-will-message';
    book.check([flow, 'payloads-ndeath-will-message'], will !== null, 'no will');
    const payload = will ? decodeIndependently(will.payload) : null;
    const topic = will ? judgeTopic(book, will.topic) : null;
    book.check([`${flow}-topic`, 'topics-ndeath-topic'], topic?.type === 'NDEATH', `will on ${will?.topic}`);
    book.check([`${flow}-payload`], payload !== null, 'the will is no payload');
    book.check([`${flow}-qos`, 'payloads-ndeath-will-message-qos'], will?.qos === 1, `QoS ${will?.qos}`);
    const retain = [`${flow}-will-retained`, 'payloads-ndeath-will-message-retain'];
    book.check(retain, will?.retain === false, 'the will is retained');
    if (payload) this.#death(payload);
    const metric = bdSeqOf(payload);
    const bdSeq = typeof metric?.value === 'number' ? metric.value : null;
    const last = this.#lastBdSeq;
    const isNext = last === null ? !this.#options.isFresh || bdSeq === 0 : bdSeq === (last + 1) % 256;
    const isInt64 = metric?.datatype === 4 && metric.field === 'longValue';
    book.check([`${flow}-payload-bdSeq`], isInt64 && isNext, `bdSeq ${bdSeq} after ${last}`);
    book.check(['topics-nbirth-bdseq-increment'], isNext, `bdSeq ${bdSeq} after ${last}`);
    if (this.#awaitsReconnect)
      book.check(['operational-behavior-edge-node-termination-host-offline-reconnect'], true, '');
    this.#awaitsReconnect = false;
    this.#lastBdSeq = bdSeq;
    this.#session = {
      ...{ connection, bdSeq, version, subscribed: new Map(), hasSpoken: false, seq: null, phase: 'unborn' },
      ...{
        nodeMetrics: new Set(),
        deviceMetrics: new Map(),
        knownDevices: new Set(),
        mustReturn: new Set(),
        descriptor: '',
      },
      willDescriptor: `${topic?.group}/${topic?.node}`,
      ...{ lastType: null, rebirthAskedMs: null, hostWentMs: null, isOpen: true },
    };
  }

  #death(payload: SeenPayload): void {
    const { book } = this;
    book.check(['topics-ndeath-seq', 'payloads-ndeath-seq'], payload.seq === null, `seq ${payload.seq}`);
    const isAlone = payload.metrics.length === 1 && payload.metrics[0]?.name === 'bdSeq';
    book.check(['topics-ndeath-payload'], isAlone, `${payload.metrics.length} metrics`);
    for (const metric of payload.metrics) judgeMetric(book, 'NDEATH', metric, 0);
  }

  /** Births come first; only the death of a node that never was born may go without. */
  #firstWords(session: Session, type: NodeMessage | null): void {
    if (session.hasSpoken) return;
    session.hasSpoken = true;
    const isBirth = type === 'NBIRTH' || type === 'NDEATH';
    this.book.check(['principles-birth-certificates-order'], isBirth, `${type ?? 'other message'} first`);
  }

  #publish(session: Session, message: SeenMessage, atMs: number): void {
    const { book } = this;
    const topic = judgeTopic(book, message.topic);
    if (!topic) return;
    const { type } = topic;
    this.#firstWords(session, type);
    book.check(
      ['message-flow-edge-node-birth-publish-connect'],
      session.isOpen,
      'published without a session',
    );
    judgeDelivery(book, type, message);
    const payload = decodeIndependently(message.payload);
    if (type === 'NBIRTH')
      book.check(['message-flow-edge-node-birth-publish-nbirth-payload'], payload !== null, message.topic);
    if (type === 'DBIRTH')
      book.check(['message-flow-device-birth-publish-dbirth-payload'], payload !== null, message.topic);
    if (!payload) return;
    this.messages.push({ ...topic, connection: session.connection, atMs, payload });
    this.#afterHostWent(session, type);
    if (type === 'NDEATH') {
      this.#death(payload);
      const bdSeq = bdSeqOf(payload)?.value;
      book.check(['payloads-ndeath-bdseq'], bdSeq === session.bdSeq, `NDEATH with bdSeq ${String(bdSeq)}`);
      session.phase = 'dead';
    } else {
      judgeTimestamp(book, type, payload, atMs);
      this.#sequence(session, type, payload);
      for (const metric of payload.metrics) judgeMetric(book, type, metric, atMs);
      this.#names(payload, message.topic);
      if (type === 'NBIRTH') this.#nodeBirth(session, topic, payload);
      else this.#afterBirth(session, topic, payload, atMs);
    }
    session.lastType = type;
  }

  #names({ metrics }: SeenPayload, topic: string): void {
    const first = new Map<string, string>();
    for (const { name } of metrics) {
      const folded = (name ?? '').toLowerCase();
      const isSame = (first.get(folded) ?? name) === name;
      this.book.check(['case-sensitivity-metric-names'], isSame, `${topic}: ${name}`);
      first.set(folded, name ?? '');
    }
  }

  #sequence(session: Session, type: NodeMessage, { seq }: SeenPayload): void {
    const { book } = this;
    const inRange = seq !== null && Number.isInteger(seq) && seq >= 0 && seq <= 255;
    book.check(['payloads-sequence-num-always-included'], inRange, `${type} with seq ${seq}`);
    if (type === 'NBIRTH') {
      const ranges = ['payloads-nbirth-seq', 'payloads-sequence-num-req-nbirth'];
      book.check(
        [...ranges, 'message-flow-edge-node-birth-publish-nbirth-payload-seq'],
        inRange,
        `seq ${seq}`,
      );
      book.check(['topics-nbirth-seq-num'], seq === 0, `NBIRTH with seq ${seq}`);
    } else {
      const expected = session.seq === null ? null : (session.seq + 1) % 256;
      const name = type.toLowerCase();
      const topics = type === 'DBIRTH' ? 'topics-dbirth-seq' : `topics-${name}-seq-num`;
      const ids = ['payloads-sequence-num-incrementing', `payloads-${name}-seq-inc`, topics];
      if (type === 'DBIRTH') ids.push('message-flow-device-birth-publish-dbirth-payload-seq');
      book.check(ids, seq === expected, `${type} with seq ${seq}, expected ${expected}`);
      book.check([`payloads-${name}-seq`], inRange, `${type} with seq ${seq}`);
      if (type === 'DDEATH') book.check(['payloads-ddeath-seq-number'], inRange, `seq ${seq}`);
    }
    session.seq = seq;
  }

  #nodeBirth(session: Session, topic: ParsedTopic, payload: SeenPayload): void {
    const { book } = this;
    const flow = 'message-flow-edge-node-birth-publish';
    book.check(
      ['topics-nbirth-topic', `${flow}-nbirth-topic`],
      `${topic.group}/${topic.node}` === session.willDescriptor,
      topic.node,
    );
    const bdSeq = bdSeqOf(payload);
    const isInt64 = bdSeq?.datatype === 4 && bdSeq.field === 'longValue';
    book.check(['topics-nbirth-bdseq-included', 'payloads-nbirth-bdseq'], bdSeq !== undefined, 'no bdSeq');
    const isSame = bdSeq?.value === session.bdSeq;
    const detail = `NBIRTH with bdSeq ${String(bdSeq?.value)}, will ${session.bdSeq}`;
    book.check(['topics-nbirth-bdseq-matching', 'payloads-nbirth-bdseq-repeat'], isSame, detail);
    book.check([`${flow}-nbirth-payload-bdSeq`], isSame && isInt64, detail);
    this.#rebirthMetric(payload);
    this.#subscriptions(session, topic);
    this.#hostBeforeBirth();
    const isRebirth = session.rebirthAskedMs !== null;
    if (isRebirth) book.check(['operational-behavior-data-commands-rebirth-action-3'], isSame, detail);
    book.check(
      ['operational-behavior-data-publish-nbirth-order'],
      isChronological(payload.metrics),
      'NBIRTH',
    );
    session.phase = 'births';
    session.nodeMetrics = new Set(payload.metrics.map(({ name }) => name ?? ''));
    session.deviceMetrics.clear();
    session.descriptor = `${topic.group}/${topic.node}`;
  }

  #rebirthMetric({ metrics }: SeenPayload): void {
    const { book } = this;
    const found = metrics.find(({ name }) => name === 'Node Control/Rebirth');
    const prefix = 'operational-behavior-data-commands-rebirth';
    const isFalse = found?.field === 'booleanValue' && found.value === false;
    book.check([`${prefix}-name`], found !== undefined, 'no rebirth metric');
    book.check([`${prefix}-datatype`], found?.datatype === 11, `datatype ${found?.datatype}`);
    book.check([`${prefix}-value`], isFalse, `value ${String(found?.value)}`);
    book.check([`${prefix}-name-aliases`], found?.alias === null, 'an alias');
    const isWhole = isFalse && found.datatype === 11;
    book.check(['topics-nbirth-rebirth-metric', 'payloads-nbirth-rebirth-req'], isWhole, 'rebirth metric');
  }

  #subscriptions({ subscribed }: Session, { group, node }: ParsedTopic): void {
    const { book } = this;
    const has = (filter: string): boolean => subscribed.get(filter) === 1;
    const ncmd = has(`spBv1.0/${group}/NCMD/${node}`);
    book.check(['message-flow-edge-node-ncmd-subscribe', 'topics-ncmd-topic'], ncmd, 'no NCMD of QoS 1');
    const dcmd = has(`spBv1.0/${group}/DCMD/${node}/+`);
    book.check(['message-flow-device-dcmd-subscribe', 'topics-dcmd-topic'], dcmd, 'no DCMD of QoS 1');
    const { primaryHostId } = this.#options;
    if (primaryHostId === undefined) return;
    const id = 'operational-behavior-primary-application-state-with-multiple-servers-state-subs';
    book.check([id], subscribed.has(`spBv1.0/STATE/${primaryHostId}`), 'no STATE');
  }

  #hostBeforeBirth(): void {
    if (this.#options.primaryHostId === undefined) return;
    const flow = 'message-flow-edge-node-birth-publish-phid-wait';
    const ids = [flow, `${flow}-id`, `${flow}-online`, `${flow}-timestamp`];
    ids.push('operational-behavior-edge-node-birth-sequence-wait');
    this.book.check(ids, this.#host.isOnline, 'NBIRTH while the primary host is not online');
  }

  #afterBirth(session: Session, topic: ParsedTopic, payload: SeenPayload, atMs: number): void {
    const { book } = this;
    const { type } = topic;
    const device = topic.device ?? '';
    const isData = type === 'NDATA' || type === 'DDATA';
    const isBorn = session.phase === 'births' || session.phase === 'data';
    this.#rebirthAnswer(session, type, atMs);
    const form: Partial<Record<NodeMessage, string>> = {
      ...{ NDATA: 'topics-ndata-topic', DBIRTH: 'topics-dbirth-topic' },
      ...{ DDATA: 'topics-ddata-topic', DDEATH: 'topics-ddeath-topic' },
    };
    const isOurs = session.descriptor === `${topic.group}/${topic.node}`;
    book.check([form[type] ?? ''], isOurs, `${type} of ${topic.group}/${topic.node}`);
    if (isData) {
      const level = type === 'NDATA' ? 'nbirth' : 'dbirth';
      const known = type === 'NDATA' ? session.nodeMetrics : session.deviceMetrics.get(device);
      book.check([`payloads-${type.toLowerCase()}-order`], isBorn, `${type} before its births`);
      for (const { name } of payload.metrics) {
        const ids = [`operational-behavior-data-publish-${level}`, `topics-${level}-metric-reqs`];
        book.check(ids, known?.has(name ?? '') === true, `${type} of ${device} with unborn ${name}`);
      }
      const isOrdered = isChronological(payload.metrics);
      book.check([`operational-behavior-data-publish-${level}-order`], isOrdered, `${type} of ${device}`);
      book.check([`topics-${type.toLowerCase()}-payload`], payload.metrics.length > 0, `empty ${type}`);
      session.phase = 'data';
    }
    if (type === 'DBIRTH') {
      const flow = 'message-flow-device-birth-publish';
      book.check([`${flow}-nbirth-wait`], isBorn, 'DBIRTH before NBIRTH');
      const isNamed = `${topic.group}/${topic.node}` === session.willDescriptor;
      book.check([`${flow}-dbirth-topic`], isNamed, device);
      book.check([`${flow}-dbirth-match-edge-node-topic`], isOurs, device);
      book.check(['payloads-dbirth-order'], session.phase === 'births', `DBIRTH of ${device} after data`);
      const isOrdered = isChronological(payload.metrics);
      book.check(['operational-behavior-data-publish-dbirth-order'], isOrdered, `DBIRTH of ${device}`);
      const isNew = !session.deviceMetrics.has(device);
      book.check(['topic-structure-namespace-unique-device-id'], isNew, `${device} born twice`);
      session.deviceMetrics.set(device, new Set(payload.metrics.map(({ name }) => name ?? '')));
      session.knownDevices.add(device);
      const folded = [...session.knownDevices].filter((id) => id.toLowerCase() === device.toLowerCase());
      book.check(['case-sensitivity-sparkplug-ids'], folded.length === 1, folded.join(' '));
    }
    if (type === 'DDEATH') {
      session.mustReturn.delete(device);
      const was = session.deviceMetrics.delete(device);
      book.check(['operational-behavior-device-ddeath'], was, `DDEATH of ${device}, which was not born`);
    }
  }

  #rebirthAnswer(session: Session, type: NodeMessage, atMs: number): void {
    if (session.rebirthAskedMs === null) return;
    const isData = type === 'NDATA' || type === 'DDATA';
    const crossed = atMs - session.rebirthAskedMs <= (this.#options.crossingMs ?? 0);
    const isAnswered = session.phase === 'births' && session.seq !== null;
    if (isAnswered && (isData || type === 'DBIRTH')) {
      const missing = [...session.mustReturn].filter((id) => !session.deviceMetrics.has(id));
      if (isData) {
        const ids = ['1', '2'].map((step) => `operational-behavior-data-commands-rebirth-action-${step}`);
        this.book.check(ids, missing.length === 0, `rebirth without ${missing.join(' ')}`);
        session.rebirthAskedMs = null;
      }
    } else if (isData && !crossed) {
      this.book.check(['operational-behavior-data-commands-rebirth-action-1'], false, `${type} after NCMD`);
    }
  }

  #deliver(session: Session, { topic, payload }: SeenMessage, atMs: number): void {
    const [, group, type, node] = topic.split('/');
    if (type === 'NCMD' && `${group}/${node}` === session.descriptor) {
      const asked = decodeIndependently(payload)?.metrics.some(
        ({ name, value }) => name === 'Node Control/Rebirth' && value === true,
      );
      const isBorn = session.phase === 'births' || session.phase === 'data';
      if (asked && isBorn) {
        session.rebirthAskedMs = atMs;
        session.mustReturn = new Set(session.deviceMetrics.keys());
        // Whatever was born until now has to be born again.
        session.phase = 'data';
      }
    }
    if (topic === `spBv1.0/STATE/${this.#options.primaryHostId}`) this.#state(session, payload, atMs);
  }

  #state(session: Session, payload: Uint8Array, atMs: number): void {
    const state = stateIn(payload);
    if (!state) return;
    const { online, timestamp } = state;
    if (timestamp < (online ? this.#host.newest : this.#host.online)) return;
    this.#host.newest = Math.max(this.#host.newest, timestamp);
    if (online) this.#host.online = timestamp;
    this.#host.isOnline = online;
    const isBorn = session.phase === 'births' || session.phase === 'data';
    if (!online && isBorn) session.hostWentMs = atMs;
  }

  #afterHostWent(session: Session, type: NodeMessage): void {
    if (session.hostWentMs === null) return;
    const ids = ['message-flow-edge-node-birth-publish-phid-offline'];
    this.book.check(ids, type === 'NDEATH', `${type} after the primary host went`);
  }

  #disconnect(session: Session, reason: number): void {
    const { book } = this;
    const hasDied = session.lastType === 'NDEATH';
    const ids = ['ndeath', 'packet'].map(
      (what) => `operational-behavior-edge-node-intentional-disconnect-${what}`,
    );
    ids.push('payloads-ndeath-will-message-publisher');
    if (session.version === 4) ids.push('payloads-ndeath-will-message-publisher-disconnect-mqtt311');
    book.check(ids, hasDied, `DISCONNECT after ${session.lastType}`);
    if (session.version === 5) {
      const id = 'payloads-ndeath-will-message-publisher-disconnect-mqtt50';
      book.check([id], reason === 4, `DISCONNECT with reason ${reason}`);
    }
    session.isOpen = false;
    if (session.hostWentMs === null) return;
    book.check(
      [
        'operational-behavior-edge-node-termination-host-offline',
        'operational-behavior-primary-application-state-with-multiple-servers-walk',
      ],
      true,
      '',
    );
    this.#awaitsReconnect = true;
  }
}
