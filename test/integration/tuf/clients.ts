import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { Updater } from "tuf-js";
import { channelPath, parseChannel } from "#app/domain/releases/channel.ts";
import { MANIFEST_NAME, parseManifest, releaseTargetPath } from "#app/domain/releases/manifest.ts";
import { unwrap } from "#app/platform/tuf/refusal.server.ts";

/** A TUF client that somebody else wrote. */
export type ClientLibrary = { readonly name: string; readonly Updater: typeof Updater };

/** tuf-js as pinned, and the one inside npm when this machine has npm with it. */
export async function clientLibraries(): Promise<ClientLibrary[]> {
  const own = { name: "tuf-js 5", Updater };
  const root = await promisify(execFile)("npm", ["root", "-g"]).catch(() => ({ stdout: "" }));
  const folder = join(root.stdout.trim(), "npm", "node_modules", "tuf-js");
  if (root.stdout.trim() === "" || !existsSync(folder)) return [own];
  const load = createRequire(import.meta.url);
  const library = load(folder) as { Updater: typeof Updater };
  const { version } = load(join(folder, "package.json")) as { version: string };
  return [own, { name: `npm's tuf-js ${version}`, Updater: library.Updater }];
}

/** A consumer built on such a client, with a state folder that it keeps between its pulls. */
export type StockConsumer = {
  readonly folder: string;
  /** Refreshes, follows the stable channel and downloads every file of the release; gives its name. */
  pull(): Promise<string>;
  /** Names and contents of the stored metadata. */
  metadata(): Promise<Record<string, string>>;
};

/** Makes a consumer that trusts `rootBytes`. */
export async function stockConsumer({
  library,
  url,
  folder,
  rootBytes,
}: {
  library: ClientLibrary;
  url: string;
  folder: string;
  rootBytes: Uint8Array;
}): Promise<StockConsumer> {
  const metadataDir = join(folder, "metadata");
  const targetDir = join(folder, "targets");
  await mkdir(metadataDir, { recursive: true });
  await mkdir(targetDir, { recursive: true });
  await writeFile(join(metadataDir, "root.json"), rootBytes);
  const read = async (updater: Updater, path: string) => {
    const target = await updater.getTargetInfo(path);
    if (target === undefined) throw new Error(`${path} not found`);
    return readFile(await updater.downloadTarget(target), "utf8");
  };
  return {
    folder,
    pull: async () => {
      const updater = new library.Updater({
        metadataDir,
        metadataBaseUrl: `${url}/metadata`,
        targetDir,
        targetBaseUrl: `${url}/targets`,
        config: { fetchRetry: 0, fetchRetries: 0, fetchTimeout: 20_000 },
      });
      await updater.refresh();
      const channel = unwrap(parseChannel(await read(updater, channelPath("stable"))));
      const { release } = channel;
      const path = releaseTargetPath({ release, path: MANIFEST_NAME });
      const manifest = unwrap(parseManifest(await read(updater, path)));
      for (const file of manifest.files) {
        await read(updater, releaseTargetPath({ release, path: file.path }));
      }
      return release;
    },
    metadata: async () => {
      const names = (await readdir(metadataDir)).sort();
      const texts = names.map(async (name) => [
        name,
        await readFile(join(metadataDir, name), "utf8"),
      ]);
      return Object.fromEntries(await Promise.all(texts));
    },
  };
}
