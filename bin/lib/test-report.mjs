import { readFileSync } from "node:fs";

/**
 * What one step did. `notes` are one-line reasons of failures that no test carries.
 * @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Tally
 */

/** @returns {Tally} */
export function emptyTally() {
  return { passed: 0, failed: 0, skipped: 0, notes: [] };
}

/**
 * Adds tallies up.
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumTallies(tallies) {
  const total = emptyTally();
  for (const tally of tallies) {
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    total.notes.push(...tally.notes);
  }
  return total;
}

/**
 * The closing line: `N passed, N failed`, and `, N skipped` when any was.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/**
 * Counts a run of vitest from its JSON report. A file that could not be loaded has no test in it
 * and would count as nothing; it counts as one failure here.
 * @param {any} report
 * @returns {Tally}
 */
export function tallyVitest(report) {
  const unloadable = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
    notes: unloadable.map((file) => `${file.name}: ${file.message.split("\n")[0]}`),
  };
}

/**
 * Counts a run of Playwright from its JSON report. A flaky test is a failed one: it failed once.
 * @param {any} report
 * @returns {Tally}
 */
export function tallyPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
    notes: report.errors.map((error) => String(error.message).split("\n")[0]),
  };
}

/**
 * Reads a runner's report and holds it against how the runner ended: a runner that ended badly
 * never counts as a success, and neither does one that was to run tests and ran none.
 *
 * @param {object} options
 * @param {string} options.file the JSON report; may be absent when the runner died
 * @param {(report: any) => Tally} options.read
 * @param {{ code: number, timedOut: boolean }} options.ended
 * @returns {Tally}
 */
export function tallyRunner({ file, read, ended }) {
  let tally = emptyTally();
  try {
    tally = read(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    tally = { ...emptyTally(), failed: 1, notes: [`no readable report (${error.message})`] };
  }
  const count = tally.passed + tally.failed + tally.skipped;
  if (ended.timedOut) {
    tally.failed += 1;
    tally.notes.push("stopped at its time limit");
  } else if (count === 0) {
    tally.failed = 1;
    tally.notes.push(`ran no test and ended with code ${ended.code}`);
  } else if (ended.code !== 0 && tally.failed === 0) {
    tally.failed = 1;
    tally.notes.push(`ended with code ${ended.code} though every test passed`);
  }
  return tally;
}
