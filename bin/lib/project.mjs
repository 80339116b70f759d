import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** `[major, minor, patch]` of `20.19.0`, missing parts are 0. */
function versionParts(text) {
  const parts = text.split(".").map(Number);
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

function isAtLeast(version, minimum) {
  for (let index = 0; index < 3; index += 1) {
    if (version[index] !== minimum[index]) return version[index] > minimum[index];
  }
  return true;
}

/**
 * Whether a version satisfies a range written as package.json's `engines.node` is:
 * `^a.b.c` and `>=a.b.c`, joined by `||`.
 *
 * @param {{ version: string, range: string }} options
 */
export function satisfiesRange({ version, range }) {
  const actual = versionParts(version);
  return range.split("||").some((alternative) => {
    const match = /^(\^|>=)(\d+(?:\.\d+){0,2})$/.exec(alternative.trim());
    if (match === null) throw new Error(`Cannot read the version range "${alternative.trim()}".`);
    const minimum = versionParts(match[2]);
    return isAtLeast(actual, minimum) && (match[1] === ">=" || actual[0] === minimum[0]);
  });
}

/** One line that says why this Node.js cannot run Curatorium, or null when it can. */
export function nodeVersionProblem(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  if (satisfiesRange({ version, range: engines.node })) return null;
  return `Curatorium needs Node.js ${engines.node}; this is ${version}.`;
}
