import { z } from "zod";
import { type Refusal, type Result, refuse } from "../shared/result.ts";
import { linkUrlProblem } from "./link-url.ts";
import {
  HEADING_TAGS,
  LIST_TYPES,
  STATEMENT_CITATION_SOURCES,
  STATEMENT_LIMITS,
  type StatementDocument,
  TEXT_FORMAT,
  TEXT_FORMAT_MASK,
} from "./nodes.ts";
import { normaliseStatement } from "./normalise.ts";
import { citationNodeProblem, termNodeProblem } from "./references.ts";
import { findStructureProblem, type StructureProblem, tooLong } from "./structure.ts";
import { statementLength } from "./to-plain-text.ts";

const node = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `Not allowed here: ${issue.keys.map((key) => JSON.stringify(key.slice(0, 40))).join(", ")}.`
        : undefined,
  });

const NOT_HERE = { error: "A node of this kind is not allowed here." };

/**
 * What Lexical writes on each element. Alignment is refused; direction, and the format for text to
 * come in an element without text, are taken and reset.
 */
const element = {
  version: z.literal(1),
  direction: z.enum(["ltr", "rtl"]).nullable(),
  format: z.literal("", { error: "A block has no alignment of its own." }),
  indent: z.literal(0, { error: "A block is not indented." }),
  textFormat: z.int().min(0).max(2_047).optional(),
  textStyle: z.literal("", { error: "A block carries no style." }).optional(),
};

const SUB_AND_SUPER = TEXT_FORMAT.subscript | TEXT_FORMAT.superscript;

const textNode = node({
  type: z.literal("text"),
  version: z.literal(1),
  text: z.string(),
  format: z
    .int()
    .refine((format) => format >= 0 && (format & ~TEXT_FORMAT_MASK) === 0, {
      error: "Text is bold, italic, underlined, subscript or superscript, nothing else.",
    })
    .refine((format) => (format & SUB_AND_SUPER) !== SUB_AND_SUPER, {
      error: "Text is not subscript and superscript at once.",
    }),
  detail: z.literal(0),
  mode: z.literal("normal"),
  style: z.literal("", { error: "Text carries no style." }),
});

const lineBreakNode = node({ type: z.literal("linebreak"), version: z.literal(1) });

/** `rel`, `target` and `title` are ours to set on rendering: taken as Lexical writes them, then reset. */
const linkNode = node({
  ...element,
  type: z.literal("link"),
  url: z.string().superRefine((url, context) => {
    const problem = linkUrlProblem(url);
    if (problem !== null) {
      const params = { rule: "statement-link-not-allowed" };
      context.addIssue({ code: "custom", message: problem, params });
    }
  }),
  rel: z.string().max(100).nullable(),
  target: z.string().max(100).nullable(),
  title: z.string().max(1_000).nullable(),
  children: z.array(z.discriminatedUnion("type", [textNode, lineBreakNode], NOT_HERE)),
});

const citationNode = node({
  type: z.literal("citation"),
  version: z.literal(1),
  source: z.enum(STATEMENT_CITATION_SOURCES),
  id: z.string(),
}).superRefine((value, context) => {
  const problem = citationNodeProblem(value);
  if (problem !== null) {
    const params = { rule: "statement-citation-malformed" };
    context.addIssue({ code: "custom", path: ["id"], message: problem, params });
  }
});

const termNode = node({
  type: z.literal("term"),
  version: z.literal(1),
  system: z.string(),
  code: z.string(),
  label: z.string(),
}).superRefine((value, context) => {
  const problem = termNodeProblem(value);
  if (problem !== null) {
    const params = { rule: "statement-term-malformed" };
    context.addIssue({ code: "custom", message: problem, params });
  }
});

const inlineNodes = [textNode, lineBreakNode, linkNode, citationNode, termNode] as const;
const inlineChildren = z.array(z.discriminatedUnion("type", inlineNodes, NOT_HERE));

const paragraphNode = node({
  ...element,
  type: z.literal("paragraph"),
  children: inlineChildren,
});

const headingNode = node({
  ...element,
  type: z.literal("heading"),
  tag: z.enum(HEADING_TAGS, { error: "A heading is h3 or h4." }),
  children: inlineChildren,
});

