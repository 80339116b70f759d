// A line spliced around canonical content is the very line that the whole row would canonicalise to.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../shared/canonical-json.ts";
import { toRowLine } from "./row.ts";
import { releaseInstant, rowLineFromCanonical } from "./row-line.ts";

describe("rowLineFromCanonical", () => {
  it("equals the canonical form of the whole row", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
        fc.boolean(),
        fc.integer({ min: 1, max: 9_999 }),
        (content, active, version) => {
          const head = {
            id: "CUR-000001",
            version,
            active,
            moduleId: "assertion",
            effectiveTime: "2026-01-02T03:04:05Z",
          };
          const plain = JSON.parse(JSON.stringify(content)) as Record<string, never>;
          expect(rowLineFromCanonical({ ...head, canonicalContent: canonicalJson(plain) })).toBe(
            toRowLine({ ...head, content: plain }),
          );
        },
      ),
    );
  });

  it("writes times in whole seconds of UTC", () => {
    expect(releaseInstant(new Date("2026-11-23T12:34:56.789Z"))).toBe("2026-11-23T12:34:56Z");
  });
});
