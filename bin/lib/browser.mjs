import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";

const MINUTE_MS = 60_000;

/**
 * How Chromium is started for tests: without its own traffic to the outside. As root its sandbox
 * cannot start, so it is switched off there and only there.
 */
export function browserArgs() {
  const asRoot = typeof process.getuid === "function" && process.getuid() === 0;
  return [
    ...(asRoot ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
}

/** Places where a system's own Chromium or Chrome is found, best first. */
function systemCandidates() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = ["/usr/bin", "/usr/local/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [
    ...onPath,
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
}

/** Every installed browser worth a try, best first, without repeats. */
function installedBrowsers(chromium) {
  const candidates = [chromium.executablePath(), process.env.CHROMIUM_PATH, ...systemCandidates()];
  return [...new Set(candidates)].filter((path) => path && existsSync(path));
}

/** Starts the browser and renders a page; gives its version, or the first line of what went wrong. */
async function tryBrowser({ chromium, executablePath }) {
  try {
    const browser = await chromium.launch({
      executablePath,
      args: browserArgs(),
      timeout: MINUTE_MS,
    });
    try {
      const page = await browser.newPage();
      await page.setContent("<h1>ready</h1>");
      const text = await page.textContent("h1");
      if (text !== "ready") return { ok: false, reason: "it renders nothing" };
      return { ok: true, version: browser.version() };
    } finally {
      await browser.close();
    }
  } catch (error) {
    return { ok: false, reason: String(error.message).split("\n")[0] };
  }
}

/** Gives the first installed browser that really starts. */
async function firstThatStarts({ chromium, log, tried }) {
  for (const executablePath of installedBrowsers(chromium)) {
    if (tried.has(executablePath)) continue;
    tried.add(executablePath);
    const outcome = await tryBrowser({ chromium, executablePath });
    if (outcome.ok) return { executablePath, version: outcome.version };
    log(`browser: ${executablePath} does not start: ${outcome.reason}`);
  }
  return undefined;
}

/** True on Debian and its relatives, where `apt-get` brings a browser with all its libraries. */
function isDebianRoot() {
  if (typeof process.getuid !== "function" || process.getuid() !== 0) return false;
  if (!existsSync("/usr/bin/apt-get") || !existsSync("/etc/os-release")) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
}

async function installWithPlaywright({ log }) {
  log("browser: none found, asking Playwright to install Chromium");
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
  const { code, timedOut } = await run({
    command: process.execPath,
    args: [cli, "install", "chromium"],
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
    timeoutMs: 4 * MINUTE_MS,
    output: "capture",
  });
  if (code !== 0) {
    log(`browser: Playwright could not install it (${timedOut ? "time-out" : `exit ${code}`})`);
  }
}

async function installWithApt({ log }) {
  log("browser: installing Debian's chromium and fonts");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const packages = ["chromium", "fonts-dejavu-core", "fonts-liberation"];
  const commands = [["update"], ["install", "-y", "--no-install-recommends", ...packages]];
  for (const args of commands) {
    const { code, output } = await run({
      command: "apt-get",
      args,
      env,
      timeoutMs: 10 * MINUTE_MS,
      output: "capture",
    });
    if (code !== 0) {
      log(`browser: apt-get ${args[0]} failed: ${output.trim().split("\n").at(-1)}`);
      return;
    }
  }
}

/**
 * Finds a Chromium that starts, and installs one when there is none: Playwright's own, then
 * `CHROMIUM_PATH`, then the system's; else `playwright install`, else Debian's package (as root).
 *
 * @param {object} [options]
 * @param {(line: string) => void} [options.log] told what is tried, one line each
 * @returns {Promise<{ executablePath: string, version: string, args: string[] }>}
 * @throws {Error} with one line that says what to install
 */
export async function findBrowser({ log = console.log } = {}) {
  const { chromium } = await import("@playwright/test");
  const tried = new Set();
  const installers = [
    async () => {},
    installWithPlaywright,
    ...(isDebianRoot() ? [installWithApt] : []),
  ];
  for (const install of installers) {
    await install({ log });
    const found = await firstThatStarts({ chromium, log, tried });
    if (found !== undefined) return { ...found, args: browserArgs() };
  }
  throw new Error(
    "No Chromium that starts: install Chromium or Google Chrome, or name one in CHROMIUM_PATH.",
  );
}
