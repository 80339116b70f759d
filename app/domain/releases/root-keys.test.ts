// Goal: a root whose thresholds would be an illusion is refused.
// Method: one good set of keys and roles, broken one rule at a time.
import { describe, expect, test } from "vitest";
import { checkRootKeys, EVALUATION_POLICY, PRODUCTION_POLICY } from "./root-keys.ts";
import type { RootSigned, TufKey } from "./tuf-metadata.ts";

const key = (digit: string): TufKey => ({
  keytype: "ed25519",
  scheme: "ed25519",
  keyval: { public: digit.repeat(64) },
});
/** Stands in for the digest of a key: each key has its own id. */
const keyIdOf = ({ keyval }: TufKey) => `f${keyval.public.slice(1)}`;
const ids = (digits: string) => [...digits].map((digit) => keyIdOf(key(digit)));
const keysOf = (digits: string) =>
  Object.fromEntries([...digits].map((digit) => [keyIdOf(key(digit)), key(digit)]));

const good: Pick<RootSigned, "keys" | "roles"> = {
  keys: keysOf("12345678"),
  roles: {
    root: { keyids: ids("123"), threshold: 2 },
    targets: { keyids: ids("456"), threshold: 2 },
    snapshot: { keyids: ids("7"), threshold: 1 },
    timestamp: { keyids: ids("8"), threshold: 1 },
  },
};

const check = (changed: Partial<typeof good>, policy = EVALUATION_POLICY) => {
  const result = checkRootKeys({ ...good, ...changed, policy, keyIdOf });
  return result.ok ? "ok" : result.error.code;
};
const withRole = (role: keyof typeof good.roles, digits: string, threshold: number) => ({
  roles: { ...good.roles, [role]: { keyids: ids(digits), threshold } },
});

describe("keys and roles", () => {
  test("are accepted as asked for, also with people who serve root and targets", () => {
    expect(check({})).toBe("ok");
    expect(check({ ...withRole("targets", "123", 2), keys: keysOf("12378") })).toBe("ok");
  });

  test.each([
    ["threshold", withRole("root", "123", 1)],
    ["threshold", withRole("root", "123", 4)],
    ["threshold", { ...withRole("root", "12", 2), keys: keysOf("1245678") }],
    ["threshold", withRole("targets", "456", 1)],
    ["threshold", { ...withRole("targets", "4", 1), keys: keysOf("123478") }],
    ["key-unknown", withRole("targets", "459", 2)],
    ["key-unused", { keys: keysOf("123456789") }],
    ["key-duplicate", withRole("root", "112", 2)],
    ["key-shared", { ...withRole("timestamp", "7", 1), keys: keysOf("1234567") }],
    ["key-shared", { ...withRole("timestamp", "1", 1), keys: keysOf("1234567") }],
    ["key-shared", { ...withRole("snapshot", "4", 1), keys: keysOf("1234568") }],
  ])("are refused (%s) with %j", (code, changed) => {
    expect(check(changed)).toBe(code);
  });

  test("are refused when one key stands under two ids, or an id is not its key's", () => {
    const twice = { ...good.keys, ["0".repeat(64)]: key("1") };
    expect(check({ keys: twice })).toBe("key-duplicate");
    const [first = ""] = ids("1");
    const { [first]: moved, ...others } = good.keys;
    const wrong = "0".repeat(64);
    const roles = { ...good.roles, root: { keyids: [wrong, ...ids("23")], threshold: 2 } };
    expect(check({ keys: { ...others, [wrong]: moved ?? key("1") }, roles })).toBe("key-id");
  });

  test("must be three of five for production", () => {
    expect(check({}, PRODUCTION_POLICY)).toBe("threshold");
    const keys = keysOf("123456789a");
    const roles = { ...good.roles, root: { keyids: ids("1239a"), threshold: 3 } };
    expect(check({ keys, roles }, PRODUCTION_POLICY)).toBe("ok");
  });
});
