/** Vitest's JSON report → counts of passed, failed and skipped tests. */
import { readFileSync, rmSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {string} file @returns {Counts | null} null where the run wrote no report */
export const countsOf = (file) => {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const brokenSuites = report.testResults.filter(
      (/** @type {any} */ suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
    ).length;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenSuites,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return null;
  } finally {
    rmSync(file, { force: true });
  }
};

/**
 * @param {string} file @param {boolean} passed
 * @returns {Pick<import('./run-step.mjs').Outcome, 'passed' | 'summary' | 'counts'>}
 */
export const readReport = (file, passed) => {
  const counts = countsOf(file);
  if (!counts) return { passed: false, summary: 'no report' };
  const { passed: green, failed, skipped } = counts;
  return {
    passed: passed && failed === 0 && green > 0,
    summary: `${green} passed, ${failed} failed, ${skipped} skipped`,
    counts,
  };
};
