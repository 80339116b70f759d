// Goal: the start page, typing ahead, the health checks and the colours answer well to good and bad
// requests. Method: their loaders and actions on a real database.
import { beforeAll, describe, expect, test } from "vitest";
import { loader as home } from "#app/routes/_app._index.tsx";
import { loader as noSuchAddress } from "#app/routes/api.v1.$.ts";
import { loader as terms } from "#app/routes/api.v1.terms.ts";
import { loader as health } from "#app/routes/healthz.ts";
import { loader as ready } from "#app/routes/readyz.ts";
import { action as chooseTheme, loader as visitTheme } from "#app/routes/theme.ts";
import { listNextSteps } from "#app/services/search/next-steps.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { terminologyTerm } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { insertPerson } from "#test/support/people.ts";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";
import { knowledgeBase } from "./knowledge-base.ts";
import { visit } from "./routes.ts";

const database = useTestDatabase();
let base: Awaited<ReturnType<typeof knowledgeBase>>;

beforeAll(async () => {
  base = await knowledgeBase(database.db);
  const term = (kind: "gene" | "drug", id: string, label: string, synonyms: string[] = []) => ({
    kind,
    id,
    label,
    synonyms,
    xrefs: [],
  });
  await database.db
    .insert(terminologyTerm)
    .values([
      term("gene", "HGNC:3236", "EGFR", ["ERBB1", "HER1"]),
      term("gene", "HGNC:3430", "ERBB2", ["HER2", "NEU"]),
      term("gene", "HGNC:1", "A_B%", []),
      term("drug", "RXNORM:1721560", "Osimertinib", ["Tagrisso"]),
    ]);
});

describe("typing ahead", () => {
  const ask = (query: string) =>
    visit({ db: database.db, loader: terms, path: `/api/v1/terms${query}` });
  const labels = async (query: string) => {
    const { terms: found } = JSON.parse(String((await ask(query)).body)) as {
      terms: { label: string; matched: string | null }[];
    };
    return found.map(({ label, matched }) => (matched === null ? label : `${label}/${matched}`));
  };

  test.each([
    ["?kind=gene&q=egf", ["EGFR"]],
    ["?kind=gene&q=ERBB", ["ERBB2", "EGFR/ERBB1"]],
    ["?kind=gene&q=her2", ["ERBB2/HER2"]],
    ["?kind=gene&q=hgnc:3236", ["EGFR/HGNC:3236"]],
    ["?kind=drug&q=tagr", ["Osimertinib/Tagrisso"]],
    ["?kind=drug&q=egfr", []],
    ["?kind=gene&q=", []],
    // Signs are no wildcards: alone they find nothing, and not everything.
    ["?kind=gene&q=%25", []],
    ["?kind=gene&q=_b", []],
    ["?kind=gene&q=a_b", ["A_B%"]],
    ["?kind=gene&q=%5C", []],
  ])("%s suggests %j", async (query, expected) => {
    expect(await labels(query)).toEqual(expected);
  });

  test.each(["", "?kind=plant&q=a", `?kind=gene&q=${"a".repeat(101)}`])(
    "%s is refused",
    async (query) => {
      const { status, body } = await ask(query);
      expect(status).toBe(400);
      expect(JSON.parse(String(body)).refusals).not.toEqual([]);
    },
  );
});

describe("the start page", () => {
  const figures = async () => {
    const { body } = await visit({ db: database.db, loader: home, path: "/" });
    return body as Awaited<ReturnType<typeof home>>;
  };

  test("is there before anything has been accepted, and counts what has been", async () => {
    expect((await figures()).overview).toMatchObject({
      entries: 0,
      recent: [],
      latestRelease: null,
    });
    const accession = await base.accept(sampleEvidenceItem());
    await base.propose(sampleEvidenceItem({ rating: 1 }));
    const { overview, steps } = await figures();
    expect(overview).toMatchObject({ entries: 1, recent: [{ accession }] });
    expect(steps).toEqual([]);
  });

  test("tells each role what waits, and nobody what is not theirs", async () => {
    const waiting = async (...roles: Parameters<typeof insertPerson>[1][]) =>
      listNextSteps({ ctx: base.as(await insertPerson(database.db, ...roles)) });
    expect(await listNextSteps({ ctx: base.as() })).toBeNull();
    expect(await waiting("reviewer")).toMatchObject({ toReview: 1, canPropose: false });
    expect(await waiting("curator")).toMatchObject({ toReview: null, canPropose: true });
    expect(await waiting("publisher")).toMatchObject({ canPrepareRelease: true, candidate: null });
    expect(await waiting("reader")).toMatchObject({ toReview: null, canPrepareRelease: false });
  });
});

describe("health", () => {
  test("is told by the process alone, readiness by the database", async () => {
    expect(health().status).toBe(200);
    expect((await visit({ db: database.db, loader: ready, path: "/readyz" })).status).toBe(200);
    const closed = openDatabase({ url: database.url, maxConnections: 1 });
    await closed.close();
    const answer = await visit({ db: closed.db, loader: ready, path: "/readyz" });
    expect(answer.status).toBe(503);
    expect(String(answer.body)).not.toMatch(/postgres|curatorium_test/);
  });
});

describe("the colours", () => {
  const choose = async (form: Record<string, string>) => {
    const request = new Request("http://127.0.0.1/theme", {
      method: "POST",
      body: new URLSearchParams(form),
    });
    return await chooseTheme({ request, params: {}, context: {} as never });
  };

  test("are kept, and lead back to where they were chosen", async () => {
    const answer = await choose({ theme: "dark", returnTo: "/entries?q=a" });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toBe("/entries?q=a");
    expect(answer.headers.get("Set-Cookie")).toMatch(/^curatorium_theme=dark;.*HttpOnly/);
  });

  test("never lead to another site, and never break", async () => {
    const answer = await choose({ theme: "neon", returnTo: "https://evil.example/" });
    expect(answer.headers.get("Location")).toBe("/");
    expect(answer.headers.get("Set-Cookie")).toContain("curatorium_theme=system");
    expect((await choose({})).headers.get("Location")).toBe("/");
    expect(visitTheme().headers.get("Location")).toBe("/");
  });
});

test("an address of the API that is none is refused as JSON", async () => {
  const answer = await visit({ db: database.db, loader: noSuchAddress, path: "/api/v1/nothing" });
  expect(answer.status).toBe(404);
  expect(JSON.parse(String(answer.body)).refusals[0].code).toBe("not-found");
});
