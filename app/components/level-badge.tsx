import { levelDefinition } from "#app/domain/evidence/registry.ts";
import type { LevelSchemeId } from "#app/domain/evidence/scheme.ts";
import {
  levelStrength,
  STRENGTH_STEPS,
  shortLevel,
  shortScheme,
} from "#app/domain/evidence/short-level.ts";

/**
 * A level: its scheme, its value, and its strength within the scheme as filled bars, so that it
 * reads without colour. Hovering gives the meaning; `full` writes the value out.
 */
export function LevelBadge({
  level,
  full = false,
}: {
  level: { readonly scheme: LevelSchemeId; readonly value: string };
  full?: boolean;
}) {
  const { scheme, value } = level;
  const definition = levelDefinition(scheme, value);
  const strength = levelStrength(scheme, value);
  return (
    <span
      className="inline-flex h-5.5 items-stretch overflow-hidden rounded-sm border border-line-strong/50 text-xs whitespace-nowrap"
      title={definition === null ? undefined : `${definition.name}. ${definition.meaning}`}
    >
      <span className="flex items-center bg-sunken px-1.5 text-muted">{shortScheme(scheme)}</span>
      <span className="flex items-center gap-1.5 border-l border-line-strong/50 bg-raised px-1.5 font-semibold">
        {full ? value : shortLevel(value)}
        <StrengthBars strength={strength} />
      </span>
      {definition !== null && <span className="sr-only">: {definition.name}</span>}
    </span>
  );
}

/** Five bars that rise, as many filled as the level is strong: two paths, because lists draw many. */
function StrengthBars({ strength }: { strength: number }) {
  return (
    <svg aria-hidden="true" className="h-2.5 w-4.5" viewBox="0 0 18 10">
      <path className="fill-accent" d={BARS.slice(0, strength).join("")} />
      <path className="fill-line-strong/40" d={BARS.slice(strength).join("")} />
    </svg>
  );
}

/** Each bar is 2.6 wide and 2 higher than the one before. */
const BARS = Array.from({ length: STRENGTH_STEPS }, (_, index) => {
  const height = 2 + index * 2;
  return `M${(index * 3.8).toFixed(1)} 10v-${height}h2.6v${height}z`;
});
