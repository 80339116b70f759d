import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive, startOf } from "./process-identity.mjs";

const POLL_MS = 50;

/** Tokens of the locks that this very process holds: its own id alone proves nothing. */
const held = new Set();

async function readHolder(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}

function isHeld(holder) {
  if (holder.pid === process.pid) return held.has(holder.token);
  if (!isAlive(holder.pid)) return false;
  const start = startOf(holder.pid);
  return start === null || holder.start === null || start === holder.start;
}

/** Puts the lock file in place with its content, in one step; false when somebody has it. */
async function tryTake({ path, holder }) {
  const draft = `${path}.${holder.token}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Takes a dead holder's file away, unless a living one has replaced it in the meantime. */
async function clearStale({ path, stale }) {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved !== null && moved.token !== stale?.token) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

/**
 * Runs `work` while no other process is inside `withLock` for the same path. A holder that died
 * is recognised by its process id and start time, and its lock is taken over.
 *
 * The lock saves double work; what must never happen twice is guarded again by the work itself
 * (rename into place, PostgreSQL's own postmaster.pid).
 *
 * @template T
 * @param {object} options
 * @param {string} options.path the lock file; its folder is made when it is missing
 * @param {() => Promise<T>} options.work
 * @param {number} options.timeoutMs how long to wait for another holder
 * @param {() => void} [options.onWait] called once when another holder must be waited for
 * @returns {Promise<T>}
 */
export async function withLock({ path, work, timeoutMs, onWait }) {
  const holder = { pid: process.pid, start: startOf(process.pid), token: randomUUID() };
  const deadlineMs = Date.now() + timeoutMs;
  let hasWaited = false;
  await mkdir(dirname(path), { recursive: true });
  held.add(holder.token);
  try {
    while (!(await tryTake({ path, holder }))) {
      const other = await readHolder(path);
      if (other !== null && isHeld(other)) {
        if (Date.now() > deadlineMs) {
          throw new Error(`Process ${other.pid} has held ${path} for too long; stop it first.`);
        }
        if (!hasWaited) onWait?.();
        hasWaited = true;
        await delay(POLL_MS);
      } else {
        await clearStale({ path, stale: other });
      }
    }
    return await work();
  } finally {
    held.delete(holder.token);
    const current = await readHolder(path);
    if (current?.token === holder.token) await rm(path, { force: true });
  }
}
