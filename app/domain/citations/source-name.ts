import { z } from "zod";

const namePart = z.string().trim().min(1).max(300);

/** An author as CSL names one: a person by family and given names, or a group by its whole name. */
export const sourceName = z.union([
  z.strictObject({ literal: namePart }),
  z.strictObject({
    family: namePart,
    given: namePart.exactOptional(),
    suffix: z.string().trim().min(1).max(20).exactOptional(),
  }),
]);

/** See {@link sourceName}. */
export type SourceName = z.infer<typeof sourceName>;

const SUFFIX = /^(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?$/i;

/**
 * Reads a name with a comma ("Levine, Mark N", "King, Martin L, Jr", MEDLINE's "King, Martin L Jr").
 * A name without a comma is a group or a single name.
 */
export function readInvertedName(text: string): SourceName | null {
  const [family = "", given = "", ...more] = text.split(",").map((part) => part.trim());
  if (family === "") {
    return given === "" ? null : { literal: given };
  }
  if (given === "") {
    return { literal: family };
  }
  const words = given.split(/\s+/);
  const last = words.at(-1) ?? "";
  const isLastSuffix = words.length > 1 && SUFFIX.test(last);
  const suffix = more.find((part) => SUFFIX.test(part)) ?? (isLastSuffix ? last : undefined);
  return {
    family,
    given: isLastSuffix ? words.slice(0, -1).join(" ") : given,
    ...(suffix === undefined ? {} : { suffix: suffix.replace(/\.$/, "") }),
  };
}

/** Reads MEDLINE's short name: family name, initials without dots, suffix ("Levine MN", "King ML Jr"). */
export function readShortName(text: string): SourceName | null {
  const words = text.trim().split(/\s+/);
  const last = words.at(-1) ?? "";
  const suffix = words.length > 2 && SUFFIX.test(last) ? last : undefined;
  const rest = suffix === undefined ? words : words.slice(0, -1);
  const initials = rest.at(-1) ?? "";
  if (rest.length < 2 || !/^\p{Lu}{1,4}$/u.test(initials)) {
    return text.trim() === "" ? null : { literal: text.trim() };
  }
  return {
    family: rest.slice(0, -1).join(" "),
    given: initials,
    ...(suffix === undefined ? {} : { suffix }),
  };
}

/** A name as Vancouver and AMA lists write it: family name, initials without dots, suffix (`Levine MN`). */
export function printName(name: SourceName): string {
  if ("literal" in name) {
    return name.literal;
  }
  const { family, given, suffix } = name;
  return [family, initialsOf(given ?? ""), suffix ?? ""].filter((part) => part !== "").join(" ");
}

/** The name by which a source is called in a text: `Levine`. */
export function callingName(name: SourceName): string {
  return "literal" in name ? name.literal : name.family;
}

/** `Mark N.` → `MN`, `Jean-Pierre` → `JP`, `MN` → `MN`. */
function initialsOf(given: string): string {
  return given
    .split(/[\s.\-‐]+/)
    .filter((word) => word !== "")
    .map((word) => (/^\p{Lu}{1,3}$/u.test(word) ? word : firstLetter(word)))
    .join("");
}

function firstLetter(word: string): string {
  return /\p{L}/u.exec(word)?.[0].toUpperCase() ?? "";
}
