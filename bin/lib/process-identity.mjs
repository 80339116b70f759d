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

/** One field of a process: by proc(5)'s number on Linux, by name from `ps` elsewhere. */
function fieldOf({ pid, number, name }) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // Counted after the second field, the program's name, which may hold spaces and brackets.
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[number - 3] ?? null;
    }
    return execFileSync("ps", ["-o", `${name}=`, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

/**
 * The moment a process started, as an opaque text, or null when it does not run or cannot be
 * asked. Ids are used again, soonest in containers; id and start together are not.
 */
export function startOf(pid) {
  return fieldOf({ pid, number: 22, name: "lstart" });
}

/** The id of the process that a process belongs to, or null when it cannot be asked. */
export function parentOf(pid) {
  const parent = fieldOf({ pid, number: 4, name: "ppid" });
  return parent === null ? null : Number(parent);
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
