import { sql } from "drizzle-orm";
import { releaseInstant, rowLineFromCanonical } from "#app/domain/releases/row-line.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import type { Db } from "#db/client.server.ts";

/** Rows that are read at a time: bounds memory whatever the size of the release. */
const ROWS_PER_PAGE = 1_000;

/**
 * The lines of a release's snapshot, sorted by accession, each with its line feed, a page at a time.
 * Every content is hashed again on the way out: a row that was altered in the database behind the
 * application stops the build and is named.
 */
export async function* snapshotPages(input: {
  db: Db;
  releaseId: string;
}): AsyncGenerator<{ text: string; rows: number; modules: ReadonlySet<string> }> {
  let after = "";
  for (;;) {
    const { rows } = await input.db.execute<{
      accession: string;
      version: number;
      active: boolean;
      module: string;
      accepted_at: string;
      content: string;
      content_hash: string;
    }>(sql`
      select e.accession, m.version, m.active, e.module, v.content_hash, r.content,
        to_char(v.accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as accepted_at
      from release_member m
      join entry e on e.id = m.entry_id
      join entry_version v on v.entry_id = m.entry_id and v.version = m.version
      join revision r on r.id = v.revision_id
      where m.release_id = ${input.releaseId} and e.accession collate "C" > ${after}
      order by e.accession collate "C"
      limit ${ROWS_PER_PAGE}`);
    const last = rows.at(-1);
    if (last === undefined) {
      return;
    }
    let text = "";
    const modules = new Set<string>();
    for (const row of rows) {
      invariant(
        sha256Hex(row.content) === row.content_hash,
        `${row.accession} version ${row.version} still has the content that was approved`,
      );
      modules.add(row.module);
      text += `${rowLineFromCanonical({
        id: row.accession,
        version: row.version,
        effectiveTime: releaseInstant(new Date(row.accepted_at)),
        active: row.active,
        moduleId: row.module,
        canonicalContent: row.content,
      })}\n`;
    }
    yield { text, rows: rows.length, modules };
    after = last.accession;
  }
}
