import { availableParallelism } from "node:os";
import { defineConfig, devices } from "@playwright/test";
import { browserArgs, findBrowser } from "./bin/lib/browser.mjs";

// `npm test` has found the browser already; `npx playwright test` finds it here. Workers read this
// file again and inherit the answer.
process.env.CURATORIUM_TEST_BROWSER ??= (await findBrowser()).executablePath;

const reportFile = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.e2e.ts",
  globalSetup: "./test/e2e/support/global-setup.ts",
  outputDir: "test-results",
  // Each worker runs a server and a database beside its browser.
  workers: Math.max(1, Math.min(3, Math.floor(availableParallelism() / 2) + 1)),
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["line"], ...(reportFile === undefined ? [] : [["json"] as const])],
  use: {
    launchOptions: {
      executablePath: process.env.CURATORIUM_TEST_BROWSER,
      args: browserArgs(),
    },
    locale: "en-GB",
    timezoneId: "UTC",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  // `@phone` in a title: on a phone too; `@phone-only`: on a phone alone.
  projects: [
    {
      name: "desktop",
      grepInvert: /@phone-only/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      grep: /@phone/,
      use: { ...devices["Pixel 7"] },
    },
  ],
});
