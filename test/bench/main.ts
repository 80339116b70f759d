import { availableParallelism, totalmem } from "node:os";
import { type Outcome, outcomeOf } from "./figure.ts";
import type { Measure, MeasureContext } from "./measures/context.ts";
import { measureHttp } from "./measures/http.ts";
import { importInto, measureImport } from "./measures/import.ts";
import { measureReadOut, measureRelease } from "./measures/release.ts";
import { measureSearch } from "./measures/search.ts";
import { type BenchOptions, extentOf } from "./options.ts";
import { type Machine, machineText, tableText } from "./print.ts";
import { findCivicRows } from "./rows/civic-folder.ts";
import { multiplyEntries } from "./rows/multiply.ts";
import { type BenchDatabase, makeWorld, onDatabase, type World } from "./world.ts";

/** The parts of the benchmark, in the order in which they run. */
const MEASURES: readonly Measure[] = [
  { id: "import", run: measureImport },
  { id: "http", run: measureHttp },
  { id: "search", run: measureSearch },
  { id: "read-out", run: measureReadOut },
  { id: "release", run: measureRelease },
];

/** Runs the benchmark and prints its figures; `bundles` is the folder of the bundled children. */
export async function bench(input: { options: BenchOptions; bundles: string }): Promise<void> {
  const { options } = input;
  const unknown = options.only.filter((id) => !MEASURES.some((measure) => measure.id === id));
  if (unknown.length > 0) {
    throw new Error(
      `There is no measure ${unknown.join(", ")}. Measures are ${MEASURES.map(({ id }) => id).join(", ")}.`,
    );
  }
  const world = await makeWorld(input.bundles);
  const onSignal = () => {
    void world.end().finally(() => process.exit(1));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, onSignal);
  }
  try {
    const context = await contextOf({ world, options });
    const outcomes: Outcome[] = [];
    for (const measure of MEASURES) {
      if (options.only.length === 0 || options.only.includes(measure.id)) {
        outcomes.push(...(await measure.run(context)).map(outcomeOf));
      }
    }
    const machine = await machineOf({ world, context });
    console.log(
      options.asJson
        ? JSON.stringify({ machine, isQuick: options.isQuick, figures: outcomes }, null, 2)
        : `\n${machineText(machine)}\n\n${tableText(outcomes)}`,
    );
  } finally {
    await world.end();
  }
}

async function contextOf(input: { world: World; options: BenchOptions }): Promise<MeasureContext> {
  const { world } = input;
  const extent = extentOf(input.options);
  const rows = await findCivicRows(world.folder);
  const say = (line: string) => console.error(`· ${line}`);
  say(`rows: ${rows.description}`);
  const small = once(async () => {
    say("importing the rows");
    const database = await world.makeDatabase();
    const { accept } = await importInto({ world, database, path: rows.path });
    await accept();
    await onDatabase(database, (client) => client.query("vacuum analyze"));
    return database;
  });
  const large = once(async () => {
    const source = await small();
    say(`multiplying them to ${extent.statements.toLocaleString("en")}`);
    const database = await world.makeDatabase(source);
    await onDatabase(database, (client) => multiplyEntries(client, extent.statements));
    return database;
  });
  return { world, extent, rows, small, large, say };
}

function once(make: () => Promise<BenchDatabase>): () => Promise<BenchDatabase> {
  let made: Promise<BenchDatabase> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function machineOf(input: { world: World; context: MeasureContext }): Promise<Machine> {
  return {
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
    postgres: await input.world.postgresVersion(),
    rows: input.context.rows.description,
    loadBefore: input.world.loadBefore,
  };
}
