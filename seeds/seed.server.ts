import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq, inArray, notInArray } from "drizzle-orm";
import { v5 } from "uuid";
import { z } from "zod";
import type { PersonActor, Role } from "#app/domain/permissions/roles.ts";
import { writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import type { Environment } from "#app/platform/env.server.ts";
import { type ServiceContext, serviceContext } from "#app/services/context.server.ts";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { initialiseKeys } from "#app/services/keys/initialise.server.ts";
import { buildRelease } from "#app/services/releases/build.server.ts";
import { freezeRelease } from "#app/services/releases/freeze.server.ts";
import { publishRelease } from "#app/services/releases/publish.server.ts";
import { signRelease } from "#app/services/releases/sign.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import type { DemoAccount } from "#app/services/users/seed-demo.server.ts";
import type { Db } from "#db/client.server.ts";
import { proposal, release, releaseSignature, terminologyTerm, user } from "#db/schema/index.ts";
import { SEED_ENTRIES } from "./knowledge-base/seed-entries.ts";
import { SEED_TERMS } from "./knowledge-base/terms.ts";
import { toEntryContent } from "./knowledge-base/to-content.ts";

/** The namespace of the seed's submission keys: the same entry has the same key on every machine. */
const SEED_NAMESPACE = "0b6f4b0e-5f0f-4d5c-9a64-8f1f1f7c2b11";
const ROOT_KEYS = 3;

/** What a seeding did; null when the database holds other content already. */
export type SeedOutcome = { readonly entries: number; readonly release: string } | null;

/**
 * Fills an evaluation's empty database with the starter knowledge base: the demo curators propose the
 * entries, the demo reviewers approve them, two demo publishers sign the first release. All of it
 * goes through the same services as a person's work. Killed anywhere, it goes on where it stopped;
 * run on a database with other content it does nothing.
 */
export async function seedKnowledgeBase(input: {
  db: Db;
  env: Environment;
  accounts: readonly DemoAccount[];
  onProgress?: (done: number, total: number) => void;
}): Promise<SeedOutcome> {
  const { db, env, accounts } = input;
  const keys = new Map(SEED_ENTRIES.map((entry) => [entry.slug, v5(entry.slug, SEED_NAMESPACE)]));
  if (accounts.length === 0 || (await isInUse({ db, seedKeys: [...keys.values()] }))) {
    return null;
  }
  const people = await findPeople({ db, accounts });
  await insertTerms(db);
  const paths = dataPaths(env.home);
  await initialiseKeys({
    ctx: serviceContext({ db, actor: { kind: "system", name: "seed" } }),
    paths,
    input: {
      rootPassphrases: await rootPassphrases(env.home),
      publishers: people.publisher.map(({ actor, password }) => ({
        userId: actor.userId,
        passphrase: password,
      })),
    },
  });
  for (const [index, seed] of SEED_ENTRIES.entries()) {
    const author = pick(people.curator, index);
    const submission = await submitNewEntry({
      ctx: as({ db, actor: author.actor }),
      input: {
        content: toEntryContent(seed),
        reason: `Starter knowledge base. Facts: ${seed.factSource.join("; ")}.`,
        submissionKey: keys.get(seed.slug) ?? "",
      },
    });
    const [row] = await db.select().from(proposal).where(eq(proposal.id, submission.proposalId));
    if (row?.state === "submitted") {
      await approveProposal({
        ctx: as({ db, actor: pick(people.reviewer, index).actor }),
        input: { proposalId: row.id, contentHash: row.contentHash, comment: null },
      });
    }
    input.onProgress?.(index + 1, SEED_ENTRIES.length);
  }
  const version = await releaseFirst({ db, env, publishers: people.publisher });
  return { entries: SEED_ENTRIES.length, release: version };
}

/** The terms of the starter entries, so that typing ahead works before any terminology is imported. */
async function insertTerms(db: Db): Promise<void> {
  const kinds = [
    ["gene", SEED_TERMS.genes],
    ["drug", SEED_TERMS.drugs],
    ["disease", SEED_TERMS.diseases],
    ["phenotype", SEED_TERMS.phenotypes],
  ] as const;
  const rows = kinds.flatMap(([kind, terms]) =>
    terms.flatMap(({ id, label, synonyms, xrefs }) =>
      id === null ? [] : [{ kind, id, label, synonyms: [...synonyms], xrefs: [...xrefs] }],
    ),
  );
  await db.insert(terminologyTerm).values(rows).onConflictDoNothing();
}

type Person = { readonly actor: PersonActor; readonly password: string };

/** True when a release is out, or when somebody's own work is there. */
async function isInUse(input: { db: Db; seedKeys: readonly string[] }): Promise<boolean> {
  const [published] = await input.db
    .select({ id: release.id })
    .from(release)
    .where(inArray(release.state, ["published", "superseded", "withdrawn"]))
    .limit(1);
  if (published !== undefined) {
    return true;
  }
  const [foreign] = await input.db
    .select({ id: proposal.id })
    .from(proposal)
    .where(notInArray(proposal.submissionKey, [...input.seedKeys]))
    .limit(1);
  return foreign !== undefined;
}

async function findPeople(input: {
  db: Db;
  accounts: readonly DemoAccount[];
}): Promise<Record<"curator" | "reviewer" | "publisher", Person[]>> {
  const rows = await input.db
    .select({ id: user.id, email: user.email })
    .from(user)
    .where(
      inArray(
        user.email,
        input.accounts.map((account) => account.email),
      ),
    );
  const ids = new Map(rows.map((row) => [row.email, row.id]));
  const ofRole = (role: Role): Person[] =>
    input.accounts
      .filter((account) => account.role === role)
      .flatMap(({ email, name, password }) => {
        const userId = ids.get(email);
        return userId === undefined
          ? []
          : [{ actor: { kind: "person", userId, name, email, roles: [role] }, password }];
      });
  return {
    curator: ofRole("curator"),
    reviewer: ofRole("reviewer"),
    publisher: ofRole("publisher"),
  };
}

/** The evaluation's root passphrases, kept beside the keys so that the root can be rotated later. */
async function rootPassphrases(home: string): Promise<string[]> {
  const path = join(home, "demo-root-passphrases.json");
  if (existsSync(path)) {
    return z.array(z.string()).parse(JSON.parse(await readFile(path, "utf8")));
  }
  const made = Array.from({ length: ROOT_KEYS }, () => randomBytes(18).toString("base64url"));
  await writeFileAtomic({ path, data: `${JSON.stringify(made)}\n`, mode: 0o600 });
  return made;
}

async function releaseFirst(input: {
  db: Db;
  env: Environment;
  publishers: readonly Person[];
}): Promise<string> {
  const { db } = input;
  const paths = dataPaths(input.env.home);
  const first = as({ db, actor: pick(input.publishers, 0).actor });
  const [open] = await db
    .select()
    .from(release)
    .where(inArray(release.state, ["candidate", "frozen", "signed"]));
  const version =
    open?.version ??
    (
      await freezeRelease({
        ctx: first,
        input: { channel: "stable", notes: "The starter knowledge base." },
      })
    ).version;
  await buildRelease({ ctx: first, paths, input: { version } });
  for (const { actor, password } of input.publishers) {
    await signUnlessSigned({ db, paths, version, actor, password });
  }
  await publishRelease({ ctx: first, paths, input: { version } });
  return version;
}

async function signUnlessSigned(input: {
  db: Db;
  paths: ReturnType<typeof dataPaths>;
  version: string;
  actor: PersonActor;
  password: string;
}): Promise<void> {
  const { db, version, actor } = input;
  const [record] = await db.select().from(release).where(eq(release.version, version));
  const signed = await db
    .select({ signerId: releaseSignature.signerId })
    .from(releaseSignature)
    .where(eq(releaseSignature.releaseId, record?.id ?? ""));
  if (record?.state !== "frozen" || signed.some((given) => given.signerId === actor.userId)) {
    return;
  }
  await signRelease({
    ctx: as({ db, actor }),
    paths: input.paths,
    // The program made the password a moment ago and has it in hand; nobody needs to be asked.
    reauthenticate: async () => ({ ok: true, value: true }),
    input: {
      version,
      stagedSha256: z.object({ sha256: z.string() }).parse(record.staged).sha256,
      passphrase: input.password,
    },
  });
}

function as(input: { db: Db; actor: PersonActor }): ServiceContext {
  return serviceContext(input);
}

function pick<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) {
    throw new Error("The demo accounts lack a role that the seed needs.");
  }
  return item;
}
