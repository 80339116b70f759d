// Goal: a file of terms that is damaged anywhere is read or refused, and never breaks a reader or lets
// a term through that no term may be. Method: one small file of each format, bytes of it exchanged,
// taken out and put in.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termRecord } from "#app/domain/terms/term-record.ts";
import { VocabRefusal } from "#app/domain/transfer/vocab/vocab-item.ts";
import { readTsv } from "./read-tsv.server.ts";
import { readDrugs } from "./vocab-drugs.server.ts";
import { readHgnc } from "./vocab-hgnc.server.ts";
import { readObo } from "./vocab-obo.server.ts";
import { readOncotree } from "./vocab-oncotree.server.ts";
import type { VocabRows } from "./vocab-rows.server.ts";
import { readSo } from "./vocab-so.server.ts";

type Rows = ReturnType<typeof readTsv>;

const known = async () => new Map();

const FORMATS: readonly (readonly [name: string, file: string, read: (rows: Rows) => VocabRows])[] =
  [
    [
      "hgnc",
      "hgnc_id\tsymbol\tname\tstatus\tprev_symbol\nHGNC:5\tA1BG\tx\tApproved\tB|C\nHGNC:6\tD~withdrawn\tsee HGNC:5\tEntry Withdrawn\t\n",
      (rows) => readHgnc({ rows, known }),
    ],
    [
      "hgnc withdrawn",
      "HGNC_ID\tSTATUS\tWITHDRAWN_SYMBOL\tMERGED_INTO_REPORT(S)\nHGNC:1\tMerged/Split\tA\tHGNC:5|A1BG|Approved\n",
      (rows) => readHgnc({ rows, known }),
    ],
    [
      "hgnc changes",
      "hgnc_id\tchange\told_symbol\tnew_symbol\nHGNC:20\trenamed\tAARS\tAARS1\nHGNC:1\tremoved\tA\t\n",
      (rows) => readHgnc({ rows, known }),
    ],
    [
      "doid",
      'format-version: 1.2\nontology: doid\n\n[Term]\nid: DOID:162\nname: cancer\nalt_id: DOID:9\nsynonym: "x \\" y" EXACT []\nxref: NCI:C1 {a="b"}\n\n[Typedef]\nid: part_of\n',
      (rows) => readObo({ rows, format: "doid" }),
    ],
    [
      "oncotree",
      '{"TISSUE":{"code":"TISSUE","name":"Tissue","children":{"GB":{"code":"GB","name":"G","history":["GBM"],"externalReferences":{"NCI":["C12"]},"children":{}}}}}\n',
      (rows) => readOncotree({ rows, fingerprint: () => ({ sha256: "", length: 0 }) }),
    ],
    [
      "drugs",
      "nci_concept_display_name\tncit_code\tmolecule_chembl_id\tdrug_name\n3&apos;-C\tC29475\tCHEMBL573352\tTAS\n",
      (rows) => readDrugs({ rows, synonyms: null, known }),
    ],
    [
      "so",
      "so_id\tname\talt_ids\tsynonyms\tobsolete\treplaced_by\nSO:0000159\tdeletion\tSO:1000033\ta|b\tfalse\t\n",
      readSo,
    ],
  ];

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

describe.each(FORMATS)("%s", (_, file, read) => {
  const whole = new TextEncoder().encode(file);

  it("reads the file as it is, however it is cut", async () => {
    for (const size of [1, 7, 10_000]) {
      const ids: string[] = [];
      for await (const item of read(readTsv(inChunks(whole, size)))) {
        if (item.type === "row" && item.row.record !== null) ids.push(item.row.record.id);
      }
      expect(ids.length).toBeGreaterThan(0);
    }
  });

  it("reads or refuses whatever becomes of it", async () => {
    const change = fc.record({
      place: fc.nat(whole.length),
      gone: fc.nat(20),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 5 }),
        fc
          .constantFrom("\t", "\n", "\r\n", "\0", '"', "|", "[Term]\n", "{", "\uFEFF")
          .map((text) => new TextEncoder().encode(text)),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const damaged = changes.reduce(
          (bytes, { place, gone, put }) =>
            new Uint8Array([...bytes.slice(0, place), ...put, ...bytes.slice(place + gone)]),
          whole,
        );
        try {
          for await (const item of read(readTsv(inChunks(damaged, 50)))) {
            if (item.type === "row") {
              const { record, issues } = item.row;
              expect(record === null || termRecord.safeParse(record).success).toBe(true);
              expect(record !== null || issues.length > 0).toBe(true);
            }
          }
        } catch (error) {
          expect(error).toBeInstanceOf(VocabRefusal);
        }
      }),
      { numRuns: 500 },
    );
  });
});
