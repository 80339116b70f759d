import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { Logger } from "pino";
import { answerBare } from "./bare-answer.server.ts";
import { announcesTooLarge } from "./limited-body.server.ts";
import type { ServerContext } from "./load-context.server.ts";
import { remixHandler } from "./remix-handler.server.ts";
import { logRequest } from "./request-log.server.ts";
import { isHostAllowed } from "./request-origin.server.ts";
import { securityHeaders } from "./security-headers.server.ts";
import { tufFiles } from "./tuf-files.server.ts";

/** Everything that the web application is made of. */
export type WebAppOptions = {
  readonly build: ServerBuild;
  readonly context: ServerContext;
  readonly log: Logger;
  /** Absolute folder with the built client: `assets/` and the public files. */
  readonly clientFolder: string;
};

/** Names of the files beside `assets/`, such as `favicon.ico`: only these are looked for on disk. */
function publicFiles(clientFolder: string): ReadonlySet<string> {
  if (!existsSync(clientFolder)) {
    return new Set();
  }
  const entries = readdirSync(clientFolder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name).slice(clientFolder.length));
  return new Set(paths.filter((path) => !path.startsWith("/assets/")));
}

/** Files that the browser loads: assets for ever, because their names change with their content. */
function browserFiles(clientFolder: string) {
  const router = express.Router();
  const options = { index: false, redirect: false, dotfiles: "ignore" } as const;
  const assets = express.static(join(clientFolder, "assets"), {
    ...options,
    immutable: true,
    maxAge: "1y",
  });
  const others = express.static(clientFolder, { ...options, maxAge: "1h" });
  const known = publicFiles(clientFolder);
  // A page of an older build asks for assets that are gone: a page in their place would be cached.
  router.use("/assets", assets, (_request, response) => answerBare({ response, status: 404 }));
  router.use((request, response, next) =>
    known.has(request.path) ? others(request, response, next) : next(),
  );
  return router;
}

/** Everything but the published releases, by Express. */
function pages({ build, context, log, clientFolder }: WebAppOptions) {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(compression({ threshold: "1kb", level: 5 }));
  app.use(browserFiles(clientFolder));
  app.use((request, response, next) => {
    if (announcesTooLarge(request)) {
      response.setHeader("Connection", "close");
      answerBare({ response, status: 413, text: "The request is too large.\n" });
    } else {
      next();
    }
  });
  const answer = remixHandler({ build, context });
  app.use((request, response: express.Response<unknown, { requestId: string }>, next) => {
    const { requestId } = response.locals;
    answer({ request, response, requestId }).catch((error) => {
      log.error({ err: error, requestId }, "request failed");
      if (response.headersSent) {
        response.destroy();
      } else {
        next(error);
      }
    });
  });
  app.use(
    (
      _error: unknown,
      _request: express.Request,
      response: express.Response,
      // Express recognises an error handler by its four parameters.
      _next: express.NextFunction,
    ) => answerBare({ response, status: 500, text: "Something went wrong on our side.\n" }),
  );
  return app;
}

/** Methods that a page or a resource may answer to; others (TRACE) cannot even be handed to them. */
const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Whether a request names a path that can be read: `*`, `http://…` and `/%zz` cannot. */
function hasReadablePath(request: IncomingMessage): boolean {
  const url = request.url ?? "";
  if (!url.startsWith("/")) {
    return false;
  }
  if (!url.includes("%")) {
    return true;
  }
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives the function that answers every request. In order: a request id, the security headers, the
 * log, the host's name; then the published releases, which pass nothing else (no session, no page,
 * no compression); then files for the browser; then, after the checks on what changes something,
 * the pages.
 */
export function webApp(options: WebAppOptions) {
  const { context, log } = options;
  const setSecurityHeaders = securityHeaders(context.env);
  const serveTuf = tufFiles(join(context.env.home, "tuf"));
  const app = pages(options);

  return (request: IncomingMessage, response: ServerResponse): void => {
    const requestId = randomUUID();
    response.setHeader("X-Request-Id", requestId);
    setSecurityHeaders(response);
    logRequest({ log, request, response, requestId });
    if (!isHostAllowed({ env: context.env, host: request.headers.host })) {
      answerBare({ response, status: 421, text: "This server does not answer for that host.\n" });
    } else if (/^\/tuf(?:[/?]|$)/.test(request.url ?? "")) {
      serveTuf(request, response).catch((error) => {
        log.error({ err: error, requestId }, "request failed");
        response.destroy();
      });
    } else if (!METHODS.includes(request.method ?? "")) {
      answerBare({ response, status: 405 });
    } else if (!hasReadablePath(request)) {
      answerBare({ response, status: 400, text: "This address cannot be read.\n" });
    } else {
      Object.assign(response, { locals: { requestId } });
      app(request as express.Request, response as express.Response);
    }
  };
}
