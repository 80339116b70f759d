import { z } from "zod";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { ok, type Result, refuse } from "#app/domain/shared/result.ts";
import { parseCanonicalFile, parseWire, wire } from "./wire.ts";

/**
 * What a channel names: the release that consumers should hold now, and the lowest sequence that is
 * still safe to use. The one place where "latest" is said, so that it is signed and cannot be rolled
 * back. `min_safe_sequence` rises when a release is withdrawn.
 */
export type Channel = {
  readonly release: string;
  readonly sequence: number;
  readonly min_safe_sequence: number;
  readonly manifest_sha256: string;
};

const channelSchema = z.object({
  release: wire.releaseLabel,
  sequence: wire.ordinal,
  min_safe_sequence: wire.ordinal,
  manifest_sha256: wire.sha256,
});

/** Name of a channel: lower-case letters, digits and hyphens, at most 32. */
export const channelName = wire.channelName;

/** The channel's place among the signed files. */
export function channelPath(name: string): string {
  return `channels/${channelName.parse(name)}.json`;
}

/**
 * The channel file's text (RFC 8785). Refuses `channel-malformed`, and `release-unsafe` for a
 * channel that would name a release below its own `min_safe_sequence`.
 */
export function channelText(channel: Channel): Result<string> {
  const parsed = parseWire({ value: channel, schema: channelSchema, what: "channel" });
  if (!parsed.ok) return parsed;
  const safe = checkSafe(parsed.value);
  return safe.ok ? ok(canonicalJson(parsed.value)) : safe;
}

/** Reads a channel file; unknown members are ignored, so that later ones break no consumer. */
export function parseChannel(text: string): Result<Channel> {
  return parseCanonicalFile({ text, schema: channelSchema, what: "channel" });
}

/** What a consumer holds already. */
export type HeldRelease = Pick<Channel, "release" | "sequence" | "manifest_sha256">;

/**
 * Whether a consumer that holds `held` (null: nothing yet) may move to what the channel names:
 * `unchanged` when it is what it holds, `newer` when it is to be fetched. Refuses a release below
 * the lowest safe sequence (`release-unsafe`), a lower sequence than the held one
 * (`release-rollback`) and the same sequence with other content (`release-replaced`).
 */
export function admitRelease({
  channel,
  held,
}: {
  channel: Channel;
  held: HeldRelease | null;
}): Result<"unchanged" | "newer"> {
  const safe = checkSafe(channel);
  if (!safe.ok) return safe;
  if (held === null || channel.sequence > held.sequence) return ok("newer");
  if (channel.sequence < held.sequence) {
    return refuse({
      code: "release-rollback",
      message: `The channel names ${channel.release} (sequence ${channel.sequence}), older than the held ${held.release} (sequence ${held.sequence}).`,
    });
  }
  if (channel.manifest_sha256 !== held.manifest_sha256 || channel.release !== held.release) {
    return refuse({
      code: "release-replaced",
      message: `The channel names other content for sequence ${held.sequence} than the held ${held.release}.`,
    });
  }
  return ok("unchanged");
}

function checkSafe({ release, sequence, min_safe_sequence: least }: Channel): Result<true> {
  if (sequence >= least) return ok(true);
  return refuse({
    code: "release-unsafe",
    message: `The channel names ${release} (sequence ${sequence}), but nothing below sequence ${least} is safe to use.`,
  });
}
