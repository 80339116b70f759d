// Goal: what stands in front of the pages keeps its promises for every kind of answer.
// Method: a real HTTP server on a free port with small hand-made pages and files; requests as bytes
// where a client library would tidy them up.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Environment, readEnvironment } from "#app/platform/env.server.ts";
import { BODY_LIMIT_BYTES } from "#app/server/limited-body.server.ts";
import { type Listening, listen, requireFreePort } from "#app/server/listen.server.ts";
import { webApp } from "#app/server/web-app.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { type Echo, pagesUnderTest } from "./support/pages.ts";

const SHA = "a".repeat(64);
const LARGE = "x".repeat(300_000);

let folder = "";
let logged: string[] = [];
let servers: Listening[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "curatorium-web-"));
  const files = {
    "home/tuf/metadata/timestamp.json": '{"version":1}',
    "home/tuf/metadata/1.root.json": '{"root":1}',
    [`home/tuf/targets/${SHA}.full.ndjson`]: LARGE,
    "home/keys/secret.json": "SECRET",
    "client/assets/app-abc.js": "export {};",
    "client/favicon.svg": "<svg/>",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  logged = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = {}): Promise<string> {
  const env = readEnvironment({ CURATORIUM_HOME: join(folder, "home"), PORT: "0", ...settings });
  if (!env.ok) throw new Error(env.error.message);
  const context = { env: env.value as Environment, db: unusedDatabase() };
  const log = pino({ base: null }, { write: (line) => logged.push(line) });
  const options = { context, log, build: pagesUnderTest(), clientFolder: join(folder, "client") };
  const at = { host: "127.0.0.1", port: 0 };
  const server = await listen({ at, handler: webApp(options) });
  servers.push(server);
  return server.address;
}

/** A pool that no request of these tests connects. */
function unusedDatabase() {
  return openDatabase({ url: "postgresql://127.0.0.1:1/none", maxConnections: 1 }).db;
}

type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Sends a request with exactly these headers and this path. */
function send({
  base,
  path,
  method = "GET",
  headers = {},
  body,
}: {
  readonly base: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}): Promise<Answer> {
  const { hostname, port } = new URL(base);
  const isChunked = body === undefined || "transfer-encoding" in headers;
  const length = isChunked ? {} : { "content-length": String(body.length) };
  const all = { ...length, ...headers };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

const echoOf = (answer: Answer): Echo => JSON.parse(answer.body.toString());

describe("/tuf/", () => {
  it("serves what never changes for ever, and the timestamp anew each time", async () => {
    const base = await start();
    const root = await send({ base, path: "/tuf/metadata/1.root.json" });
    expect(root).toMatchObject({ status: 200, body: Buffer.from('{"root":1}') });
    expect(root.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable, no-transform",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
      "access-control-allow-origin": "*",
    });
    expect(root.headers["set-cookie"]).toBeUndefined();
    const timestamp = await send({ base, path: "/tuf/metadata/timestamp.json?a=b" });
    expect(timestamp.headers["cache-control"]).toBe("no-cache, no-transform");
    expect(timestamp.headers.etag).toMatch(/^".+"$/);
  });

  it("answers 304 until the timestamp is replaced", async () => {
    const base = await start();
    const path = "/tuf/metadata/timestamp.json";
    const first = await send({ base, path });
    const headers = { "if-none-match": String(first.headers.etag) };
    expect(await send({ base, path, headers })).toMatchObject({ status: 304, body: Buffer.of() });
    const draft = join(folder, "draft.json");
    writeFileSync(draft, '{"version":2}');
    renameSync(draft, join(folder, "home", path));
    const after = await send({ base, path, headers });
    expect(after).toMatchObject({ status: 200, body: Buffer.from('{"version":2}') });
  });

  it.each([
    "/tuf/metadata/2.root.json",
    "/tuf",
    "/tuf?a=b",
    "/tuf/",
    "/tuf/metadata/",
    "/tuf/metadata",
    "/tuf/../keys/secret.json",
    "/tuf/metadata/../../keys/secret.json",
    "/tuf/targets/..%2f..%2fkeys/secret.json",
    "/tuf/targets/%2e%2e/%2e%2e/keys/secret.json",
    "/tuf/metadata/timestamp.json/",
    "/tuf/metadata/timestamp.json%00",
    "/tuf/keys/secret.json",
    "/tuf/%E0%A4%A",
    "/tuf/metadata/.hidden",
    `/tuf/metadata/${"x".repeat(300)}.json`,
    "/tuf/metadata/timestamp.json/below.json",
  ])("answers %s with a bare 404", async (path) => {
    const answer = await send({ base: await start(), path });
    expect(answer).toMatchObject({ status: 404, body: Buffer.of() });
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
  });

  it("never compresses, whatever the client takes", async () => {
    const base = await start();
    const path = `/tuf/targets/${SHA}.full.ndjson`;
    const answer = await send({ base, path, headers: { "accept-encoding": "gzip" } });
    expect(answer.headers["content-encoding"]).toBeUndefined();
    expect(answer.headers["cache-control"]).toContain("immutable");
    expect(answer.body.toString()).toBe(LARGE);
  });

  it("sends a part of a large file, and no body to HEAD", async () => {
    const base = await start();
    const path = `/tuf/targets/${SHA}.full.ndjson`;
    const part = await send({ base, path, headers: { range: "bytes=10-19" } });
    expect(part).toMatchObject({ status: 206, body: Buffer.from("x".repeat(10)) });
    for (const [name, length] of [
      [path, LARGE.length],
      ["/tuf/metadata/1.root.json", 10],
    ] as const) {
      const head = await send({ base, path: name, method: "HEAD" });
      expect(head).toMatchObject({ status: 200, body: Buffer.of() });
      expect(head.headers["content-length"]).toBe(String(length));
    }
  });

  it("takes no other method", async () => {
    const base = await start();
    const answer = await send({ base, path: "/tuf/metadata/1.root.json", method: "POST" });
    expect(answer).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });
});

