import { test as base, expect, type Page } from "@playwright/test";
import type { Role } from "#app/domain/permissions/roles.ts";
import type { DemoAccount } from "#app/services/users/demo-file.server.ts";
import { demoAccount } from "./accounts.ts";
import { type PageGuard, pageGuard } from "./page-guard.ts";
import { type RunningServer, startServer } from "./server.ts";

type WorkerFixtures = {
  /** The built server of this worker: started once, stopped when the worker ends. */
  readonly server: RunningServer;
};

type TestFixtures = {
  /** Fails the test on an unclaimed error in any of its pages. */
  readonly guard: PageGuard;
  /** The n-th demonstration account (from 0) with a role. */
  readonly accountFor: (role: Role, n?: number) => DemoAccount;
  /** Signs in through the login form, as a person does. Gives the account. */
  readonly signIn: (page: Page, role: Role, n?: number) => Promise<DemoAccount>;
  /** Opens a page of somebody else: a context of its own, signed in when a role is given. */
  readonly openPage: (role?: Role, n?: number) => Promise<Page>;
};

/** Playwright's `test` with a server per worker. Import it instead of Playwright's. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from the pattern.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 200_000 },
  ],

  baseURL: async ({ server }, use) => {
    await use(server.url);
  },

  guard: [
    async ({ context }, use) => {
      const guard = pageGuard();
      guard.watch(context);
      await use(guard);
      expect(guard.unclaimed(), "errors in pages").toEqual([]);
    },
    { auto: true },
  ],

  accountFor: async ({ server }, use) => {
    await use((role, n = 0) => demoAccount({ home: server.home, role, n }));
  },

  signIn: async ({ accountFor }, use) => {
    await use(async (page, role, n = 0) => {
      const account = accountFor(role, n);
      await page.goto("/login");
      await page.getByLabel("E-mail address").fill(account.email);
      await page.getByLabel("Password", { exact: true }).fill(account.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL((url) => url.pathname !== "/login");
      return account;
    });
  },

  openPage: async ({ browser, server, guard, signIn }, use, testInfo) => {
    const contexts: Array<{ close: () => Promise<void> }> = [];
    await use(async (role, n = 0) => {
      const { viewport, locale, timezoneId } = testInfo.project.use;
      const context = await browser.newContext({
        baseURL: server.url,
        ...(viewport === undefined ? {} : { viewport }),
        ...(locale === undefined ? {} : { locale }),
        ...(timezoneId === undefined ? {} : { timezoneId }),
      });
      contexts.push(context);
      guard.watch(context);
      const page = await context.newPage();
      if (role !== undefined) await signIn(page, role, n);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from "@playwright/test";