const listItemNode = node({
  ...element,
  type: z.literal("listitem"),
  indent: z.int().min(0).max(STATEMENT_LIMITS.listLevels),
  value: z
    .int()
    .min(0)
    .max(STATEMENT_LIMITS.listStart + STATEMENT_LIMITS.nodes),
  get children(): z.ZodType<unknown[]> {
    return z
      .array(z.discriminatedUnion("type", [...inlineNodes, listNode], NOT_HERE))
      .refine((children) => children.length < 2 || children.every(({ type }) => type !== "list"), {
        error: "An item holds text or one nested list.",
      });
  },
});

const listNode = node({
  ...element,
  type: z.literal("list"),
  listType: z.enum(LIST_TYPES, { error: "A list is of bullets or numbers." }),
  tag: z.enum(["ul", "ol"]),
  start: z.int().min(1).max(STATEMENT_LIMITS.listStart),
  get children() {
    return z.array(listItemNode);
  },
});

const rootNode = node({
  ...element,
  type: z.literal("root"),
  children: z.array(z.discriminatedUnion("type", [paragraphNode, headingNode, listNode], NOT_HERE)),
});

const documentShape = node({ root: rootNode });

/**
 * A statement's rich text as serialized Lexical JSON, from any source. Accepts the allow-listed
 * nodes and properties alone, within {@link STATEMENT_LIMITS}, and gives the canonical form of
 * `normaliseStatement`. The walk of `findStructureProblem` comes first, so that hostile depth or
 * size never reaches the recursive part; the caps hold for the canonical form too, which NFC and
 * line breaks can make larger than what came in.
 */
export const statementDocument: z.ZodType<StatementDocument> = ofStatement(
  z
    .unknown()
    .superRefine((value, context) => addProblem({ context, problem: findStructureProblem(value) }))
    .pipe(
      documentShape
        .overwrite(canonicalShape)
        .superRefine((value, context) =>
          addProblem({ context, problem: capProblem(asStatement(value)) }),
        ),
    ),
);

/**
 * Checks an untrusted document and gives its canonical form, or the first broken rule with its
 * place (`root.children.0.children.2.style`).
 */
export function parseStatement(input: unknown): Result<StatementDocument> {
  const parsed = statementDocument.safeParse(input);
  if (parsed.success) {
    return { ok: true, value: parsed.data };
  }
  const issue = parsed.error.issues[0];
  return refuse({
    code: issue === undefined ? "statement-shape" : ruleOf(issue),
    message: issue?.message ?? "This is not a statement.",
    path: issue?.path.join(".") ?? "",
  } satisfies Refusal);
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom" && typeof issue.params?.rule === "string") {
    return issue.params.rule;
  }
  return issue.code === "unrecognized_keys"
    ? "statement-property-not-allowed"
    : "statement-value-not-allowed";
}

function addProblem(options: { context: z.RefinementCtx; problem: StructureProblem | null }) {
  const { context, problem } = options;
  if (problem !== null) {
    const { message, path, rule } = problem;
    context.addIssue({ code: "custom", message, path: [...path], params: { rule } });
  }
}

function capProblem(document: StatementDocument): StructureProblem | null {
  const problem = findStructureProblem(document);
  if (problem !== null) {
    return problem;
  }
  return statementLength(document) > STATEMENT_LIMITS.characters ? tooLong(["root"]) : null;
}

type DocumentShape = z.infer<typeof documentShape>;

/** The shape has been checked; it differs from the canonical type in what `normaliseStatement` resets. */
function asStatement(value: DocumentShape): StatementDocument {
  return value as StatementDocument;
}

/** A canonical document is one of the shape's own values, with read-only arrays. */
function canonicalShape(value: DocumentShape): DocumentShape {
  return normaliseStatement(asStatement(value)) as DocumentShape;
}

/** What the schema gives has gone through `normaliseStatement`, whose result has this type. */
function ofStatement(schema: z.ZodType<DocumentShape>): z.ZodType<StatementDocument> {
  return schema as z.ZodType<DocumentShape & StatementDocument>;
}
