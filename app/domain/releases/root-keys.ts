import { ok, type Refusal, type Result, refuse } from "#app/domain/shared/result.ts";
import { type RootSigned, TUF_ROLES, type TufKey, type TufRole } from "./tuf-metadata.ts";

/** Which threshold and how many keys a role needs at least. */
export type RolePolicy = Record<TufRole, { readonly threshold: number; readonly keys: number }>;

/** Thresholds for trying the product out: root 2 of 3, targets 2 of n. */
export const EVALUATION_POLICY: RolePolicy = {
  root: { threshold: 2, keys: 3 },
  targets: { threshold: 2, keys: 2 },
  snapshot: { threshold: 1, keys: 1 },
  timestamp: { threshold: 1, keys: 1 },
};

/** Thresholds for production, those of sigstore/root-signing: root 3 of 5; targets 2 of 3 people. */
export const PRODUCTION_POLICY: RolePolicy = {
  ...EVALUATION_POLICY,
  root: { threshold: 3, keys: 5 },
  targets: { threshold: 2, keys: 3 },
};

/**
 * Refuses a root whose keys would make its thresholds an illusion: a key id that is not the digest
 * of its key (`key-id`), one key under two ids (`key-duplicate`), ids without a key or keys without
 * a role (`key-unknown`, `key-unused`), a threshold above the number of keys or below the policy, in
 * particular 1 for root or targets (`threshold`), and a key of an online role, which an intruder on
 * the server gets, that also serves another role (`key-shared`). `keyIdOf` hashes a key.
 */
export function checkRootKeys({
  keys,
  roles,
  policy = EVALUATION_POLICY,
  keyIdOf,
}: Pick<RootSigned, "keys" | "roles"> & {
  policy?: RolePolicy;
  keyIdOf: (key: TufKey) => string;
}): Result<true> {
  const bad = (code: string, message: string, path: string): { ok: false; error: Refusal } =>
    refuse({ code, message, path });
  const material = new Set<string>();
  for (const [id, key] of Object.entries(keys)) {
    if (material.has(key.keyval.public)) {
      return bad("key-duplicate", `Key ${id} is listed under two ids.`, `keys.${id}`);
    }
    material.add(key.keyval.public);
    if (keyIdOf(key) !== id) {
      return bad("key-id", `Key id ${id} is not the SHA-256 of its key.`, `keys.${id}`);
    }
  }
  const users = new Map<string, TufRole[]>();
  for (const role of TUF_ROLES) {
    const { keyids, threshold } = roles[role];
    const path = `roles.${role}`;
    if (new Set(keyids).size !== keyids.length) {
      return bad("key-duplicate", `The ${role} role lists a key twice.`, path);
    }
    const missing = keyids.find((id) => keys[id] === undefined);
    if (missing !== undefined) return bad("key-unknown", `No key has the id ${missing}.`, path);
    const least = policy[role];
    if (threshold > keyids.length || threshold < least.threshold || keyids.length < least.keys) {
      return bad(
        "threshold",
        `The ${role} role is ${threshold} of ${keyids.length}; at least ${least.threshold} of ${least.keys} is asked for.`,
        path,
      );
    }
    for (const id of keyids) users.set(id, [...(users.get(id) ?? []), role]);
  }
  for (const id of Object.keys(keys)) {
    const served = users.get(id) ?? [];
    if (served.length === 0) return bad("key-unused", `Key ${id} serves no role.`, `keys.${id}`);
    if (served.length > 1 && served.some((role) => role === "snapshot" || role === "timestamp")) {
      return bad("key-shared", `Key ${id} serves ${served.join(" and ")}.`, `keys.${id}`);
    }
  }
  return ok(true);
}
