// Goal: a login session that ends while somebody writes costs no word, with script and without.
// Method: the session's cookie is taken away in the middle; without script the form waits on the error
// page and is sent again after signing in beside it.
import { expect, test } from "./support/fixtures.ts";

const REASON = "Everything that I typed, with “quotes” and\ntwo lines.";

test("without script the form waits until its author has signed in again", async ({
  browser,
  server,
  accountFor,
}) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const signIn = async (tab: typeof page) => {
    const { email, password } = accountFor("curator");
    await tab.goto("/login");
    await tab.getByLabel("E-mail address").fill(email);
    await tab.getByLabel("Password", { exact: true }).fill(password);
    await tab.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(tab).not.toHaveURL(/login/);
  };
  await signIn(page);
  await page.goto("/work/retire/CUR-000040");
  await page.getByRole("textbox", { name: /why/i }).fill(REASON);
  await context.clearCookies();
  await page.getByRole("button", { name: /retire/i }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are no longer signed in");
  await expect(page.getByText("Everything that I typed")).toBeVisible();
  const beside = await context.newPage();
  await signIn(beside);
  await page.getByRole("button", { name: "Send it again" }).click();
  await expect(page).toHaveURL(/\/review\//);
  await expect(page.getByText("Everything that I typed").first()).toBeVisible();
  await context.close();
});

test("with script the form stays as it is and says what to do", async ({ openPage, guard }) => {
  const page = await openPage("curator", 1);
  await page.goto("/work/retire/CUR-000041");
  await page.getByRole("textbox", { name: /why/i }).fill(REASON);
  await page.context().clearCookies();
  await page.getByRole("button", { name: /retire/i }).click();
  await expect(page.getByText(/sign in/i).first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: /why/i })).toHaveValue(REASON);
  guard.claim(/status of 401/);
});
