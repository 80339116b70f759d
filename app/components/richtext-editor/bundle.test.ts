// Goal: a page pays for Lexical only when it shows the editor, and never for zod. Method: bundle the
// component as for a browser and look at what each chunk is made of.
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";

/** The packages that a chunk was made of. */
function packagesOf(chunk: Metafile["outputs"][string]): Set<string> {
  const names = Object.keys(chunk.inputs).map(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? "",
  );
  return new Set(names.filter((name) => name !== ""));
}

describe("the client bundle", () => {
  let outputs: Metafile["outputs"] = {};

  beforeAll(async () => {
    const { metafile } = await build({
      entryPoints: [fileURLToPath(new URL("./richtext-editor.tsx", import.meta.url))],
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "browser",
      conditions: ["production"],
      define: { "process.env.NODE_ENV": '"production"' },
      jsx: "automatic",
      outdir: "unused",
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    outputs = metafile.outputs;
  });

  /** The chunks that load together with the given module. */
  function loadedWith(module: string): Metafile["outputs"][string][] {
    const start = Object.keys(outputs).find((path) => outputs[path]?.entryPoint?.endsWith(module));
    const paths = new Set(start === undefined ? [] : [start]);
    for (const path of paths) {
      for (const imported of outputs[path]?.imports ?? []) {
        if (imported.kind === "import-statement") {
          paths.add(imported.path);
        }
      }
    }
    return [...paths].flatMap((path) => outputs[path] ?? []);
  }

  it("has no zod in any chunk", () => {
    const all = Object.values(outputs);
    expect(all.length).toBeGreaterThan(1);
    expect(all.filter((chunk) => packagesOf(chunk).has("zod"))).toEqual([]);
  });

  it("loads Lexical with the editor alone", () => {
    const withLexical = (module: string) =>
      loadedWith(module).filter((chunk) => packagesOf(chunk).has("lexical")).length;
    expect(withLexical("/statement-editor.tsx")).toBeGreaterThan(0);
    expect(loadedWith("/richtext-editor.tsx").length).toBeGreaterThan(0);
    expect(withLexical("/richtext-editor.tsx")).toBe(0);
  });
});
