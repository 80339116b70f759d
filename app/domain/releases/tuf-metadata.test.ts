// Goal: metadata in any form that some client refuses is refused here.
// Method: one good document of each kind, with each rule broken once.
import { describe, expect, test } from "vitest";
import { parseEnvelope, parseSigned, type RootSigned, type TufKey } from "./tuf-metadata.ts";
import { rootSigned, targetsSigned } from "./tuf-plan.ts";

const key = (digit: string): TufKey => ({
  keytype: "ed25519",
  scheme: "ed25519",
  keyval: { public: digit.repeat(64) },
});
const role = (digit: string) => ({ keyids: [digit.repeat(64)], threshold: 1 });
const good: Pick<RootSigned, "keys" | "roles"> = {
  keys: Object.fromEntries([..."1234"].map((digit) => [digit.repeat(64), key(digit)])),
  roles: { root: role("1"), targets: role("2"), snapshot: role("3"), timestamp: role("4") },
};

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
