import { isIPv4 } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { ok, type Refusal, type Result, refuse } from "#app/domain/shared/result.ts";
import { projectRoot } from "./project-root.server.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** An integer written in digits; `Number("")` and `Number("1e3")` are no port. */
function integerText({ min, max }: { readonly min: number; readonly max: number }) {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, rule)
    .transform(Number)
    .refine((value) => value >= min && value <= max, rule);
}

const pathText = z.string().max(1_000, "must be a path of at most 1000 characters");

const databaseUrl = z
  .string()
  .max(2_000, "must have at most 2000 characters")
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && ["postgres:", "postgresql:"].includes(url.protocol);
  }, "must be an address like postgresql://user:password@host:5432/database");

const baseUrl = z
  .string()
  .max(500, "must have at most 500 characters")
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
    return isWeb && url.pathname === "/" && url.search === "" && url.hash === "" && !url.username;
  }, "must be an origin like https://curatorium.example.org, without a path")
  .transform((text) => new URL(text).origin);

/** One rule per variable. An empty variable counts as unset, as `PORT= npm start` means it. */
const variables = {
  CURATORIUM_HOME: pathText.optional(),
  CURATORIUM_DATA_DIR: pathText.optional(),
  PORT: integerText({ min: 0, max: 65_535 }).optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]{1,255}$/, "must be a host name or an IP address")
    .optional(),
  BASE_URL: baseUrl.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL_MAX: integerText({ min: 1, max: 500 }).optional(),
  CURATORIUM_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{32,200}$/, "must have 32 to 200 printable characters without spaces")
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).optional(),
  NODE_ENV: z
    .enum(["development", "production", "test"], "must be development, production or test")
    .optional(),
};

/** Every variable that Curatorium reads; `.env.example` lists the same ones. */
export const ENVIRONMENT_VARIABLES = Object.keys(variables) as readonly (keyof typeof variables)[];

/** The settings of this process, checked. */
export type Environment = {
  readonly nodeEnv: "development" | "production" | "test";
  /** Absolute folder of everything that Curatorium keeps. */
  readonly home: string;
  /** Absolute folder with files of the field to import; it may be absent. */
  readonly dataDir: string;
  /** 0 asks the system for a free port. */
  readonly port: number;
  readonly host: string;
  /** The public origin behind a proxy, without a slash at its end. */
  readonly baseUrl: string | undefined;
  /** Unset means the embedded PostgreSQL in `home`. */
  readonly databaseUrl: string | undefined;
  readonly databasePoolMax: number;
  /** Signs session cookies. Unset means the one kept in `home`. */
  readonly secret: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

/**
 * Reads the settings from a set of variables (`process.env`). A refusal names the first variable
 * that breaks its rule, never its value: it may be a secret.
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>>,
): Result<Environment, Refusal> {
  const given = ENVIRONMENT_VARIABLES.map((name) => [name, source[name]] as const);
  const parsed = z
    .object(variables)
    .safeParse(
      Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== "")),
    );
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = String(issue?.path[0]);
    return refuse({ code: "bad-environment", message: `${path} ${issue?.message}.`, path });
  }
  const value = parsed.data;
  const home = value.CURATORIUM_HOME;
  return ok({
    nodeEnv: value.NODE_ENV ?? "production",
    home: home === undefined ? join(projectRoot, ".curatorium") : resolve(home),
    dataDir: resolve(value.CURATORIUM_DATA_DIR ?? join(projectRoot, "..", "shared", "data")),
    port: value.PORT ?? 3000,
    host: value.HOST ?? "127.0.0.1",
    baseUrl: value.BASE_URL,
    databaseUrl: value.DATABASE_URL,
    databasePoolMax: value.DATABASE_POOL_MAX ?? 20,
    secret: value.CURATORIUM_SECRET,
    logLevel: value.LOG_LEVEL ?? "info",
  });
}

/** Settings that cannot be used; the message is one line for the operator. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

let memo: Environment | undefined;

/** The settings of this process, read once. Throws EnvironmentError when one breaks its rule. */
export function environment(): Environment {
  if (memo === undefined) {
    const result = readEnvironment(process.env);
    if (!result.ok) {
      throw new EnvironmentError(result.error.message);
    }
    memo = result.value;
  }
  return memo;
}

/** Whether a host name or address can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase();
  return bare === "localhost" || bare === "::1" || (isIPv4(bare) && bare.startsWith("127."));
}

/**
 * Whether somebody is trying Curatorium out on their own machine: reachable from nowhere else and
 * given no public address. Demo accounts exist in this mode only.
 */
export function evaluationMode(env: Pick<Environment, "host" | "baseUrl">): boolean {
  return env.baseUrl === undefined && isLoopback(env.host);
}
