import type { Actor } from "../permissions/roles.ts";
import { canonicalJson } from "../shared/canonical-json.ts";

/** What can be recorded, as `{entity}.{verb}`. A closed list: a new act gets a new name here. */
export const AUDIT_ACTIONS = [
  "user.create",
  "user.grant-role",
  "user.revoke-role",
  "user.deactivate",
  "user.set-password",
  "user.sign-in",
  "user.sign-in-refused",
  "user.sign-out",
  "entry.create",
  "proposal.submit",
  "proposal.resubmit",
  "proposal.claim",
  "proposal.release-claim",
  "proposal.comment",
  "proposal.approve",
  "proposal.request-changes",
  "proposal.reject",
  "proposal.withdraw",
  "entry.accept",
  "entry.retire",
  "import.start",
  "import.submit",
  "import.accept",
  "import.reject",
  "import.fail",
  "terms.import",
  "key.enrol",
  "key.revoke",
  "release.freeze",
  "release.build",
  "release.sign",
  "release.publish",
  "release.abandon",
  "release.renew",
] as const;

/** See {@link AUDIT_ACTIONS}. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** The kinds of thing that an event is about. */
export const AUDIT_SUBJECTS = [
  "user",
  "entry",
  "proposal",
  "import-batch",
  "release",
  "key",
  "terminology",
] as const;

/** What an event is about. The label is kept as it was, so that the trail reads without lookups. */
export type AuditSubject = {
  readonly type: (typeof AUDIT_SUBJECTS)[number];
  readonly id: string;
  readonly label: string;
};

/** What a verb records. `before` and `after` hold what changed, never a secret. */
export type AuditRecord = {
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly reason?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** An event with its place in the chain; the hash is made over {@link auditHashInput}. */
export type AuditEvent = {
  readonly seq: number;
  /** ISO 8601 with milliseconds, UTC. */
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actorRoles: readonly string[];
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectLabel: string;
  readonly operationId: string;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly previousHash: string;
};

/** The hash before the first event. */
export const GENESIS_HASH = "0".repeat(64);

/** The text whose SHA-256 is an event's hash: every field, canonical, with the hash before it. */
export function auditHashInput(event: AuditEvent): string {
  return canonicalJson({
    seq: event.seq,
    at: event.at,
    actorId: event.actorId,
    actorName: event.actorName,
    actorRoles: event.actorRoles,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    subjectLabel: event.subjectLabel,
    operationId: event.operationId,
    reason: event.reason,
    before: event.before,
    after: event.after,
    previousHash: event.previousHash,
  });
}

/** Chains records to the head, in order. `hash` is SHA-256 in hex; all events share time, actor and operation. */
export function chainEvents(input: {
  records: readonly AuditRecord[];
  actor: Actor;
  at: string;
  operationId: string;
  head: { seq: number; hash: string };
  hash: (text: string) => string;
}): (AuditEvent & { hash: string })[] {
  let { seq, hash: previousHash } = input.head;
  const who = describeActor(input.actor);
  return input.records.map((record) => {
    seq += 1;
    const event: AuditEvent = {
      seq,
      at: input.at,
      ...who,
      action: record.action,
      subjectType: record.subject.type,
      subjectId: record.subject.id,
      subjectLabel: record.subject.label,
      operationId: input.operationId,
      reason: record.reason ?? null,
      before: record.before === undefined ? null : canonicalJson(record.before),
      after: record.after === undefined ? null : canonicalJson(record.after),
      previousHash,
    };
    const hash = input.hash(auditHashInput(event));
    previousHash = hash;
    return { ...event, hash };
  });
}

/** The first event whose hash or place does not fit, or null when the chain holds. */
export function firstBrokenEvent(input: {
  events: readonly (AuditEvent & { hash: string })[];
  head: { seq: number; hash: string };
  hash: (text: string) => string;
}): { seq: number; problem: string } | null {
  let { seq, hash: previousHash } = input.head;
  for (const event of input.events) {
    if (event.seq !== seq + 1) {
      return { seq: seq + 1, problem: `event ${seq + 1} is missing` };
    }
    if (event.previousHash !== previousHash) {
      return { seq: event.seq, problem: "it does not continue the event before it" };
    }
    if (input.hash(auditHashInput(event)) !== event.hash) {
      return { seq: event.seq, problem: "its content does not match its hash" };
    }
    seq = event.seq;
    previousHash = event.hash;
  }
  return null;
}

function describeActor(actor: Actor): Pick<AuditEvent, "actorId" | "actorName" | "actorRoles"> {
  switch (actor.kind) {
    case "person":
      return { actorId: actor.userId, actorName: actor.name, actorRoles: [...actor.roles].sort() };
    case "system":
      return { actorId: null, actorName: `system: ${actor.name}`, actorRoles: [] };
    default:
      return { actorId: null, actorName: "anonymous", actorRoles: [] };
  }
}
