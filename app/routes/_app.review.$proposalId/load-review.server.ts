import type { PanelEvidence } from "#app/components/review/evidence-panel.tsx";
import { citationUrl } from "#app/domain/citations/citation-id.ts";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import { lineKey } from "#app/domain/evidence/line-key.ts";
import { diffContent, type FieldChange } from "#app/domain/revisions/diff.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { getProposal } from "#app/services/review/get-proposal.server.ts";

/** Shown in a panel of its own where everything is new. */
const EVIDENCE_PATH = "evidence";

/** What the review page shows of a proposal: less than the service gives, and the fields laid out. */
export async function loadReview(input: { ctx: ServiceContext; proposalId: string }) {
  const { ctx } = input;
  const { content, changes, ...proposal } = await getProposal(input);
  const whole = diffContent(null, content);
  const isWhole = proposal.kind !== "amend";
  const changed = new Set(changes.map((change) => change.path));
  return {
    ...proposal,
    levels: content.levels.map(({ scheme, value }) => ({ scheme, value })),
    changes: isWhole ? whole.filter(({ path }) => path !== EVIDENCE_PATH) : changes,
    unchanged: isWhole ? [] : whole.filter(({ path }) => !changed.has(path)),
    evidence: panelEvidence({ content, changes, isMarked: !isWhole }),
    isMine: ctx.actor.kind === "person" && ctx.actor.userId === proposal.author.userId,
    isClaimedByMe: ctx.actor.kind === "person" && ctx.actor.userId === proposal.claimedBy?.userId,
    now: ctx.now(),
  };
}

function panelEvidence(input: {
  content: EntryContent;
  changes: readonly FieldChange[];
  isMarked: boolean;
}): PanelEvidence[] {
  const change = input.changes.find(({ path }) => path === EVIDENCE_PATH);
  const items = change?.kind === "items" && input.isMarked ? change : null;
  const added = new Set(items?.added.map(({ key }) => key));
  const changed = new Set(items?.changed.map(({ item }) => item.key));
  return input.content.evidence.map((line) => {
    const key = lineKey(line);
    return {
      ...line,
      key,
      url: citationUrl(line.citation.source, line.citation.id),
      trials: line.trials.map((id) => ({ id, url: citationUrl("nct", id) })),
      change: added.has(key) ? "added" : changed.has(key) ? "changed" : null,
    };
  });
}
