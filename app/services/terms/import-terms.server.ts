import { sql } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import { planTerm, retireTerm, type TermChange } from "#app/domain/terms/plan-term.ts";
import type { TermRecord } from "#app/domain/terms/term-record.ts";
import {
  VOCAB_KINDS,
  type VocabFormat,
  type VocabIssue,
} from "#app/domain/transfer/vocab/vocab-item.ts";
import type { KnownTerms } from "#app/platform/transfer/vocab-rows.server.ts";
import type { VocabSource } from "#app/platform/transfer/vocab-source.server.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { RefusedError, requirePermission } from "../errors.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { activeIdsOf, type KeptTerm, keepTerms, keptTerms } from "./internal.server.ts";
import { type TouchedEntry, touchedEntries } from "./touched-entries.server.ts";

/** Terms that are compared and written at once. */
const CHUNK = 1_000;

/** Issues that are told one by one; all of them are counted. */
export const ISSUE_LIMIT = 5_000;

/** Any number that nothing else locks: "terms" in ASCII. */
const ADVISORY_LOCK = 499_968_536_947;

/** A later edition that lacks more of the known terms than this is taken for a part of the list. */
const MISSING_SHARE = 0.1;
const MISSING_ALWAYS = 20;

/** What is done about terms that the list no longer has. */
export type MissingTerms =
  /** Retire them, but refuse the file when it lacks so many that it must be a part. */
  | "retire-some"
  /** Retire them, however many. */
  | "retire"
  /** Leave them: the file is a part of the list. */
  | "keep";

/** What an import of terms is asked for. `open` is called once for each attempt of the transaction. */
export type TermImport = {
  readonly format: VocabFormat;
  /** What the file is called in the audit trail. */
  readonly label: string;
  readonly open: (known: KnownTerms) => VocabSource;
  readonly missing: MissingTerms;
  readonly isDryRun: boolean;
  readonly onProgress?: (done: number) => void;
};

/** What came of it. Every term of the file is in one of the counts, every row that was not taken in `refused`. */
export type TermImportOutcome = {
  readonly counts: Record<TermChange, number> & {
    /** New terms that were retired already: withdrawn, merged, former ids. */
    readonly addedRetired: number;
    readonly refused: number;
    readonly warnings: number;
  };
  readonly renames: readonly { id: string; from: string; to: string }[];
  readonly retirements: readonly { id: string; label: string; replacedBy: string | null }[];
  /** The accepted entries that name a renamed or retired term. */
  readonly touched: readonly TouchedEntry[];
  readonly issues: readonly VocabIssue[];
};

/**
 * Imports a file of terms in one transaction, with its audit event: all of it or nothing. Terms are
 * followed by id; a rename keeps the old name as a previous one, and what a complete list no longer
 * has is retired. Entries keep the label that they were accepted with: those that show another than
 * the term has now are told. Refused: who may not import, a second import at the same time, a damaged
 * file (`VocabRefusal`), a list that lacks too much.
 */
export async function importTerms(input: {
  ctx: ServiceContext;
  input: TermImport;
}): Promise<TermImportOutcome> {
  const { ctx, input: request } = input;
  requirePermission(can(ctx.actor, "import.run"));
  return await inTransaction(ctx, async (tctx) => {
    await lockTerms(tctx);
    const run = new TermRun(tctx, request);
    const outcome = await run.perform();
    if (!request.isDryRun) {
      await emitAudit(tctx, {
        action: "terms.import",
        subject: { type: "terminology", id: request.format, label: request.label },
        after: {
          ...run.file,
          counts: outcome.counts,
          touched: [...new Set(outcome.touched.map(({ accession }) => accession))].slice(0, 1_000),
        },
      });
    }
    return outcome;
  });
}

