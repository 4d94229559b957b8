/** Names of gauges as levels of a plant (ISA-95, IEC 62264-1 §5.3): checked in words, and renamed in bulk. */
import { topicOf } from './topic.ts';

/** From the left; what lies between the line and the asset has no name of its own. */
const levelNames = ['Enterprise', 'Site', 'Area', 'Line'] as const;
/** Room for five levels and a tag in the shortest topic that brokers are known to cut. */
const longestLevel = 100;

export const levelsOf = (path: string): readonly string[] => (path === '' ? [] : path.split('/'));
export const pathOf = (levels: readonly string[]): string => levels.filter((level) => level !== '').join('/');

/** The level at `index` of a path to an asset, of `count` levels. */
export const levelNameAt = (index: number, count: number): string =>
  index === count - 1 ? 'Asset' : (levelNames[index] ?? 'Unit');

/** What is wrong with one level, and what to do; null where nothing is. */
export const levelIssue = (level: string): string | null => {
  if (level === '') return 'is empty: give it a name.';
  if (level !== level.trim()) return 'begins or ends with a space: take it away.';
  if (/[+#]/.test(level)) return 'has a + or #, which mean “any” in topics: take another sign.';
  if (level.includes('/')) return 'has a /, which parts levels: take another sign.';
  if (/\p{Cc}/u.test(level)) return 'has a control character: type it again.';
  if (level !== level.normalize('NFC')) return 'is not in Unicode’s composed form (NFC): type it again.';
  if (level.length > longestLevel) return `is longer than ${longestLevel} characters: shorten it.`;
  return null;
};

/** A gauge's place in the namespace, without the device's prefix. */
export interface GaugeName {
  /** Id of its calibration record. */
  readonly id: string;
  readonly asset: string;
  readonly tag: string;
}

/** `prefix/asset/tag`: what it is called in every encoder's topics, before their escapes. */
export const fullName = (prefix: string, { asset, tag }: Pick<GaugeName, 'asset' | 'tag'>): string =>
  pathOf([...levelsOf(prefix), asset, tag]);

const pathIssues = (what: string, path: string): readonly string[] =>
  levelsOf(path).flatMap((level) => {
    const issue = levelIssue(level);
    return issue === null ? [] : [`${what}: “${level}” ${issue}`];
  });

/** Where the device itself speaks. */
const isReserved = (kiosk: string, { asset, tag }: GaugeName): boolean => {
  const [first, second] = levelsOf(`${asset}/${tag}`);
  return first === kiosk && ['status', 'birth', 'gap', 'sparkplug-ack'].includes(second ?? '');
};

/** Sentences on one gauge's name among all of this device; empty where it can be used. */
export const nameIssues = (
  prefix: string,
  kiosk: string,
  name: GaugeName,
  all: readonly GaugeName[],
): readonly string[] => {
  const issues = [
    ...pathIssues('Prefix', prefix),
    ...(name.asset === '' ? ['The asset has no name: give it one.'] : pathIssues('Asset', name.asset)),
    ...(name.tag === '' ? ['The tag has no name: give it one.'] : pathIssues('Tag', name.tag)),
  ];
  if (issues.length > 0) return issues;
  const topic = topicOf(prefix, name.asset, name.tag);
  if (!topic.ok) return [topic.error];
  const same = all.find(
    (other) => other.id !== name.id && other.asset === name.asset && other.tag === name.tag,
  );
  if (same) return ['Another gauge of this device has the same name: each needs its own.'];
  return isReserved(kiosk, name) ? ['The device’s own messages stand there: take another name.'] : [];
};

/** Leading levels of the asset's path that are replaced by others; an empty `from` puts `to` in front. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** By whole levels: `works` does not stand in `workshop/PG-1`. An asset keeps at least one level. */
export const replaceLevels = (asset: string, { from, to }: Replacement): string => {
  const levels = levelsOf(asset);
  const lead = levelsOf(from);
  if (!lead.every((level, index) => levels[index] === level)) return asset;
  return pathOf([...levelsOf(to), ...levels.slice(lead.length)]);
};
