import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** How long a stopping server waits for requests that are being answered. */
const DRAIN_TIMEOUT_MS = 5_000;

/** Longer than a proxy's own, so that the proxy is the one to close an idle connection. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const HEADERS_TIMEOUT_MS = 20_000;
const REQUEST_TIMEOUT_MS = 120_000;

/** Where to listen. Port 0 takes a free one. */
export type ListenAddress = { readonly host: string; readonly port: number };

/** The address cannot be listened on; the message is one line for the operator. */
export class ListenError extends Error {
  override name = "ListenError";

  /** Whether another program has the port, which may pass. */
  get isPortTaken(): boolean {
    return Reflect.get(Object(this.cause), "code") === "EADDRINUSE";
  }
}

function listenFailure({ host, port }: ListenAddress, error: NodeJS.ErrnoException): ListenError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use: stop the other program or set PORT.`,
    EACCES: `Port ${port} on ${host} needs more rights than this user has: set PORT to 1024 or higher.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine: set HOST.`,
    ENOTFOUND: `${host} is not a known host name: set HOST.`,
  };
  const reason = reasons[error.code ?? ""];
  return new ListenError(reason ?? `Cannot listen on ${host}, port ${port}: ${error.code}.`, {
    cause: error,
  });
}

function open({ server, at }: { readonly server: Server; readonly at: ListenAddress }) {
  return new Promise<AddressInfo>((resolve, reject) => {
    server.once("error", (error) => reject(listenFailure(at, error)));
    server.listen(at, () => {
      const address = server.address();
      if (address === null || typeof address === "string") {
        reject(new ListenError(`Cannot listen on ${at.host}, port ${at.port}.`));
      } else {
        resolve(address);
      }
    });
  });
}

/** How long a server that was asked to stop a moment ago may still hold the port. */
const PORT_WAIT_MS = 1_500;
const PORT_RETRY_MS = 100;

/**
 * Throws ListenError when the address cannot be listened on, and leaves it free otherwise. A port
 * that is taken is tried again for a second and a half: a restart follows hard upon a stop.
 */
export async function requireFreePort(at: ListenAddress): Promise<void> {
  const deadlineMs = Date.now() + PORT_WAIT_MS;
  for (;;) {
    const server = createServer();
    const failure = await open({ server, at }).then(
      () => null,
      (error: ListenError) => error,
    );
    if (failure === null) {
      await new Promise((resolve) => server.close(resolve));
      return;
    }
    if (!failure.isPortTaken || Date.now() > deadlineMs) {
      throw failure;
    }
    await delay(PORT_RETRY_MS);
  }
}

/** A server that takes requests. */
export type Listening = {
  /** `http://host:port`, with the port that was taken. */
  readonly address: string;
  /** Takes no more requests, and waits at most five seconds for those being answered. */
  readonly close: () => Promise<void>;
};

function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Starts to answer requests. Throws ListenError when the address cannot be listened on. */
export async function listen({
  at,
  handler,
}: {
  readonly at: ListenAddress;
  readonly handler: RequestListener;
}): Promise<Listening> {
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
    },
    handler,
  );
  const { port } = await open({ server, at });
  const host = at.host.includes(":") ? `[${at.host}]` : at.host;
  return { address: `http://${host}:${port}`, close: () => closeGently(server) };
}
