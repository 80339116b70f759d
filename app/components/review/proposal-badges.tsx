import { FilePen, FilePlus2, FileX2 } from "lucide-react";
import {
  PROPOSAL_KIND_LABELS,
  PROPOSAL_STATE_LABELS,
  type ProposalKind,
  type ProposalState,
} from "#app/domain/review/states.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";

const STATE_TONES: Record<ProposalState, Tone> = {
  submitted: "accent",
  "changes-requested": "warning",
  accepted: "success",
  rejected: "danger",
  withdrawn: "neutral",
};

const KIND_ICONS = { create: FilePlus2, amend: FilePen, retire: FileX2 } as const;

/** Where a proposal stands. */
export function ProposalStateBadge({ state }: { state: ProposalState }) {
  return <Badge tone={STATE_TONES[state]}>{PROPOSAL_STATE_LABELS[state]}</Badge>;
}

/** What a proposal does to its entry. */
export function ProposalKindBadge({ kind }: { kind: ProposalKind }) {
  const Icon = KIND_ICONS[kind];
  return (
    <Badge icon={<Icon aria-hidden="true" />} tone={kind === "retire" ? "danger" : "neutral"}>
      {PROPOSAL_KIND_LABELS[kind]}
    </Badge>
  );
}
