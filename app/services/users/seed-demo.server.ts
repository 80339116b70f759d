import { and, eq, like, not, sql } from "drizzle-orm";
import { DEMO_DOMAIN, DEMO_PEOPLE } from "#app/domain/permissions/demo-accounts.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { type Environment, evaluationMode } from "#app/platform/env.server.ts";
import { generatePassword, hashPassword, verifyPassword } from "#app/platform/password.server.ts";
import type { Db } from "#db/client.server.ts";
import { findPerson } from "#db/queries/person.server.ts";
import { account, user } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { RefusedError } from "../errors.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { insertUser } from "./create-user.server.ts";
import { type DemoAccount, readDemoAccounts, writeDemoAccounts } from "./demo-file.server.ts";
import { requireUserManager, userSubject } from "./internal.server.ts";
import { replacePassword } from "./set-password.server.ts";

export { type DemoAccount, describeDemoAccounts, readDemoAccounts } from "./demo-file.server.ts";

/** Any number that nothing else locks: "demo" in ASCII. */
const ADVISORY_LOCK = 1_684_368_751;

const isDemo = like(user.email, `%@${DEMO_DOMAIN}`);

type Reader = Pick<Db, "select">;

/**
 * Sees to it that the demo accounts exist and that the passwords in `demo-accounts.json` open them,
 * and gives them. Runs at every start. The file is written before the accounts, and accounts that it
 * does not open get the passwords that it has: whenever the process is killed, the next start ends
 * with a file that works. None are made in a database where real people are: it may be a real one.
 * Refuses with `not-evaluation` outside evaluation mode. For administrators and the system.
 */
export async function seedDemoAccounts(input: {
  readonly ctx: ServiceContext;
  readonly env: Pick<Environment, "home" | "host" | "baseUrl">;
}): Promise<readonly DemoAccount[]> {
  const { ctx, env } = input;
  requireUserManager(ctx);
  if (!evaluationMode(env)) {
    throw new RefusedError({
      code: "not-evaluation",
      message: "Demo accounts are made in evaluation mode only: HOST on loopback and no BASE_URL.",
    });
  }
  const known = readDemoAccounts(env);
  if (await areOpenedBy(ctx.db, known)) {
    return known;
  }
  return inTransaction(ctx, async (tctx) => {
    // One process at a time, so that the file of one never meets the accounts of another.
    await tctx.tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`);
    if (await isSomebodyElses(tctx.tx)) {
      return [];
    }
    const list = readDemoAccounts(env);
    if (await areOpenedBy(tctx.tx, list)) {
      return list;
    }
    const whole = list.length > 0 ? list : newAccounts();
    if (whole !== list) {
      // Outside the database on purpose: run again, this finds the file and leaves it.
      await writeDemoAccounts(env, whole);
    }
    const hashes = await Promise.all(whole.map((one) => hashPassword(one.password)));
    for (const [index, passwordHash] of hashes.entries()) {
      const one = whole[index];
      invariant(one, "there are as many hashes as accounts");
      await putAccount(tctx, { ...one, passwordHash });
    }
    return whole;
  });
}

function newAccounts(): readonly DemoAccount[] {
  return DEMO_PEOPLE.map(({ role, email, name }) => ({
    role,
    email,
    name,
    password: generatePassword(),
  }));
}

/** Whether there are people, and none of them is a demo account. */
async function isSomebodyElses(reader: Reader): Promise<boolean> {
  const [real] = await reader.select({ id: user.id }).from(user).where(not(isDemo)).limit(1);
  const [demo] = await reader.select({ id: user.id }).from(user).where(isDemo).limit(1);
  return real !== undefined && demo === undefined;
}

/**
 * Whether all of them exist and their passwords are right. All are written in one transaction, so one
 * password stands for the rest: hashing eight would slow every start.
 */
async function areOpenedBy(reader: Reader, list: readonly DemoAccount[]): Promise<boolean> {
  const [first] = list;
  if (first === undefined) {
    return false;
  }
  const rows = await reader
    .select({ email: user.email, hash: account.password })
    .from(user)
    .innerJoin(account, and(eq(account.userId, user.id), eq(account.providerId, "credential")))
    .where(isDemo);
  const hashes = new Map(rows.map((row) => [row.email, row.hash]));
  const hash = hashes.get(first.email) ?? null;
  return (
    hash !== null &&
    list.every((one) => hashes.has(one.email)) &&
    (await verifyPassword({ hash, password: first.password }))
  );
}

/** Makes one account, or gives the one that is there its password. */
async function putAccount(
  tctx: TransactionContext,
  one: DemoAccount & { readonly passwordHash: string },
): Promise<void> {
  const { passwordHash } = one;
  const person = await findPerson(tctx.tx, { email: one.email });
  if (person === null) {
    await insertUser(tctx, { ...one, roles: [one.role], passwordHash });
    return;
  }
  await replacePassword(tctx, { userId: person.userId, passwordHash });
  await emitAudit(tctx, { action: "user.set-password", subject: userSubject(person) });
}
