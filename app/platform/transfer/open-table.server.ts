import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { TsvRow } from "#app/domain/transfer/tsv-row.ts";
import { readTsv } from "./read-tsv.server.ts";

/** A table that is being read; `fingerprint` holds for what has been read so far, the file once `rows` has ended. */
export type OpenTable = {
  readonly rows: AsyncGenerator<TsvRow>;
  readonly fingerprint: () => { sha256: string; length: number };
};

/**
 * Opens a tab-separated file; see `readTsv` for what its rows are. The file is closed when reading ends
 * or is left. `onBytes` is given the bytes as they come, before their rows.
 */
export function openTable(path: string, onBytes?: (chunk: Uint8Array) => void): OpenTable {
  const hash = createHash("sha256");
  let length = 0;
  async function* bytes() {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      length += chunk.length;
      onBytes?.(chunk);
      yield chunk;
    }
  }
  return {
    rows: readTsv(bytes()),
    fingerprint: () => ({ sha256: hash.copy().digest("hex"), length }),
  };
}
