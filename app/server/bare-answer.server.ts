import type { ServerResponse } from "node:http";

/** Answers with a status and, at most, one line of text: what is not a page. */
export function answerBare({
  response,
  status,
  text = "",
}: {
  readonly response: ServerResponse;
  readonly status: number;
  readonly text?: string;
}): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(text));
  response.end(text);
}
