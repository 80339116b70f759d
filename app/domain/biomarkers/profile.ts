import { z } from "zod";
import { BIOMARKER_TYPES } from "../entries/vocabulary.ts";
import { curie, term } from "../shared/term.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";

/** The deepest nesting and the most biomarkers of one molecular profile. */
export const PROFILE_LIMITS = { depth: 8, biomarkers: 200 } as const;

/**
 * One measurable thing: a variant of a gene, a fusion, an expression, a signature (which has no
 * gene). `name` is the part behind the gene ("L858R", "Amplification"); `id` is its own identifier.
 */
export const biomarker = z.strictObject({
  type: z.enum(BIOMARKER_TYPES),
  gene: term.nullable(),
  name: z.string().trim().min(1, "A biomarker needs a name.").max(TEXT_LIMITS.label),
  id: curie.nullable(),
});

/** See {@link biomarker}. */
export type Biomarker = z.infer<typeof biomarker>;

/** Biomarkers composed by AND, OR and NOT (CIViC molecular profile). */
export type ProfileNode =
  | { op: "is"; biomarker: Biomarker }
  | { op: "and" | "or"; of: ProfileNode[] }
  | { op: "not"; of: ProfileNode };

const node: z.ZodType<ProfileNode> = z.lazy(() =>
  z.union([
    z.strictObject({ op: z.literal("is"), biomarker }),
    z.strictObject({
      op: z.enum(["and", "or"]),
      of: z.array(node).min(2).max(PROFILE_LIMITS.biomarkers),
    }),
    z.strictObject({ op: z.literal("not"), of: node }),
  ]),
);

/** A molecular profile within {@link PROFILE_LIMITS}. */
export const profileNode = node.superRefine((root, context) => {
  if (profileDepth(root) > PROFILE_LIMITS.depth) {
    context.addIssue({
      code: "custom",
      message: `A molecular profile nests at most ${PROFILE_LIMITS.depth} deep.`,
    });
  }
  if (biomarkersOf(root).length > PROFILE_LIMITS.biomarkers) {
    context.addIssue({
      code: "custom",
      message: `A molecular profile names at most ${PROFILE_LIMITS.biomarkers} biomarkers.`,
    });
  }
});

/** The biomarkers of a profile in reading order. */
export function biomarkersOf(root: ProfileNode): Biomarker[] {
  switch (root.op) {
    case "is":
      return [root.biomarker];
    case "not":
      return biomarkersOf(root.of);
    default:
      return root.of.flatMap(biomarkersOf);
  }
}

/** How a biomarker is written: gene and name, or the name alone where there is no gene. */
export function biomarkerName(value: Biomarker): string {
  return value.gene === null ? value.name : `${value.gene.label} ${value.name}`;
}

/**
 * Prints a profile as CIViC writes it: `A AND ( B OR C )`, `NOT A`. Brackets stand around every
 * nested group.
 */
export function printProfile(root: ProfileNode): string {
  return print(root, false);
}

function print(root: ProfileNode, nested: boolean): string {
  switch (root.op) {
    case "is":
      return biomarkerName(root.biomarker);
    case "not": {
      const inner = print(root.of, true);
      return `NOT ${inner}`;
    }
    default: {
      const text = root.of.map((part) => print(part, true)).join(` ${root.op.toUpperCase()} `);
      return nested ? `( ${text} )` : text;
    }
  }
}

function profileDepth(root: ProfileNode): number {
  switch (root.op) {
    case "is":
      return 1;
    case "not":
      return 1 + profileDepth(root.of);
    default:
      return 1 + Math.max(...root.of.map(profileDepth));
  }
}