describe("files for the browser", () => {
  it("are kept for ever when their name carries their content", async () => {
    const base = await start();
    const asset = await send({ base, path: "/assets/app-abc.js" });
    expect(asset.status).toBe(200);
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const icon = await send({ base, path: "/favicon.svg" });
    expect(icon).toMatchObject({
      status: 200,
      headers: { "cache-control": "public, max-age=3600" },
    });
  });

  it("of an older build are a bare 404 and never a page", async () => {
    const answer = await send({ base: await start(), path: "/assets/app-old.js" });
    expect(answer).toMatchObject({ status: 404, body: Buffer.of() });
  });
});

describe("what a page is given", () => {
  it("is an id, and an origin that the client did not choose", async () => {
    const base = await start();
    const headers = {
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      "x-forwarded-for": "6.6.6.6",
    };
    const answer = await send({ base, path: "/echo?q=1", headers });
    const echo = echoOf(answer);
    expect(echo.url).toBe(`${base}/echo?q=1`);
    expect(echo.headers["x-forwarded-for"]).toBe("127.0.0.1");
    expect(echo.headers).not.toHaveProperty("x-forwarded-host");
    expect(echo.headers).not.toHaveProperty("x-forwarded-proto");
    expect(echo.requestId).toBe(answer.headers["x-request-id"]);
  });

  it("is BASE_URL behind a proxy, and the client's address as that proxy saw it", async () => {
    const base = await start({ BASE_URL: "https://kb.example.org" });
    const headers = { host: "10.0.0.7:3000", "x-forwarded-for": "6.6.6.6, 203.0.113.9" };
    const answer = await send({ base, path: "/echo", headers });
    const echo = echoOf(answer);
    expect(echo.url).toBe("https://kb.example.org/echo");
    expect(echo.headers.host).toBe("kb.example.org");
    expect(echo.headers["x-forwarded-for"]).toBe("203.0.113.9");
    expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
  });

  it("keeps its own headers and each of its cookies", async () => {
    const answer = await send({ base: await start(), path: "/echo" });
    expect(answer.headers["content-security-policy"]).toBe("default-src 'self'");
    expect(answer.headers["set-cookie"]).toEqual(["a=1; HttpOnly", "b=2; HttpOnly"]);
    expect(answer.headers["strict-transport-security"]).toBeUndefined();
  });
});

describe("every answer", () => {
  it.each([
    ["/echo", 200],
    ["/broken", 500],
    ["/absent", 404],
    ["/assets/absent.js", 404],
    ["/favicon.svg", 200],
    ["/tuf/metadata/1.root.json", 200],
  ])("%s has the security headers and an id", async (path, status) => {
    const answer = await send({ base: await start(), path });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "content-security-policy": expect.any(String),
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(answer.headers).not.toHaveProperty("x-powered-by");
  });

  it("is logged without its query, and no stack reaches the client", async () => {
    const base = await start();
    await send({ base, path: "/echo?q=BRCA1-secret" });
    const broken = await send({ base, path: "/broken" });
    expect(broken.body.toString()).not.toContain("broken on purpose");
    const lines = logged.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ method: "GET", path: "/echo", status: 200, msg: "request" }),
    );
    expect(logged.join()).not.toContain("BRCA1-secret");
  });

  it("is compressed when it is long and the client takes it", async () => {
    const base = await start();
    const headers = { "accept-encoding": "gzip" };
    const long = await send({ base, path: "/long", headers });
    expect(long.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(long.body).length).toBe(50_000);
    const plain = await send({ base, path: "/long" });
    expect(plain.headers["content-encoding"]).toBeUndefined();
  });
});

