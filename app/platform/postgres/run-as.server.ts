import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { PostgresBinaries } from "./binaries.server.ts";
import { PostgresError } from "./postgres-error.server.ts";

/** A user of this machine by number. */
export type UserIds = { readonly uid: number; readonly gid: number };

/**
 * How to start PostgreSQL's programs: as which user (null = as ourselves), behind which command,
 * and where the programs are.
 */
export type RunAs = {
  readonly user: UserIds | null;
  readonly prefix: readonly string[];
  readonly binaries: PostgresBinaries;
};

/** What PostgreSQL's programs see: no variable of ours changes what they do. */
export const POSTGRES_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
  // Remix's types ask every environment for it.
  NODE_ENV: "production",
};

/** The command and options that `spawn` needs to run one of the programs in this way. */
export function commandFor({
  runAs,
  program,
  args,
}: {
  readonly runAs: RunAs;
  readonly program: string;
  readonly args: readonly string[];
}) {
  const [command, ...rest] = [...runAs.prefix, program, ...args];
  return {
    command: command ?? program,
    args: rest,
    options: {
      cwd: "/",
      env: POSTGRES_ENVIRONMENT,
      // `setpriv` changes the user itself, after it has prepared the capabilities.
      ...(runAs.user === null || runAs.prefix.length > 0 ? {} : runAs.user),
    },
  };
}

function idsOf(name: string): UserIds | null {
  try {
    const ask = (flag: string) =>
      Number(
        execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
      );
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

/** Makes a system user without a home or a shell; false when this system has no way to. */
function createUser(name: string): boolean {
  const ways: readonly (readonly string[])[] = [
    [
      "useradd",
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      name,
    ],
    ["adduser", "-S", "-D", "-H", name],
  ];
  return ways.some(([command = "", ...args]) => spawnSync(command, args).status === 0);
}

/**
 * The user that the server runs as: ourselves, or for root (PostgreSQL refuses it) the owner of
 * an existing data folder, else `postgres`, made when it is missing, else `nobody`.
 */
async function chooseUser(dataFolder: string): Promise<UserIds | null> {
  if (process.geteuid?.() !== 0) {
    return null;
  }
  const owner = await stat(dataFolder).catch(() => null);
  if (owner !== null && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }
  const user =
    idsOf("postgres") ?? (createUser("postgres") ? idsOf("postgres") : null) ?? idsOf("nobody");
  if (user === null) {
    throw new PostgresError(
      "PostgreSQL refuses to run as root and there is no user for it: add one named postgres, start Curatorium as another user, or set DATABASE_URL.",
    );
  }
  return user;
}

/** `setpriv` runs a program as another user that may still pass through root's folders. */
function setprivPrefix({
  user,
  capability,
}: {
  readonly user: UserIds;
  readonly capability: string;
}) {
  return [
    "setpriv",
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
    // Else access(2), by which initdb looks for `postgres`, leaves capabilities out for this user.
    "--securebits=+no_setuid_fixup",
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    "--",
  ];
}

/** Whether a shell script ends well when it is run this way. */
function succeeds({
  runAs,
  script,
  args,
}: {
  readonly runAs: RunAs;
  readonly script: string;
  readonly args: readonly string[];
}): boolean {
  const shell = commandFor({ runAs, program: "/bin/sh", args: ["-c", script, "sh", ...args] });
  const options = { ...shell.options, stdio: "ignore", timeout: 30_000 } as const;
  return spawnSync(shell.command, shell.args, options).status === 0;
}

function canReach({ runAs, home }: { readonly runAs: RunAs; readonly home: string }): boolean {
  return succeeds({ runAs, script: 'test -x "$1"', args: [home] });
}

/** Whether the server can be run this way: reach its folder, find its files, load its libraries. */
function canRun({ runAs, home }: { readonly runAs: RunAs; readonly home: string }): boolean {
  // `--show` looks for every program and file as a real run does, then ends.
  const script = 'exec "$1" --show --pgdata="$2"';
  const args = [runAs.binaries.initdb, join(home, "postgres")];
  return canReach({ runAs, home }) && succeeds({ runAs, script, args });
}

/** Copies the programs below the data folder, for a user who cannot reach node_modules. */
async function copyBinaries({
  binaries,
  home,
}: {
  readonly binaries: PostgresBinaries;
  readonly home: string;
}): Promise<PostgresBinaries> {
  const root = join(home, `postgres-programs-${binaries.major}`);
  if (!existsSync(root)) {
    await rm(`${root}.new`, { recursive: true, force: true });
    await cp(binaries.root, `${root}.new`, { recursive: true, verbatimSymlinks: true });
    await rename(`${root}.new`, root);
  }
  return {
    ...binaries,
    root,
    postgres: join(root, "bin/postgres"),
    initdb: join(root, "bin/initdb"),
  };
}

/**
 * Finds a way to run PostgreSQL on a data folder below `home`. As root that is another user, who
 * often cannot pass through the folders above (`/root`, `mktemp -d`): then with the one capability
 * that lets it through, then with a copy of the programs. Throws PostgresError with what to set
 * when none works.
 */
export async function findRunAs({
  binaries,
  home,
  dataFolder,
}: {
  readonly binaries: PostgresBinaries;
  readonly home: string;
  readonly dataFolder: string;
}): Promise<RunAs> {
  const user = await chooseUser(dataFolder);
  const plain: RunAs = { user, prefix: [], binaries };
  if (canRun({ runAs: plain, home })) {
    return plain;
  }
  if (user === null) {
    throw new PostgresError(
      `The embedded PostgreSQL does not run on this system (${binaries.initdb} fails): set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  // Containers often keep the second and not the first, which allows less.
  for (const capability of ["dac_read_search", "dac_override"]) {
    const withCapability = { ...plain, prefix: setprivPrefix({ user, capability }) };
    if (canRun({ runAs: withCapability, home })) {
      return withCapability;
    }
  }
  if (canReach({ runAs: plain, home })) {
    const copied = { ...plain, binaries: await copyBinaries({ binaries, home }) };
    if (canRun({ runAs: copied, home })) {
      return copied;
    }
  }
  throw new PostgresError(
    `PostgreSQL refuses to run as root, and user ${user.uid} cannot reach ${home}: set CURATORIUM_HOME to a folder that every user may pass through, start Curatorium as another user, or set DATABASE_URL.`,
  );
}
