/**
 * Runs one step of a start and says so: the title before it, the seconds after it.
 *
 * @template T
 * @param {object} options
 * @param {string} options.title
 * @param {(line: string) => void} options.report takes one line of text
 * @param {() => Promise<T>} options.work
 * @returns {Promise<T>}
 */
export async function step({ title, report, work }) {
  report(`${title} …`);
  const startedMs = Date.now();
  const result = await work();
  report(`${title}: done in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
  return result;
}

/** The last lines of a command's output: enough to see why it failed. */
export function lastLines(text, count = 25) {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
