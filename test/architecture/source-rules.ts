import { posix } from "node:path";
import ts from "typescript";

/** A source file as the rules see it: its path from the repository's root, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/**
 * A rule that no linter knows. `problems` says what is wrong with one file, one line each; it is
 * given all files, because some rules follow an import.
 */
export type SourceRule = {
  readonly name: string;
  readonly appliesTo: (path: string) => boolean;
  readonly problems: (file: SourceFile, all: readonly SourceFile[]) => readonly string[];
};

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isCode = (path: string) => /\.tsx?$/.test(path) && !isTest(path);

/** Every node of a file, in the order of the text. */
function nodesOf(file: SourceFile): readonly ts.Node[] {
  const kind = file.path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const root = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true, kind);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** `file:line what` for a node. */
function at(node: ts.Node, what: string): string {
  const source = node.getSourceFile();
  const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return `${source.fileName}:${line} ${what}`;
}

/** Globals that carry time, chance or the outside world into a pure function. */
const IMPURE_GLOBALS = new Set([
  "crypto",
  "process",
  "performance",
  "fetch",
  "setTimeout",
  "setInterval",
  "queueMicrotask",
  "globalThis",
  "window",
  "document",
  "localStorage",
]);

const IMPURE_MEMBERS = new Set(["Date.now", "Math.random"]);

/** True for an identifier that names a declaration, a member or a property; not one that is read. */
function isNameOnly(node: ts.Identifier): boolean {
  const { parent } = node;
  return "name" in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}

/** The names that a file declares as variables or parameters: they hide the globals. */
function declaredNames(nodes: readonly ts.Node[]): ReadonlySet<string> {
  const declarations = nodes.filter(
    (node) => ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node),
  );
  return new Set(declarations.map((node) => node.name.getText()));
}

function impureUse(node: ts.Node, declared: ReadonlySet<string>): string | undefined {
  const isDate = (expression: ts.Expression) =>
    ts.isIdentifier(expression) && expression.text === "Date";
  if (ts.isNewExpression(node) && isDate(node.expression) && (node.arguments ?? []).length === 0) {
    return "new Date() reads the clock";
  }
  if (ts.isCallExpression(node) && isDate(node.expression)) return "Date() reads the clock";
  if (ts.isPropertyAccessExpression(node) && IMPURE_MEMBERS.has(node.getText())) {
    return `${node.getText()} is not pure`;
  }
  if (!ts.isIdentifier(node) || isNameOnly(node) || declared.has(node.text)) return undefined;
  if (IMPURE_GLOBALS.has(node.text)) {
    return `${node.text} is not pure`;
  }
  return undefined;
}

/** True when the file calls a function by this name. */
function callsFunction(file: SourceFile, name: string): boolean {
  return nodesOf(file).some(
    (node) =>
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === name,
  );
}

/** The files of the same folder that a file imports. */
function neighbours(file: SourceFile, all: readonly SourceFile[]): readonly SourceFile[] {
  const specifiers = nodesOf(file)
    .filter(ts.isImportDeclaration)
    .map((node) => node.moduleSpecifier)
    .filter(ts.isStringLiteral)
    .map((literal) => literal.text)
    .filter((text) => text.startsWith("./"));
  const paths = specifiers.map((text) => posix.join(posix.dirname(file.path), text));
  return all.filter((other) => paths.includes(other.path));
}

export const SOURCE_RULES: readonly SourceRule[] = [
  {
    name: "services and adapters are server modules by name",
    appliesTo: (path) => /^app\/(services|platform)\//.test(path) && isCode(path),
    problems: ({ path }) =>
      /\.server\.tsx?$/.test(path) ? [] : [`${path} does not end in .server.ts`],
  },
  {
    name: "the domain has no clock, chance or outside world",
    appliesTo: (path) => path.startsWith("app/domain/") && isCode(path),
    problems: (file) => {
      const nodes = nodesOf(file);
      const declared = declaredNames(nodes);
      return nodes.flatMap((node) => {
        const use = impureUse(node, declared);
        return use === undefined ? [] : [at(node, use)];
      });
    },
  },
  {
    name: "a verb that writes emits its audit event in the same transaction",
    appliesTo: (path) =>
      path.startsWith("app/services/") && isCode(path) && !path.endsWith("/transaction.server.ts"),
    problems: (file, all) => {
      if (!callsFunction(file, "inTransaction")) return [];
      const emits = [file, ...neighbours(file, all)].some((one) => callsFunction(one, "emitAudit"));
      return emits ? [] : [`${file.path} opens a transaction and emits no audit event`];
    },
  },
  {
    name: "a verb that writes is tried on a real database",
    appliesTo: (path) =>
      path.startsWith("app/services/") &&
      isCode(path) &&
      !/\/(transaction\.|internal[.-])/.test(path),
    problems: (file, all) => {
      if (!callsFunction(file, "inTransaction")) return [];
      const isTried = all.some(
        (other) =>
          other.path.startsWith("test/integration/") && other.text.includes(`#${file.path}`),
      );
      return isTried ? [] : [`${file.path} is imported by no file of test/integration`];
    },
  },
  {
    name: "app/routes holds routes alone",
    appliesTo: (path) => /^app\/routes\/[^/]+$/.test(path),
    problems: ({ path }) =>
      /\.(test|spec|server|client)\.|\.(css|json|md|snap)$/.test(path)
        ? [`${path} would become a public address`]
        : [],
  },
  {
    name: "a route folder has its route module",
    appliesTo: (path) => /^app\/routes\/[^/]+\/.+/.test(path),
    problems: ({ path }, all) => {
      const folder = path.split("/").slice(0, 3).join("/");
      const hasRoute = all.some(
        (other) => /\/route\.tsx?$/.test(other.path) && posix.dirname(other.path) === folder,
      );
      return hasRoute ? [] : [`${folder} has no route.tsx`];
    },
  },
  {
    name: "nothing is left to do",
    appliesTo: (path) => /\.(tsx?|m?js|cjs|sql|css)$/.test(path),
    problems: ({ path, text }) =>
      text
        .split("\n")
        .flatMap((line, index) =>
          /(\/\/|\/\*|\*|--)\s*(TODO|FIXME|HACK|XXX)\b/.test(line)
            ? [`${path}:${index + 1} ${line.trim()}`]
            : [],
        ),
  },
  {
    name: "no test waits for time to pass or leaves others out",
    appliesTo: (path) => /\.(test|e2e)\.tsx?$/.test(path) || path.startsWith("test/"),
    problems: (file) =>
      nodesOf(file).flatMap((node) => {
        if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
          return [];
        const called = node.expression.getText();
        if (called.endsWith(".waitForTimeout")) return [at(node, called)];
        return /^(test|it|describe)(\.\w+)*\.only$/.test(called) ? [at(node, called)] : [];
      }),
  },
];

/** Every problem that a rule finds in a set of files. */
export function applyRule(rule: SourceRule, files: readonly SourceFile[]): readonly string[] {
  const found = files
    .filter((file) => rule.appliesTo(file.path))
    .flatMap((file) => rule.problems(file, files));
  return [...new Set(found)];
}
