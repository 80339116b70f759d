// Goal: everybody reads what was published, with its files, signatures and members, and nobody outside
// learns of a candidate. Method: candidates by the real verb; publication, which needs keys and files
// and is tested elsewhere, by the rows that it leaves.
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { loader as releaseLoader } from "#app/routes/_app.releases.$version/route.tsx";
import { loader as apiReleases } from "#app/routes/api.v1.releases._index.ts";
import { loader as apiRelease } from "#app/routes/api.v1.releases.$version.ts";
import { getEntry } from "#app/services/entries/get-entry.server.ts";
import { getEntryJson } from "#app/services/entries/get-entry-json.server.ts";
import { NotFoundError } from "#app/services/errors.server.ts";
import { compareReleases } from "#app/services/releases/compare-releases.server.ts";
import { freezeRelease } from "#app/services/releases/freeze.server.ts";
import { getRelease } from "#app/services/releases/get-release.server.ts";
import { listReleaseMembers } from "#app/services/releases/list-release-members.server.ts";
import { listReleases } from "#app/services/releases/list-releases.server.ts";
import { release, releaseSignature } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { insertPerson } from "#test/support/people.ts";
import { sampleEvidenceItem, sampleGeneDrug } from "#test/support/sample-content.ts";
import { knowledgeBase } from "./knowledge-base.ts";
import { visit } from "./routes.ts";

const database = useTestDatabase();
let base: Awaited<ReturnType<typeof knowledgeBase>>;
let publisher: PersonActor;
let first: string;
let second: string;
let candidate: string;
const entries: string[] = [];

const SHA256 = "ab".repeat(32);

async function freeze(): Promise<string> {
  const ctx = base.as(publisher);
  return (await freezeRelease({ ctx, input: { channel: "stable", notes: "Notes." } })).version;
}

async function published(version: string): Promise<void> {
  await database.db
    .update(release)
    .set({
      state: "published",
      files: [
        {
          path: `releases/${version}/snapshot.ndjson`,
          sha256: SHA256,
          length: 12,
          media: "application/x-ndjson",
          rows: 1,
        },
      ],
      manifestSha256: SHA256,
      staged: {},
      publishedBy: publisher.userId,
      publishedAt: new Date("2026-01-15T10:00:00Z"),
    })
    .where(eq(release.version, version));
}

const setState = (version: string, state: "superseded" | "withdrawn") =>
  database.db.update(release).set({ state }).where(eq(release.version, version));

beforeAll(async () => {
  base = await knowledgeBase(database.db);
  publisher = await insertPerson(database.db, "publisher");
  entries.push(await base.accept(sampleEvidenceItem()), await base.accept(sampleGeneDrug()));
  first = await freeze();
  const [row] = await database.db.select().from(release);
  await database.db.insert(releaseSignature).values({
    releaseId: row?.id ?? "",
    keyId: SHA256,
    signature: "signature",
    signerId: publisher.userId,
    signerName: publisher.name,
    meaning: "I approve.",
    signedAt: new Date("2026-01-15T09:00:00Z"),
  });
  await published(first);
  const accession = entries[0] ?? "";
  await base.change({ accession, baseVersion: 1, content: sampleEvidenceItem({ rating: 5 }) });
  await base.retire(entries[1] ?? "");
  entries.push(await base.accept(sampleEvidenceItem({ rating: 1 })));
  second = await freeze();
  await published(second);
  await setState(first, "superseded");
  await base.accept(sampleEvidenceItem({ rating: 2 }));
  candidate = await freeze();
});

describe("the list", () => {
  test("gives what was published to everybody, and the candidate to those who work on it", async () => {
    const versions = async (actor?: PersonActor) =>
      (await listReleases({ ctx: base.as(actor) })).map(({ version }) => version);
    expect(await versions()).toEqual([second, first]);
    expect(await versions(await insertPerson(database.db, "reader"))).toEqual([second, first]);
    expect(await versions(publisher)).toEqual([candidate, second, first]);
  });

  test("as JSON holds no candidate", async () => {
    const { status, body } = await visit({
      db: database.db,
      loader: apiReleases,
      path: "/api/v1/releases",
    });
    expect(status).toBe(200);
    const { releases } = JSON.parse(String(body)) as { releases: { version: string }[] };
    expect(releases.map(({ version }) => version)).toEqual([second, first]);
  });
});

