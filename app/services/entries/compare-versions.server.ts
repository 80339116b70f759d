import { and, eq, inArray } from "drizzle-orm";
import { parseEntryAddress } from "#app/domain/entries/accession.ts";
import { entryContent } from "#app/domain/entries/entry-content.ts";
import { entryTitle } from "#app/domain/entries/title.ts";
import { diffContent, type FieldChange } from "#app/domain/revisions/diff.ts";
import { entry, entryVersion, revision } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError } from "../errors.server.ts";

/** One side of a comparison. Times are ISO 8601, UTC. */
export type ComparedVersion = {
  readonly version: number;
  readonly active: boolean;
  readonly contentHash: string;
  readonly acceptedAt: string;
};

/** Two accepted versions of an entry and what differs between them. */
export type VersionComparison = {
  readonly accession: string;
  /** Of the later side. */
  readonly title: string;
  readonly from: ComparedVersion;
  readonly to: ComparedVersion;
  readonly changes: FieldChange[];
};

/**
 * Compares two accepted versions of an entry field by field, whichever is the later one. Throws
 * NotFoundError when one of them was never accepted.
 */
export async function compareVersions(input: {
  ctx: ServiceContext;
  accession: string;
  from: number;
  to: number;
}): Promise<VersionComparison> {
  const address = parseEntryAddress(input.accession);
  if (address === null) {
    throw new NotFoundError("The entry");
  }
  const rows = await input.ctx.db
    .select({
      version: entryVersion.version,
      active: entryVersion.active,
      contentHash: entryVersion.contentHash,
      acceptedAt: entryVersion.acceptedAt,
      content: revision.content,
    })
    .from(entry)
    .innerJoin(entryVersion, eq(entryVersion.entryId, entry.id))
    .innerJoin(revision, eq(revision.id, entryVersion.revisionId))
    .where(
      and(
        eq(entry.accession, address.accession),
        inArray(entryVersion.version, [input.from, input.to]),
      ),
    );
  const side = (version: number) => {
    const row = rows.find((candidate) => candidate.version === version);
    if (row === undefined) {
      throw new NotFoundError(`${address.accession}@${version}`);
    }
    const { content, acceptedAt, ...facts } = row;
    return {
      facts: { ...facts, acceptedAt: acceptedAt.toISOString() },
      content: entryContent.parse(JSON.parse(content)),
    };
  };
  const from = side(input.from);
  const to = side(input.to);
  return {
    accession: address.accession,
    title: entryTitle((input.to >= input.from ? to : from).content),
    from: from.facts,
    to: to.facts,
    changes: diffContent(from.content, to.content),
  };
}
