// Goal: a form becomes the content that was typed, and what is wrong with it is said at once, in words,
// at the row where it was typed. Method: forms as a browser sends them, with and without script.
import { describe, expect, test } from "vitest";
import { entryContent } from "#app/domain/entries/entry-content.ts";
import { normalizeContent } from "#app/domain/entries/normalize.ts";
import {
  sampleEvidenceItem,
  sampleGeneDrug,
  sampleScoredGeneDrug,
} from "#test/support/sample-content.ts";
import { contentToForm } from "./form-values.ts";
import { readEntryForm, refuseEntryForm } from "./read-form.server.ts";

const KEY = "01890a5d-ac96-774b-bcce-b302099a8057";

const BLANK: Record<string, string> = {
  submissionKey: KEY,
  recordType: "evidence-item",
  operator: "and",
  "biomarkers[0].type": "variant",
  evidenceType: "predictive",
  direction: "supports",
  significance: "",
  variantOrigin: "somatic",
  "evidence[0].source": "pubmed",
  "evidence[0].direction": "supports",
  statementText: "",
};

/** Complete, but for what a test changes. */
const WHOLE: Record<string, string> = {
  ...BLANK,
  "biomarkers[0].gene": "EGFR",
  "biomarkers[0].geneId": "HGNC:3236",
  "biomarkers[0].name": "L858R",
  "disease.label": "Lung cancer",
  "therapies[0].label": "Osimertinib",
  significance: "sensitivity-response",
  rating: "4",
  "levels.civic": "B",
  statementText: "It responds.",
  "evidence[0].id": "29151359",
};

function read(
  fields: Record<string, string>,
  kind: "biomarker-therapy" | "gene-drug" = "biomarker-therapy",
) {
  const formData = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    formData.append(name, value);
  }
  return readEntryForm({ formData, kind, base: null });
}

function errorsOf(reading: ReturnType<typeof read>): Record<string, string[] | null> {
  return reading.ok ? {} : (reading.reply.lastResult.error ?? {});
}

describe("a form that is whole", () => {
  test("becomes the content that was typed", () => {
    const reading = read({ ...WHOLE, reason: " Why \n" });
    expect(reading).toMatchObject({ ok: true, submissionKey: KEY, reason: "Why" });
    const content = entryContent.parse(reading.ok ? reading.content : null);
    expect(content).toMatchObject({
      profile: { op: "is", biomarker: { name: "L858R", gene: { id: "HGNC:3236" } } },
      rating: 4,
      disease: { label: "Lung cancer", id: null },
    });
  });

  test("line ends from a browser are line feeds in the content", () => {
    const reading = read({ ...WHOLE, summary: "One.\r\nTwo." });
    expect(reading.ok && reading.content).toMatchObject({ summary: "One.\nTwo." });
  });

  test.each([sampleEvidenceItem(), sampleGeneDrug(), sampleScoredGeneDrug()])(
    "an unchanged form is the same content: $kind",
    (content) => {
      const { values, statement } = contentToForm(content);
      const formData = new FormData();
      append(formData, { name: "", value: values });
      formData.append("submissionKey", KEY);
      formData.append("base", "1");
      formData.append("statement", JSON.stringify(statement));
      const reading = readEntryForm({ formData, kind: content.kind, base: content });
      expect(reading).toMatchObject({ ok: true, base: "1" });
      expect(reading.ok && normalizeContent(entryContent.parse(reading.content))).toEqual(
        normalizeContent(content),
      );
    },
  );
});

function append(formData: FormData, input: { name: string; value: unknown }): void {
  const { name, value } = input;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      append(formData, { name: `${name}[${index}]`, value: item });
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      append(formData, { name: name === "" ? key : `${name}.${key}`, value: item });
    }
  } else if (typeof value === "string") {
    formData.append(name, value);
  }
}

describe("a form that lacks something", () => {
  test("says everything at once and in words, when all is empty", () => {
    const reading = read(BLANK);
    expect(reading).toMatchObject({ ok: false, status: 422 });
    expect(errorsOf(reading)).toEqual({
      biomarkers: ["Name at least one biomarker."],
      significance: ["Choose what the profile means: its significance."],
      "disease.label": ["Predictive entries: a disease must be given."],
      therapies: ["Predictive entries: a therapy must be given."],
      levels: ["Give the CIViC evidence level."],
      rating: ["Evidence items: a rating must be given."],
      evidence: expect.any(Array),
      statement: ["Write the statement."],
    });
    expect(JSON.stringify(errorsOf(reading))).not.toMatch(/invalid|expected/i);
  });

  test("says it of genes and drugs too", () => {
    const errors = errorsOf(
      read({ submissionKey: KEY, operator: "or", statementText: "" }, "gene-drug"),
    );
    expect(errors).toMatchObject({
      genes: ["Name at least one gene."],
      drugs: ["Name at least one drug."],
      statement: ["Write the statement."],
      levels: ["Give a ClinPGx or CPIC level."],
    });
  });

  test("names the row that was typed, not the member that it would become", () => {
    const errors = errorsOf(
      read({
        ...WHOLE,
        "biomarkers[1].type": "variant",
        "biomarkers[2].type": "variant",
        "biomarkers[2].gene": "KRAS",
        "biomarkers[2].geneId": "not an id",
      }),
    );
    expect(errors).toEqual({
      "biomarkers[2].name": ["A biomarker needs a name."],
      "biomarkers[2].geneId": ["An identifier looks like PREFIX:value."],
    });
  });

  test("an id without a name is not dropped", () => {
    expect(errorsOf(read({ ...WHOLE, "biomarkers[1].geneId": "HGNC:6407" }))).toMatchObject({
      "biomarkers[1].name": ["A biomarker needs a name."],
      "biomarkers[1].gene": ["Name the gene."],
    });
  });
});

describe("what goes back", () => {
  test("holds every typed value, the statement and the version that the form started from", () => {
    const fields = { ...WHOLE, significance: "", base: "7", reason: "Because", summary: "Sum" };
    const reading = read(fields);
    const reply = reading.ok ? null : reading.reply;
    expect(reply?.base).toBe("7");
    expect(reply?.typedStatement).toEqual({ statementText: "It responds." });
    expect(reply?.lastResult.initialValue).toMatchObject({
      reason: "Because",
      summary: "Sum",
      rating: "4",
      biomarkers: [{ gene: "EGFR", name: "L858R" }],
      evidence: [{ id: "29151359" }],
    });
  });

  test("so does a form whose starting content cannot be read", () => {
    const formData = new FormData();
    formData.append("summary", "Sum");
    formData.append("base", "7");
    const refusals = [{ code: "not-signed-in", message: "Sign in to do this." }];
    expect(refuseEntryForm({ formData, refusals })).toMatchObject({
      base: "7",
      lastResult: { initialValue: { summary: "Sum" }, error: { "": ["Sign in to do this."] } },
    });
  });

  test("a damaged key keeps what was typed", () => {
    const reading = read({ ...WHOLE, submissionKey: "x" });
    expect(reading).toMatchObject({
      ok: false,
      status: 422,
      reply: { lastResult: { initialValue: { rating: "4" } } },
    });
  });
});
