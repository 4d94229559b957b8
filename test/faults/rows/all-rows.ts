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
import { tornCopy } from './f10-torn-copy.ts';
import { corruptDatabase } from './f11-corrupt-database.ts';
import { otherVersion } from './f12-other-version.ts';
import { sevenDaysOffline } from './f13-seven-days-offline.ts';
import { publishDenied } from './f14-publish-denied.ts';
import { queueCap } from './f15-queue-cap.ts';
import { primaryHostOffline } from './f16-primary-host-offline.ts';
import { poisonRecord } from './f17-poison-record.ts';
import { rebirthStorm } from './f18-rebirth-storm.ts';
import { storageCleared } from './f19-storage-cleared.ts';
import { background } from './f20-background.ts';

export const allRows: readonly FaultRow[] = [
  ...[browserKilled, tabCrashed, brokerKilled, halfOpen, flappingLink],
  ...[quotaExceeded, clockJump, duplicateTab, oneNameTwice, tornCopy],
  ...[corruptDatabase, otherVersion, sevenDaysOffline, publishDenied, queueCap],
  ...[primaryHostOffline, poisonRecord, rebirthStorm, storageCleared, background],
];
