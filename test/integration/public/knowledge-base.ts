import { eq } from "drizzle-orm";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import type { Actor, PersonActor } from "#app/domain/permissions/roles.ts";
import { type EntryQuery, NO_FACETS } from "#app/domain/search/entry-query.ts";
import { parseEntryQuery } from "#app/domain/search/parse-entry-query.ts";
import { newId } from "#app/platform/ids.server.ts";
import { submitAmendment } from "#app/services/entries/submit-amendment.server.ts";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { submitRetirement } from "#app/services/entries/submit-retirement.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import type { Db } from "#db/client.server.ts";
import { proposal } from "#db/schema/index.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";

/** The query of a list address, which must be free of problems. */
export function asked(address: string): EntryQuery {
  const { query, problems } = parseEntryQuery(new URLSearchParams(address));
  if (problems.length > 0) throw new Error(`"${address}" cannot be read`);
  return query;
}

/** The query that narrows nothing. */
export const EVERYTHING: EntryQuery = { ...asked(""), facets: NO_FACETS };

/** Two people who fill a knowledge base through the real verbs. */
export type Workers = { readonly author: PersonActor; readonly reviewer: PersonActor };

/** Makes a curator and a reviewer, and the acts by which they change what is accepted. */
export async function knowledgeBase(db: Db) {
  const author = await insertPerson(db, "curator");
  const reviewer = await insertPerson(db, "reviewer");
  const as = (actor?: Actor) => actingAs(db, actor);
  const request = () => ({ reason: "As the source says.", submissionKey: newId() });

  async function approve(proposalId: string): Promise<void> {
    const [row] = await db.select().from(proposal).where(eq(proposal.id, proposalId));
    if (row === undefined) throw new Error("no proposal");
    await approveProposal({
      ctx: as(reviewer),
      input: { proposalId, contentHash: row.contentHash, comment: null },
    });
  }

  /** Proposes a new entry and leaves it in review. */
  async function propose(content: EntryContent): Promise<string> {
    const made = await submitNewEntry({ ctx: as(author), input: { content, ...request() } });
    return made.accession;
  }

  /** Has a new entry accepted. */
  async function accept(content: EntryContent): Promise<string> {
    const made = await submitNewEntry({ ctx: as(author), input: { content, ...request() } });
    await approve(made.proposalId);
    return made.accession;
  }

  /** Proposes a change and leaves it in review. */
  async function proposeChange(input: {
    accession: string;
    baseVersion: number;
    content: EntryContent;
  }): Promise<string> {
    const made = await submitAmendment({ ctx: as(author), input: { ...input, ...request() } });
    return made.proposalId;
  }

  /** Has a change accepted. */
  async function change(input: Parameters<typeof proposeChange>[0]): Promise<void> {
    await approve(await proposeChange(input));
  }

  /** Has an entry retired. */
  async function retire(accession: string, baseVersion = 1): Promise<void> {
    const made = await submitRetirement({
      ctx: as(author),
      input: { accession, baseVersion, ...request() },
    });
    await approve(made.proposalId);
  }

  return { author, reviewer, as, approve, propose, accept, proposeChange, change, retire };
}
