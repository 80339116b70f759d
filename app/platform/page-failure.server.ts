import { data } from "@remix-run/node";
import { mapServiceError } from "./http.server.ts";

/**
 * Runs what a page reads, and turns what a verb throws on purpose into the status and one sentence
 * that the error boundary shows. Anything else goes on as the fault it is.
 */
export async function forPage<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    const { status, refusals } = mapServiceError(error);
    // A page that is not there needs no sentence of its own; the others name the rule.
    const text = status === 404 ? "" : refusals.map(({ message }) => message).join(" ");
    throw data(text, { status });
  }
}
