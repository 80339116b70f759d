import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TargetFile, Updater } from "tuf-js";
import { METADATA_LIMITS } from "#app/domain/releases/tuf-metadata.ts";
import { type CountingFetcher, createFetcher, type OnBytes } from "./fetcher.server.ts";
import { TufRefusal } from "./refusal.server.ts";

/** Most new roots that a client follows in one go. */
const MAX_ROOT_ROTATIONS = 256;

/**
 * A TUF client (tuf-js) over a state folder: `metadata/` holds the trusted metadata, `roots/` every
 * newer root that it walked through, `targets/` the targets it keeps, each under
 * `encodeURIComponent(path)`.
 */
export type TufClient = {
  readonly fetcher: CountingFetcher;
  /** Brings the metadata up to date by the TUF client workflow (tuf-spec.md 5). Call it first. */
  refresh(): Promise<void>;
  /** What the trusted metadata says of a target; null when it is not published. */
  find(path: string): Promise<TargetFile | null>;
  /** Downloads a target into a file after checking length and digest. */
  download(target: TargetFile, to: string): Promise<void>;
  /** The bytes of a small target, from `targets/` when they are there unchanged. Refuses `too-large`. */
  read(target: TargetFile, maxBytes: number): Promise<Buffer>;
};

/**
 * Opens a client of the repository at `url` (the folder that holds `metadata/` and `targets/`).
 * `rootBytes` is the trusted root for a state folder that has none yet. Every method throws a
 * {@link TufRefusal} with the code `verification-failed`, its message naming the file and the fault.
 */
export async function openClient({
  url,
  folder,
  rootBytes,
  temporaryFolder,
  onBytes,
}: {
  url: string;
  folder: string;
  rootBytes: Uint8Array | null;
  temporaryFolder: string;
  onBytes?: OnBytes;
}): Promise<TufClient> {
  const base = repositoryUrl(url);
  const metadataDir = join(folder, "metadata");
  const targetDir = join(folder, "targets");
  for (const path of [metadataDir, targetDir]) await mkdir(path, { recursive: true });
  if (rootBytes !== null) await writeFile(join(metadataDir, "root.json"), rootBytes);
  const fetcher = createFetcher({ temporaryFolder, onBytes });
  const guarded = async <Value>(work: () => Promise<Value>, name?: string): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw clientRefusal({ error, name: name ?? lastName(fetcher, base) });
    }
  };
  const updater = await guarded(
    async () =>
      new Updater({
        metadataDir,
        metadataBaseUrl: `${base}/metadata`,
        targetDir,
        targetBaseUrl: `${base}/targets`,
        fetcher,
        config: {
          maxRootRotations: MAX_ROOT_ROTATIONS,
          rootMaxLength: METADATA_LIMITS.root,
          timestampMaxLength: METADATA_LIMITS.timestamp,
          snapshotMaxLength: METADATA_LIMITS.snapshot,
          targetsMaxLength: METADATA_LIMITS.targets,
        },
      }),
    "the trusted root",
  );
  return {
    fetcher,
    refresh: () =>
      guarded(async () => {
        await updater.refresh();
        await keepRoots({ folder, fetcher });
      }),
    find: (path) => guarded(async () => (await updater.getTargetInfo(path)) ?? null),
    download: (target, to) =>
      guarded(async () => {
        await updater.downloadTarget(target, to);
      }),
    read: (target, maxBytes) => {
      if (target.length > maxBytes) {
        const message = `${target.path}: has ${target.length} bytes, more than the ${maxBytes} that are allowed.`;
        throw new TufRefusal({ code: "too-large", message, path: target.path });
      }
      return guarded(async () => {
        const cached = await updater.findCachedTarget(target);
        return readFile(cached ?? (await updater.downloadTarget(target)));
      });
    },
  };
}

/** A repository's address without a trailing slash; refuses (`url`) what is not http or https. */
export function repositoryUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !["http:", "https:"].includes(parsed.protocol) || parsed.search !== "") {
    throw new TufRefusal({
      code: "url",
      message: `"${url.slice(0, 200)}" is not the http or https address of a release repository.`,
    });
  }
  parsed.hash = "";
  return parsed.href.replace(/\/+$/, "");
}

/** tuf-js keeps the newest root alone; the ones between are needed to check a copy offline. */
async function keepRoots({
  folder,
  fetcher,
}: {
  folder: string;
  fetcher: CountingFetcher;
}): Promise<void> {
  const roots = join(folder, "roots");
  await mkdir(roots, { recursive: true });
  for (const [version, bytes] of fetcher.newerRoots) {
    await writeFile(join(roots, `${version}.root.json`), bytes);
  }
}

function lastName(fetcher: CountingFetcher, base: string): string {
  const address = fetcher.lastAddress();
  return address.startsWith(`${base}/`) ? address.slice(base.length + 1) : address;
}

function clientRefusal({ error, name }: { error: unknown; name: string }): TufRefusal {
  if (error instanceof TufRefusal) return error;
  const message = `${name === "" ? "the repository" : name}: ${faultOf(error)}.`;
  return new TufRefusal({ code: "verification-failed", message, path: name }, { cause: error });
}

/** One line for a person out of what tuf-js, fetch or JSON.parse threw. */
function faultOf(error: unknown): string {
  if (error instanceof SyntaxError) return "is not JSON";
  if (!(error instanceof Error)) return String(error);
  // Node's fetch says "fetch failed" and keeps the reason in the cause.
  const reason = error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
  const text = reason.message === "" ? error.message : reason.message;
  return text
    .replace(/^Unable to load (snapshot metadata|targets) error /, "")
    .replace(/^(\w*Error: )+/, "")
    .replace(/^Unexpected (token|end).*$/s, "is not JSON")
    .replace(/\s+/g, " ")
    .replace(/\.$/, "")
    .slice(0, 300);
}
