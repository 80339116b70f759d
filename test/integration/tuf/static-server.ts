import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join, normalize } from "node:path";

/** A change of what the server answers for a path; return true when the answer was given. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A plain file server over a folder, as any mirror would be, that counts and can be made to misbehave. */
export type StaticServer = {
  readonly url: string;
  readonly requests: string[];
  intercept(interceptor: Interceptor | null): void;
  close(): Promise<void>;
};

/** Serves `dir` on a free port of the loopback interface. Unknown paths get 404. */
export async function serveFolder(dir: string): Promise<StaticServer> {
  const requests: string[] = [];
  let interceptor: Interceptor | null = null;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    requests.push(path);
    if (interceptor?.(request, response) === true) return;
    const file = join(dir, normalize(path));
    const found = await stat(file).catch(() => null);
    if (found?.isFile() !== true) {
      response.writeHead(404).end("not found");
      return;
    }
    response.writeHead(200, { "content-length": found.size });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    intercept: (next) => {
      interceptor = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
