// Goal: the whole way of an entry, as people take it in the browser: written, amended, reviewed with a
// diff, sent back, answered, approved, released by two publishers, and read by whoever is signed out.
// Method: each role in a browser of its own on the built server; forms by their labels; what must not
// be seen is looked for too.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/fixtures.ts";

const STATEMENT =
  "Adagrasib gave responses in pretreated patients whose tumours carried KRAS G12C.";

test.describe.configure({ mode: "serial" });

async function fillNewEntry(page: Page): Promise<void> {
  await page.getByLabel("Gene", { exact: true }).fill("KRAS");
  await page.getByLabel("Gene id").fill("HGNC:6407");
  await page.getByLabel("Variant or biomarker").fill("G12C");
  await page.getByLabel("Evidence type").selectOption("Predictive");
  await page.getByLabel("Direction").selectOption("Supports");
  await page.getByLabel("Significance").selectOption("Sensitivity/Response");
  await page.getByLabel("Disease", { exact: true }).fill("lung non-small cell carcinoma");
  await page.getByLabel("Disease id").fill("DOID:3908");
  await page.getByRole("combobox", { name: "Therapy 1" }).fill("adagrasib");
  await page.getByLabel("Therapy id").fill("NCIT:C157493");
  await page.getByLabel("CIViC evidence level").selectOption("B: Clinical evidence");
  await page.getByLabel("CIViC rating").selectOption({ index: 2 });
  const editor = page.getByRole("textbox", { name: "Statement" });
  await editor.click();
  await editor.fill(STATEMENT);
  await page.getByLabel("Identifier").fill("PMID: 35658005");
  await page.getByLabel("What it found").fill("Response in 43 % of 112 patients.");
}

