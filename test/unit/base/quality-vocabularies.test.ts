/** Quality reasons in the words of OPC UA, Sparkplug and NAMUR NE 107. */
import { describe, expect, it } from 'vitest';
import { badReasons, qualityOf, uncertainReasons, type Reason } from '../../../src/base/quality.ts';
import { goodVocabulary, vocabularyOf, vocabularyOfReason } from '../../../src/base/quality-vocabularies.ts';
import { reasonWords } from '../../../src/base/reason-words.ts';

const reasons: readonly Reason[] = [...badReasons, ...uncertainReasons];

/** OPC UA Part 4 §7.39.1: the two highest bits are the severity. */
const severityOf = (code: number): string => ['good', 'uncertain', 'bad'][code >>> 30] ?? 'reserved';

describe('vocabularies', () => {
  it.each(badReasons)('%s is bad in every vocabulary', (reason) => {
    const said = vocabularyOfReason(reason);
    expect(severityOf(said.opcUaStatusCode)).toBe('bad');
    expect(said.opcUaName).toMatch(/^Bad/);
    expect(said.sparkplugQuality).toBe(0);
    expect(said.ne107).not.toBe('normal');
  });

  it.each(uncertainReasons)('%s keeps a value in every vocabulary, yet is not plainly good', (reason) => {
    const said = vocabularyOfReason(reason);
    const severity = reason === 'entered-by-hand' ? 'good' : 'uncertain';
    expect(severityOf(said.opcUaStatusCode)).toBe(severity);
    expect(said.opcUaStatusCode).not.toBe(0);
    expect(said.ne107).not.toBe('normal');
  });

  it.each([
    ['end-stop', 0x40930000, 192, 'off-spec'],
    ['beyond-scale', 0x40940000, 192, 'off-spec'],
    ['few-frames', 0x40950000, 192, 'off-spec'],
    ['calibration-overdue', 0x420a0000, 192, 'maintenance'],
    ['re-registered', 0x420a0000, 192, 'maintenance'],
    ['no-reference', 0x420a0000, 192, 'maintenance'],
    ['simulated', 0x42090000, 0, 'check-function'],
    ['last-value-held', 0x40900000, 500, 'maintenance'],
    ['entered-by-hand', 0x00960000, 192, 'check-function'],
    ['gauge-absent', 0x808c0000, 0, 'failure'],
    ['covered', 0x808c0000, 0, 'failure'],
    ['camera-lost', 0x808b0000, 0, 'failure'],
    ['not-calibrated', 0x80890000, 0, 'check-function'],
    ['out-of-service', 0x808d0000, 0, 'check-function'],
    ['waiting', 0x80320000, 0, 'check-function'],
    ['data-lost', 0x809d0000, 0, 'failure'],
    ['clock-unusable', 0x80230000, 0, 'failure'],
  ] as const)('%s has the codes of the data plane', (reason, opcUa, sparkplug, ne107) => {
    const said = vocabularyOf([reason]);
    expect([said.opcUaStatusCode, said.sparkplugQuality, said.ne107]).toEqual([opcUa, sparkplug, ne107]);
  });

  it('says good for no reason at all', () => {
    expect(vocabularyOf([])).toBe(goodVocabulary);
    expect(goodVocabulary).toMatchObject({ opcUaStatusCode: 0, sparkplugQuality: 192, ne107: 'normal' });
    expect(qualityOf([])).toBe('good');
  });

  it.each(reasons)('%s is said in a few words of its own, and what to do in a sentence', (reason) => {
    const { what, act } = reasonWords[reason];
    expect(what).toMatch(/^[a-z].{3,40}[^.]$/);
    expect(act).toMatch(/^$|^[A-Z].{5,110}\.$/);
    expect(reasons.filter((other) => reasonWords[other].what === what)).toEqual([reason]);
  });
});
