// Goal: the built server answers a browser without an account: page, 404, health, and nothing odd
// in the browser's console.
// Method: a browser visits, with axe looking for barriers on each page.
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/fixtures.ts";

test("the first page is there for everybody, on a desk and @phone", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/Curatorium/);
  await expect(page.getByRole("main")).toBeVisible();
  await expectAccessible(page);
});

test("an address that does not exist says so", async ({ page, guard }) => {
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  expect(guard.claim(/status of 404/)).toBe(1);
});

test("health and readiness answer machines", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  expect((await request.get("/readyz")).status()).toBe(200);
});
