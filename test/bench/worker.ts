import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { copyIn, copyOut } from "./tasks/copy.ts";
import { acceptTask, importTask } from "./tasks/import.ts";
import { load } from "./tasks/load.ts";
import { readSnapshot } from "./tasks/read-out.ts";
import { record } from "./tasks/record.ts";
import { buildTask, sha256Task } from "./tasks/release.ts";
import { type SearchTask, searchBare, searchHttp, searchService } from "./tasks/search.ts";

/** Every task that a worker can do. Addresses are of databases unless they say otherwise. */
export type WorkerTask =
  | { kind: "import"; databaseUrl: string; path: string; actor: PersonActor }
  | { kind: "accept"; databaseUrl: string; batchId: string; actor: PersonActor }
  | { kind: "copy-in"; databaseUrl: string; folder: string; tables: readonly string[] }
  | { kind: "copy-out"; databaseUrl: string; query: string }
  | { kind: "build"; databaseUrl: string; home: string; version: string; actor: PersonActor }
  | { kind: "sha256"; paths: readonly string[] }
  | { kind: "read-snapshot"; databaseUrl: string; releaseId: string }
  | { kind: "record"; databaseUrl: string; home: string; paths: readonly string[] }
  | {
      kind: "load";
      serverUrl: string;
      paths: readonly string[];
      cookie: string | null;
      connections: number;
      warmUpSeconds: number;
      seconds: number;
    }
  | ({ kind: "search-http"; serverUrl: string } & SearchTask)
  | ({ kind: "search-service"; databaseUrl: string } & SearchTask)
  | ({ kind: "search-bare"; databaseUrl: string } & SearchTask);

const TASKS = {
  import: importTask,
  accept: acceptTask,
  "copy-in": copyIn,
  "copy-out": copyOut,
  build: buildTask,
  sha256: sha256Task,
  "read-snapshot": readSnapshot,
  record,
  load,
  "search-http": searchHttp,
  "search-service": searchService,
  "search-bare": searchBare,
} as const;

/** What a task of a kind gives. */
export type WorkerResult<Kind extends WorkerTask["kind"]> = Awaited<
  ReturnType<(typeof TASKS)[Kind]>
>;

/** How a worker answers. `peakMb` is the most memory that its process held. */
export type WorkerAnswer =
  | { readonly ok: true; readonly value: object; readonly peakMb: number }
  | { readonly ok: false; readonly error: string };

async function answer(task: WorkerTask): Promise<WorkerAnswer> {
  try {
    // The table has for each kind the function that takes the task of this kind.
    const run = TASKS[task.kind] as (given: WorkerTask) => Promise<object>;
    const value = await run(task);
    return { ok: true, value, peakMb: process.resourceUsage().maxRSS / 1024 };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? (error.stack ?? error.message) : "?" };
  }
}

process.once("message", (task: WorkerTask) => {
  void answer(task).then((message) => process.send?.(message));
});
// Without its parent a worker has nobody to answer to.
process.once("disconnect", () => process.exit());
