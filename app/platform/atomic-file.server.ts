import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * The points of an atomic write that a crash can fall between: nothing done; part of the temporary
 * file written; all of it written and flushed; renamed into place; folder flushed too.
 */
export const WRITE_PHASES = ["begin", "half", "written", "renamed", "synced"] as const;
export type WritePhase = (typeof WRITE_PHASES)[number];

/** Told each phase of each write with the final path; tests kill the process from here. */
export type OnWrite = (path: string, phase: WritePhase) => void;

/** What the bytes of a file must be; thrown as {@link UnexpectedContentError} when they are not. */
export type ExpectedContent = { readonly sha256: string; readonly length: number };

/** The source of an atomic write had other bytes than were asked for; nothing was put in place. */
export class UnexpectedContentError extends Error {}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const TEMPORARY = /^\..+\.[0-9a-f]{12}\.tmp$/;

/**
 * Puts a file in place so that any reader, also after a crash or a loss of power, finds the former
 * content or all of the new: temporary file in the same folder, fsync, rename, fsync of the folder.
 * `data` may be streamed; `check`, called after the last chunk and before the rename, throws to stop.
 * Overwrites. The mode is set whatever the umask.
 */
export async function writeFileAtomic({
  path,
  data,
  mode = 0o644,
  check = () => {},
  onWrite = () => {},
}: {
  path: string;
  data: Uint8Array | string | Chunks;
  mode?: number;
  check?: () => void;
  onWrite?: OnWrite | undefined;
}): Promise<void> {
  const folder = dirname(path);
  await ensureFolder(folder);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  onWrite(path, "begin");
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      await writeChunks({ handle, chunks: chunksOf(data), onHalf: () => onWrite(path, "half") });
      check();
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    onWrite(path, "written");
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  onWrite(path, "renamed");
  await syncFolder(folder);
  onWrite(path, "synced");
}

/** Creates a folder and its missing parents, each made durable in its own parent. */
export async function ensureFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) {
    await syncFolder(dirname(folder));
  }
}

/** Flushes a folder's list of names. Windows has no such call and does without. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Flushes every file and folder below a folder, so that a rename that follows cannot outlive them. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await syncTree(path);
      continue;
    }
    const handle = await open(path, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  await syncFolder(folder);
}

/** Deletes the temporary files that killed writes left in a folder; the folder may be missing. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const name of names.filter((name) => TEMPORARY.test(name))) {
    await rm(join(folder, name), { force: true });
  }
}

function chunksOf(data: Uint8Array | string | Chunks): Chunks {
  if (typeof data !== "string" && !(data instanceof Uint8Array)) return data;
  const bytes = Buffer.from(data);
  const middle = Math.ceil(bytes.length / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}

async function writeChunks({
  handle,
  chunks,
  onHalf,
}: {
  handle: FileHandle;
  chunks: Chunks;
  onHalf: () => void;
}): Promise<void> {
  let isFirst = true;
  for await (const chunk of chunks) {
    await handle.writeFile(chunk);
    if (isFirst) onHalf();
    isFirst = false;
  }
}
