import type { ReleaseChangeRow } from "#app/components/release-change-table.tsx";
import type { MemberFilter } from "#app/domain/releases/member-filter.ts";
import type { CandidateView } from "#app/services/releases/get-candidate.server.ts";

/** The open candidate with one page of its changes. */
export type LoadedCandidate = CandidateView & {
  readonly members: readonly ReleaseChangeRow[];
  readonly filter: MemberFilter;
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly meaning: string;
  readonly isEvaluation: boolean;
};
