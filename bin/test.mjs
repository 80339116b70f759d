#!/usr/bin/env node
// Runs every check and test of the repository: `npm test`, or `npm test -- unit lint` for parts.
// Needs nothing but Node on a fresh clone; the last line is always `N passed, N failed`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled } from "./lib/install.mjs";
import { nodeVersionProblem, projectRoot } from "./lib/project.mjs";
import { endAll } from "./lib/run.mjs";
import { closingLine, emptyTally, sumTallies } from "./lib/test-report.mjs";
import { PARTS, stepsFor } from "./lib/test-steps.mjs";

const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;

/** Runs one step; whatever it throws is a failure of that step and of no other. */
async function runStep({ step, context }) {
  const startedMs = Date.now();
  console.log(`\n── ${step.name}`);
  let tally = emptyTally();
  try {
    tally = await step.execute(context);
  } catch (error) {
    tally = { ...emptyTally(), failed: 1, notes: [error.message] };
  }
  for (const note of tally.notes) console.log(`   ${note}`);
  const line = `── ${step.name}: ${closingLine(tally)} (${seconds(startedMs)})`;
  console.log(line);
  return { tally, line };
}

/** Installs what is missing, then runs the steps one after the other. */
async function runAll(parts) {
  const startedMs = Date.now();
  const reports = mkdtempSync(join(tmpdir(), "curatorium-test-"));
  const context = { root: projectRoot, reports };
  try {
    await ensureInstalled();
    const outcomes = [];
    for (const step of stepsFor(parts)) outcomes.push(await runStep({ step, context }));
    console.log(`\n${outcomes.map((outcome) => outcome.line).join("\n")}`);
    console.log(`all steps: ${seconds(startedMs)}\n`);
    return sumTallies(outcomes.map((outcome) => outcome.tally));
  } catch (error) {
    console.log(`\nThe tests could not be started: ${error.message}\n`);
    return { ...emptyTally(), failed: 1 };
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

const problem = nodeVersionProblem();
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}

const parts = process.argv.slice(2);
const unknown = parts.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unPARTS.join(", ")}. Parts are ${PARTS.join(", ")}.`);
  process.exit(2);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}
process.on("exit", () => endAll());

process.chdir(projectRoot);
const total = await runAll(parts);
console.log(closingLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
