import { ensureBuilt } from "../../../bin/lib/build.mjs";

/** Builds once before the workers start, when the sources are newer than the build. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export.
export default async function setUp(): Promise<void> {
  await ensureBuilt();
}
