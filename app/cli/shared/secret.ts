import { createInterface } from "node:readline";
import { CliError } from "./cli-error.ts";

/** The longest secret that is read, in characters. */
const MAX_SECRET_LENGTH = 1_000;

/**
 * Gets a secret without putting it into the command line, where every process could read it: the first
 * line of standard input when asked for, else typed at the terminal without being shown. Refuses when
 * there is neither.
 */
export async function askSecret(input: {
  question: string;
  isFromStdin: boolean;
  /** How else to give it ("on standard input with --password-stdin"), for the refusal's text. */
  instead: string;
}): Promise<string> {
  if (!input.isFromStdin && !process.stdin.isTTY) {
    throw new CliError(`Give it at a terminal, or ${input.instead}.`, { exitCode: 2 });
  }
  const secret = input.isFromStdin ? await firstLine() : await typed(input.question);
  if (secret.length === 0 || secret.length > MAX_SECRET_LENGTH) {
    throw new CliError(`A secret has 1 to ${MAX_SECRET_LENGTH} characters.`);
  }
  return secret;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return "";
}

async function typed(question: string): Promise<string> {
  const terminal = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal: true,
  });
  return await new Promise((resolve) => {
    terminal.question(question, (answer) => {
      terminal.close();
      process.stderr.write("\n");
      resolve(answer);
    });
    // The question stands; what is typed after it is not echoed.
    Reflect.set(terminal, "_writeToOutput", () => {});
  });
}
