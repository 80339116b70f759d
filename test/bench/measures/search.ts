import { runTask } from "../children.ts";
import { type Figure, median, ninetieth } from "../figure.ts";
import { type BenchDatabase, onDatabase } from "../world.ts";
import type { MeasureContext } from "./context.ts";

/** Texts of one kind that are searched in a round; no text comes twice. */
const TEXTS = 40;

const TARGET = {
  kind: "ratio",
  value: 3,
  why: "within three times of the bare query; Strapi 5 takes 850 ms and Payload 3 685 ms where it takes 1.3",
} as const;

/** Searches by words in the large database, as the page does it, beside the bare full-text query. */
export async function measureSearch(context: MeasureContext): Promise<Figure[]> {
  const { extent } = context;
  const database = await context.large();
  const kinds = [
    {
      id: "search-rare",
      name: "search by a rare word",
      texts: await rareWords(database, extent.searchRounds),
    },
    {
      id: "search-names",
      name: "search by gene and drug",
      texts: await names(database, extent.searchRounds),
    },
  ];
  const figures: Figure[] = [];
  for (const kind of kinds) {
    figures.push(await measureKind({ context, database, kind }));
  }
  return figures;
}

async function measureKind(input: {
  context: MeasureContext;
  database: BenchDatabase;
  kind: { id: string; name: string; texts: readonly string[] };
}): Promise<Figure> {
  const { context, database, kind } = input;
  const { world, extent, say } = context;
  const ours: number[] = [];
  const limit: number[] = [];
  const slowest: number[] = [];
  const hits: number[] = [];
  const perRound = Math.floor(kind.texts.length / extent.searchRounds);
  for (let round = 0; round < extent.searchRounds; round += 1) {
    say(`${kind.name}, round ${round + 1} of ${extent.searchRounds}`);
    const texts = kind.texts.slice(round * perRound, (round + 1) * perRound);
    const databaseUrl = database.url;
    const found = await runTask(world.bundles, { kind: "search-ours", databaseUrl, texts });
    const bare = await runTask(world.bundles, { kind: "search-bare", databaseUrl, texts });
    ours.push(median(found.ms));
    limit.push(median(bare.ms));
    slowest.push(ninetieth(found.ms));
    hits.push(...found.hits);
  }
  return {
    id: kind.id,
    name: kind.name,
    unit: "ms",
    ours,
    limitName: "bare full-text query: ranked, 25 titles",
    limit,
    target: TARGET,
    notes: [
      `${extent.statements.toLocaleString("en")} statements, ${perRound} texts per round, each for the first time, median hits ${median(hits)}, nine of ten within ${median(slowest).toFixed(1)} ms; ours also counts all facets and quotes the matches`,
    ],
  };
}

/** Invented words that about a dozen statements hold. */
async function rareWords(database: BenchDatabase, rounds: number): Promise<string[]> {
  return await onDatabase(database, async (client) => {
    const { rows } = await client.query<{ word: string }>(
      `select word from ts_stat($$select to_tsvector('simple', split_part(split_part(search_text, E'\\n\\n', 2), ' ', 1))
        from entry_projection where active order by accession desc limit 20000$$)
        where word ~ '^[a-p]{9}$' and ndoc between 1 and 6 order by md5(word) limit $1`,
      [TEXTS * rounds],
    );
    return rows.map(({ word }) => word);
  });
}

/** Gene and drug of an entry, as somebody types them. */
async function names(database: BenchDatabase, rounds: number): Promise<string[]> {
  return await onDatabase(database, async (client) => {
    const { rows } = await client.query<{ text: string }>(
      `select text from (select distinct concat_ws(' ', genes[1], drugs[1]) as text
        from entry_projection where active and cardinality(genes) > 0 and cardinality(drugs) > 0) pairs
        order by md5(text) limit $1`,
      [TEXTS * rounds],
    );
    return rows.map(({ text }) => text);
  });
}
