import { data } from "@remix-run/node";
import { z } from "zod";

/** Most fields of one form: an entry with every list full has half as many. */
const FIELD_LIMIT = 10_000;

/** Most rows that a name can address. A sparse list costs as much as a full one when it is read. */
const ROW_LIMIT = 1_000;

/** A field's name: words joined by dots, list places in brackets (`evidence[0].id`). */
const NAME = /^[\w-]{1,60}(?:\.[\w-]{1,60}|\[\d{0,3}\]){0,10}$/;

/** Conform refuses these by an error that is no answer. */
const RESERVED_SEGMENT = /(?:^|\.)(?:__proto__|constructor|prototype)(?:[.[]|$)/;

const fieldName = z.string().refine(isFieldName);
const place = z.int().min(0).max(ROW_LIMIT).optional();

/** What a button that adds or removes a row sends (`__intent__`, by @conform-to/react). */
const Intent = z.object({
  type: z.enum(["insert", "remove", "reorder", "update", "reset", "validate"]),
  payload: z.object({ name: fieldName.optional(), index: place, from: place, to: place }),
});

/**
 * The form that a request carries, of a size and shape that our own pages can send: at most 10,000
 * fields, known forms of names, lists of at most 1,000 rows, no U+0000 (PostgreSQL keeps none).
 * Throws 400 for the error page otherwise: no browser sends such a form, so nobody's typing is lost.
 */
export async function readFormData(request: Request): Promise<FormData> {
  const formData = await request.formData().catch(() => null);
  if (formData === null) {
    throw badForm("The request carries no form.");
  }
  let count = 0;
  for (const [name, value] of formData) {
    count += 1;
    if (count > FIELD_LIMIT) {
      throw badForm(`A form has at most ${FIELD_LIMIT.toLocaleString("en")} fields.`);
    }
    if (!isFieldName(name)) {
      throw badForm("The form has a field of a name that no page uses.");
    }
    if (typeof value === "string" && value.includes("\0")) {
      throw badForm("The form has the character U+0000, which no text may have.");
    }
    if (name === "__intent__" && !isIntent(value)) {
      throw badForm("The form has no such action.");
    }
  }
  return formData;
}

function isFieldName(name: string): boolean {
  return NAME.test(name) && !RESERVED_SEGMENT.test(name);
}

function isIntent(value: FormDataEntryValue): boolean {
  try {
    return Intent.safeParse(JSON.parse(String(value))).success;
  } catch {
    return false;
  }
}

function badForm(message: string) {
  return data(message, { status: 400 });
}
