/** Reasons behind a quality as a screen says them: which tell something, and how many fit. */
import type { Reason } from '../../base/quality.ts';
import { reasonWords, type ReasonWords } from '../../base/reason-words.ts';

/** Words for one reason. */
export const wordsOf = (reason: Reason): ReasonWords => reasonWords[reason];

/** Without `simulated` where there is a reason that says more: the screen has its own plain mark for that. */
export const tellingReasons = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.length > 1 ? reasons.filter((reason) => reason !== 'simulated') : reasons;

/** "glare on the dial, too dark", the gravest first; beyond `most` their number. */
export const sayReasons = (reasons: readonly Reason[], most = Infinity): string => {
  const telling = tellingReasons(reasons);
  const said = telling.slice(0, most).map((reason) => reasonWords[reason].what);
  if (telling.length > said.length) said.push(`${telling.length - said.length} more`);
  return said.join(', ');
};
