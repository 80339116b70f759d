import { Badge, type Tone } from "#app/ui/badge.tsx";

/** The states of an import batch, as the service gives them. */
export type BatchState = "running" | "submitted" | "accepted" | "rejected" | "failed";

const LOOKS: Record<BatchState, { tone: Tone; label: string }> = {
  running: { tone: "neutral", label: "Running" },
  submitted: { tone: "accent", label: "Waiting for review" },
  accepted: { tone: "success", label: "Accepted" },
  rejected: { tone: "danger", label: "Rejected" },
  failed: { tone: "danger", label: "Failed" },
};

/** Where an import batch stands. */
export function BatchStateBadge({ state }: { state: BatchState }) {
  return <Badge tone={LOOKS[state].tone}>{LOOKS[state].label}</Badge>;
}
