// Goal: an accepted version can be read and cited for ever, its history names the people, and what was
// never accepted does not exist for anybody. Method: the services and loaders on a real database.
import { beforeAll, describe, expect, test } from "vitest";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import { loader as listLoader } from "#app/routes/_app.entries._index/route.tsx";
import { loader as entryLoader } from "#app/routes/_app.entries.$accession.tsx";
import { loader as compareLoader } from "#app/routes/_app.entries.$accession_.compare.tsx";
import { loader as historyLoader } from "#app/routes/_app.entries.$accession_.history.tsx";
import { loader as apiEntries } from "#app/routes/api.v1.entries._index.ts";
import { loader as apiEntry } from "#app/routes/api.v1.entries.$accession.ts";
import { compareVersions } from "#app/services/entries/compare-versions.server.ts";
import { getEntry } from "#app/services/entries/get-entry.server.ts";
import { listHistory } from "#app/services/entries/list-history.server.ts";
import { NotFoundError } from "#app/services/errors.server.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { sampleEvidenceItem, sampleGeneDrug } from "#test/support/sample-content.ts";
import { knowledgeBase } from "./knowledge-base.ts";
import { visit } from "./routes.ts";

const database = useTestDatabase();
let base: Awaited<ReturnType<typeof knowledgeBase>>;
let entry: string;
let retired: string;
let draft: string;

const second = sampleEvidenceItem({ rating: 5, module: "recommendation" });

beforeAll(async () => {
  base = await knowledgeBase(database.db);
  entry = await base.accept(sampleEvidenceItem());
  await base.change({ accession: entry, baseVersion: 1, content: second });
  retired = await base.accept(sampleGeneDrug());
  await base.retire(retired);
  draft = await base.propose(sampleEvidenceItem({ rating: 1 }));
});

const page = (accession: string) =>
  visit({
    db: database.db,
    loader: entryLoader,
    path: `/entries/${accession}`,
    params: { accession },
  });
const api = (accession: string, headers: Record<string, string> = {}) =>
  visit({
    db: database.db,
    loader: apiEntry,
    path: `/api/v1/entries/${accession}`,
    params: { accession },
    headers,
  });

/** Addresses that name nothing, however they look. */
const NOTHING = [
  "CUR-999999",
  "CUR-1",
  "CUR-000001@99",
  "CUR-000001@0",
  "CUR-000001@-1",
  "CUR-000001@999999999",
  "CUR-000001@9999999999999",
  "x",
  "\u0000",
  "'; drop table entry; --",
  "CUR-000001 ",
];

describe("an entry", () => {
  test("shows its newest accepted version with the people behind it", async () => {
    const shown = await getEntry({ ctx: base.as(), address: entry });
    expect(shown).toMatchObject({
      accession: entry,
      version: 2,
      currentVersion: 2,
      lifecycle: "active",
      title: "EGFR L858R · Osimertinib · Lung Non-small Cell Carcinoma",
      authorName: base.author.name,
      reason: "As the source says.",
      releases: [],
    });
    expect(shown.content).toMatchObject({ rating: 5 });
    expect(shown.approvals.map(({ name }) => name)).toEqual([base.reviewer.name]);
    expect(shown.statementHtml).toBe("<p>Tumours with this variant responded to treatment.</p>");
  });

  test("keeps an older version under its address", async () => {
    const shown = await getEntry({ ctx: base.as(), address: `${entry}@1` });
    expect(shown).toMatchObject({ version: 1, currentVersion: 2, content: { rating: 4 } });
  });

  test("that has been retired says so and can still be read", async () => {
    const shown = await getEntry({ ctx: base.as(), address: retired });
    expect(shown).toMatchObject({ lifecycle: "retired", version: 2 });
    expect((await page(retired)).status).toBe(200);
  });

  test("can be changed by a curator, and by nobody while a proposal is open or once it is retired", async () => {
    const refusal = async (address: string, actor = base.author) =>
      (await getEntry({ ctx: base.as(actor), address })).proposeRefusal?.code ?? null;
    expect(await refusal(entry)).toBeNull();
    expect(await refusal(entry, base.reviewer)).toBe("role-missing");
    expect(await refusal(retired)).toBe("entry-retired");
    const signedOut = await getEntry({ ctx: base.as(), address: entry });
    expect(signedOut.proposeRefusal?.code).toBe("not-signed-in");
    const open = await base.accept(sampleEvidenceItem({ rating: 2 }));
    const content = sampleEvidenceItem({ rating: 3 });
    await base.proposeChange({ accession: open, baseVersion: 1, content });
    expect(await refusal(open)).toBe("proposal-open");
    // Whoever is signed out does not learn that somebody is at work.
    const outside = await getEntry({ ctx: base.as(), address: open });
    expect(outside).toMatchObject({
      content: { rating: 2 },
      proposeRefusal: { code: "not-signed-in" },
    });
  });

  test("in another spelling leads to its own address", async () => {
    const answer = await page(`${entry.toLowerCase()}@1`);
    expect(answer.status).toBe(301);
    expect(answer.headers.get("Location")).toBe(`/entries/${entry}@1`);
  });

  test("in review is not found by anybody, its author included", async () => {
    for (const actor of [undefined, base.author, base.reviewer]) {
      const ctx = base.as(actor);
      await expect(getEntry({ ctx, address: draft })).rejects.toThrow(NotFoundError);
      await expect(getEntry({ ctx, address: `${draft}@1` })).rejects.toThrow(NotFoundError);
      await expect(listHistory({ ctx, accession: draft })).rejects.toThrow(NotFoundError);
    }
    expect((await page(draft)).status).toBe(404);
    expect((await api(draft)).status).toBe(404);
  });

  test.each(NOTHING)("at %j is not found, and nothing breaks", async (address) => {
    expect((await page(address)).status).toBe(404);
    expect((await api(address)).status).toBe(404);
    const params = { accession: address };
    const history = visit({ db: database.db, loader: historyLoader, path: "/", params });
    expect((await history).status).toBe(address.startsWith("CUR-000001@") ? 200 : 404);
  });
});

