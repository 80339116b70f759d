// Goal: the sources keep the rules that no linter sees.
// Method: each rule is first tried on a sample that breaks it and on its nearest lawful neighbour,
// then on every file of the repository.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesUnder, repositoryRoot } from "../support/repository.ts";
import { applyRule, SOURCE_RULES, type SourceFile } from "./source-rules.ts";

type Sample = {
  readonly rule: string;
  readonly refused: readonly SourceFile[];
  readonly allowed: readonly SourceFile[];
};

const file = (path: string, text = "") => ({ path, text });
const inDomain = (text: string) => file("app/domain/x/rule.ts", text);
const WRITES = "export const save = () => inTransaction(ctx, (tx) => tx.insert(rows));";

const SAMPLES: readonly Sample[] = [
  ...["sign.ts", "tuf/sign.ts"].map((name) => ({
    rule: "services and adapters are server modules by name",
    refused: [file(`app/platform/${name}`)],
    allowed: [
      file("app/platform/sign.server.ts"),
      file("app/platform/sign.test.ts"),
      file("app/lib/x.ts"),
    ],
  })),
  ...[
    ["const now = new Date();", "const then = new Date(0);"],
    ["const now = Date();", "const name = 'Date()';"],
    ["const now = Date.now();", "// Date.now() would read the clock."],
    ["const n = Math.random();", "const n = Math.max(1, 2);"],
    ["const id = crypto.randomUUID();", "const entry = { crypto: 1 };"],
    ["const d = { crypto };", "const d = (crypto: Seed) => crypto.next();"],
    ["const c = crypto;", "const c = scheme.crypto;"],
    ["const e = process.env;", "type P = { process: string };"],
    ["const p = fetch('x');", "const p = repository.fetch('x');"],
  ].map(([bad, good]) => ({
    rule: "the domain has no clock, chance or outside world",
    refused: [inDomain(bad ?? "")],
    allowed: [inDomain(good ?? "")],
  })),
  {
    rule: "a verb that writes emits its audit event in the same transaction",
    refused: [
      file("app/services/a/save.server.ts", `import { n } from "./internal.server.ts";\n${WRITES}`),
      file("app/services/a/internal.server.ts", "export const n = 1; // emitAudit(tx)"),
      file("app/services/b/internal.server.ts", "export const record = () => emitAudit(tx);"),
    ],
    allowed: [
      file("app/services/a/save.server.ts", `${WRITES}\nemitAudit(tx, event);`),
      file("app/services/b/save.server.ts", `import { r } from "./internal.server.ts";\n${WRITES}`),
      file("app/services/b/internal.server.ts", "export const r = () => emitAudit(tx);"),
      file("app/services/b/list.server.ts", "export const list = () => ctx.db.select();"),
    ],
  },
  {
    rule: "a verb that writes is tried on a real database",
    refused: [
      file("app/services/a/save.server.ts", WRITES),
      file("test/e2e/a.e2e.ts", 'import { save } from "#app/services/a/save.server.ts";'),
    ],
    allowed: [
      file("app/services/a/save.server.ts", WRITES),
      file("app/services/a/list.server.ts", "export const list = () => ctx.db.select();"),
      file("test/integration/a.test.ts", 'import { save } from "#app/services/a/save.server.ts";'),
    ],
  },
  {
    rule: "app/routes holds routes alone",
    refused: [file("app/routes/login.server.ts")],
    allowed: [file("app/routes/healthz.ts"), file("app/routes/_auth.login/form.server.ts")],
  },
  {
    rule: "a route folder has its route module",
    refused: [file("app/routes/_app.a/part.tsx"), file("app/routes/_app.b/route.tsx")],
    allowed: [file("app/routes/_app.a/part.tsx"), file("app/routes/_app.a/route.tsx")],
  },
  {
    rule: "nothing is left to do",
    refused: [inDomain(`const n = 1; // ${"TO"}DO later`)],
    allowed: [inDomain("const todo = list; // What is to do comes from the queue.")],
  },
  ...[
    ["await page.waitForTimeout(100);", "await page.waitForURL('/work');"],
    ["test.only('x', run);", "test('only', run);"],
    ["describe.only('x', run);", "list.only('x');"],
  ].map(([bad, good]) => ({
    rule: "no test waits for time to pass or leaves others out",
    refused: [file("test/e2e/a.e2e.ts", bad)],
    allowed: [file("test/e2e/a.e2e.ts", good)],
  })),
];

const SOURCES = ["app", "bin", "db", "seeds", "test"]
  .flatMap(filesUnder)
  .filter((path) => /\.(tsx?|m?js|cjs|sql|css)$/.test(path) || path.startsWith("app/routes/"))
  .map((path) => file(path, readFileSync(join(repositoryRoot(), path), "utf8")));

function ruleNamed(name: string) {
  const rule = SOURCE_RULES.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`There is no rule "${name}".`);
  return rule;
}

describe.each(SOURCE_RULES)("$name", (rule) => {
  test("is tried on samples", () => {
    expect(SAMPLES.map((sample) => sample.rule)).toContain(rule.name);
  });

  test("holds in the repository", () => {
    expect(applyRule(rule, SOURCES)).toEqual([]);
  });
});

describe.each(SAMPLES)("$rule", ({ rule, refused, allowed }) => {
  test(`refuses: ${refused[0]?.text || refused[0]?.path}`, () => {
    expect(applyRule(ruleNamed(rule), refused)).toHaveLength(1);
  });

  test(`allows: ${allowed[0]?.text || allowed[0]?.path}`, () => {
    expect(applyRule(ruleNamed(rule), allowed)).toEqual([]);
  });
});
