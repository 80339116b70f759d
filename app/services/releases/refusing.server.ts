import { TufRefusal } from "#app/platform/tuf/refusal.server.ts";
import { RefusedError } from "../errors.server.ts";

/** Turns a refusal of the signing layer into one of ours; other errors pass through. */
export async function refusing<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TufRefusal) {
      throw new RefusedError(error.refusal);
    }
    throw error;
  }
}
