import { Agent, get } from "node:http";
import { ANONYMOUS } from "#app/domain/permissions/roles.ts";
import { NO_FACETS } from "#app/domain/search/entry-query.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { listEntries } from "#app/services/search/list-entries.server.ts";
import { openDatabase } from "#db/client.server.ts";

const MAX_CONNECTIONS = 4;

/** What is searched: `warmUp` before the clock counts, then `texts`, each for the first time. */
export type SearchTask = { readonly warmUp: readonly string[]; readonly texts: readonly string[] };

/** Milliseconds of each text, in the order given, and how many entries it finds. */
export type SearchResult = { readonly ms: number[]; readonly hits: number[] };

/**
 * Searches with the service behind the page: 25 rows in order of relevance with an excerpt each, and
 * the counts of all facets.
 */
export async function searchService(
  task: SearchTask & { databaseUrl: string },
): Promise<SearchResult> {
  const { db, close } = openDatabase({ url: task.databaseUrl, maxConnections: MAX_CONNECTIONS });
  const ctx = serviceContext({ db, actor: ANONYMOUS });
  try {
    return await timed(task, async (text) => {
      const { total } = await listEntries({
        ctx,
        query: {
          text,
          facets: NO_FACETS,
          status: "active",
          cites: null,
          sort: "relevance",
          page: 1,
        },
      });
      return total;
    });
  } finally {
    await close();
  }
}

/** Searches through a server's JSON address over one connection that stays open. */
export async function searchHttp(task: SearchTask & { serverUrl: string }): Promise<SearchResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    return await timed(task, async (text) => {
      const url = `${task.serverUrl}/api/v1/entries?q=${encodeURIComponent(text)}`;
      const { total } = JSON.parse(await bodyOf({ url, agent }));
      return Number(total);
    });
  } finally {
    agent.destroy();
  }
}

function bodyOf(input: { url: string; agent: Agent }): Promise<string> {
  return new Promise((resolve, reject) => {
    get(input.url, { agent: input.agent }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("error", reject);
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(body)
          : reject(new Error(`${input.url} was answered with ${response.statusCode}.`)),
      );
    }).on("error", reject);
  });
}

/** The bare query: the full-text index, ranked, 25 titles, and nothing else. */
const BARE_SEARCH = `select accession, title from entry_projection
  where active and search @@ websearch_to_tsquery('english', $1)
  order by ts_rank(search, websearch_to_tsquery('english', $1)) desc, accession limit 25`;

/** Searches with {@link BARE_SEARCH}, through the same driver; counts the rows it gets. */
export async function searchBare(
  task: SearchTask & { databaseUrl: string },
): Promise<SearchResult> {
  const { pool, close } = openDatabase({ url: task.databaseUrl, maxConnections: MAX_CONNECTIONS });
  try {
    return await timed(task, async (text) => (await pool.query(BARE_SEARCH, [text])).rows.length);
  } finally {
    await close();
  }
}

async function timed(
  task: SearchTask,
  search: (text: string) => Promise<number>,
): Promise<SearchResult> {
  for (const text of task.warmUp) {
    await search(text);
  }
  const ms: number[] = [];
  const hits: number[] = [];
  for (const text of task.texts) {
    const startedMs = performance.now();
    hits.push(await search(text));
    ms.push(performance.now() - startedMs);
  }
  return { ms, hits };
}
