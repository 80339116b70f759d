// Goal: cells are read as ClinPGx writes them and written back the same, in both namings. Method:
// tables, and properties that write and read.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, currentAddress, evidenceAddress } from "./addresses.ts";
import { clinpgxRowReader, clinpgxTableOf } from "./detect-table.ts";
import { printExclusion, readExclusion } from "./exclusion.ts";
import { CLINPGX_COLUMNS, CLINPGX_TABLES } from "./layouts.ts";
import { requote, unquote } from "./record-reading.ts";

const NAMINGS = ["clinical", "summary"] as const;

describe("quotation marks", () => {
  it.each([
    ['"He said ""yes"""', 'He said "yes"'],
    ['"""all"""', '"all"'],
    ['"plain"', "plain"],
    ['""', ""],
    ["5' end", "5' end"],
    ['an "odd one', 'an "odd one'],
    ['"two" and "three"', '"two" and "three"'],
    ['"', '"'],
    ["", ""],
  ])("reads %s", (cell, text) => {
    expect(unquote(cell)).toBe(text);
  });

  it("reads back whatever was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', "a", " ", "\n") }), (text) => {
        expect(unquote(requote(text))).toBe(text);
      }),
    );
  });
});

describe("exclusions", () => {
  it.each([
    [
      "This annotation is not used for clinical annotation scoring. In vitro study",
      "In vitro study",
    ],
    ["This annotation is not used for summary annotation scoring.", null],
    ["This annotation is not used. Not in HWE.", "Not in HWE."],
  ])("reads %s", (cell, reason) => {
    expect(readExclusion(cell)).toEqual({ reason });
  });

  it.each(["2.5", "", "Not used", "This annotation is not used to score"])(
    "does not read %j",
    (cell) => {
      expect(readExclusion(cell)).toBeNull();
    },
  );

  it.each(NAMINGS)("reads back what it wrote in the %s naming", (naming) => {
    for (const reason of [null, "In vitro study"]) {
      expect(readExclusion(printExclusion({ reason, naming }))).toEqual({ reason });
    }
  });
});

describe("addresses", () => {
  it.each([
    [
      "https://www.pharmgkb.org/clinicalAnnotation/1",
      "https://www.clinpgx.org/clinicalAnnotation/1",
    ],
    ["http://pharmgkb.org/x", "https://www.clinpgx.org/x"],
    ["https://www.clinpgx.org/x", "https://www.clinpgx.org/x"],
    ["https://www.pharmgkb.org.example/x", "https://www.pharmgkb.org.example/x"],
    ["https://cpicpgx.org/www.pharmgkb.org", "https://cpicpgx.org/www.pharmgkb.org"],
    ["", ""],
  ])("follows the site's move: %s", (former, current) => {
    expect(currentAddress(former)).toBe(current);
  });

  it("writes them as a naming does", () => {
    const address = evidenceAddress({ type: "guideline", id: "PA1", naming: "summary" });
    expect(address).toBe("https://www.clinpgx.org/guidelineAnnotation/PA1");
    expect(addressOf({ address, naming: "clinical" })).toBe(
      evidenceAddress({ type: "guideline", id: "PA1", naming: "clinical" }),
    );
  });
});

describe("tables", () => {
  const header = (table: (typeof CLINPGX_TABLES)[number], naming: "Clinical" | "Summary") => [
    `${naming} Annotation ID`,
    ...CLINPGX_COLUMNS[table].required,
  ];

  it.each(CLINPGX_TABLES)(
    "knows the table of %s by its header, in either naming and any order",
    (table) => {
      for (const naming of ["Clinical", "Summary"] as const) {
        const cells = [...header(table, naming), ...CLINPGX_COLUMNS[table].optional].reverse();
        expect(clinpgxTableOf(cells)).toBe(table);
        const found = clinpgxRowReader({ cells, table });
        expect(found).toMatchObject({ ok: true, value: { naming: naming.toLowerCase() } });
        if (!found.ok) return;
        const row = found.value.toCells({
          line: 2,
          cells: cells.map((name) => ` ${name}`),
          nulCount: 0,
        });
        expect(row).toMatchObject({ ok: true, value: { id: `${naming} Annotation ID` } });
      }
    },
  );

  it.each(CLINPGX_TABLES)(
    "refuses a header of %s with a column missing, unknown or twice",
    (table) => {
      const whole = header(table, "Summary");
      for (const [cells, word] of [
        [whole.slice(1), "Summary Annotation ID"],
        [[...whole, "Author"], "Author"],
        [[...whole, whole[0] ?? ""], "twice"],
        [[...whole, "Clinical Annotation ID"], "unknown"],
      ] as const) {
        const found = clinpgxRowReader({ cells, table });
        expect(found).toMatchObject({ ok: false, error: { code: "tsv-columns", line: 1 } });
        expect(!found.ok && found.error.message).toContain(word);
      }
    },
  );

  it("knows no other table", () => {
    expect(
      clinpgxTableOf(["Variant Annotation ID", "Variant/Haplotypes", "Gene", "PMID"]),
    ).toBeNull();
    expect(clinpgxTableOf([""])).toBeNull();
  });
});
