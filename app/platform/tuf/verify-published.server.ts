import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openClient } from "./client.server.ts";
import { fetchReleaseFiles, readChannel, readManifest } from "./fetch-release.server.ts";

/** What a stranger with nothing but a root gets from a published repository. */
export type PublishedCheck = {
  /** Null when the channel is not published (yet). */
  readonly release: {
    readonly release: string;
    readonly sequence: number;
    readonly manifestSha256: string;
    readonly files: number;
  } | null;
  readonly requests: number;
  readonly bytes: number;
};

/**
 * Verifies a repository from outside, with tuf-js over HTTP: from `rootBytes` (the oldest kept root)
 * to the newest, the channel, its manifest, and every file of that release. Needs a folder for
 * temporary files with room for one release. Refuses like any consumer would.
 */
export async function verifyPublished({
  url,
  rootBytes,
  channel = "stable",
  temporaryFolder = tmpdir(),
}: {
  url: string;
  rootBytes: Uint8Array;
  channel?: string;
  temporaryFolder?: string;
}): Promise<PublishedCheck> {
  const folder = await mkdtemp(join(temporaryFolder, "curatorium-check-"));
  try {
    const into = join(folder, "release");
    await mkdir(into);
    const client = await openClient({ url, folder, rootBytes, temporaryFolder: folder });
    await client.refresh();
    const named = await readChannel({ client, channel });
    if (named === null) return { release: null, ...client.fetcher.traffic };
    const { manifest, bytes } = await readManifest({
      client,
      channel: named,
      channelName: channel,
    });
    await fetchReleaseFiles({ client, manifest, manifestBytes: bytes, into });
    return {
      release: {
        release: named.release,
        sequence: named.sequence,
        manifestSha256: named.manifest_sha256,
        files: manifest.files.length,
      },
      ...client.fetcher.traffic,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
