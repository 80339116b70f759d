import type { Actor } from "#app/domain/permissions/roles.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { Db, Tx } from "#db/client.server.ts";

/**
 * What every verb gets: who acts, the database, and the clock and id source, which tests fix. The
 * actor is resolved once per request and never trusted from input.
 */
export type ServiceContext = {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** A context inside a transaction. `operationId` ties all events of one act together. */
export type TransactionContext = Omit<ServiceContext, "db"> & {
  readonly tx: Tx;
  readonly operationId: string;
  /** The time of the act; one for all its rows. */
  readonly at: Date;
};

/** Makes a context with the system's clock and ids. */
export function serviceContext(input: { db: Db; actor: Actor }): ServiceContext {
  return { db: input.db, actor: input.actor, now: () => new Date(), newId };
}
