import { STATEMENT_LIMITS } from "./nodes.ts";

/** A broken structural rule: its code, where it is, and one sentence. */
export type StructureProblem = {
  readonly rule: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
};

const NODE_TYPES: ReadonlySet<unknown> = new Set([
  "root",
  "paragraph",
  "heading",
  "list",
  "listitem",
  "text",
  "linebreak",
  "link",
  "citation",
  "term",
]);

type Visit = {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly depth: number;
};

/**
 * Walks an untrusted document once, without recursion, before anything else reads it, and gives the
 * first broken bound: node kind, depth, number of nodes, length of text, and strings that no UTF-8
 * file or database text can hold (U+0000, lone surrogates). Null means that a recursive schema and
 * the converters may safely walk it. Ends after at most {@link STATEMENT_LIMITS}.nodes steps.
 */
export function findStructureProblem(document: unknown): StructureProblem | null {
  if (!isObject(document) || !isObject(document.root)) {
    return { rule: "statement-shape", path: [], message: "A statement is { root: { … } }." };
  }
  const pending: Visit[] = [{ value: document.root, path: ["root"], depth: 1 }];
  let nodes = 0;
  let characters = 0;
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { value: node, path, depth } = visit;
    if (!isObject(node)) {
      return { rule: "statement-shape", path, message: "A node is an object with a type." };
    }
    nodes += 1;
    characters += typeof node.text === "string" ? node.text.length : 0;
    const problem = nodeProblem({ node, path, depth }) ?? totalProblem({ nodes, characters, path });
    if (problem !== null) {
      return problem;
    }
    if (Array.isArray(node.children)) {
      if (nodes + pending.length + node.children.length > STATEMENT_LIMITS.nodes) {
        return tooManyNodes(path);
      }
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const childPath = [...path, "children", index];
        pending.push({ value: node.children[index], path: childPath, depth: depth + 1 });
      }
    }
  }
  return null;
}

function nodeProblem(visit: {
  node: Record<string, unknown>;
  path: Visit["path"];
  depth: number;
}): StructureProblem | null {
  const { node, path, depth } = visit;
  if (!NODE_TYPES.has(node.type)) {
    const name = JSON.stringify(String(node.type).slice(0, 40));
    const message = `A node of the kind ${name} is not allowed in a statement.`;
    return { rule: "statement-node-not-allowed", path, message };
  }
  if ("children" in node && depth > STATEMENT_LIMITS.depth) {
    const message = `Elements stand at most ${STATEMENT_LIMITS.depth} deep in one another.`;
    return { rule: "statement-too-deep", path, message };
  }
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string" && /[\0\p{Surrogate}]/u.test(value)) {
      const message = "Text has no U+0000 and no half of a surrogate pair.";
      return { rule: "statement-text-malformed", path: [...path, key], message };
    }
  }
  return null;
}

function totalProblem(totals: {
  nodes: number;
  characters: number;
  path: Visit["path"];
}): StructureProblem | null {
  if (totals.nodes > STATEMENT_LIMITS.nodes) {
    return tooManyNodes(totals.path);
  }
  return totals.characters > STATEMENT_LIMITS.characters ? tooLong(totals.path) : null;
}

/** The refusal of a document with too many nodes. */
export function tooManyNodes(path: StructureProblem["path"]): StructureProblem {
  const message = `A statement has at most ${STATEMENT_LIMITS.nodes} nodes.`;
  return { rule: "statement-too-many-nodes", path, message };
}

/** The refusal of a document with too much text. */
export function tooLong(path: StructureProblem["path"]): StructureProblem {
  const message = `A statement has at most ${STATEMENT_LIMITS.characters} characters.`;
  return { rule: "statement-too-long", path, message };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
