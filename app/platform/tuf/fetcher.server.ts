import { randomBytes } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Fetcher } from "tuf-js";
// Not in tuf-js's index; its client tells "no newer root" from a fault by exactly this class.
import { DownloadHTTPError, DownloadLengthMismatchError } from "tuf-js/dist/error.js";

/** Longest silence of a server, in milliseconds, before a transfer is given up. */
const IDLE_TIMEOUT_MS = 30_000;

const USER_AGENT = "curatorium";

/** What was asked of the server so far; `bytes` are those of bodies that were taken in. */
export type Traffic = { requests: number; bytes: number };

/** Takes part of a file's bytes as they come in. */
export type OnBytes = (length: number) => void;

/** A fetcher for tuf-js that counts, with the address last asked for and every newer root it saw. */
export type CountingFetcher = Fetcher & {
  readonly traffic: Traffic;
  readonly lastAddress: () => string;
  readonly newerRoots: ReadonlyMap<number, Buffer>;
};

/**
 * Makes a fetcher over HTTP(S). Every body is bounded: one byte past `maxLength` ends the transfer.
 * Files pass through `temporaryFolder`, which the caller provides and removes. Redirects are
 * followed; what they lead to is verified like anything else.
 */
export function createFetcher({
  temporaryFolder,
  onBytes = () => {},
}: {
  temporaryFolder: string;
  onBytes?: OnBytes | undefined;
}): CountingFetcher {
  const traffic: Traffic = { requests: 0, bytes: 0 };
  const newerRoots = new Map<number, Buffer>();
  let last = "";

  async function* bodyOf({ url, maxLength }: { url: string; maxLength: number }) {
    last = url;
    traffic.requests += 1;
    let length = 0;
    for await (const chunk of chunksOf(url)) {
      length += chunk.length;
      if (length > maxLength) {
        throw new DownloadLengthMismatchError(
          `longer than the ${maxLength} bytes that are allowed`,
        );
      }
      traffic.bytes += chunk.length;
      yield chunk;
    }
  }

  return {
    traffic,
    newerRoots,
    lastAddress: () => last,
    downloadBytes: async (url, maxLength) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bodyOf({ url, maxLength })) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const version = /\/([1-9][0-9]*)\.root\.json$/.exec(url)?.[1];
      if (version !== undefined) newerRoots.set(Number(version), bytes);
      return bytes;
    },
    downloadFile: async (url, maxLength, handler) => {
      const path = join(temporaryFolder, `${randomBytes(8).toString("hex")}.part`);
      try {
        const handle = await open(path, "wx");
        try {
          for await (const chunk of bodyOf({ url, maxLength })) {
            await handle.writeFile(chunk);
            onBytes(chunk.length);
          }
        } finally {
          await handle.close();
        }
        return await handler(path);
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}

/** The body of an answer, given up when the server falls silent. Throws DownloadHTTPError unless it is 2xx. */
async function* chunksOf(url: string): AsyncGenerator<Uint8Array> {
  const abort = new AbortController();
  const giveUp = () => abort.abort(new Error(`no data for ${IDLE_TIMEOUT_MS / 1000} seconds`));
  const timer = setTimeout(giveUp, IDLE_TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      signal: abort.signal,
      headers: { "user-agent": USER_AGENT, "accept-encoding": "identity" },
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new DownloadHTTPError(`the server answered ${response.status}`, response.status);
    }
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      timer.refresh();
      yield chunk;
    }
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
