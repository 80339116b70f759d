// Goal: the two commands that consumers run say what they did, in words and as JSON, and end with
// code 1 and one line on standard error when something is refused.
// Method: the commands are registered on a program of their own and run against a plain file server.
import { readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { expect, onTestFinished, test, vi } from "vitest";
import { register as registerPull } from "#app/cli/pull.ts";
import { reportFailure } from "#app/cli/shared/report-failure.ts";
import { register as registerVerify } from "#app/cli/verify.ts";
import { claimConsole } from "#test/support/console-guard.ts";
import { temporaryFolder } from "./folders.ts";
import { newKeys, newRepository, publishRelease, sampleRelease } from "./publisher.ts";
import { serveFolder } from "./static-server.ts";

/** Runs a command line; gives its exit code and what it printed. */
async function run(...args: readonly string[]) {
  const out: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text) => out.push(String(text)));
  const program = new Command("curatorium").exitOverride().configureOutput({ writeErr: () => {} });
  registerPull(program);
  registerVerify(program);
  try {
    await program.parseAsync(args, { from: "user" });
    return { code: 0, out: out.join("\n"), err: "" };
  } catch (error) {
    const code = reportFailure(error);
    return { code, out: out.join("\n"), err: claimConsole("error").join("\n") };
  } finally {
    log.mockRestore();
  }
}

async function site() {
  const repo = await temporaryFolder();
  const keys = newKeys();
  const now = new Date();
  const release = sampleRelease({ sequence: 1 });
  await newRepository({ dir: repo, keys, now });
  await publishRelease({ dir: repo, keys, now, release });
  const server = await serveFolder(repo);
  onTestFinished(server.close);
  const to = join(await temporaryFolder(), "copy");
  return { server, to, root: join(repo, "metadata/1.root.json"), release };
}

test("pull prints version, counts and digest; again it says that nothing changed", async () => {
  const { server, to, root, release } = await site();
  const first = await run("pull", server.url, "--root", root, "--to", to);
  expect(first.code).toBe(0);
  expect(first.out).toContain("Pulled 2026.1.0 (sequence 1, version 1.0.0)");
  expect(first.out).toContain(`manifest sha256 ${release.channel.manifest_sha256}`);
  expect(first.out).toContain("4 files; entries 2");
  const again = await run("pull", server.url, "--to", to);
  expect(again.out).toMatch(/^2026\.1\.0 .*: nothing changed \(2 requests, \d+ bytes\)\.$/m);
  const json = JSON.parse((await run("pull", server.url, "--to", to, "--json")).out);
  expect(json).toMatchObject({
    status: "unchanged",
    release: "2026.1.0",
    traffic: { requests: 2 },
  });
});

test("verify prints what it rests on, and names a file that was cut", async () => {
  const { server, to, root } = await site();
  await run("pull", server.url, "--root", root, "--to", to);
  const checked = await run("verify", to, "--root", root);
  expect(checked).toMatchObject({ code: 0, err: "" });
  expect(checked.out).toContain("4 files and 2 rows are as signed");
  expect(JSON.parse((await run("verify", to, "--json")).out)).toMatchObject({
    expired: [],
    rows: 2,
  });
  const file = join(to, "releases/2026.1.0/evidence.snapshot.ndjson");
  await truncate(file, (await readFile(file)).length - 1);
  expect(await run("verify", to)).toEqual({
    code: 1,
    out: "",
    err: "evidence.snapshot.ndjson differs from what the manifest lists.",
  });
});

test("a refusal ends with code 1 and one line; a wrong call with code 2", async () => {
  const { server, to, root } = await site();
  const refused = await run("pull", `${server.url}/none`, "--root", root, "--to", to);
  expect(refused).toEqual({
    code: 1,
    out: "",
    err: "metadata/timestamp.json: the server answered 404.",
  });
  expect((await run("pull", server.url, "--to", to)).err).toContain("needs the trusted root");
  expect((await run("pull", server.url, "--root", to, "--to", to)).err).toContain("no such file");
  expect(await run("pull", server.url)).toMatchObject({ code: 2 });
  expect(await run("verify")).toMatchObject({ code: 2 });
});