describe("the history", () => {
  test("names every version, newest first, with who, why and which bytes", async () => {
    const { versions } = await listHistory({ ctx: base.as(), accession: retired });
    expect(versions.map(({ version, kind, active }) => ({ version, kind, active }))).toEqual([
      { version: 2, kind: "retire", active: false },
      { version: 1, kind: "create", active: true },
    ]);
    for (const version of versions) {
      expect(version.authorName).toBe(base.author.name);
      expect(version.approvals.map(({ name }) => name)).toEqual([base.reviewer.name]);
      expect(version.contentHash).toMatch(/^[0-9a-f]{64}$/);
      expect(new Date(version.acceptedAt).toISOString()).toBe(version.acceptedAt);
    }
  });
});

describe("comparing two versions", () => {
  test("names the fields that differ, in both directions", async () => {
    const ctx = base.as();
    const forth = await compareVersions({ ctx, accession: entry, from: 1, to: 2 });
    const back = await compareVersions({ ctx, accession: entry, from: 2, to: 1 });
    const paths = forth.changes.map(({ path }) => path);
    expect(paths).toContain("rating");
    expect(back.changes.map(({ path }) => path)).toEqual(paths);
    expect((await compareVersions({ ctx, accession: entry, from: 2, to: 2 })).changes).toEqual([]);
  });

  test.each([
    ["", 400],
    ["?from=1", 400],
    ["?from=1&to=x", 400],
    ["?from=0&to=1", 400],
    ["?from=1&to=99999999999", 400],
    ["?from=1&to=3", 404],
    ["?from=1&to=2", 200],
  ])("%s answers %d", async (query, status) => {
    const params = { accession: entry };
    const path = `/entries/${entry}/compare${query}`;
    const answer = await visit({ db: database.db, loader: compareLoader, path, params });
    expect(answer.status).toBe(status);
  });
});

describe("the JSON of an entry", () => {
  test("holds the very bytes that were approved", async () => {
    const { status, headers, body } = await api(entry);
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toBe("application/json");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    const text = String(body);
    const json = JSON.parse(text);
    expect(json).toMatchObject({
      accession: entry,
      version: 2,
      kind: "biomarker-therapy",
      module: "recommendation",
      lifecycle: "active",
      releases: [],
      release: "working",
      content: { rating: 5 },
    });
    const content = text.slice(text.indexOf('"content":') + '"content":'.length, -1);
    expect(sha256Hex(content)).toBe(json.contentHash);
  });

  test("of a fixed version is of that version in every part", async () => {
    const json = JSON.parse(String((await api(`${entry}@1`)).body));
    expect(json).toMatchObject({ version: 1, module: "assertion", content: { rating: 4 } });
  });

  test("is not sent again to whoever holds it, and is when it has changed", async () => {
    const accession = await base.accept(sampleGeneDrug());
    const etag = (await api(accession)).headers.get("ETag") ?? "";
    expect(etag).toMatch(/^"[0-9a-f]{64}\./);
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const answer = await api(accession, { "If-None-Match": held });
      expect(answer).toMatchObject({ status: 304, body: "" });
      expect(answer.headers.get("ETag")).toBe(etag);
    }
    expect((await api(accession, { "If-None-Match": '"other"' })).status).toBe(200);
    await base.retire(accession);
    const later = await api(accession, { "If-None-Match": etag });
    expect(later.status).toBe(200);
    expect(JSON.parse(String(later.body))).toMatchObject({ lifecycle: "retired" });
  });

  test("that is not there is JSON too", async () => {
    const { status, headers, body } = await api("CUR-999999");
    expect(status).toBe(404);
    expect(headers.get("Content-Type")).toContain("application/json");
    expect(JSON.parse(String(body))).toMatchObject({ refusals: [{ code: "not-found" }] });
  });
});

describe("the lists", () => {
  const apiList = (query: string) =>
    visit({ db: database.db, loader: apiEntries, path: `/api/v1/entries${query}` });
  const list = (query: string) =>
    visit({ db: database.db, loader: listLoader, path: `/entries${query}` });

  test("give the same entries as page and as JSON", async () => {
    const { body } = await list("?gene=EGFR&sort=accession");
    const rows = (body as { list: { rows: { accession: string }[]; total: number } }).list;
    const json = JSON.parse(String((await apiList("?gene=EGFR&sort=accession")).body));
    expect(json).toMatchObject({ release: "working", total: rows.total, page: 1, next: null });
    const names = (entries: { accession: string }[]) => entries.map(({ accession }) => accession);
    expect(names(json.entries)).toEqual(names(rows.rows));
    expect(names(json.entries)).not.toContain(draft);
  });

  test("lead from an accession to its page", async () => {
    const answer = await list(`?q=${entry.toLowerCase()}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toBe(`/entries/${entry}`);
    expect((await list("?q=CUR-999999")).status).toBe(200);
  });

  test("show what can be read of a bad address as a page, and refuse it as JSON", async () => {
    const shown = await list("?kind=plant&gene=EGFR");
    expect(shown).toMatchObject({ status: 200, body: { problems: [{ path: "kind" }] } });
    const refused = await apiList("?kind=plant&gene=EGFR");
    expect(refused.status).toBe(400);
    expect(JSON.parse(String(refused.body))).toMatchObject({ refusals: [{ path: "kind" }] });
  });
});
