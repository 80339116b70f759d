import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Environment } from "./env.server.ts";

/** 256 bits, written in base64url. */
const SECRET_BYTES = 32;
const SECRET_PATTERN = /^[\w-]{43}$/;

/**
 * The secret that signs session cookies: CURATORIUM_SECRET, else the file `secret` in
 * CURATORIUM_HOME, which is made on the first start with mode 0600. Processes that start at once
 * get the same one, and a crash leaves no half of it. Throws when the file is not what we wrote.
 */
export function sessionSecret(env: Pick<Environment, "home" | "secret">): string {
  if (env.secret !== undefined) {
    return env.secret;
  }
  const path = join(env.home, "secret");
  const secret = readSecret(path) ?? createSecret({ home: env.home, path });
  if (!SECRET_PATTERN.test(secret)) {
    throw new Error(
      `${path} is damaged. Delete it to get a new secret; everybody then signs in again.`,
    );
  }
  return secret;
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (Reflect.get(Object(error), "code") === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

/** Writes a new secret beside its place and links it there: the first of several processes wins. */
function createSecret({ home, path }: { home: string; path: string }): string {
  mkdirSync(home, { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  const file = openSync(temporary, "wx", 0o600);
  try {
    try {
      writeFileSync(file, `${randomBytes(SECRET_BYTES).toString("base64url")}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(temporary, path);
  } catch (error) {
    if (Reflect.get(Object(error), "code") !== "EEXIST") {
      throw error;
    }
  } finally {
    rmSync(temporary, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}
