#!/usr/bin/env node
// Runs every check and test of the repository: `npm test`, or `npm test -- unit lint` for parts.
// Needs nothing but Node on a fresh clone; the last line is always `N passed, N failed`.
import { ensureInstalled } from "./lib/install.mjs";
import { nodeVersionProblem, projectRoot } from "./lib/project.mjs";
import { endAll } from "./lib/run.mjs";
import { makeRunFolders, removeAbandonedFolders } from "./lib/test-folders.mjs";
import { closingLine, emptyTally, sumTallies } from "./lib/test-report.mjs";
import { PARTS, stepsFor } from "./lib/test-steps.mjs";

let isStopping = false;

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
  await removeAbandonedFolders();
  const folders = makeRunFolders();
  const context = { root: projectRoot, reports: folders.files };
  try {
    await ensureInstalled();
    const outcomes = [];
    for (const step of stepsFor(parts)) {
      if (isStopping) throw new Error("stopped by a signal");
      outcomes.push(await runStep({ step, context }));
    }
    console.log(`\n${outcomes.map((outcome) => outcome.line).join("\n")}`);
    console.log(`all steps: ${seconds(startedMs)}\n`);
    return sumTallies(outcomes.map((outcome) => outcome.tally));
  } catch (error) {
    console.log(`\nThe run ended early: ${error.message}\n`);
    return { ...emptyTally(), failed: 1 };
  } finally {
    await folders.remove();
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
  console.error(`Unknown part: ${unknown.join(", ")}. Parts are ${PARTS.join(", ")}.`);
  process.exit(2);
}

// The first signal ends the step that runs, and the run tidies up; a second one ends it at once.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    endAll();
  });
}
process.on("exit", () => endAll());

process.chdir(projectRoot);
const total = await runAll(parts);
console.log(closingLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
