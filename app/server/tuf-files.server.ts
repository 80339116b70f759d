import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import express from "express";
import { answerBare } from "./bare-answer.server.ts";

/** `/tuf/metadata/12.root.json`, `/tuf/targets/<sha256>.full.ndjson`, and folders below targets. */
const TUF_PATH =
  /^\/tuf((?:\/metadata|\/targets(?:\/[A-Za-z0-9_-][\w.+-]*)*)\/[A-Za-z0-9_-][\w.+-]*)$/;

/** What never changes under its name: versioned metadata, and targets that carry their hash. */
const IMMUTABLE = /^(?:\/metadata\/\d+\.[^/]+\.json|\/targets\/(?:.*\/)?[0-9a-f]{64,128}\.[^/]+)$/;

/** Metadata fits; larger files are streamed. */
const MEMORY_FILE_LIMIT_BYTES = 256 * 1024;
const MEMORY_FILES_LIMIT = 200;

const CONTENT_TYPES: readonly (readonly [suffix: string, type: string])[] = [
  [".json", "application/json"],
  [".ndjson", "application/x-ndjson"],
  [".tsv", "text/tab-separated-values; charset=utf-8"],
  [".md", "text/markdown; charset=utf-8"],
];

type MemoryFile = { readonly stamp: string; readonly body: Buffer; readonly etag: string };

const contentType = (path: string) =>
  CONTENT_TYPES.find(([suffix]) => path.endsWith(suffix))?.[1] ?? "application/octet-stream";

function setFileHeaders({ response, path }: { response: ServerResponse; path: string }): void {
  const isImmutable = IMMUTABLE.test(path);
  response.setHeader("Content-Type", contentType(path));
  // `no-transform`: a proxy that recompresses would change the bytes that were signed.
  response.setHeader(
    "Cache-Control",
    isImmutable ? "public, max-age=31536000, immutable, no-transform" : "no-cache, no-transform",
  );
  // Published for everybody, verifiers that run in a browser included.
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
}

/** Asked on the spot: handing it to another thread costs ten times what the question does. */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    // Not there, or no name that a file can have.
    return null;
  }
}

/** Small files in memory, each checked against the disk before it is sent. */
function memoryFiles(root: string) {
  const files = new Map<string, MemoryFile>();
  return async (path: string): Promise<MemoryFile | "absent" | "large"> => {
    const full = join(root, path);
    const found = statOf(full);
    if (found === null || !found.isFile()) {
      return "absent";
    }
    if (found.size > MEMORY_FILE_LIMIT_BYTES) {
      return "large";
    }
    const stamp = `${found.ino}-${found.size}-${found.mtimeMs}`;
    const held = files.get(path);
    if (held?.stamp === stamp) {
      return held;
    }
    const body = await readFile(full).catch(() => null);
    if (body === null) {
      return "absent";
    }
    const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
    if (files.size >= MEMORY_FILES_LIMIT) {
      files.clear();
    }
    const file = { stamp, body, etag };
    files.set(path, file);
    return file;
  };
}

/**
 * Serves the published TUF repository in `root` (its folders `metadata` and `targets`) under
 * `/tuf/`. A file that is not there is a bare 404 and never a page or a redirect: TUF clients ask
 * for the next root version until they get one (TUF specification 1.0.34, §5.3).
 * The caller has checked that the path is `/tuf` or below it.
 */
export function tufFiles(root: string) {
  const read = memoryFiles(root);
  const stream = express.static(root, { index: false, redirect: false, cacheControl: false });

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      answerBare({ response, status: 405 });
      return;
    }
    const [address = ""] = (request.url ?? "").split("?", 1);
    const path = TUF_PATH.exec(address)?.[1];
    const file = path === undefined ? "absent" : await read(path);
    if (path === undefined || file === "absent") {
      answerBare({ response, status: 404 });
      return;
    }
    setFileHeaders({ response, path });
    if (file === "large") {
      request.url = path;
      stream(request as express.Request, response as express.Response, () =>
        answerBare({ response, status: 404 }),
      );
      return;
    }
    response.setHeader("ETag", file.etag);
    if (request.headers["if-none-match"]?.includes(file.etag)) {
      response.statusCode = 304;
      response.end();
      return;
    }
    response.setHeader("Content-Length", file.body.length);
    response.end(request.method === "HEAD" ? undefined : file.body);
  };
}
