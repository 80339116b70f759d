import { ok, type Refusal, type Result, refuse } from "#app/domain/shared/result.ts";

/**
 * The parts of a release label such as `2026.1.0`: calendar year, number of the release in that
 * year (from 1), number of the patch to it (from 0). The label is a name for people; machines order
 * releases by their `sequence`.
 */
export type ReleaseLabel = {
  readonly year: number;
  readonly number: number;
  readonly patch: number;
};

/** A label as text: no leading zeros, so that one release has one spelling. */
export const RELEASE_LABEL_PATTERN = /^([1-9][0-9]{3})\.([1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})$/;

/** A semantic version as text, three numbers of at most six digits. */
export const SEMVER_PATTERN = /^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$/;

/**
 * How much a release asks of those who use it, after HL7 CRMI (artifact-lifecycle.md, 3.3):
 * `major` the applicability or direction of a recommendation changed; `minor` new entries or other
 * changes that break nothing; `patch` wording alone.
 */
export type SemverChange = "major" | "minor" | "patch";

const LARGEST_PART = 9_999;

/** Reads a label; refuses (`release-label`) anything but `<year>.<number>.<patch>`. */
export function parseReleaseLabel(text: string): Result<ReleaseLabel> {
  const match = RELEASE_LABEL_PATTERN.exec(text);
  if (match === null) {
    return refuse({
      code: "release-label",
      message: `A release is named like 2026.1.0 (year, number from 1, patch from 0), not "${text.slice(0, 40)}".`,
    });
  }
  const [year = 0, number = 0, patch = 0] = match.slice(1).map(Number);
  return ok({ year, number, patch });
}

/** Writes a label; the inverse of {@link parseReleaseLabel}. */
export function formatReleaseLabel({ year, number, patch }: ReleaseLabel): string {
  return `${year}.${number}.${patch}`;
}

/** Orders labels by year, number and patch: negative when `a` comes first, 0 when equal. */
export function compareReleaseLabels(a: ReleaseLabel, b: ReleaseLabel): number {
  return a.year - b.year || a.number - b.number || a.patch - b.patch;
}

/**
 * The label that follows `previous` (null before the first release) in calendar year `year`: a
 * `release` takes the next number of its year, a `patch` the next patch of its predecessor, whatever
 * the year. Refuses a patch to nothing, a year before the predecessor's, and a number past 9999.
 */
export function nextReleaseLabel({
  previous,
  year,
  kind,
}: {
  previous: ReleaseLabel | null;
  year: number;
  kind: "release" | "patch";
}): Result<ReleaseLabel> {
  if (kind === "patch") {
    if (previous === null) {
      return labelRefusal("There is no earlier release that a patch could follow.");
    }
    return inRange({ ...previous, patch: previous.patch + 1 });
  }
  if (previous === null || year > previous.year) {
    return inRange({ year, number: 1, patch: 0 });
  }
  if (year < previous.year) {
    return labelRefusal(
      `The year ${year} is before ${previous.year}, the year of ${formatReleaseLabel(previous)}.`,
    );
  }
  return inRange({ year, number: previous.number + 1, patch: 0 });
}

/**
 * The semantic version that follows `previous` (null before the first release, which is `1.0.0`).
 * Refuses (`semver`) a `previous` that is not one, and a part past 999999.
 */
export function nextSemver({
  previous,
  change,
}: {
  previous: string | null;
  change: SemverChange;
}): Result<string> {
  if (previous === null) return ok("1.0.0");
  const match = SEMVER_PATTERN.exec(previous);
  if (match === null) {
    return refuse({ code: "semver", message: `"${previous.slice(0, 40)}" is not a version.` });
  }
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
  const next = {
    major: `${major + 1}.0.0`,
    minor: `${major}.${minor + 1}.0`,
    patch: `${major}.${minor}.${patch + 1}`,
  }[change];
  return SEMVER_PATTERN.test(next)
    ? ok(next)
    : refuse({ code: "semver", message: `No version can follow ${previous}.` });
}

function inRange(label: ReleaseLabel): Result<ReleaseLabel> {
  const text = formatReleaseLabel(label);
  return RELEASE_LABEL_PATTERN.test(text)
    ? ok(label)
    : labelRefusal(
        `${text} is out of range: years have four digits, numbers end at ${LARGEST_PART}.`,
      );
}

function labelRefusal(message: string): { readonly ok: false; readonly error: Refusal } {
  return refuse({ code: "release-label", message });
}
