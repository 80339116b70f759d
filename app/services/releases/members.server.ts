import { z } from "zod";
import { releaseInstant, rowLineAround } from "#app/domain/releases/row-line.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import type { Db } from "#db/client.server.ts";
import type { BinaryField } from "#db/queries/copy-binary.server.ts";
import { copyRows } from "#db/queries/copy-rows.server.ts";

/** Rows that are given at a time: bounds memory whatever the size of the release. */
const ROWS_PER_PAGE = 1_000;

/** Some lines of a snapshot, as the bytes that go into the file. */
export type SnapshotPage = {
  readonly bytes: Buffer;
  readonly rows: number;
  readonly modules: ReadonlySet<string>;
};

/**
 * The lines of a release's snapshot, sorted by accession, each with its line feed, a page at a time.
 * Every content is hashed again on the way out: a row that was altered in the database behind the
 * application stops the build and is named.
 */
export async function* snapshotPages(input: {
  db: Db;
  releaseId: string;
}): AsyncGenerator<SnapshotPage> {
  const query = snapshotQuery(z.uuid().parse(input.releaseId));
  let parts: Buffer[] = [];
  let modules = new Set<string>();
  let rows = 0;
  for await (const members of copyRows({ db: input.db, query })) {
    for (const member of members) {
      const { line, module } = snapshotLine(member);
      parts.push(...line);
      modules.add(module);
      rows += 1;
      if (rows === ROWS_PER_PAGE) {
        yield { bytes: Buffer.concat(parts), rows, modules };
        parts = [];
        modules = new Set();
        rows = 0;
      }
    }
  }
  if (rows > 0) {
    yield { bytes: Buffer.concat(parts), rows, modules };
  }
}

/** The contents are fetched behind the sort, so that what is sorted is small. */
function snapshotQuery(releaseId: string): string {
  return `
    select accession, version, active, module, extract(epoch from accepted_at)::float8, content_hash,
      (select r.content from revision r where r.id = revision_id)
    from (
      select e.accession collate "C" as accession, m.version, m.active, e.module, v.accepted_at,
        v.content_hash, v.revision_id
      from release_member m
      join entry e on e.id = m.entry_id
      join entry_version v on v.entry_id = m.entry_id and v.version = m.version
      where m.release_id = '${releaseId}'
      order by 1) members
    order by 1`;
}

/** The line in pieces: the content is not copied, and never leaves its approved bytes. */
function snapshotLine(member: readonly BinaryField[]): { line: Buffer[]; module: string } {
  const [accession, version, active, module, acceptedAt, contentHash, content] = member;
  invariant(
    accession && version && active && module && acceptedAt && contentHash && content,
    "a member of a release has a version, and that a revision",
  );
  const id = accession.toString("utf8");
  const versionNumber = version.readInt32BE();
  invariant(
    sha256Hex(content) === contentHash.toString("latin1"),
    `${id} version ${versionNumber} still has the content that was approved`,
  );
  const moduleId = module.toString("utf8");
  const { before, after } = rowLineAround({
    id,
    version: versionNumber,
    effectiveTime: releaseInstant(new Date(acceptedAt.readDoubleBE() * 1000)),
    active: active[0] === 1,
    moduleId,
  });
  return { line: [Buffer.from(before), content, Buffer.from(`${after}\n`)], module: moduleId };
}
