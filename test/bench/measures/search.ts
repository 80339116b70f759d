import { runTask } from "../children.ts";
import { type Figure, median, ninetieth } from "../figure.ts";
import { type RunningServer, startProduct } from "../product-server.ts";
import type { SearchResult, SearchTask } from "../tasks/search.ts";
import { type BenchDatabase, onDatabase } from "../world.ts";
import type { MeasureContext } from "./context.ts";

/** Texts that are searched in a round, and before it so that code and connections are warm. */
const TEXTS = 40;
const WARM_UP = 200;

const TARGET = {
  kind: "ratio",
  value: 3,
  why: "within three times of the bare query; Strapi 5 takes 850 ms and Payload 3 685 ms where it takes 1.3",
} as const;

type Texts = { readonly name: string; readonly list: readonly string[] };

/** Searches by words in the large database beside the bare full-text query. */
export async function measureSearch(context: MeasureContext): Promise<Figure[]> {
  const { world, extent } = context;
  const database = await context.large();
  const count = WARM_UP + TEXTS * extent.searchRounds;
  const kinds: Texts[] = [
    { name: "gene and drug", list: await names({ database, count }) },
    { name: "rare word", list: await rareWords({ database, count }) },
  ];
  const figures: Figure[] = [];
  for (const texts of kinds) {
    const product = await startProduct({ world, database });
    try {
      figures.push(...(await measureTexts({ context, database, texts, product })));
    } finally {
      await product.stop();
    }
  }
  return figures;
}

async function measureTexts(input: {
  context: MeasureContext;
  database: BenchDatabase;
  texts: Texts;
  product: RunningServer;
}): Promise<Figure[]> {
  const { context, database, texts, product } = input;
  const { world, extent, say } = context;
  const databaseUrl = database.url;
  const results = {
    json: [] as SearchResult[],
    page: [] as SearchResult[],
    bare: [] as SearchResult[],
  };
  for (let round = 0; round < extent.searchRounds; round += 1) {
    say(`search by ${texts.name}, round ${round + 1} of ${extent.searchRounds}`);
    const task = textsOf({ texts, round });
    results.json.push(
      await runTask(world.bundles, { kind: "search-http", serverUrl: product.url, ...task }),
    );
    results.page.push(
      await runTask(world.bundles, { kind: "search-service", databaseUrl, ...task }),
    );
    results.bare.push(await runTask(world.bundles, { kind: "search-bare", databaseUrl, ...task }));
  }
  const hits = median(results.page.flatMap((result) => result.hits));
  const figure = (what: "json" | "page"): Figure => ({
    id: `search-${what}-${texts.name.replaceAll(" ", "-")}`,
    name: `search by ${texts.name}${what === "json" ? ", JSON over HTTP" : ", service of the page"}`,
    unit: "ms",
    ours: results[what].map(({ ms }) => median(ms)),
    limitName: "bare full-text query by the driver: ranked, 25 titles",
    limit: results.bare.map(({ ms }) => median(ms)),
    target: TARGET,
    notes: [
      `${extent.statements.toLocaleString("en")} statements, ${TEXTS} texts a round, each for the first time, median ${hits} hits; nine of ten within ${median(results[what].map(({ ms }) => ninetieth(ms))).toFixed(1)} ms`,
      what === "json"
        ? "with the request, the total and all columns of 25 rows"
        : "with the counts of all facets and an excerpt of each of 25 rows",
    ],
  });
  return [figure("json"), figure("page")];
}

/** The texts of a round: no text is timed twice, and none of those that warm up is timed. */
function textsOf({ texts, round }: { texts: Texts; round: number }): SearchTask {
  const start = WARM_UP + round * TEXTS;
  return { warmUp: texts.list.slice(0, WARM_UP), texts: texts.list.slice(start, start + TEXTS) };
}

/** Invented words that about a dozen statements hold. */
async function rareWords(input: { database: BenchDatabase; count: number }): Promise<string[]> {
  return await onDatabase(input.database, async (client) => {
    const { rows } = await client.query<{ word: string }>(
      `select word from ts_stat($$select to_tsvector('simple', split_part(split_part(search_text, E'\\n\\n', 2), ' ', 1))
        from entry_projection where active order by accession desc limit 20000$$)
        where word ~ '^[a-p]{9}$' and ndoc between 1 and 6 order by md5(word) limit $1`,
      [input.count],
    );
    return rows.map(({ word }) => word);
  });
}

/** Gene and drug of an entry, as somebody types them. */
async function names(input: { database: BenchDatabase; count: number }): Promise<string[]> {
  return await onDatabase(input.database, async (client) => {
    const { rows } = await client.query<{ text: string }>(
      `select text from (select distinct gene || ' ' || drug as text
        from entry_projection, unnest(genes) gene, unnest(drugs) drug where active) pairs
        order by md5(text) limit $1`,
      [input.count],
    );
    return rows.map(({ text }) => text);
  });
}
