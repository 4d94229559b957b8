/** The matrix, in order. */
import type { FaultRow } from '../bench/fault-row.ts';
import { browserKilled } from './f01-browser-killed.ts';
import { tabCrashed } from './f02-tab-crashed.ts';
import { brokerKilled } from './f03-broker-killed.ts';

export const allRows: readonly FaultRow[] = [browserKilled, tabCrashed, brokerKilled];
