import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ManifestFile } from "#app/domain/releases/manifest.ts";
import { checkRowLine, type RowHead, rowFileKind } from "#app/domain/releases/row.ts";
import { RELEASE_LIMITS } from "#app/domain/releases/wire.ts";
import { TufRefusal } from "./refusal.server.ts";

const LINE_FEED = 0x0a;

/**
 * Checks a file of a release against its manifest line: length, SHA-256, and, where the manifest
 * counts rows, their number; in row files also each row's form and the order. Streams: memory is
 * bounded by the longest row. Refuses `file-missing`, `file-altered`, `file-rows`, with the line.
 */
export async function checkReleaseFile({
  path,
  file,
}: {
  path: string;
  file: ManifestFile;
}): Promise<void> {
  const hash = createHash("sha256");
  const rows = file.rows === null ? null : rowChecker(file);
  let length = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > file.length) break;
      hash.update(chunk);
      rows?.take(chunk);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw refusal("file-missing", file.path, "is missing");
  }
  if (length !== file.length || hash.digest("hex") !== file.sha256) {
    throw refusal("file-altered", file.path, "differs from what the manifest lists");
  }
  rows?.end();
}

/** Takes a file's chunks and checks its lines; a fault is held back until `end`, after the digest. */
function rowChecker(file: ManifestFile) {
  const kind = rowFileKind(file.path);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest: Buffer[] = [];
  let restLength = 0;
  let count = 0;
  let before: RowHead | null = null;
  let fault: string | null = null;

  const line = (bytes: Buffer) => {
    count += 1;
    if (kind === null) return;
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      fault = `line ${count} is not UTF-8`;
      return;
    }
    const checked = checkRowLine({ line: text, kind, before });
    if (checked.ok) before = checked.value;
    else fault = `line ${count}: ${checked.error.message}`;
  };

  return {
    take(chunk: Buffer) {
      let start = 0;
      for (;;) {
        if (fault !== null) return;
        const end = chunk.indexOf(LINE_FEED, start);
        if (end === -1) break;
        line(Buffer.concat([...rest, chunk.subarray(start, end)]));
        rest = [];
        restLength = 0;
        start = end + 1;
      }
      rest.push(chunk.subarray(start));
      restLength += chunk.length - start;
      if (restLength > RELEASE_LIMITS.rowBytes) fault = `line ${count + 1} is too long`;
    },
    end() {
      if (fault === null && restLength > 0) fault = "the last line has no line feed";
      if (fault === null && count !== file.rows) {
        fault = `it has ${count} rows where the manifest lists ${file.rows}`;
      }
      if (fault !== null) throw refusal("file-rows", file.path, `is not in order: ${fault}`);
    },
  };
}

function refusal(code: string, path: string, what: string): TufRefusal {
  return new TufRefusal({ code, message: `${path} ${what.replace(/\.$/, "")}.`, path });
}
