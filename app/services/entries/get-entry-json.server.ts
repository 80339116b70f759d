import { and, eq, sql } from "drizzle-orm";
import { parseEntryAddress } from "#app/domain/entries/accession.ts";
import type { Db } from "#db/client.server.ts";
import { entry, entryVersion, revision } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError } from "../errors.server.ts";
import { releasesOfVersion, standingRelease } from "./releases-of-version.server.ts";

/** An accepted version as the API gives it: the body, and the tag under which it can be kept. */
export type EntryJson = {
  readonly body: string;
  /** A strong entity tag (RFC 9110, 8.8.3): the content's hash and what the body says around it. */
  readonly etag: string;
};

/** Each statement is prepared once per database, so that the server plans it once per connection. */
const prepared = new WeakMap<Db, ReturnType<typeof prepare>>();

function prepare(db: Db) {
  const asked = sql`coalesce(${sql.placeholder("version")}::int, ${entry.acceptedVersion})`;
  return db
    .select({
      accession: entry.accession,
      kind: entry.kind,
      lifecycle: entry.lifecycle,
      version: entryVersion.version,
      contentHash: entryVersion.contentHash,
      acceptedAt: entryVersion.acceptedAt,
      // Of this very version: the entry's own module is that of its newest. Quotation marks inside
      // a JSON text are escaped, so the pattern meets the member alone.
      module: sql<string>`substring(${revision.content} from '"module":"([a-z]+)"')`,
      content: revision.content,
      releases: releasesOfVersion({ entryId: entry.id, version: entryVersion.version }),
    })
    .from(entry)
    .innerJoin(
      entryVersion,
      and(eq(entryVersion.entryId, entry.id), eq(entryVersion.version, asked)),
    )
    .innerJoin(revision, eq(revision.id, entryVersion.revisionId))
    .where(eq(entry.accession, sql.placeholder("accession")))
    .prepare("entry_json");
}

/**
 * Gives an accepted version as JSON: `address` is an accession, with `@version` for a fixed one. The
 * content is the very text that was hashed and approved, put in without being parsed. One statement.
 * Throws NotFoundError for what was never accepted, drafts included.
 */
export async function getEntryJson(input: {
  ctx: ServiceContext;
  address: string;
}): Promise<EntryJson> {
  const { db } = input.ctx;
  const address = parseEntryAddress(input.address);
  if (address === null) {
    throw new NotFoundError("The entry");
  }
  const statement = prepared.get(db) ?? prepare(db);
  prepared.set(db, statement);
  const [row] = await statement.execute(address);
  if (row === undefined) {
    throw new NotFoundError(input.address);
  }
  const release = standingRelease(row.releases) ?? "working";
  const head = JSON.stringify({
    accession: row.accession,
    version: row.version,
    kind: row.kind,
    module: row.module,
    lifecycle: row.lifecycle,
    contentHash: row.contentHash,
    acceptedAt: row.acceptedAt.toISOString(),
    releases: row.releases.map(({ version }) => version),
    release,
  });
  return {
    body: `${head.slice(0, -1)},"content":${row.content}}`,
    etag: `"${row.contentHash}.${row.version}.${row.lifecycle}.${row.releases.length}.${release}"`,
  };
}
