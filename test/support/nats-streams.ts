/** What each node of a NATS cluster reports of its streams → what one of them does not have yet. */

/** What a stream's leader knows of another node that holds it. The others only guess. */
interface Replica {
  readonly name: string;
  readonly current?: boolean;
  /** Entries of the log that it has not yet; absent for none. */
  readonly lag?: number;
}

/** Of NATS's `/jsz?streams=true&accounts=true`. */
export interface StreamDetail {
  readonly name: string;
  readonly cluster?: { readonly leader?: string; readonly replicas?: readonly Replica[] };
  readonly state?: { readonly last_seq: number };
}

/** By the name of the node. */
export type StreamReports = ReadonlyMap<string, readonly StreamDetail[]>;

const hasAll = (node: string, leaders: StreamDetail, own: StreamDetail | undefined): boolean => {
  const replica = leaders.cluster?.replicas?.find(({ name }) => name === node);
  const isCurrent = replica?.current === true && (replica.lag ?? 0) === 0;
  return isCurrent && (own?.state?.last_seq ?? -1) >= (leaders.state?.last_seq ?? Infinity);
};

/**
 * Names of the streams of which `node` does not have all: their leader does not call it current, it has itself fewer
 * messages than the leader had, or nobody leads them. What it leads itself it has.
 * @param reports that of `node` asked for after the others
 */
export const streamsBehind = (node: string, reports: StreamReports): readonly string[] => {
  const names = new Set([...reports.values()].flat().map(({ name }) => name));
  return [...names].filter((name) => {
    const of = (who: string): StreamDetail | undefined =>
      reports.get(who)?.find((each) => each.name === name);
    const leader = [...reports.keys()].find((who) => of(who)?.cluster?.leader === who);
    if (leader === undefined) return true;
    return leader !== node && !hasAll(node, of(leader)!, of(node));
  });
};
