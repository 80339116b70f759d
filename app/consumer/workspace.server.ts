import { mkdir, mkdtemp, readdir, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { STATES_NAME } from "./copy-state.server.ts";

/** After how long something half-finished is surely nobody's, in milliseconds. */
const ABANDONED_MS = 86_400_000;

const STAGING = /^\.staging-([0-9]{1,10})-/;

/**
 * A folder inside a copy in which a pull prepares everything, on the same file system, so that
 * renames finish it. `close` removes what is left of it, and the copy's folder too when the pull made
 * it and nothing came in.
 */
export type Workspace = { readonly folder: string; close(): Promise<void> };

/** Opens a workspace in `dir`, which is created when it is missing. */
export async function openWorkspace(dir: string): Promise<Workspace> {
  const made = await mkdir(dir, { recursive: true });
  const folder = await mkdtemp(join(dir, `.staging-${process.pid}-`));
  return {
    folder,
    close: async () => {
      await rm(folder, { recursive: true, force: true });
      // Fails, as it should, unless the folder is empty.
      if (made !== undefined) await rmdir(dir).catch(() => {});
    },
  };
}

/**
 * Removes what killed pulls left in a copy: staging folders whose process has ended, and after a day
 * whatever is neither finished nor `keep`, the state in force. A pull that still runs keeps its own.
 */
export async function sweep({
  dir,
  keep,
  now,
}: {
  dir: string;
  keep: string | null;
  now: Date;
}): Promise<void> {
  for (const name of await namesIn(dir)) {
    const pid = STAGING.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(dir, name);
    if (!isRunning(Number(pid)) || (await isAbandoned({ path, now }))) {
      await rm(path, { recursive: true, force: true });
    }
  }
  for (const name of await namesIn(join(dir, STATES_NAME))) {
    const path = join(dir, STATES_NAME, name);
    if (`${STATES_NAME}/${name}` !== keep && (await isAbandoned({ path, now }))) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function isAbandoned({ path, now }: { path: string; now: Date }): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && now.getTime() - found.mtimeMs > ABANDONED_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
