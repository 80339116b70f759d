// A bare Node server: for a path it runs the statements that it was given for it, and answers with
// the rows as JSON. No framework, no checks, no log: what remains when everything that the product
// does besides asking the database is taken away.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import type { Recording } from "./tasks/record.ts";

process.once(
  "message",
  (given: { databaseUrl: string; maxConnections: number; recording: Recording }) => {
    const pool = new pg.Pool({ connectionString: given.databaseUrl, max: given.maxConnections });
    pool.on("error", () => {});
    const plans = new Map(
      Object.entries(given.recording).map(([path, statements]) => [
        path,
        statements.map(({ name, text, values }) => ({
          text,
          values: [...values],
          ...(name === null ? {} : { name }),
        })),
      ]),
    );
    const server = createServer((request, response) => {
      const plan = plans.get(request.url ?? "");
      if (plan === undefined) {
        response.writeHead(404).end();
        return;
      }
      Promise.all(plan.map((statement) => pool.query(statement))).then(
        (results) => {
          const body = JSON.stringify(results.map(({ rows }) => rows));
          response.writeHead(200, {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
          });
          response.end(body);
        },
        (error) => response.writeHead(500).end(String(error)),
      );
    });
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      process.send?.({ url: `http://127.0.0.1:${port}` });
    });
  },
);
process.once("disconnect", () => process.exit());
