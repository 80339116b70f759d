import type { ReleaseState } from "#app/domain/releases/states.ts";
import { RELEASE_STATE_LABELS } from "#app/domain/releases/states.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";

const TONES: Record<ReleaseState, Tone> = {
  candidate: "accent",
  frozen: "accent",
  signed: "accent",
  published: "success",
  superseded: "neutral",
  withdrawn: "danger",
  abandoned: "neutral",
};

/** The state of a release. */
export function ReleaseStateBadge({ state }: { state: ReleaseState }) {
  return <Badge tone={TONES[state]}>{RELEASE_STATE_LABELS[state]}</Badge>;
}