async function lockTerms({ tx }: TransactionContext): Promise<void> {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(${ADVISORY_LOCK}) as locked`,
  );
  if (rows[0]?.locked !== true) {
    const message = "Another import of terms is running. Try again when it has ended.";
    throw new RefusedError({ code: "terms-import-running", message });
  }
}

/** One run over a file, inside of a transaction. */
class TermRun {
  readonly #tctx: TransactionContext;
  readonly #request: TermImport;
  readonly #seen = new Set<string>();
  readonly #changed: TermRecord[] = [];
  readonly #issues: VocabIssue[] = [];
  readonly #renames: { id: string; from: string; to: string }[] = [];
  readonly #retirements: { id: string; label: string; replacedBy: string | null }[] = [];
  readonly #counts = {
    added: 0,
    renamed: 0,
    retired: 0,
    revived: 0,
    changed: 0,
    unchanged: 0,
    addedRetired: 0,
    refused: 0,
    warnings: 0,
  };
  #source: string | null = null;
  #extends = false;
  #file: { sha256: string; length: number } = { sha256: "", length: 0 };

  constructor(tctx: TransactionContext, request: TermImport) {
    this.#tctx = tctx;
    this.#request = request;
  }

  /** The fingerprint of the file and the list that it is; known when the run has ended. */
  get file(): { sha256: string; length: number; source: string | null } {
    return { ...this.#file, source: this.#source };
  }

  async perform(): Promise<TermImportOutcome> {
    const { tx } = this.#tctx;
    const kind = VOCAB_KINDS[this.#request.format];
    const known: KnownTerms = async () => {
      const kept = await keptTerms(tx, { kind });
      return new Map([...kept].map(([id, { term }]) => [id, term]));
    };
    const { items, fingerprint } = this.#request.open(known);
    let chunk: TermRecord[] = [];
    for await (const item of items) {
      if (item.type === "source") {
        this.#source = item.source;
        this.#extends = item.extends;
      } else if (item.type === "issue") {
        this.#note(item.issue);
      } else {
        chunk.push(item.record);
        if (chunk.length === CHUNK) {
          await this.#take(chunk);
          chunk = [];
        }
      }
    }
    await this.#take(chunk);
    this.#file = fingerprint();
    await this.#retireMissing();
    const touched = await touchedEntries(tx, this.#changed);
    if (!this.#request.isDryRun) {
      // What was written decides how searches are planned; waiting for autovacuum would keep them slow.
      await tx.execute(sql`analyze terminology_term`);
    }
    return {
      counts: this.#counts,
      renames: this.#renames,
      retirements: this.#retirements,
      touched,
      issues: this.#issues,
    };
  }

  #note(issue: VocabIssue): void {
    this.#counts[issue.severity === "refused" ? "refused" : "warnings"] += 1;
    if (this.#issues.length < ISSUE_LIMIT) {
      this.#issues.push(issue);
    }
  }

  async #take(records: readonly TermRecord[]): Promise<void> {
    const kind = VOCAB_KINDS[this.#request.format];
    const ids = records.map(({ id }) => id);
    const kept = await keptTerms(this.#tctx.tx, { kind, ids });
    const written: KeptTerm[] = [];
    for (const given of records) {
      const before = kept.get(given.id) ?? null;
      const plan = planTerm({ known: before?.term ?? null, given, extends: this.#extends });
      const source = this.#source ?? before?.source ?? null;
      this.#seen.add(given.id);
      this.#count({ change: plan.change, term: plan.term, before: before?.term ?? null });
      if (plan.change !== "unchanged" || before?.source !== source) {
        written.push({ term: plan.term, source });
      }
    }
    await this.#write(written);
    this.#request.onProgress?.(this.#seen.size);
  }

  #count(input: { change: TermChange; term: TermRecord; before: TermRecord | null }): void {
    const { change, term, before } = input;
    const { id, label, replacedBy } = term;
    if (change === "added" && term.status === "retired") {
      this.#counts.addedRetired += 1;
      // Entries may name what is only now known to be retired.
      this.#changed.push(term);
      return;
    }
    this.#counts[change] += 1;
    if (change === "retired") {
      this.#retirements.push({ id, label, replacedBy });
      this.#changed.push(term);
    } else if (change === "renamed") {
      this.#renames.push({ id, from: before?.label ?? "", to: label });
      this.#changed.push(term);
    } else if (change === "added") {
      this.#changed.push(term);
    }
  }

  async #retireMissing(): Promise<void> {
    const { format, missing } = this.#request;
    if (this.#source === null || missing === "keep") {
      return;
    }
    const { tx } = this.#tctx;
    const kind = VOCAB_KINDS[format];
    const active = await activeIdsOf(tx, { kind, source: this.#source });
    const gone = active.filter((id) => !this.#seen.has(id));
    const tolerated = Math.max(MISSING_ALWAYS, active.length * MISSING_SHARE);
    if (missing === "retire-some" && gone.length > tolerated) {
      const message = `The file lacks ${gone.length} of ${active.length} known terms, as if it were a part of the list. Say whether they are gone or the file is a part.`;
      throw new RefusedError({ code: "terms-missing", message });
    }
    for (let start = 0; start < gone.length; start += CHUNK) {
      const kept = await keptTerms(tx, { kind, ids: gone.slice(start, start + CHUNK) });
      const retired = [...kept.values()].map(({ term, source }) => ({
        term: retireTerm(term),
        source,
      }));
      for (const { term } of retired) {
        this.#count({ change: "retired", term, before: term });
      }
      await this.#write(retired);
    }
  }

  async #write(terms: readonly KeptTerm[]): Promise<void> {
    if (!this.#request.isDryRun) {
      await keepTerms(this.#tctx.tx, terms);
    }
  }
}
