import { ensureBuilt } from "../../../bin/lib/build.mjs";
import { removeAbandonedFolders } from "../../../bin/lib/test-folders.mjs";

/** Clears what killed runs left, and builds once before the workers start, when the sources are newer than the build. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export.
export default async function setUp(): Promise<void> {
  await removeAbandonedFolders();
  await ensureBuilt();
}
