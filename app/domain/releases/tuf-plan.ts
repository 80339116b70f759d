import {
  type MetaFile,
  type RootSigned,
  type SnapshotSigned,
  type TargetsSigned,
  type TimestampSigned,
  TUF_ROLES,
  TUF_SPEC_VERSION,
  type TufRole,
} from "./tuf-metadata.ts";

const DAY_MS = 86_400_000;

/** How long a role's signature holds, in days. A short life narrows replay and widens the risk of an outage. */
export const LIFETIME_DAYS: Record<TufRole, number> = {
  root: 365,
  targets: 180,
  snapshot: 14,
  timestamp: 3,
};

/**
 * From how many days before its end a role is due: people need 60 days to come together (the signing
 * window of tuf-on-ci), machines are late at half of the life.
 */
export const DUE_DAYS: Record<TufRole, number> = {
  root: 60,
  targets: 60,
  snapshot: 7,
  timestamp: 1.5,
};

/** Written in this order, so that a client sees the old state or the new one whenever it looks. */
export const PUBLISH_ORDER = [
  "root",
  "targets",
  "snapshot",
  "timestamp",
] as const satisfies TufRole[];

/** An instant as TUF metadata writes it: UTC in whole seconds, rounded down. */
export function toInstant(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** The end of a signature's life when `role` is signed at `now`. */
export function expiryOf({ role, now }: { role: TufRole; now: Date }): string {
  return toInstant(new Date(now.getTime() + LIFETIME_DAYS[role] * DAY_MS));
}

/** `expired` from the instant on at which clients refuse, `due` in the time before, else `fresh`. */
export type Freshness = "fresh" | "due" | "expired";

/** How a role stands at `now`, by its expiry instant. */
export function freshnessOf({
  role,
  expires,
  now,
}: {
  role: TufRole;
  expires: string;
  now: Date;
}): Freshness {
  const leftMs = Date.parse(expires) - now.getTime();
  if (leftMs <= 0) return "expired";
  return leftMs <= DUE_DAYS[role] * DAY_MS ? "due" : "fresh";
}

/** The highest version of each role that was ever signed, published or not; a missing one counts as 0. */
export type HighestVersions = Partial<Record<TufRole, number>>;

/** The next version of a role: above everything that was ever signed under it, on disk or remembered. */
export function nextVersion({
  role,
  seen,
}: {
  role: TufRole;
  seen: readonly HighestVersions[];
}): number {
  return Math.max(0, ...seen.map((highest) => highest[role] ?? 0)) + 1;
}

/** A role that is to be signed. */
export type PlannedRole = {
  readonly role: TufRole;
  readonly version: number;
  readonly expires: string;
};

/**
 * What is to be signed, in order. `publish`: targets (by people), snapshot, timestamp. `renew`:
 * timestamp, and the snapshot before it when that is due. `rotate`: root, then both online roles, so
 * that their new keys sign at once. `seen` are the versions used so far, `expires` the instants in
 * force.
 */
export function planRoles({
  event,
  seen,
  expires,
  now,
}: {
  event: "publish" | "renew" | "rotate";
  seen: readonly HighestVersions[];
  expires: Partial<Record<TufRole, string>>;
  now: Date;
}): PlannedRole[] {
  const snapshotEnd = expires.snapshot;
  const snapshotDue =
    snapshotEnd === undefined ||
    freshnessOf({ role: "snapshot", expires: snapshotEnd, now }) !== "fresh";
  const roles: Record<typeof event, TufRole[]> = {
    publish: ["targets", "snapshot", "timestamp"],
    renew: snapshotDue ? ["snapshot", "timestamp"] : ["timestamp"],
    rotate: ["root", "snapshot", "timestamp"],
  };
  return roles[event].map((role) => ({
    role,
    version: nextVersion({ role, seen }),
    expires: expiryOf({ role, now }),
  }));
}

/** A role that is due or expired, with the instant of its end. */
export type ExpiryWarning = {
  readonly role: TufRole;
  readonly expires: string;
  readonly state: "due" | "expired";
};

/** The roles that want attention at `now`. */
export function expiryWarnings({
  expires,
  now,
}: {
  expires: Record<TufRole, string>;
  now: Date;
}): ExpiryWarning[] {
  return TUF_ROLES.flatMap((role) => {
    const state = freshnessOf({ role, expires: expires[role], now });
    return state === "fresh" ? [] : [{ role, expires: expires[role], state }];
  });
}

type Head = { readonly version: number; readonly expires: string };

/** The signed part of a root. */
export function rootSigned({
  version,
  expires,
  keys,
  roles,
}: Head & Pick<RootSigned, "keys" | "roles">): RootSigned {
  return {
    _type: "root",
    spec_version: TUF_SPEC_VERSION,
    version,
    expires,
    consistent_snapshot: true,
    keys,
    roles,
  };
}

/** The signed part of targets. */
export function targetsSigned({
  version,
  expires,
  targets,
}: Head & Pick<TargetsSigned, "targets">): TargetsSigned {
  return { _type: "targets", spec_version: TUF_SPEC_VERSION, version, expires, targets };
}

/** The signed part of a snapshot that binds one targets file. */
export function snapshotSigned({
  version,
  expires,
  targets,
}: Head & { targets: MetaFile }): SnapshotSigned {
  return {
    _type: "snapshot",
    spec_version: TUF_SPEC_VERSION,
    version,
    expires,
    meta: { "targets.json": targets },
  };
}

/** The signed part of a timestamp that binds one snapshot file. */
export function timestampSigned({
  version,
  expires,
  snapshot,
}: Head & { snapshot: MetaFile }): TimestampSigned {
  return {
    _type: "timestamp",
    spec_version: TUF_SPEC_VERSION,
    version,
    expires,
    meta: { "snapshot.json": snapshot },
  };
}
