import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { CliError } from "./cli-error.ts";

/** Longest line that is read as a password, in bytes. */
const MAX_LINE_BYTES = 1_024;

/**
 * A password from the operator: the first line of standard input when told so, else typed twice on a
 * terminal without being shown. Null when neither is possible, or nothing was typed.
 */
export async function readPassword(input: { readonly fromStdin: boolean }): Promise<string | null> {
  if (input.fromStdin) {
    return firstLine();
  }
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    return null;
  }
  const first = await ask("Password (leave empty for a new one): ");
  if (first === "") {
    return null;
  }
  if ((await ask("Password again: ")) !== first) {
    throw new CliError("The two passwords are not the same.");
  }
  return first;
}

async function firstLine(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > MAX_LINE_BYTES || bytes.includes("\n")) {
      break;
    }
  }
  const [line = ""] = Buffer.concat(chunks).toString("utf8").split(/\r?\n/, 1);
  if (line === "" || size > MAX_LINE_BYTES) {
    throw new CliError("Standard input has no password in its first line.", { exitCode: 2 });
  }
  return line;
}

/** Asks on standard error, and shows nothing of what is typed. */
async function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  const aborted = new AbortController();
  // Ctrl-C and Ctrl-D end the question; without this the promise would never settle.
  terminal.once("close", () => aborted.abort());
  try {
    return await terminal.question("", { signal: aborted.signal });
  } catch {
    throw new CliError("No password was given.");
  } finally {
    process.stderr.write("\n");
    terminal.close();
  }
}
