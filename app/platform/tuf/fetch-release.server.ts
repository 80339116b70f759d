import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { TargetFile } from "tuf-js";
import { type Channel, channelPath, parseChannel } from "#app/domain/releases/channel.ts";
import {
  checkChannelNames,
  MANIFEST_NAME,
  type Manifest,
  type ManifestFile,
  parseManifest,
  releaseTargetPath,
} from "#app/domain/releases/manifest.ts";
import { RELEASE_LIMITS } from "#app/domain/releases/wire.ts";
import { checkReleaseFile } from "./check-file.server.ts";
import type { TufClient } from "./client.server.ts";
import { sha256Hex } from "./digest.server.ts";
import type { OnBytes } from "./fetcher.server.ts";
import { TufRefusal, unwrap } from "./refusal.server.ts";

/**
 * Reads what a channel names; null when the repository has no such channel. Refuses
 * `channel-malformed`, and `too-large`.
 */
export async function readChannel({
  client,
  channel,
}: {
  client: TufClient;
  channel: string;
}): Promise<Channel | null> {
  const path = channelPath(channel);
  const target = await client.find(path);
  if (target === null) return null;
  const bytes = await client.read(target, RELEASE_LIMITS.channelBytes);
  return unwrap(parseChannel(utf8(bytes, path)), path);
}

/**
 * Reads the manifest of the release that a channel names, and checks that both tell the same.
 * Refuses a release that is not published (`release-missing`), `manifest-malformed`,
 * `release-incoherent`, `too-large`.
 */
export async function readManifest({
  client,
  channel,
  channelName,
}: {
  client: TufClient;
  channel: Channel;
  channelName: string;
}): Promise<{ manifest: Manifest; bytes: Buffer }> {
  const path = releaseTargetPath({ release: channel.release, path: MANIFEST_NAME });
  const target = await client.find(path);
  if (target === null) throw missing(path, `channel ${channelName} names it`);
  const bytes = await client.read(target, RELEASE_LIMITS.manifestBytes);
  const manifest = unwrap(parseManifest(utf8(bytes, path)), path);
  const manifestSha256 = sha256Hex(bytes);
  return {
    manifest: unwrap(checkChannelNames({ channel, channelName, manifest, manifestSha256 })),
    bytes,
  };
}

/**
 * Puts every file of a release, with its manifest, into the empty folder `into` and checks each:
 * what the targets role signed, what the manifest lists, and the bytes must agree. `reuse` may give a
 * local file with a digest's bytes, which is then copied instead of downloaded.
 */
export async function fetchReleaseFiles({
  client,
  manifest,
  manifestBytes,
  into,
  reuse = () => null,
  onReused = () => {},
}: {
  client: TufClient;
  manifest: Manifest;
  manifestBytes: Uint8Array;
  into: string;
  reuse?: (sha256: string) => string | null;
  onReused?: OnBytes;
}): Promise<void> {
  await writeFile(join(into, MANIFEST_NAME), manifestBytes);
  for (const file of manifest.files) {
    const target = await signedTarget({ client, release: manifest.release, file });
    const to = join(into, ...file.path.split("/"));
    await mkdir(dirname(to), { recursive: true });
    const held = reuse(file.sha256);
    if (held !== null && (await copyChecked({ from: held, to, file }))) {
      onReused(file.length);
      continue;
    }
    await client.download(target, to);
    await checkReleaseFile({ path: to, file });
  }
}

async function signedTarget({
  client,
  release,
  file,
}: {
  client: TufClient;
  release: string;
  file: ManifestFile;
}): Promise<TargetFile> {
  const path = releaseTargetPath({ release, path: file.path });
  const target = await client.find(path);
  if (target === null) throw missing(path, "the manifest lists it");
  if (target.length !== file.length || target.hashes.sha256 !== file.sha256) {
    throw new TufRefusal({
      code: "release-incoherent",
      message: `${path}: the manifest and the signed targets list different bytes.`,
      path,
    });
  }
  return target;
}

async function copyChecked({
  from,
  to,
  file,
}: {
  from: string;
  to: string;
  file: ManifestFile;
}): Promise<boolean> {
  try {
    await copyFile(from, to);
    await checkReleaseFile({ path: to, file });
    return true;
  } catch {
    // The held file has gone or changed since; the download that follows replaces the copy.
    return false;
  }
}

function utf8(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new TufRefusal({ code: "not-utf8", message: `${path}: is not UTF-8.`, path });
  }
}

function missing(path: string, why: string): TufRefusal {
  const message = `${path}: is not published, though ${why}.`;
  return new TufRefusal({ code: "release-missing", message, path });
}