describe("a release", () => {
  test("says what it holds, what changed, who signed, and where each file lies", async () => {
    const view = await getRelease({ ctx: base.as(), version: second });
    expect(view).toMatchObject({
      state: "published",
      previousVersion: first,
      changes: { added: 1, changed: 1, retired: 1, unchanged: 0 },
      publishedAt: "2026-01-15T10:00:00.000Z",
      manifestSha256: SHA256,
      files: [{ target: `releases/${second}/${SHA256}.snapshot.ndjson`, length: 12 }],
      signatures: [],
    });
    const earlier = await getRelease({ ctx: base.as(), version: first });
    expect(earlier).toMatchObject({
      state: "superseded",
      previousVersion: null,
      signatures: [{ signerName: publisher.name, meaning: "I approve." }],
    });
  });

  test("lists its members by what changed", async () => {
    const members = async (filter: "differing" | "added" | "changed" | "retired" | "all") => {
      const rows = await listReleaseMembers({ ctx: base.as(), version: second, filter, page: 1 });
      return rows.map(({ accession, version, previousVersion, change }) =>
        [entries.indexOf(accession), version, previousVersion, change].join(" "),
      );
    };
    expect(await members("changed")).toEqual(["0 2 1 changed"]);
    expect(await members("retired")).toEqual(["1 2 1 retired"]);
    expect(await members("added")).toEqual(["2 1  added"]);
    expect(await members("differing")).toHaveLength(3);
    expect(await members("all")).toHaveLength(3);
    const ctx = base.as();
    const far = listReleaseMembers({ ctx, version: second, filter: "all", page: 99 });
    expect(await far).toEqual([]);
  });

  test("that is a candidate is hidden from those outside, members and page too", async () => {
    const ctx = base.as();
    await expect(getRelease({ ctx, version: candidate })).rejects.toThrow(NotFoundError);
    const members = listReleaseMembers({ ctx, version: candidate, filter: "all", page: 1 });
    await expect(members).rejects.toThrow(NotFoundError);
    expect(await getRelease({ ctx: base.as(publisher), version: candidate })).toMatchObject({
      state: "candidate",
      files: [],
    });
    for (const loader of [releaseLoader, apiRelease]) {
      const params = { version: candidate };
      expect((await visit({ db: database.db, loader, path: "/", params })).status).toBe(404);
    }
  });

  test.each(["2026.99.0", "1", "x", "", "\u0000", "2026.1.0 ", "' or 1=1"])(
    "named %j is not found, and nothing breaks",
    async (version) => {
      for (const loader of [releaseLoader, apiRelease]) {
        const answer = await visit({ db: database.db, loader, path: "/", params: { version } });
        expect(answer.status).toBe(404);
      }
    },
  );

  test.each(["?page=0", "?page=x", "?page=99999", "?members=none", "?members=all&page=2"])(
    "is shown whatever the address says of its members: %s",
    async (query) => {
      const path = `/releases/${second}${query}`;
      const params = { version: second };
      const answer = await visit({ db: database.db, loader: releaseLoader, path, params });
      expect(answer.status).toBe(200);
    },
  );
});

describe("two releases", () => {
  const compare = (from: string, to: string) =>
    compareReleases({ ctx: base.as(), from, to, filter: "differing", page: 1 });

  test("are compared in both directions", async () => {
    const forth = await compare(first, second);
    expect(forth.changes).toEqual({ added: 1, changed: 1, retired: 1, unchanged: 0 });
    expect(forth.rows.map(({ accession, change }) => [entries.indexOf(accession), change])).toEqual(
      [
        [0, "changed"],
        [1, "retired"],
        [2, "added"],
      ],
    );
    const back = await compare(second, first);
    expect(back.rows.map(({ change }) => change)).toEqual(["changed", "added", "retired"]);
    const same = await compare(second, second);
    expect(same).toMatchObject({ rows: [], changes: { unchanged: 2 } });
  });

  test("have a page under both names, and none with a candidate or a stranger", async () => {
    const status = async (version: string) =>
      (await visit({ db: database.db, loader: releaseLoader, path: "/", params: { version } }))
        .status;
    expect(await status(`${first}...${second}`)).toBe(200);
    for (const other of [candidate, "2026.99.0", "", "x", "\u0000"]) {
      expect(await status(`${first}...${other}`)).toBe(404);
      expect(await status(`${other}...${first}`)).toBe(404);
    }
  });
});

describe("an entry", () => {
  test("names the public releases that hold its version, and no candidate", async () => {
    const [changed = ""] = entries;
    const at = async (address: string) => {
      const ctx = base.as();
      const { releases } = await getEntry({ ctx, address });
      const json = JSON.parse((await getEntryJson({ ctx, address })).body);
      expect(json.releases).toEqual(releases.map(({ version }) => version));
      return json.release;
    };
    expect(await at(`${changed}@1`)).toBe(first);
    expect(await at(`${changed}@2`)).toBe(second);
    const unreleased = await base.accept(sampleEvidenceItem({ rating: 3 }));
    expect(await at(unreleased)).toBe("working");
  });

  test("names no withdrawn release as the one to use", async () => {
    await setState(second, "withdrawn");
    const address = `${entries[0]}@2`;
    const { body, etag } = await getEntryJson({ ctx: base.as(), address });
    expect(JSON.parse(body)).toMatchObject({ releases: [second], release: "working" });
    expect(etag).toContain("working");
    const { releases } = await getEntry({ ctx: base.as(), address });
    expect(releases).toEqual([{ version: second, state: "withdrawn" }]);
  });
});
