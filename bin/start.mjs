#!/usr/bin/env node
// Starts Curatorium from a fresh clone: installs, builds, then serves. `npm start`.
// The rest is loaded late, so that an old Node.js gets a sentence and not a syntax error.
import { nodeVersionProblem } from "./lib/project.mjs";

const problem = nodeVersionProblem();
if (problem === null) {
  const { endWithNpm } = await import("./lib/end-with-npm.mjs");
  endWithNpm();
  const { launch } = await import("./lib/launch.mjs");
  await launch({ args: ["serve", ...process.argv.slice(2)], report: (line) => console.log(line) });
} else {
  console.error(problem);
  process.exitCode = 1;
}
