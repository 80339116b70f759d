import { z } from "zod";
import { checkIdentifier } from "../../identifiers/check-identifier.ts";
import { type FormerId, refusedRow, VocabRefusal, type VocabRow, vocabRow } from "./vocab-item.ts";

/** The deepest level and the most tumour types of a tree. */
export const ONCOTREE_LIMITS = { depth: 30, nodes: 100_000 } as const;

const codes = z.array(z.string().max(60)).max(200).nullish();

const node = z.object({
  code: z.string().max(60),
  name: z.string().max(500),
  parent: z.string().max(60).nullish(),
  externalReferences: z.record(z.string().max(60), z.array(z.string().max(100)).max(100)).nullish(),
  history: codes,
  revocations: codes,
  precursors: codes,
});

type Node = z.infer<typeof node>;

/** One node of a tree: its place in the file's order, which stands for a line, and what it is. */
type Found = { readonly line: number; readonly value: unknown };

const PREFIXES: Readonly<Record<string, string>> = { UMLS: "UMLS", NCI: "NCIT" };

/**
 * The rows of an OncoTree file: the tree (`/api/tumorTypes/tree`) or the list (`/api/tumorTypes`).
 * A code's former spellings (`history`) and what was merged into it (`precursors`) lead to it; a
 * revoked code does not, because its meaning was another, but is found under it. Places are counted
 * in tumour types. Throws a {@link VocabRefusal} for what is no OncoTree.
 */
export function oncotreeRows(value: unknown): VocabRow[] {
  const found = flatten(value);
  const known = new Set(
    found.flatMap(({ value: one }) => {
      const parsed = node.safeParse(one);
      return parsed.success ? [parsed.data.code] : [];
    }),
  );
  return found.map(({ line, value: one }) => {
    const parsed = node.safeParse(one);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const message = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not valid."}`;
      return refusedRow({ line, id: null, code: "oncotree-node", message });
    }
    return rowOf({ line, type: parsed.data, known });
  });
}

function rowOf(input: { line: number; type: Node; known: ReadonlySet<string> }): VocabRow {
  const { line, type, known } = input;
  const id = `ONCOTREE:${type.code}`;
  if (type.code === "TISSUE") {
    return {
      record: null,
      former: [],
      issues: [
        {
          line,
          id,
          severity: "warning",
          code: "oncotree-root",
          message: "The root of the tree is no tumour type.",
        },
      ],
    };
  }
  const problem = checkIdentifier(id);
  if (problem !== null) {
    return refusedRow({ line, id, code: "id-malformed", message: problem.message });
  }
  const isFormer = (code: string) =>
    !known.has(code) && checkIdentifier(`ONCOTREE:${code}`) === null;
  const continued = [...(type.history ?? []), ...(type.precursors ?? [])].filter(isFormer);
  const revoked = (type.revocations ?? []).filter(isFormer);
  const former = (code: string, replacedBy: string | null): FormerId => ({
    id: `ONCOTREE:${code}`,
    label: code,
    replacedBy,
  });
  return vocabRow({
    line,
    draft: {
      kind: "disease",
      id,
      label: type.name,
      synonyms: [],
      previous: [...new Set([...continued, ...revoked])],
      xrefs: Object.entries(type.externalReferences ?? {})
        .flatMap(([system, ids]) => ids.map((one) => `${PREFIXES[system] ?? system}:${one}`))
        .filter((one) => /^[A-Za-z][A-Za-z0-9._-]*:\S+$/.test(one) && checkIdentifier(one) === null)
        .sort(),
    },
    former: [
      ...continued.map((code) => former(code, id)),
      ...revoked.map((code) => former(code, null)),
    ],
  });
}

/** The nodes in reading order; walked without recursion, because a file decides how deep it nests. */
function flatten(value: unknown): Found[] {
  const roots: readonly unknown[] = Array.isArray(value) ? value : childrenOf({ children: value });
  const found: Found[] = [];
  const open = roots.map((one) => ({ one, depth: 1 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push({ line: found.length + 1, value: next.one });
    if (found.length > ONCOTREE_LIMITS.nodes || next.depth > ONCOTREE_LIMITS.depth) {
      const { nodes, depth } = ONCOTREE_LIMITS;
      const message = `A tree has at most ${nodes} tumour types and ${depth} levels.`;
      throw new VocabRefusal({ code: "oncotree-size", line: found.length, message });
    }
    const { depth } = next;
    open.push(
      ...childrenOf(next.one)
        .map((one) => ({ one, depth: depth + 1 }))
        .reverse(),
    );
  }
  if (found.length === 0 || !found.some(({ value: one }) => node.safeParse(one).success)) {
    const message = "The file is no OncoTree: it holds no tumour type with code and name.";
    throw new VocabRefusal({ code: "oncotree-empty", line: 1, message });
  }
  return found;
}

function childrenOf(value: unknown): unknown[] {
  const children: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "children") : null;
  return typeof children === "object" && children !== null && !Array.isArray(children)
    ? Object.values(children)
    : [];
}
