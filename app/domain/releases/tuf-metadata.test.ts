// Goal: a root whose thresholds would be an illusion is refused, and so is metadata in any form that
// some client refuses.
// Method: one good set of keys and roles, broken one rule at a time; each document beside bad ones.
import { describe, expect, test } from "vitest";
import {
  checkRootKeys,
  EVALUATION_POLICY,
  PRODUCTION_POLICY,
  parseEnvelope,
  parseSigned,
  type RootSigned,
  type TufKey,
} from "./tuf-metadata.ts";
import { rootSigned, targetsSigned } from "./tuf-plan.ts";

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

describe("a document", () => {
  const root = rootSigned({ version: 1, expires: "2027-03-01T00:00:00Z", ...good });
  const targets = targetsSigned({
    version: 1,
    expires: "2026-09-01T00:00:00Z",
    targets: { "channels/stable.json": { length: 3, hashes: { sha256: "a".repeat(64) } } },
  });

  test("of each kind is accepted in form", () => {
    expect(parseSigned({ role: "root", value: root })).toEqual({ ok: true, value: root });
    expect(parseSigned({ role: "targets", value: targets })).toEqual({ ok: true, value: targets });
  });

  test.each([
    { expires: "2027-03-01T00:00:00.000Z" },
    { expires: "2027-03-01T00:00:00+01:00" },
    { version: 0 },
    { version: 1.5 },
    { consistent_snapshot: false },
    { spec_version: "2.0" },
    { _type: "targets" },
    { extra: 1 },
    { keys: { abc: key("1") } },
    {
      keys: { ["1".repeat(64)]: { ...key("1"), keyval: { public: "-----BEGIN PUBLIC KEY-----" } } },
    },
    { keys: { ["1".repeat(64)]: { ...key("1"), keytype: "rsa" } } },
  ])("is refused with %j", (changed) => {
    expect(parseSigned({ role: "root", value: { ...root, ...changed } })).toMatchObject({
      error: { code: "root-malformed" },
    });
  });

  test.each([
    ["2026/file.json", {}],
    ["releases", {}],
    ["releases/../x", {}],
    ["releases/é.json", {}],
    ["releases/a.", {}],
    ["releases/a.json", { hashes: { sha256: "a".repeat(64), sha512: "a".repeat(128) } }],
    ["releases/a.json", { hashes: { sha512: "a".repeat(128) } }],
    ["releases/a.json", { length: 1.5 }],
    ["releases/a.json", { custom: { n: 0.5 } }],
    ["releases/a.json", { custom: { n: 1e21 } }],
    ["releases/a.json", { custom: { "1": 1 } }],
    ["releases/a.json", { custom: { note: "\u0000" } }],
  ])("is refused with target %s %j", (path, changed) => {
    const entry = { length: 3, hashes: { sha256: "a".repeat(64) }, ...changed };
    const value = { ...targets, targets: { [path]: entry } };
    expect(parseSigned({ role: "targets", value })).toMatchObject({ ok: false });
  });

  test("is refused when one key signed it twice, or a signature is out of form", () => {
    const signature = { keyid: "1".repeat(64), sig: "2".repeat(128) };
    const envelope = (signatures: unknown[]) =>
      parseEnvelope({ role: "targets", value: { signatures, signed: targets } });
    expect(envelope([signature])).toMatchObject({ ok: true });
    expect(envelope([signature, signature])).toMatchObject({ ok: false });
    expect(envelope([{ ...signature, sig: "2" }])).toMatchObject({ ok: false });
  });
});
