import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// The Remix plugin stays out on purpose: loaders and actions are plain functions of a Request.
// Imports by `#app/…` resolve through package.json as they do at run time.
export default defineConfig({
  test: {
    environment: "node",
    maxWorkers: Math.max(1, Math.min(4, availableParallelism())),
    setupFiles: ["test/support/console-guard.ts"],
    restoreMocks: true,
    unstubEnvs: true,
    // Vite sets it to "/", which is no origin; empty counts as unset.
    env: { BASE_URL: "" },
    coverage: {
      provider: "v8",
      include: ["app/**", "db/**"],
      exclude: ["**/*.test.{ts,tsx}", "db/migrations/**"],
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Properties over much text take their time on a busy machine.
          testTimeout: 60_000,
          include: ["{app,bin,db,seeds,test/support}/**/*.test.{ts,tsx}"],
        },
      },
      {
        extends: true,
        test: {
          name: "architecture",
          include: ["test/architecture/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.{ts,tsx}"],
          globalSetup: ["test/support/postgres-for-tests.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
