import { readFileSync } from "node:fs";
import { pullRelease } from "#app/consumer/pull.server.ts";
import type { TufSignature } from "#app/domain/releases/tuf-metadata.ts";
import { loadKeyFile } from "#app/platform/keys/key-file.server.ts";
import { publishStaged } from "#app/platform/tuf/publish.server.ts";
import type { StagedDocument } from "#app/platform/tuf/staged.server.ts";
import type { TargetSource } from "#app/platform/tuf/target-files.server.ts";

/** What the process is to do; `killAt` counts the points at which it may die, from 1, 0 for never. */
export type ChildTask = { readonly killAt: number; readonly now: string } & (
  | {
      readonly kind: "publish";
      readonly dir: string;
      readonly staged: StagedDocument<"targets">;
      readonly signatures: readonly TufSignature[];
      readonly files: readonly TargetSource[];
      readonly snapshotKey: string;
      readonly timestampKey: string;
    }
  | { readonly kind: "pull"; readonly url: string; readonly dir: string; readonly root: string }
);

/** Runs a task in a process of its own and prints how many points it passed. */
async function run(task: ChildTask): Promise<void> {
  const now = new Date(task.now);
  let points = 0;
  const point = () => {
    points += 1;
    if (points === task.killAt) process.kill(process.pid, "SIGKILL");
  };
  if (task.kind === "publish") {
    await publishStaged({
      ...task,
      now,
      snapshotSigner: await loadKeyFile({ path: task.snapshotKey }),
      timestampSigner: await loadKeyFile({ path: task.timestampKey }),
      onWrite: point,
    });
  } else {
    const rootBytes = readFileSync(task.root);
    await pullRelease({ ...task, rootBytes, now, onStep: point, onBytes: point });
  }
  console.log(JSON.stringify({ points }));
}

const [path] = process.argv.slice(2);
if (path !== undefined) {
  run(JSON.parse(readFileSync(path, "utf8"))).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
