import { firstMessage, runTask, startChild, stopChild } from "../children.ts";
import type { Figure, Target } from "../figure.ts";
import { POOL_MAX, type RunningServer, startProduct } from "../product-server.ts";
import { type Recording, STRANGE_COOKIE } from "../tasks/record.ts";
import { type BenchDatabase, onDatabase } from "../world.ts";
import type { MeasureContext } from "./context.ts";

const CONNECTIONS = 10;

/** Different entries and lists that are asked for in turn. */
const ENTRIES = 200;
const LISTS = 24;

type Kind = {
  readonly id: string;
  readonly name: string;
  readonly paths: readonly string[];
  /** Sent along, so that a page is not given from memory. */
  readonly cookie: string | null;
  readonly target: Target | null;
  readonly note: string;
};

/** Requests a second of entry and list, as page and as JSON, beside a bare server. */
export async function measureHttp(context: MeasureContext): Promise<Figure[]> {
  const { world, say } = context;
  const database = await context.small();
  const kinds = await kindsOf(database);
  say("recording the statements of the pages");
  const { recording } = await runTask(world.bundles, {
    kind: "record",
    databaseUrl: database.url,
    home: `${world.folder}/record`,
    paths: [...new Set(kinds.flatMap(({ paths }) => paths))],
  });
  const product = await startProduct({ world, database });
  try {
    const bare = await startBare({ context, database, recording });
    try {
      const figures: Figure[] = [];
      for (const kind of kinds) {
        figures.push(await measureKind({ context, kind, product, bare, recording }));
      }
      return figures;
    } finally {
      await bare.stop();
    }
  } finally {
    await product.stop();
  }
}

async function kindsOf(database: BenchDatabase): Promise<Kind[]> {
  const { accessions, lists } = await onDatabase(database, async (client) => {
    const entries = await client.query<{ accession: string }>(
      `select accession from (
        select accession, row_number() over (order by accession) as n, count(*) over () as total
        from entry_projection where active) numbered
      where n % greatest(1, total / $1) = 0 order by accession limit $1`,
      [ENTRIES],
    );
    const genes = await client.query<{ gene: string }>(
      `select gene from entry_projection, unnest(genes) gene where active
        group by 1 having count(*) > 25 order by count(*) desc, 1 limit $1`,
      [LISTS / 4],
    );
    return {
      accessions: entries.rows.map(({ accession }) => accession),
      lists: genes.rows.flatMap(({ gene }) =>
        ["strength", "accession", "recent", "strength&status=all"].map(
          (sort) => `?type=predictive&gene=${encodeURIComponent(gene)}&sort=${sort}`,
        ),
      ),
    };
  });
  const target = (what: string): Target => ({
    kind: "ratio",
    value: 0.25,
    why: `a quarter of the bare server; ${what}`,
  });
  const entryTarget = target("one entry as JSON: Payload 3 reaches 0.044, Strapi 5 0.025");
  const listTarget = target(
    "a filtered, sorted list of 25: Payload 3 reaches 0.078, Strapi 5 0.041",
  );
  const entries = (prefix: string) => accessions.map((accession) => `${prefix}/${accession}`);
  const filtered = (prefix: string) => lists.map((query) => `${prefix}${query}`);
  const remembered = "pages that nobody is signed in for are remembered until the next act";
  const anew = "each request makes the page anew";
  return [
    {
      id: "entry-json",
      name: "one entry as JSON",
      paths: entries("/api/v1/entries"),
      cookie: null,
      target: entryTarget,
      note: "read from the database each time",
    },
    {
      id: "list-json",
      name: "filtered, sorted list of 25 as JSON",
      paths: filtered("/api/v1/entries"),
      cookie: null,
      target: listTarget,
      note: "rows read each time, the total remembered until the next acceptance",
    },
    {
      id: "entry-page",
      name: "one entry as a page",
      paths: entries("/entries"),
      cookie: null,
      target: entryTarget,
      note: remembered,
    },
    {
      id: "list-page",
      name: "filtered, sorted list of 25 as a page",
      paths: filtered("/entries"),
      cookie: null,
      target: listTarget,
      note: remembered,
    },
    {
      id: "entry-page-anew",
      name: "one entry as a page, made anew",
      paths: entries("/entries"),
      cookie: STRANGE_COOKIE,
      target: null,
      note: anew,
    },
    {
      id: "list-page-anew",
      name: "filtered, sorted list as a page, made anew",
      paths: filtered("/entries"),
      cookie: STRANGE_COOKIE,
      target: null,
      note: anew,
    },
  ];
}

async function startBare(input: {
  context: MeasureContext;
  database: BenchDatabase;
  recording: Recording;
}): Promise<RunningServer> {
  const child = startChild({ folder: input.context.world.bundles, entry: "bare-server" });
  child.send({
    databaseUrl: input.database.url,
    maxConnections: POOL_MAX,
    recording: input.recording,
  });
  // The server's one message is its address.
  const { url } = (await firstMessage(child)) as { url: string };
  return { url, stop: () => stopChild(child) };
}

async function measureKind(input: {
  context: MeasureContext;
  kind: Kind;
  product: RunningServer;
  bare: RunningServer;
  recording: Recording;
}): Promise<Figure> {
  const { context, kind, product, bare } = input;
  const { extent, world, say } = context;
  const ours: number[] = [];
  const limit: number[] = [];
  const latencies: string[] = [];
  for (let round = 1; round <= extent.httpRounds; round += 1) {
    say(`${kind.name}, round ${round} of ${extent.httpRounds}`);
    for (const [server, values] of [
      [product, ours],
      [bare, limit],
    ] as const) {
      const result = await runTask(world.bundles, {
        kind: "load",
        serverUrl: server.url,
        paths: kind.paths,
        cookie: kind.cookie,
        connections: CONNECTIONS,
        warmUpSeconds: extent.httpWarmUpSeconds,
        seconds: extent.httpSeconds,
      });
      values.push(result.requestsPerSecond);
      if (server === product) {
        latencies.push(`${result.p50Ms}/${result.p99Ms}`);
      }
    }
  }
  const statements = input.recording[kind.paths[0] ?? ""]?.length ?? 0;
  return {
    id: kind.id,
    name: kind.name,
    unit: "requests/s",
    ours,
    limitName: `bare Node server, the same ${statements} statement${statements === 1 ? "" : "s"}, rows as JSON`,
    limit,
    target: kind.target,
    notes: [
      kind.note,
      `${kind.paths.length} addresses in turn, ${CONNECTIONS} connections, pool of ${POOL_MAX}; p50/p99 ms per round: ${latencies.join(", ")}`,
    ],
  };
}
