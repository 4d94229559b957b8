/** The matrix, in order. */
import type { FaultRow } from '../bench/fault-row.ts';
import { browserKilled } from './f01-browser-killed.ts';
import { tabCrashed } from './f02-tab-crashed.ts';
import { brokerKilled } from './f03-broker-killed.ts';
import { halfOpen } from './f04-half-open.ts';
import { flappingLink } from './f05-flapping-link.ts';
import { quotaExceeded } from './f06-quota-exceeded.ts';
import { clockJump } from './f07-clock-jump.ts';
import { duplicateTab } from './f08-duplicate-tab.ts';
import { oneNameTwice } from './f09-one-name-twice.ts';

export const allRows: readonly FaultRow[] = [
  ...[browserKilled, tabCrashed, brokerKilled, halfOpen, flappingLink],
  ...[quotaExceeded, clockJump, duplicateTab, oneNameTwice],
];
