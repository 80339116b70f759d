import { v7 } from "uuid";

/** A new UUIDv7: unique, and in the order of time, so that indexes stay compact. */
export function newId(): string {
  return v7();
}
