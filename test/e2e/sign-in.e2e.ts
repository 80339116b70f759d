// Goal: every role of the demonstration gets in by the login form, and nobody with a wrong password.
// Method: a browser fills the form in; a second person signs in beside the first.
import { ROLES } from "#app/domain/permissions/roles.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/fixtures.ts";

for (const role of ROLES) {
  test(`a ${role} signs in`, async ({ page, signIn }) => {
    const account = await signIn(page, role);
    await expect(page.getByText(account.name).first()).toBeVisible();
  });
}

test("a wrong password is refused, and the form says so", async ({ page, accountFor, guard }) => {
  await page.goto("/login");
  await expectAccessible(page);
  await page.getByLabel("E-mail address").fill(accountFor("curator").email);
  await page.getByLabel("Password", { exact: true }).fill("not-the-password-at-all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/login");
  guard.claim(/status of 401/);
});

test("two people work side by side", async ({ openPage, accountFor }) => {
  const curator = await openPage("curator", 0);
  const reviewer = await openPage("reviewer", 1);
  await expect(curator.getByText(accountFor("curator", 0).name).first()).toBeVisible();
  await expect(reviewer.getByText(accountFor("reviewer", 1).name).first()).toBeVisible();
});
