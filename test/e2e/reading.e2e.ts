// Goal: whoever has no account finds, reads, compares and cites what is accepted, with and without
// script, in light and dark, on a desk and on a phone.
// Method: a browser on the built server with its demonstration content; axe on each page.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/fixtures.ts";

/** Opens the first entry of the list and gives its accession. */
async function openFirstEntry(page: Page): Promise<string> {
  await page.goto("/entries?sort=accession");
  await page.getByRole("table").getByRole("link").first().click();
  await page.waitForURL(/\/entries\/CUR-\d+$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, `sideways scroll of ${page.url()}`).toBeLessThanOrEqual(0);
}

test("an entry is found by its words, narrowed to, and read with its history @phone", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("main").getByRole("searchbox", { name: "Search entries" }).fill("EGFR");
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await page.waitForURL(/\/entries\?q=EGFR/);
  await expect(page.locator("mark").first()).toHaveText("EGFR");
  const count = page.getByRole("status").filter({ hasText: /entr(y|ies)$/ });
  const before = await count.textContent();
  await page
    .getByRole("navigation", { name: "Narrow the list" })
    .getByRole("link", { name: /^Resistance/ })
    .click();
  await expect(page).toHaveURL(/significance=resistance/);
  await expect(count).not.toHaveText(before ?? "");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("EGFR");
  await expect(page.getByRole("region", { name: /^Evidence/ }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("link", { name: "Version 1" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("an accession in any spelling leads to its entry, and a version keeps its address", async ({
  page,
}) => {
  const accession = await openFirstEntry(page);
  await page.goto(`/entries?q=${accession.toLowerCase()}`);
  expect(new URL(page.url()).pathname).toBe(`/entries/${accession}`);
  await page.goto(`/entries/${accession}@1`);
  await expect(page.getByText("permanent address of version 1")).toBeVisible();
  await expect(page.getByRole("link", { name: "JSON" }).first()).toHaveAttribute(
    "href",
    `/api/v1/entries/${accession}@1`,
  );
});

test("reading needs no script, and the colours stay as chosen @phone", async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/entries?q=EGFR");
  await page
    .getByRole("navigation", { name: "Narrow the list" })
    .getByRole("link", { name: /^Predictive/ })
    .click();
  await expect(page).toHaveURL(/type=predictive/);
  await page
    .getByRole("navigation", { name: "Order" })
    .getByRole("link", { name: "Newest" })
    .click();
  await expect(page).toHaveURL(/sort=recent/);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page).toHaveURL(/type=predictive&sort=recent/);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto("/releases");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await context.close();
});

for (const scheme of ["light", "dark"] as const) {
  test(`every reading page is free of barriers in ${scheme} colours @phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const accession = await openFirstEntry(page);
    for (const path of [
      "/",
      "/entries?q=EGFR+lung&type=predictive",
      "/entries?q=nothingatall&kind=unknown",
      `/entries/${accession}`,
      `/entries/${accession}@1`,
      `/entries/${accession}/history`,
      `/entries/${accession}/compare?from=1&to=1`,
      "/releases",
      "/styleguide",
    ]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(200);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });
}

test("what is not there says so within the frame, and nothing of its inside", async ({
  page,
  guard,
}) => {
  const paths = ["/entries/CUR-999999", "/entries/nonsense", "/releases/2020.1.0", "/no/such/page"];
  for (const path of paths) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
    await expect(page.getByRole("navigation", { name: "Main" }).first()).toBeAttached();
    await expectAccessible(page);
  }
  guard.claim(/status of 404/);
});

test("the keyboard reaches the content first, and a scrolling table", async ({ page }) => {
  await page.goto("/entries");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
