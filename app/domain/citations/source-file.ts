import { ok, type Result, refuse } from "../shared/result.ts";
import type { SourceMetadata } from "./source-metadata.ts";

/** How much of a file of sources is read. */
export const SOURCE_FILE_LIMITS = {
  bytes: 33_554_432,
  lineCharacters: 500_000,
  records: 20_000,
} as const;

/** Why a file, or one record of it, was not read: a stable code, one sentence, and the line (from 1). */
export type SourceFileFault = {
  readonly code: string;
  readonly line: number;
  readonly message: string;
};

/** What a file of sources holds. `skipped` says which records were passed over and why. */
export type SourceFile = {
  readonly records: readonly { readonly line: number; readonly metadata: SourceMetadata }[];
  readonly skipped: readonly SourceFileFault[];
};

/** The outcome of reading a file of sources: what it holds, or why it is refused as a whole. */
export type SourceFileResult = Result<SourceFile, SourceFileFault>;

/**
 * The lines of a text file in UTF-8, whatever ends them (LF, CR LF, CR), without a byte order mark.
 * Refuses what is too large, what is in another encoding (UTF-16, Latin-1, or text in which letters
 * were lost before), control characters that no text has, and lines over the limit; names the line.
 */
export function sourceLines(input: string | Uint8Array): Result<string[], SourceFileFault> {
  if (input.length > SOURCE_FILE_LIMITS.bytes) {
    const size = SOURCE_FILE_LIMITS.bytes / 1_048_576;
    return fault("file-too-large", 1, `A file of sources has at most ${size} MB.`);
  }
  const text = typeof input === "string" ? ok(input) : decode(input);
  if (!text.ok) {
    return text;
  }
  const lines = text.value.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    if (line.length > SOURCE_FILE_LIMITS.lineCharacters) {
      const message = `A line has at most ${SOURCE_FILE_LIMITS.lineCharacters} characters.`;
      return fault("file-line-length", index + 1, message);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    if (/[\u0000-\u0008\u000E-\u001F\uFFFD]/.test(line) || !line.isWellFormed()) {
      const message =
        "The line holds characters that no text has: the file is in another encoding, or damaged. Save it as UTF-8.";
      return fault("file-encoding", index + 1, message);
    }
  }
  return ok(lines);
}

/** A refusal of a file or record. */
export function fault(code: string, line: number, message: string) {
  return refuse({ code, line, message });
}

function decode(bytes: Uint8Array): Result<string, SourceFileFault> {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return fault("file-encoding", 1, "The file is in UTF-16. Save it as UTF-8.");
  }
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return fault(
      "file-encoding",
      firstBrokenLine(bytes),
      "The line holds bytes that are not UTF-8 text. Save the file as UTF-8.",
    );
  }
}

/** The first line whose bytes are no UTF-8; LF is a byte of its own in it, so that lines decode alone. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}
