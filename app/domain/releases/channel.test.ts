// Goal: a consumer only ever moves forward, to a release that is safe.
// Method: a table over held and named sequences, and every malformed channel refused.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admitRelease, type Channel, channelPath, channelText, parseChannel } from "./channel.ts";

const channel: Channel = {
  release: "2026.2.0",
  sequence: 2,
  min_safe_sequence: 1,
  manifest_sha256: "a".repeat(64),
};

test("a channel is read back as it was written", () => {
  const text = channelText(channel);
  expect(text.ok && parseChannel(text.value)).toEqual({ ok: true, value: channel });
  expect(channelPath("stable")).toBe("channels/stable.json");
  expect(() => channelPath("../stable")).toThrow();
});

test.each([
  { release: "latest" },
  { sequence: 0 },
  { sequence: "2" },
  { min_safe_sequence: -1 },
  { manifest_sha256: "a" },
  { manifest_sha256: undefined },
])("a channel with %j is refused", (change) => {
  const bad = { ...channel, ...change } as Channel;
  expect(channelText(bad)).toMatchObject({ error: { code: "channel-malformed" } });
  expect(parseChannel(JSON.stringify(bad))).toMatchObject({ error: { code: "channel-malformed" } });
});

test("a channel is not written for a release below its own lowest safe sequence", () => {
  expect(channelText({ ...channel, min_safe_sequence: 2 })).toMatchObject({ ok: true });
  expect(channelText({ ...channel, min_safe_sequence: 3 })).toMatchObject({
    error: { code: "release-unsafe" },
  });
});

describe("a consumer", () => {
  const held = { release: "2026.2.0", sequence: 2, manifest_sha256: "a".repeat(64) };
  const outcome = (changed: Partial<Channel>, holds: typeof held | null = held) => {
    const result = admitRelease({ channel: { ...channel, ...changed }, held: holds });
    return result.ok ? result.value : result.error.code;
  };

  test.each([
    [{}, null, "newer"],
    [{}, held, "unchanged"],
    [{ sequence: 3 }, held, "newer"],
    [{ sequence: 1 }, held, "release-rollback"],
    [{ manifest_sha256: "b".repeat(64) }, held, "release-replaced"],
    [{ release: "2026.2.1" }, held, "release-replaced"],
    [{ min_safe_sequence: 3 }, held, "release-unsafe"],
    [{ min_safe_sequence: 3 }, null, "release-unsafe"],
  ])("named %j and holding %j gets %s", (changed, holds, expected) => {
    expect(outcome(changed, holds)).toBe(expected);
  });

  test("never goes to a lower sequence", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (named, holds) => {
          const result = outcome({ sequence: named }, { ...held, sequence: holds });
          expect(result === "newer" || result === "unchanged").toBe(named >= holds);
        },
      ),
    );
  });
});
