// Goal: every rule of .dependency-cruiser.cjs refuses what it is there to refuse, and nothing more.
// Method: a small repository with planted imports is written to a temporary folder and cruised
// once; each violation must be reported under its rule, each permitted neighbour under none.
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repositoryRoot } from "../support/repository.ts";
import { ALLOWED, type Plant, REFUSED } from "./planted-imports.ts";

const PACKAGES = ["zod", "drizzle-orm", "pg", "better-auth", "react", "@remix-run/node"];

let folder = "";
type Edge = { readonly from: string; readonly to: string };
let violations: ReadonlyArray<Edge & { readonly rule: string }> = [];
let imports: readonly Edge[] = [];

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Writes the importing modules, and an empty module wherever an import points into the code. */
function plantAll(plants: readonly Plant[]) {
  for (const { to } of plants) {
    if (/^(app|db|seeds|test)\//.test(to)) write(to, "export const value = 1;\n");
  }
  for (const { from, imports } of plants) {
    const isType = imports.startsWith("type ");
    const specifier = isType ? imports.slice("type ".length) : imports;
    write(
      from,
      `import ${isType ? "type " : ""}{ value } from "${specifier}";\nexport type V = typeof value;\nexport const w = ${isType ? "1" : "value"};\n`,
    );
  }
  write("app/domain/a/two.ts", 'import { w } from "./one.ts";\nexport const value = () => w;\n');
  write(
    "app/components/both.tsx",
    'import type { V } from "#app/services/entries/create.server.ts";\nimport { value } from "#app/services/entries/create.server.ts";\nexport const both: V = value;\n',
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "curatorium-rule-"));
  const root = repositoryRoot();
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json"]) {
    copyFileSync(join(root, file), join(folder, file));
  }
  for (const name of [...PACKAGES, "a-dev-tool"]) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: "1.0.0", type: "module", main: "index.js" }),
    );
    write(`node_modules/${name}/index.js`, "export const value = 1;\n");
  }
  write(
    "package.json",
    JSON.stringify({
      name: "planted",
      type: "module",
      imports: {
        "#app/*": "./app/*",
        "#db/*": "./db/*",
        "#seeds/*": "./seeds/*",
        "#test/*": "./test/*",
      },
      dependencies: Object.fromEntries(PACKAGES.map((name) => [name, "1.0.0"])),
      devDependencies: { "a-dev-tool": "1.0.0" },
    }),
  );
  plantAll([...REFUSED, ...ALLOWED]);
  ({ violations, imports } = await cruise(folder));
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Cruises a folder with its own configuration; gives every import seen and every violation. */
async function cruise(cwd: string) {
  const cli = join(repositoryRoot(), "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [
    cli,
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
    "app",
    "db",
    "seeds",
    "test",
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd,
    maxBuffer: 64 << 20,
  }).catch((error: { stdout: string; stderr: string }) => {
    // With violations the program ends with their number; without a report it has broken down.
    if (!error.stdout.startsWith("{")) throw new Error(error.stderr);
    return error;
  });
  const report = JSON.parse(stdout) as {
    readonly modules: ReadonlyArray<{ source: string; dependencies: Array<{ resolved: string }> }>;
    readonly summary: {
      readonly violations: ReadonlyArray<{ from: string; to: string; rule: { name: string } }>;
    };
  };
  return {
    violations: report.summary.violations.map(({ from, to, rule }) => ({
      from,
      to,
      rule: rule.name,
    })),
    imports: report.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
  };
}

describe("the dependency rule", () => {
  test.each(REFUSED)("$rule refuses $from → $to", ({ rule, from, to }) => {
    expect(violations).toContainEqual({ rule, from, to });
  });

  test.each(ALLOWED)("allows $from → $to", ({ from, to }) => {
    expect(imports).toContainEqual({ from, to });
    expect(
      violations.filter((violation) => violation.from === from && violation.to === to),
    ).toEqual([]);
  });

  test("a value import is seen beside a type import of the same module", () => {
    expect(violations).toContainEqual({
      rule: "components-stay-client",
      from: "app/components/both.tsx",
      to: "app/services/entries/create.server.ts",
    });
  });

  test("every rule has a planted violation", () => {
    const require = createRequire(import.meta.url);
    const config = require("../../.dependency-cruiser.cjs") as {
      readonly forbidden: ReadonlyArray<{ readonly name: string }>;
    };
    const names = config.forbidden.map((rule) => rule.name).sort();
    expect([...new Set(REFUSED.map(({ rule }) => rule))].sort()).toEqual(names);
  });
});
