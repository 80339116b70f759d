import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import type { EntryKind } from "#app/domain/entries/vocabulary.ts";
import { parseStatementField } from "#app/domain/richtext/parse-field.ts";
import type { Refusal } from "#app/domain/shared/result.ts";
import { applyForm, filledRows } from "./apply-form.ts";
import { fieldNameOf } from "./error-paths.ts";
import { findGaps } from "./find-gaps.server.ts";
import { entryFormSchema } from "./form-schema.server.ts";

/** What goes back to the page with a form that was not taken: every typed value and what is wrong. */
export type EntryFormReply = {
  readonly lastResult: SubmissionResult<string[]>;
  readonly typedStatement: { statement?: string; statementText?: string };
  /**
   * The version or hash that the form started from. It comes back with the form: what was typed is
   * still about that content, whatever was accepted meanwhile.
   */
  readonly base: string | null;
};

/** A form that was read: the candidate content for the service, or what goes back to the page. */
export type EntryFormReading =
  | { readonly ok: false; readonly status: 200 | 422; readonly reply: EntryFormReply }
  | {
      readonly ok: true;
      readonly content: unknown;
      readonly submissionKey: string;
      /** The version or hash that the form started from. */
      readonly base: string;
      readonly reason: string;
      /** Makes the answer for a refusal by the service, each message at its field. */
      readonly refuse: (refusals: readonly Refusal[]) => EntryFormReply;
    };

/**
 * Reads an entry form over the content that it started from (null for a new entry). Buttons that add or
 * remove a row come back as a reply with status 200.
 */
export function readEntryForm(input: {
  formData: FormData;
  kind: EntryKind;
  base: EntryContent | null;
}): EntryFormReading {
  const { formData, kind, base } = input;
  const submission = parseWithZod(formData, { schema: entryFormSchema });
  const sent = sentBeside(formData);
  if (submission.status !== "success") {
    const lastResult = submission.reply();
    return {
      ok: false,
      status: lastResult.status === "error" ? 422 : 200,
      reply: { lastResult, ...sent },
    };
  }
  const values = submission.value;
  const rows = filledRows(values);
  const refuse = (refusals: readonly Refusal[]): EntryFormReply => {
    const fieldErrors: Record<string, string[]> = {};
    const formErrors: string[] = [];
    for (const refusal of refusals) {
      const name = refusal.path === undefined ? "" : fieldNameOf(refusal.path, rows);
      const list = name === "" ? formErrors : (fieldErrors[name] ?? []);
      if (!list.includes(refusal.message)) {
        list.push(refusal.message);
      }
      if (name !== "") {
        fieldErrors[name] = list;
      }
    }
    return { lastResult: submission.reply({ fieldErrors, formErrors }), ...sent };
  };
  const statement = parseStatementField(sent.typedStatement);
  if (!statement.ok) {
    return {
      ok: false,
      status: 422,
      reply: refuse([{ ...statement.error, path: "statement" }]),
    };
  }
  const candidate = applyForm({ kind, base, values, statement: statement.value });
  const gaps = findGaps({ kind, values, candidate });
  if (gaps.length > 0) {
    return { ok: false, status: 422, reply: refuse(gaps) };
  }
  return {
    ok: true,
    content: candidate,
    submissionKey: values.submissionKey,
    base: values.base ?? "",
    reason: values.reason?.trim() ?? "",
    refuse,
  };
}

/**
 * The answer for a form whose starting content cannot be read, because the session has ended or the
 * entry moved: what was typed goes back with the reasons.
 */
export function refuseEntryForm(input: {
  formData: FormData;
  refusals: readonly Refusal[];
}): EntryFormReply {
  const formErrors = input.refusals.map(({ message }) => message);
  const submission = parseWithZod(input.formData, { schema: entryFormSchema });
  return { lastResult: submission.reply({ formErrors }), ...sentBeside(input.formData) };
}

/** What a form carries that conform does not give back. */
function sentBeside(formData: FormData): Pick<EntryFormReply, "typedStatement" | "base"> {
  const base = formData.get("base");
  return {
    typedStatement: { ...field(formData, "statement"), ...field(formData, "statementText") },
    base: typeof base === "string" ? base : null,
  };
}

function field(formData: FormData, name: "statement" | "statementText") {
  const value = formData.get(name);
  return typeof value === "string" ? { [name]: value } : {};
}
