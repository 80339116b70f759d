// The capability table is asserted cell by cell against a table written by hand.
import { describe, expect, it } from "vitest";
import { CAPABILITIES, type Capability, can } from "./can.ts";
import { type Actor, ANONYMOUS, ROLES, type Role } from "./roles.ts";

const HOLDERS: Record<Capability, readonly Role[]> = {
  "entry.propose": ["curator"],
  "import.run": ["curator", "administrator"],
  "proposal.read": ["curator", "reviewer", "publisher", "administrator"],
  "proposal.comment": ["curator", "reviewer"],
  "proposal.review": ["reviewer"],
  "batch.decide": ["reviewer"],
  "release.prepare": ["publisher"],
  "release.sign": ["publisher"],
  "release.publish": ["publisher"],
  "audit.read": ["administrator", "reviewer", "publisher"],
  "user.manage": ["administrator"],
  "key.manage": ["administrator"],
};

const holding = (...roles: Role[]): Actor => ({
  kind: "person",
  userId: "u",
  name: "U",
  email: "u@example.org",
  roles,
});

describe("can", () => {
  const capabilities = Object.keys(CAPABILITIES) as Capability[];

  it("knows every capability", () => {
    expect(capabilities.sort()).toEqual(Object.keys(HOLDERS).sort());
  });

  for (const capability of Object.keys(HOLDERS) as Capability[]) {
    for (const role of ROLES) {
      const isAllowed = HOLDERS[capability].includes(role);
      it(`${isAllowed ? "gives" : "denies"} ${capability} to a ${role}`, () => {
        expect(can(holding(role), capability).ok).toBe(isAllowed);
      });
    }

    it(`denies ${capability} to whoever has no role, is signed out, or is the system`, () => {
      expect(can(holding(), capability)).toMatchObject({ error: { code: "role-missing" } });
      expect(can(ANONYMOUS, capability)).toMatchObject({ error: { code: "not-signed-in" } });
      expect(can({ kind: "system", name: "job" }, capability).ok).toBe(false);
    });
  }

  it("gives an administrator nothing that changes content or releases", () => {
    for (const capability of ["entry.propose", "proposal.review", "release.sign"] as const) {
      expect(can(holding("administrator"), capability).ok).toBe(false);
    }
  });
});
