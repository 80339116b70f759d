import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process of this id exists, whoever owns it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error.code === "EPERM";
  }
}

/**
 * The moment a process started, as an opaque text, or null when it does not run or cannot be
 * asked. Ids are used again, soonest in containers; id and start together are not.
 */
export function startOf(pid) {
  try {
    if (process.platform === "linux") {
      // proc(5): field 22, counted after the name, which may itself hold spaces and brackets.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

/** The command line of a process, or null when it does not run or cannot be asked. */
export function commandOf(pid) {
  try {
    if (process.platform === "linux") {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    }
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}
