#!/usr/bin/env node
// The command line: installs and builds what is missing, then runs the command.
// The rest is loaded late, so that an old Node.js gets a sentence and not a syntax error.
import { nodeVersionProblem } from "./lib/project.mjs";

const problem = nodeVersionProblem();
if (problem === null) {
  const { launch } = await import("./lib/launch.mjs");
  await launch({ args: process.argv.slice(2), report: (line) => console.error(line) });
} else {
  console.error(problem);
  process.exitCode = 1;
}
