/** The life of an edge node in one scene, for every rule that packets alone can show. */
import { birth, NodeBench, reading, startMs } from './node-bench.ts';

const live = (bench: NodeBench, sequence: number, change = {}): void => {
  bench.nowMs = startMs + sequence * 1000 + 50;
  bench.send(['PG-101', 'PG-102'].map((gauge) => reading(gauge, sequence, change)));
};

/** Two sessions by MQTT 5: births, data past the wrap of seq, rebirth, death of a device, loss, an intentional stop. */
export const playNode = (version: 4 | 5): NodeBench => {
  const bench = new NodeBench(undefined, version);
  bench.gauges([birth('PG-101'), birth('PG-102')]);
  bench.connect();
  for (let sequence = 0; sequence < 140; sequence += 1) live(bench, sequence);
  live(bench, 140, { value: null, quality: 'bad', reasons: ['glare'], u95: null });
  bench.handle({ kind: 'lost', count: 7, nowMs: bench.nowMs });
  bench.askForRebirth();
  live(bench, 141);
  bench.gauges([birth('PG-101')]);
  bench.gauges([birth('PG-101'), birth('PG-102', { rangeHigh: 16 })]);
  live(bench, 142);
  bench.send([reading('PG-101', 12, { historical: true }), reading('PG-101', 11, { historical: true })]);
  bench.lose();
  bench.connect();
  live(bench, 143);
  bench.stop();
  return bench;
};

/** With a primary host: it comes, goes and comes back. */
export const playNodeWithHost = (): NodeBench => {
  const bench = new NodeBench({ groupId: 'Lyon', edgeNodeId: 'kiosk-7', primaryHostId: 'scada' });
  bench.gauges([birth('PG-101'), birth('PG-102')]);
  bench.connect();
  bench.host(true, startMs);
  live(bench, 1);
  bench.host(false, startMs + 2000);
  bench.connect();
  bench.host(false, startMs + 2000);
  bench.host(true, startMs + 3000);
  live(bench, 4);
  bench.stop();
  return bench;
};