describe("a method that no address answers to", () => {
  it.each(["TRACE", "PROPFIND"])(
    "%s is answered with 405, and is no fault in the log",
    async (method) => {
      const base = await start();
      expect((await send({ base, path: "/echo", method })).status).toBe(405);
      expect(logged.filter((line) => line.includes('"level":50'))).toEqual([]);
    },
  );
});

describe("a request that changes something", () => {
  it.each([
    ["from our own page", { origin: "own", "sec-fetch-site": "same-origin" }, 200],
    ["from our own page in an older browser", { origin: "own" }, 200],
    ["from a program", {}, 200],
    ["from nobody knows whom with a cookie", { cookie: "a=1" }, 403],
    ["from another site", { origin: "https://evil.example" }, 403],
    ["from another site of our domain", { origin: "own", "sec-fetch-site": "same-site" }, 403],
    ["from a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }, 403],
    ["from another port", { origin: "http://127.0.0.1:1" }, 403],
  ])("%s", async (_from, given, status) => {
    const base = await start();
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value === "own" ? base : value]),
    );
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await send({ base, path: "/echo", method, headers, body: "x" });
      expect(answer.status, method).toBe(status);
    }
  });

  it("may be as large as the limit and no larger", async () => {
    const base = await start();
    const post = (bytes: number, headers: Record<string, string>) =>
      send({ base, path: "/echo", method: "POST", headers, body: "x".repeat(bytes) });
    const chunked = { "transfer-encoding": "chunked" };
    const fits = await post(BODY_LIMIT_BYTES, chunked);
    expect(echoOf(fits).bodyBytes).toBe(BODY_LIMIT_BYTES);
    expect((await post(BODY_LIMIT_BYTES + 1, chunked)).status).toBe(413);
    const announced = { "content-length": String(BODY_LIMIT_BYTES + 1) };
    expect((await post(BODY_LIMIT_BYTES + 1, announced)).status).toBe(413);
  });
});

describe("the host's name", () => {
  it.each([
    [{}, "localhost:3000", 200],
    [{}, "[::1]:3000", 200],
    [{}, "evil.example", 421],
    [{}, "127.0.0.1.evil.example", 421],
    [{ HOST: "0.0.0.0" }, "kb.lan", 200],
    [{ BASE_URL: "https://kb.example.org" }, "anything", 200],
  ])("with %o, %s: %i", async (settings, host, status) => {
    const base = await start(settings);
    for (const path of ["/echo", "/tuf/metadata/1.root.json"]) {
      expect((await send({ base, path, headers: { host } })).status).toBe(status);
    }
  });
});

describe("the listening server", () => {
  it("outlives what is no HTTP", async () => {
    const base = await start();
    const { hostname, port } = new URL(base);
    const socket = connect(Number(port), hostname);
    socket.end("\x00\x01nonsense\r\n\r\n");
    await new Promise((resolve) => socket.on("error", resolve).on("close", resolve).resume());
    expect((await send({ base, path: "/echo" })).status).toBe(200);
  });

  it.each([
    ["/%E0%A4%A", 400],
    ["/echo?q=%E0%A4%A", 200],
    ["*", 400],
    ["http://evil.example/echo", 400],
    ["//evil.example/echo", 404],
  ])("answers the address %s with %i, for its own host alone", async (path, status) => {
    const base = await start();
    const method = path === "*" ? "OPTIONS" : "GET";
    expect((await send({ base, path, method })).status).toBe(status);
  });

  it("says in one line that its port is taken, and leaves a free one free", async () => {
    const base = await start();
    const port = Number(new URL(base).port);
    await expect(requireFreePort({ host: "127.0.0.1", port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use: stop the other program or set PORT.`,
    );
    await servers.pop()?.close();
    await requireFreePort({ host: "127.0.0.1", port });
    await requireFreePort({ host: "127.0.0.1", port });
    await expect(requireFreePort({ host: "192.0.2.1", port: 0 })).rejects.toThrow(/set HOST/);
  });
});
