import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { ChildTask } from "./kill-child.ts";

/** How a child ended: by SIGKILL (null), or having passed so many points. */
export type ChildEnd = { readonly points: number | null };

/** Bundles the child into `folder`, so that plain Node can run it. Gives a function that runs a task. */
export async function childRunner(folder: string): Promise<(task: ChildTask) => Promise<ChildEnd>> {
  const script = join(folder, "child.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("./kill-child.ts", import.meta.url))],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  let count = 0;
  return async (task) => {
    count += 1;
    const taskFile = join(folder, `task-${count}.json`);
    await writeFile(taskFile, JSON.stringify(task));
    const child = spawn(process.execPath, [script, taskFile], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (...ended) => resolve(ended));
    });
    if (signal === "SIGKILL") return { points: null };
    if (code !== 0) throw new Error(`The child failed: ${err}`);
    return { points: (JSON.parse(out) as { points: number }).points };
  };
}
