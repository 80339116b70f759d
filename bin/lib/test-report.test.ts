// Goal: the closing line never says that all is well when something failed or nothing ran.
// Method: reports as vitest and Playwright write them, good, bad, broken and absent.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  closingLine,
  sumTallies,
  tallyPlaywright,
  tallyRunner,
  tallyVitest,
} from "./test-report.mjs";

const vitestReport = (changes: object = {}) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ name: "a.test.ts", status: "passed", message: "", assertionResults: [] }],
  ...changes,
});

const playwrightReport = (changes: object = {}, errors: readonly object[] = []) => ({
  stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0, ...changes },
  errors,
});

const GOOD_END = { code: 0, timedOut: false };

describe("one runner's report", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "curatorium-report-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function tally(report: object | string, ended = GOOD_END) {
    const file = join(folder, "report.json");
    writeFileSync(file, typeof report === "string" ? report : JSON.stringify(report));
    return tallyRunner({ file, read: tallyVitest, ended });
  }

  test("counts what passed and what was skipped", () => {
    expect(tally(vitestReport())).toEqual({ passed: 3, failed: 0, skipped: 1, notes: [] });
  });

  test("counts a file that could not be loaded", () => {
    const broken = {
      name: "b.test.ts",
      status: "failed",
      message: "no\nsuch",
      assertionResults: [],
    };
    const result = tally(vitestReport({ testResults: [broken] }), { code: 1, timedOut: false });
    expect(result).toMatchObject({ failed: 1, notes: ["b.test.ts: no"] });
  });

  test("counts a file with a failed test once", () => {
    const file = {
      name: "b",
      status: "failed",
      message: "",
      assertionResults: [{ status: "failed" }],
    };
    const report = vitestReport({ numFailedTests: 1, testResults: [file] });
    expect(tally(report, { code: 1, timedOut: false })).toMatchObject({ passed: 3, failed: 1 });
  });

  test.each([
    ["a bad end after good tests", vitestReport(), { code: 1, timedOut: false }],
    ["a run that was stopped", vitestReport(), { code: 143, timedOut: true }],
    ["a report that is cut off", '{"numPassed', GOOD_END],
    ["no test at all", vitestReport({ numPassedTests: 0, numPendingTests: 0 }), GOOD_END],
  ])("fails on %s", (_, report, ended) => {
    expect(tally(report, ended).failed).toBe(1);
  });

  test("fails when there is no report", () => {
    const file = join(folder, "absent.json");
    expect(tallyRunner({ file, read: tallyVitest, ended: GOOD_END }).failed).toBe(1);
  });
});

describe("Playwright's report", () => {
  test("counts a flaky test as failed", () => {
    expect(tallyPlaywright(playwrightReport({ flaky: 1 }))).toMatchObject({ passed: 4, failed: 1 });
  });

  test("counts an error outside of the tests", () => {
    const report = playwrightReport({}, [{ message: "no config\nat" }]);
    expect(tallyPlaywright(report)).toMatchObject({ passed: 4, failed: 1, notes: ["no config"] });
  });
});

test("the closing line names skipped tests only when there are any", () => {
  const one = { passed: 1, failed: 0, skipped: 0, notes: [] };
  expect(closingLine(sumTallies([one, { ...one, failed: 2 }]))).toBe("2 passed, 2 failed");
  expect(closingLine({ ...one, skipped: 3 })).toBe("1 passed, 0 failed, 3 skipped");
});