test("a form with errors comes back with all that was typed and a message at each field", async ({
  openPage,
  guard,
}) => {
  const page = await openPage("curator", 0);
  await page.goto("/work/new/biomarker-therapy");
  await fillNewEntry(page);
  await page.getByLabel("Significance").selectOption("Better Outcome");
  await page.getByLabel("Identifier").fill("not a number");
  await page.getByLabel("Disease id").fill("no id");
  await page.getByRole("button", { name: "Submit for review" }).last().click();
  await expect(page.getByRole("alert")).toContainText("cannot be submitted yet");
  await expect(page.getByLabel("Disease id")).toHaveValue("no id");
  await expect(page.getByLabel("Identifier")).toHaveValue("not a number");
  await expect(page.getByLabel("Identifier")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Disease id")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("combobox", { name: "Therapy 1" })).toHaveValue("adagrasib");
  await expect(page.getByRole("textbox", { name: "Statement" })).toContainText(STATEMENT);
  await expectAccessible(page);
  guard.claim(/status of 422/);
});

test("an entry goes from its author over two reviews and a release to the reader", async ({
  openPage,
  accountFor,
  page: reader,
  request,
  guard,
}) => {
  test.setTimeout(180_000);
  const curator = await openPage("curator", 0);
  const reviewer = await openPage("reviewer", 0);

  // A new biomarker–therapy entry.
  await curator.goto("/work/new/biomarker-therapy");
  await fillNewEntry(curator);
  await curator.getByRole("button", { name: "Submit for review" }).last().click();
  await expect(curator.getByText(/waits for a reviewer/).first()).toBeVisible();
  const newProposal = curator.url();
  const accession =
    /CUR-\d{6,}/.exec((await curator.locator("main").textContent()) ?? "")?.[0] ?? "";
  expect(accession).not.toBe("");

  // The author cannot approve: not by button, not by the form.
  const approve = curator.getByRole("button", { name: "Approve" });
  await expect(approve).toHaveAttribute("aria-disabled", "true");
  const hash = await curator.locator("input[name=contentHash]").first().inputValue();
  const forged = await curator.request.post(newProposal, {
    form: { intent: "approve", contentHash: hash, comment: "" },
    headers: { Origin: new URL(newProposal).origin },
  });
  expect(forged.status()).toBe(403);

  // A change of an accepted gene–drug entry.
  await curator.goto("/entries?kind=gene-drug");
  await curator.locator("main table a").first().click();
  await curator.waitForURL(/\/entries\/CUR-/);
  const amended = /CUR-\d{6,}/.exec(curator.url())?.[0] ?? "";
  await curator.getByRole("link", { name: "Propose a change" }).click();
  await curator.getByLabel("Population").fill("Adults of European ancestry");
  await curator.getByLabel("Why it changes").fill("The population was missing.");
  await curator.getByRole("button", { name: "Submit change for review" }).last().click();
  await expect(curator.getByText(/waits for a reviewer/).first()).toBeVisible();
  const changeProposal = curator.url();

  // Nothing unaccepted shows to whoever is signed out.
  expect((await reader.goto(`/entries/${accession}`))?.status()).toBe(404);
  expect((await request.get(`/api/v1/entries/${accession}`)).status()).toBe(404);
  expect(await (await request.get(`/api/v1/entries/${amended}`)).text()).not.toContain(
    "Adults of European ancestry",
  );
  await reader.goto("/entries?q=adagrasib+G12C");
  await expect(reader.getByText(accession)).toHaveCount(0);

  // The reviewer finds both in the queue, reads the diff, approves one, sends the other back.
  await reviewer.goto("/review");
  await expect(reviewer.getByText(accession).first()).toBeVisible();
  await reviewer.goto(changeProposal);
  await expect(reviewer.getByText("Population", { exact: true }).first()).toBeVisible();
  await expect(reviewer.locator("ins", { hasText: "Adults of European ancestry" })).toBeVisible();
  await expectAccessible(reviewer);
  await reviewer.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(reviewer.getByText(/accepted/i).first()).toBeVisible();

  await reviewer.goto(newProposal);
  await reviewer.getByRole("button", { name: "Request changes" }).click();
  await expect(reviewer.getByText("Say why", { exact: false }).first()).toBeVisible();
  await reviewer.getByLabel(/^Comment/).fill("Say which line of treatment.");
  await reviewer.getByRole("button", { name: "Request changes" }).click();

  // The curator answers.
  await curator.goto("/work");
  await curator.goto(newProposal);
  await expect(curator.getByText("Say which line of treatment.").first()).toBeVisible();
  await curator.getByRole("link", { name: "Answer the reviewer" }).click();
  await curator.getByLabel(/^Summary/).fill("Second line and later.");
  await curator.getByLabel("What you changed").fill("Added the line of treatment.");
  await curator.getByRole("button", { name: "Submit again" }).last().click();
  await expect(curator.getByText(/answer is with the reviewers/).first()).toBeVisible();

  await reviewer.goto(newProposal);
  await reviewer.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(reviewer.getByText(/accepted/i).first()).toBeVisible();

  // Two publishers release it.
  const first = await openPage("publisher", 0);
  const second = await openPage("publisher", 1);
  await first.goto("/releases/new");
  await expect(first.getByText(accession).first()).toBeVisible();
  await first.getByLabel("Release notes").fill("One new entry, one change.");
  await first.getByRole("button", { name: "Freeze and build" }).click();
  await expect(first.getByLabel("Your password")).toBeVisible();
  await expectAccessible(first);
  for (const [n, page] of [first, second].entries()) {
    const { password } = accountFor("publisher", n);
    await page.goto("/releases/new");
    await page.getByLabel("Your password").fill(password);
    await page.getByLabel("Passphrase of your key").fill(password);
    await page.getByRole("button", { name: /^Sign / }).click();
    await expect(page.getByText(accountFor("publisher", n).name).last()).toBeVisible();
  }
  await first.goto("/releases/new");
  await first.getByRole("button", { name: /^Publish / }).click();
  await expect(first.getByRole("heading", { level: 1 })).toContainText(/Release/, {
    timeout: 30_000,
  });

  // Whoever is signed out reads it: the entry, its history, its release, and the same as JSON.
  await reader.goto(`/entries/${accession}`);
  await expect(reader.getByText(STATEMENT)).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("link", { name: "History" }).click();
  await expect(reader.getByText(accountFor("reviewer", 0).name).first()).toBeVisible();
  const answer = await request.get(`/api/v1/entries/${accession}`);
  expect(answer.status()).toBe(200);
  const json = await answer.json();
  expect(json).toMatchObject({ accession, version: 1, lifecycle: "active" });
  expect(json.releases).toHaveLength(1);
  const channel = await request.get("/tuf/metadata/timestamp.json");
  expect(channel.status()).toBe(200);
  expect((await request.get("/tuf/metadata/99.root.json")).status()).toBe(404);

  // Every step left an event.
  const auditor = await openPage("administrator", 0);
  for (const action of [
    "proposal.submit",
    "proposal.request-changes",
    "proposal.resubmit",
    "proposal.approve",
    "release.sign",
    "release.publish",
  ]) {
    await auditor.goto(`/audit?action=${action}`);
    await expect(auditor.locator("main table").getByText(action).first()).toBeVisible();
  }
  guard.claim(/status of (404|422)/);
});

test("a reader may sign in and still change nothing", async ({ openPage, guard }) => {
  const page = await openPage("reader", 0);
  expect((await page.goto("/work/new/gene-drug"))?.status()).toBe(403);
  expect((await page.goto("/review"))?.status()).toBe(403);
  expect((await page.goto("/releases/new"))?.status()).toBe(403);
  guard.claim(/status of 403/);
});
