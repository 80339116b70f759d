import { generateKeyPairSync } from "node:crypto";
import { type Channel, channelPath, channelText } from "#app/domain/releases/channel.ts";
import {
  MANIFEST_NAME,
  manifestText,
  releaseManifest,
  releaseTargetPath,
} from "#app/domain/releases/manifest.ts";
import { releaseRow, toRowLines } from "#app/domain/releases/row.ts";
import { keyObjectSigner, type Signer } from "#app/platform/keys/signer.server.ts";
import { sha256Hex } from "#app/platform/tuf/digest.server.ts";
import {
  initialiseRepository,
  type RoleAssignment,
  stageRepository,
} from "#app/platform/tuf/initialise.server.ts";
import type { OnlineSigning } from "#app/platform/tuf/online-roles.server.ts";
import { publishStaged } from "#app/platform/tuf/publish.server.ts";
import { unwrap } from "#app/platform/tuf/refusal.server.ts";
import { stageTargets } from "#app/platform/tuf/stage-targets.server.ts";
import { type StagedDocument, signStaged } from "#app/platform/tuf/staged.server.ts";
import type { TargetSource } from "#app/platform/tuf/target-files.server.ts";

/** The keys of a small organisation: root 2 of 3, targets 2 of 3, one key for each online role. */
export type TestKeys = {
  readonly root: readonly Signer[];
  readonly targets: readonly Signer[];
  readonly snapshot: Signer;
  readonly timestamp: Signer;
};

/** A new ed25519 key in memory. */
export function newSigner(): Signer {
  return keyObjectSigner(generateKeyPairSync("ed25519").privateKey);
}

/** Fresh keys for every role. */
export function newKeys(): TestKeys {
  return {
    root: [newSigner(), newSigner(), newSigner()],
    targets: [newSigner(), newSigner(), newSigner()],
    snapshot: newSigner(),
    timestamp: newSigner(),
  };
}

/** Who signs what with these keys. */
export function assignment(keys: TestKeys): RoleAssignment {
  const publicKeys = (signers: readonly Signer[]) => signers.map(({ publicKey }) => publicKey);
  return {
    root: { keys: publicKeys(keys.root), threshold: 2 },
    targets: { keys: publicKeys(keys.targets), threshold: 2 },
    snapshot: { keys: publicKeys([keys.snapshot]), threshold: 1 },
    timestamp: { keys: publicKeys([keys.timestamp]), threshold: 1 },
  };
}

/** The online part of a signing with these keys. */
export function online({ keys, now }: { keys: TestKeys; now: Date }): OnlineSigning {
  return { snapshotSigner: keys.snapshot, timestampSigner: keys.timestamp, now };
}

/** A repository in `dir` without any release, signed by two root and two targets keys. */
export async function newRepository({
  dir,
  keys,
  now,
}: {
  dir: string;
  keys: TestKeys;
  now: Date;
}): Promise<void> {
  const staged = stageRepository({ roles: assignment(keys), now });
  await initialiseRepository({
    dir,
    staged,
    rootSignatures: await signStaged({ staged: staged.root, signers: keys.root.slice(0, 2) }),
    targetsSignatures: await signStaged({
      staged: staged.targets,
      signers: keys.targets.slice(0, 2),
    }),
    ...online({ keys, now }),
  });
}

/** A small release: its files by name, its manifest and the channel that names it. */
export type SampleRelease = {
  readonly files: readonly TargetSource[];
  readonly channel: Channel;
};

/** Makes release `2026.<sequence>.0` with `sequence` entries; the same input gives the same bytes. */
export function sampleRelease({
  sequence,
  previous = null,
  minSafeSequence = 1,
}: {
  sequence: number;
  previous?: Channel | null;
  minSafeSequence?: number;
}): SampleRelease {
  const release = `2026.${sequence}.0`;
  const rows = Array.from({ length: sequence + 1 }, (_, index) =>
    unwrap(
      releaseRow({
        id: `CUR-${String(index + 1).padStart(6, "0")}`,
        version: 1,
        effectiveTime: "2026-03-01T00:00:00Z",
        active: true,
        moduleId: "assertion",
        content: { gene: "CYP2C19", title: `Évidence ${index + 1}` },
      }),
    ),
  );
  const contents = [
    { path: "evidence.snapshot.ndjson", text: [...toRowLines(rows)].join(""), rows: rows.length },
    { path: "RELEASE-NOTES.md", text: `# ${release}\n`, rows: null },
    { path: "schema.json", text: '{"type":"object"}\n', rows: null },
  ];
  const manifest = unwrap(
    releaseManifest({
      release,
      semver: `1.${sequence - 1}.0`,
      sequence,
      channel: "stable",
      previous:
        previous === null
          ? null
          : { release: previous.release, manifest_sha256: previous.manifest_sha256 },
      effectiveTime: "2026-03-01T00:00:00Z",
      files: contents.map(({ path, text, rows: count }) => ({
        path,
        sha256: sha256Hex(text),
        length: Buffer.byteLength(text),
        media: count === null ? "text/plain" : "application/x-ndjson",
        rows: count,
      })),
      modules: ["assertion"],
      counts: { entries: rows.length },
      changes: { added: 1 },
      sources: { HGNC: "2026-02-01" },
      audit: { head: sha256Hex("audit"), count: 12 },
      builder: { version: "0.1.0", commit: null, toolchain: {} },
    }),
  );
  const text = manifestText(manifest);
  const channel = {
    release,
    sequence,
    min_safe_sequence: minSafeSequence,
    manifest_sha256: sha256Hex(text),
  };
  return {
    channel,
    files: [
      ...contents.map((file) => ({
        path: releaseTargetPath({ release, path: file.path }),
        data: file.text,
      })),
      { path: releaseTargetPath({ release, path: MANIFEST_NAME }), data: text },
      { path: channelPath("stable"), data: unwrap(channelText(channel)) },
    ],
  };
}

/** Stages the targets document that adds a release's files. */
export async function stageRelease({
  dir,
  release,
  now,
  removePaths = [],
  expires,
}: {
  dir: string;
  release: SampleRelease;
  now: Date;
  removePaths?: readonly string[];
  expires?: string;
}): Promise<StagedDocument<"targets">> {
  return stageTargets({
    dir,
    addTargets: release.files.map((file) => {
      const bytes = "data" in file ? Buffer.from(file.data) : Buffer.alloc(0);
      return { path: file.path, sha256: sha256Hex(bytes), length: bytes.length };
    }),
    removePaths,
    now,
    ...(expires === undefined ? {} : { expires }),
  });
}

/** Stages, signs with two keys and publishes a release. */
export async function publishRelease({
  dir,
  keys,
  release,
  now,
  removePaths,
}: {
  dir: string;
  keys: TestKeys;
  release: SampleRelease;
  now: Date;
  removePaths?: readonly string[];
}) {
  const staged = await stageRelease({
    dir,
    release,
    now,
    ...(removePaths === undefined ? {} : { removePaths }),
  });
  const signatures = await signStaged({ staged, signers: keys.targets.slice(0, 2) });
  const { files } = release;
  return publishStaged({ dir, staged, signatures, files, ...online({ keys, now }) });
}
