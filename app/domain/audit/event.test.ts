// The chain: any change of any event, any removal and any swap is found at the event where it is.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "../permissions/roles.ts";
import { type AuditEvent, chainEvents, firstBrokenEvent, GENESIS_HASH } from "./event.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const GENESIS = { seq: 0, hash: GENESIS_HASH };
const actor: Actor = {
  kind: "person",
  userId: "u1",
  name: "Ada",
  email: "ada@example.org",
  roles: ["reviewer", "curator"],
};

function chain(length: number) {
  return chainEvents({
    records: Array.from({ length }, (_, index) => ({
      action: "proposal.approve" as const,
      subject: { type: "proposal" as const, id: `p${index}`, label: `CUR-${index}` },
      reason: index % 2 === 0 ? "seen" : null,
      before: { state: "submitted" },
      after: { state: "accepted", n: index },
    })),
    actor,
    at: "2026-01-02T03:04:05.678Z",
    operationId: "op",
    head: GENESIS,
    hash,
  });
}

describe("the audit chain", () => {
  it("continues from its head and holds", () => {
    const events = chain(3);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3]);
    expect(events[1]?.previousHash).toBe(events[0]?.hash);
    expect(events[0]).toMatchObject({ actorId: "u1", actorRoles: ["curator", "reviewer"] });
    expect(firstBrokenEvent({ events, head: GENESIS, hash })).toBeNull();
    expect(firstBrokenEvent({ events: [], head: GENESIS, hash })).toBeNull();
  });

  it("names the first event that was altered, removed, swapped or forged anew", () => {
    const texts = [
      "at",
      "actorId",
      "actorName",
      "action",
      "subjectType",
      "subjectId",
      "subjectLabel",
      "operationId",
      "reason",
      "before",
      "after",
    ] as const satisfies readonly (keyof AuditEvent)[];
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        fc.constantFrom(...texts),
        fc.constantFrom("alter", "remove", "rehash"),
        (length, place, field, how) => {
          const events = chain(length);
          // The end of the chain is held by its head, which the service compares.
          const index = place % (length - 1);
          const target = events[index];
          if (target === undefined) {
            throw new Error("unreachable");
          }
          const altered = { ...target, [field]: `${target[field] ?? ""}x` };
          const forged =
            how === "remove"
              ? events.toSpliced(index, 1)
              : events.with(
                  index,
                  how === "rehash"
                    ? (chainEvents({
                        records: [
                          {
                            action: "proposal.reject",
                            subject: { type: "proposal", id: "forged", label: "forged" },
                          },
                        ],
                        actor,
                        at: target.at,
                        operationId: "op",
                        head: { seq: target.seq - 1, hash: target.previousHash },
                        hash,
                      })[0] ?? target)
                    : altered,
                );
          const broken = firstBrokenEvent({ events: forged, head: GENESIS, hash });
          // An event forged with a fitting hash is found by the one after it.
          expect(broken?.seq).toBe(how === "rehash" ? target.seq + 1 : target.seq);
        },
      ),
    );
  });

  it("names the system and the signed-out as what they are", () => {
    const record = {
      action: "release.renew" as const,
      subject: { type: "release" as const, id: "r", label: "r" },
    };
    const given = { records: [record], at: "", operationId: "o", head: GENESIS, hash };
    expect(chainEvents({ ...given, actor: { kind: "system", name: "timer" } })[0]).toMatchObject({
      actorId: null,
      actorName: "system: timer",
    });
    expect(chainEvents({ ...given, actor: { kind: "anonymous" } })[0]).toMatchObject({
      actorId: null,
      actorName: "anonymous",
    });
  });
});
