import { join, resolve } from "node:path";
import { repositoryRoot } from "./repository.ts";

/**
 * The folder of public data files that some tests read: `CURATORIUM_DATA_DIR`, else `shared/data`
 * beside the repository. It may be absent; such a test then skips and says so. Read here and not
 * through the settings, because Vitest sets a BASE_URL that the settings refuse.
 */
export function publicDataFolder(): string {
  const given = process.env.CURATORIUM_DATA_DIR;
  return given ? resolve(given) : join(repositoryRoot(), "..", "shared", "data");
}
