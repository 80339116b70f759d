import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomic } from "../atomic-file.server.ts";

/** Role and database that Curatorium uses; the superuser has no password and cannot log in. */
export const DATABASE_ROLE = "curatorium";
export const DATABASE_NAME = "curatorium";

const ConnectionFile = z.object({
  /** 0 = none was chosen yet. */
  port: z.number().int().min(0).max(65_535),
  password: z.string().regex(/^[\w-]{16,200}$/),
});

/** How to reach the embedded server: the port it had last, and the password of our role. */
export type Connection = z.infer<typeof ConnectionFile>;

const pathIn = (home: string) => join(home, "postgres-connection.json");

/** Reads what the last start wrote; null when there is nothing usable. */
export async function readConnection(home: string): Promise<Connection | null> {
  try {
    return ConnectionFile.parse(JSON.parse(await readFile(pathIn(home), "utf8")));
  } catch {
    return null;
  }
}

/** Writes it in one step, durably and for the owner's eyes only (0600). */
export async function writeConnection({
  home,
  connection,
}: {
  readonly home: string;
  readonly connection: Connection;
}): Promise<void> {
  await writeFileAtomic({ path: pathIn(home), data: JSON.stringify(connection), mode: 0o600 });
}

/** The address of the embedded server for a PostgreSQL driver. */
export function connectionUrl(connection: Connection): string {
  return `postgresql://${DATABASE_ROLE}:${connection.password}@127.0.0.1:${connection.port}/${DATABASE_NAME}`;
}
