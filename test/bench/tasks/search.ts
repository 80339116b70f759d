import { ANONYMOUS } from "#app/domain/permissions/roles.ts";
import { NO_FACETS } from "#app/domain/search/entry-query.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { listEntries } from "#app/services/search/list-entries.server.ts";
import { openDatabase } from "#db/client.server.ts";

const MAX_CONNECTIONS = 4;

/** Milliseconds and hits of each text, in the order given. */
export type SearchResult = { readonly ms: number[]; readonly hits: number[] };

/**
 * Searches with the service behind the page: 25 rows in order of relevance with an excerpt each, and
 * the counts of all facets. No text is searched twice, so nothing is answered from memory.
 */
export async function searchOurs(task: {
  databaseUrl: string;
  texts: readonly string[];
}): Promise<SearchResult> {
  const { db, close } = openDatabase({
    url: task.databaseUrl,
    maxConnections: MAX_CONNECTIONS,
  });
  const ctx = serviceContext({ db, actor: ANONYMOUS });
  const search = (text: string) =>
    listEntries({
      ctx,
      query: { text, facets: NO_FACETS, status: "active", cites: null, sort: "relevance", page: 1 },
    });
  try {
    // Two connections and the code are warm before the first text counts.
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([search(`warm ${round}`), search(`up ${round}`)]);
    }
    return await each(task.texts, async (text) => (await search(text)).total);
  } finally {
    await close();
  }
}

/** The bare query: the full-text index, ranked, 25 rows, and nothing else. */
export const BARE_SEARCH = `select accession, title from entry_projection
  where active and search @@ websearch_to_tsquery('english', $1)
  order by ts_rank(search, websearch_to_tsquery('english', $1)) desc, accession limit 25`;

/** Searches with {@link BARE_SEARCH}, through the same driver. */
export async function searchBare(task: {
  databaseUrl: string;
  texts: readonly string[];
}): Promise<SearchResult> {
  const { pool, close } = openDatabase({
    url: task.databaseUrl,
    maxConnections: MAX_CONNECTIONS,
  });
  const search = async (text: string) => (await pool.query(BARE_SEARCH, [text])).rows.length;
  try {
    for (let round = 0; round < 5; round += 1) {
      await search(`warm ${round}`);
    }
    return await each(task.texts, search);
  } finally {
    await close();
  }
}

async function each(
  texts: readonly string[],
  search: (text: string) => Promise<number>,
): Promise<SearchResult> {
  const ms: number[] = [];
  const hits: number[] = [];
  for (const text of texts) {
    const startedMs = performance.now();
    hits.push(await search(text));
    ms.push(performance.now() - startedMs);
  }
  return { ms, hits };
}
