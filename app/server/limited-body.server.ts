import type { IncomingMessage } from "node:http";
import { Transform } from "node:stream";

/** Most bytes of a request's body: forms and rich text fit many times over. */
export const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** Whether the request says itself that its body is larger than the limit. */
export function announcesTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers["content-length"] ?? 0) > BODY_LIMIT_BYTES;
}

/** A body that breaks off with an error when it grows past the limit, and whether it did. */
export function limitBody(request: IncomingMessage) {
  let receivedBytes = 0;
  let isTooLarge = false;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      receivedBytes += chunk.length;
      if (receivedBytes > BODY_LIMIT_BYTES) {
        isTooLarge = true;
        done(new Error(`The request's body has more than ${BODY_LIMIT_BYTES} bytes.`));
      } else {
        done(null, chunk);
      }
    },
  });
  request.pipe(body);
  request.once("error", (error) => body.destroy(error));
  return { body, isTooLarge: () => isTooLarge };
}
