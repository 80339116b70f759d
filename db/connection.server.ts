import pg from "pg";

/** The oldest PostgreSQL that Curatorium is tested with, as a major version. */
export const OLDEST_POSTGRES_MAJOR = 15;

const CONNECT_TIMEOUT_MS = 10_000;

/** The database cannot be used; the message is one line for the operator, without the password. */
export class DatabaseUnavailableError extends Error {
  override name = "DatabaseUnavailableError";
}

/** Host, port, user and database of an address; never its password. */
function partsOf(url: string) {
  const { hostname, port, username, pathname } = new URL(url);
  return {
    place: `${hostname || "localhost"}:${port || "5432"}`,
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

/** `code` of an error, or of the first of several (one per address of a host name). */
function codeOf(error: unknown): string | undefined {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = Reflect.get(Object(first), "code");
  return typeof code === "string" ? code : undefined;
}

function reasonFor({ url, error }: { readonly url: string; readonly error: unknown }): string {
  const { place, user, database } = partsOf(url);
  const code = codeOf(error);
  switch (code) {
    case "ECONNREFUSED":
      return `Cannot reach PostgreSQL at ${place}: nothing listens there.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `Cannot reach PostgreSQL at ${place}: the host name is not known.`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${place} refused user "${user}": wrong password, or no right to connect.`;
    case "3D000":
      return `PostgreSQL at ${place} has no database "${database}".`;
    case "57P03":
      return `PostgreSQL at ${place} is starting or stopping and takes no connections.`;
    case "53300":
      return `PostgreSQL at ${place} has no connection left.`;
  }
  const message = error instanceof Error ? error.message : "unknown reason";
  return /timeout/i.test(message)
    ? `Cannot reach PostgreSQL at ${place}: no answer within ${CONNECT_TIMEOUT_MS / 1000} s.`
    : `Cannot use PostgreSQL at ${place}: ${code === undefined ? message : code}.`;
}

/**
 * Opens one connection, checks that the server is new enough, and closes it after `work`. For what
 * needs a session of its own: migrations, checks at the start. Throws DatabaseUnavailableError
 * when the server cannot be reached, refuses us or is too old; nothing was changed then.
 */
export async function withConnection<T>({
  url,
  work,
}: {
  readonly url: string;
  readonly work: (client: pg.Client) => Promise<T>;
}): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: `curatorium-${process.pid}`,
  });
  // Without a listener the loss of an idle connection would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseUnavailableError(reasonFor({ url, error }), { cause: error });
  }
  try {
    await refuseOldServer({ url, client });
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function refuseOldServer({
  url,
  client,
}: {
  readonly url: string;
  readonly client: pg.Client;
}): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  const version = rows[0]?.server_version ?? "of an unknown version";
  if (!(Number.parseInt(version, 10) >= OLDEST_POSTGRES_MAJOR)) {
    throw new DatabaseUnavailableError(
      `PostgreSQL ${version} at ${partsOf(url).place} is too old: Curatorium needs ${OLDEST_POSTGRES_MAJOR} or later.`,
    );
  }
}
