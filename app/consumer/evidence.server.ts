import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Metadata, MetadataKind, type Root, type TargetFile } from "@tufjs/models";
import { METADATA_LIMITS, TUF_ROLES, type TufRole } from "#app/domain/releases/tuf-metadata.ts";
import { sha256Hex } from "#app/platform/tuf/digest.server.ts";
import { TufRefusal } from "#app/platform/tuf/refusal.server.ts";
import { TRUSTED_ROOT_NAME } from "./copy-state.server.ts";

/** Most new roots between the trusted one and the newest, as for the client. */
const MAX_ROOT_ROTATIONS = 256;

/** What stored metadata proves, without a network and whatever its age. */
export type Evidence = {
  /** SHA-256 of the root that everything else rests on. */
  readonly trustedRootSha256: string;
  readonly versions: Record<TufRole, number>;
  /** Until when each role said that it would hold, UTC. */
  readonly expires: Record<TufRole, string>;
  readonly targets: ReadonlyMap<string, TargetFile>;
};

/**
 * Walks from the trusted root of a state folder through every newer root to the stored one, each
 * signed by its predecessor and itself. Refuses (`evidence-invalid`, naming the file) a break.
 */
export async function checkRootChain(folder: string): Promise<Metadata<Root>> {
  const trusted = await readBytes({ folder, name: TRUSTED_ROOT_NAME, role: "root" });
  let root = await guarded(TRUSTED_ROOT_NAME, () => {
    const first = Metadata.fromJSON(MetadataKind.Root, parse(trusted));
    first.verifyDelegate("root", first);
    return first;
  });
  let newest = trusted;
  for (let step = 0; step < MAX_ROOT_ROTATIONS; step += 1) {
    const version = root.signed.version + 1;
    const name = `roots/${version}.root.json`;
    if (!(await exists(join(folder, name)))) break;
    const bytes = await readBytes({ folder, name, role: "root" });
    const former = root;
    root = await guarded(name, () => {
      const next = Metadata.fromJSON(MetadataKind.Root, parse(bytes));
      former.verifyDelegate("root", next);
      next.verifyDelegate("root", next);
      if (next.signed.version !== version) throw new Error(`holds version ${next.signed.version}`);
      return next;
    });
    newest = bytes;
  }
  const name = "metadata/root.json";
  const stored = await readBytes({ folder, name, role: "root" });
  if (!stored.equals(newest)) throw invalid(name, "does not follow from the trusted root");
  return root;
}

/**
 * Checks the whole stored metadata of a state folder: the roots, then timestamp, snapshot and
 * targets, each signed as the newest root asks and bound by the one before. Expiry is reported, not
 * judged: a copy that was right stays provable. Refuses `evidence-invalid`, naming the file.
 */
export async function checkEvidence(folder: string): Promise<Evidence> {
  const root = await checkRootChain(folder);
  const trusted = await readBytes({ folder, name: TRUSTED_ROOT_NAME, role: "root" });

  const timestampBytes = await readBytes({
    folder,
    name: "metadata/timestamp.json",
    role: "timestamp",
  });
  const timestamp = await guarded("metadata/timestamp.json", () => {
    const read = Metadata.fromJSON(MetadataKind.Timestamp, parse(timestampBytes));
    root.verifyDelegate("timestamp", read);
    return read.signed;
  });
  const snapshotBytes = await readBytes({
    folder,
    name: "metadata/snapshot.json",
    role: "snapshot",
  });
  const snapshot = await guarded("metadata/snapshot.json", () => {
    timestamp.snapshotMeta.verify(snapshotBytes);
    const read = Metadata.fromJSON(MetadataKind.Snapshot, parse(snapshotBytes));
    root.verifyDelegate("snapshot", read);
    assertVersion(read.signed.version, timestamp.snapshotMeta.version);
    return read.signed;
  });
  const targetsBytes = await readBytes({ folder, name: "metadata/targets.json", role: "targets" });
  const targets = await guarded("metadata/targets.json", () => {
    const meta = snapshot.meta["targets.json"];
    if (meta === undefined) throw new Error("the snapshot does not list it");
    meta.verify(targetsBytes);
    const read = Metadata.fromJSON(MetadataKind.Targets, parse(targetsBytes));
    root.verifyDelegate("targets", read);
    assertVersion(read.signed.version, meta.version);
    return read.signed;
  });
  const signed = { root: root.signed, timestamp, snapshot, targets };
  const perRole = <Value>(value: (role: TufRole) => Value) =>
    Object.fromEntries(TUF_ROLES.map((role) => [role, value(role)])) as Record<TufRole, Value>;
  return {
    trustedRootSha256: sha256Hex(trusted),
    versions: perRole((role) => signed[role].version),
    expires: perRole((role) => signed[role].expires),
    targets: new Map(Object.entries(targets.targets)),
  };
}

async function readBytes({
  folder,
  name,
  role,
}: {
  folder: string;
  name: string;
  role: TufRole;
}): Promise<Buffer> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => null);
  if (found === null) throw invalid(name, "is missing");
  if (found.size > METADATA_LIMITS[role]) throw invalid(name, "is too long");
  return readFile(path);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

type Json = Parameters<typeof Metadata.fromJSON>[1];

/** JSON.parse gives a JSON value; that it is an object is what the models check first. */
function parse(bytes: Buffer): Json {
  return JSON.parse(bytes.toString("utf8")) as Json;
}

function assertVersion(got: number, expected: number): void {
  if (got !== expected) throw new Error(`holds version ${got} instead of ${expected}`);
}

async function guarded<Value>(name: string, work: () => Value): Promise<Value> {
  try {
    return work();
  } catch (error) {
    const fault = error instanceof SyntaxError ? "is not JSON" : (error as Error).message;
    throw invalid(name, fault, error);
  }
}

function invalid(name: string, fault: string, cause?: unknown): TufRefusal {
  const message = `The stored ${name}: ${fault}.`;
  return new TufRefusal({ code: "evidence-invalid", message, path: name }, { cause });
}
