import type { DiffToken } from "./diff-tokens.ts";

/** Whether a stretch is in both versions, only in the later, or only in the earlier one. */
export type DiffKind = "same" | "added" | "removed";

/** A stretch of a diff with its tokens in each version; where both agree, they pair up by position. */
export type Change = {
  readonly kind: DiffKind;
  readonly before: readonly DiffToken[];
  readonly after: readonly DiffToken[];
};

/**
 * Of the equal places where one added or removed stretch can be shown (`¶b` or `b¶` in `a¶b¶c`),
 * takes the one that begins with a break, so that a new paragraph or item is shown whole.
 */
export function slideToBreaks(changes: readonly Change[]): Change[] {
  const slid: Change[] = [];
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    const previous = slid.at(-1);
    const next = changes[index + 1];
    if (change === undefined) {
      break;
    }
    const isAlone = previous?.kind === "same" && (next === undefined || next.kind === "same");
    const steps = isAlone && change.kind !== "same" ? stepsToBreak({ previous, change }) : 0;
    if (previous === undefined || steps === 0) {
      slid.push(change);
      continue;
    }
    const [kept, moved] = cut(previous, previous.after.length - steps);
    const [rest, tail] = cut(change, Math.max(change.before.length, change.after.length) - steps);
    const isAdded = change.kind === "added";
    const following = {
      before: [...(isAdded ? moved.before : tail.before), ...(next?.before ?? [])],
      after: [...(isAdded ? tail.after : moved.after), ...(next?.after ?? [])],
    };
    slid[slid.length - 1] = kept;
    slid.push({
      kind: change.kind,
      before: isAdded ? [] : [...moved.before, ...rest.before],
      after: isAdded ? [...moved.after, ...rest.after] : [],
    });
    slid.push({ kind: "same", ...following });
    index += 1;
  }
  return slid.filter(({ before, after }) => before.length + after.length > 0);
}

/** How many tokens back the stretch would begin with a break and say the same; 0 for none. */
function stepsToBreak(options: { previous: Change; change: Change }): number {
  const { previous, change } = options;
  const tokens = change.kind === "added" ? change.after : change.before;
  const context = previous.after;
  if (tokens[0]?.content.type === "break") {
    return 0;
  }
  for (let steps = 1; steps <= Math.min(tokens.length, context.length); steps += 1) {
    const token = context[context.length - steps];
    if (token?.key !== tokens[tokens.length - steps]?.key) {
      return 0;
    }
    if (token?.content.type === "break") {
      return steps;
    }
  }
  return 0;
}

function cut(change: Change, at: number): [Change, Change] {
  const { kind, before, after } = change;
  return [
    { kind, before: before.slice(0, at), after: after.slice(0, at) },
    { kind, before: before.slice(at), after: after.slice(at) },
  ];
}

/** Makes a blank between two changes a part of both: one phrase replaced reads better than two words. */
export function joinAcrossBlanks(changes: readonly Change[]): Change[] {
  const merged: Change[] = [];
  const pending = { before: [] as DiffToken[], after: [] as DiffToken[] };
  const flush = () => {
    if (pending.before.length > 0) {
      merged.push({ kind: "removed", before: pending.before, after: [] });
    }
    if (pending.after.length > 0) {
      merged.push({ kind: "added", before: [], after: pending.after });
    }
    pending.before = [];
    pending.after = [];
  };
  changes.forEach((change, index) => {
    const isInner = index > 0 && index < changes.length - 1;
    const isBlank = change.after.every(({ content, text }) =>
      content.type === "text" ? /^\s+$/.test(text) : false,
    );
    if (change.kind === "same" && !(isInner && isBlank)) {
      flush();
      merged.push(change);
    } else {
      pending.before.push(...change.before);
      pending.after.push(...change.after);
    }
  });
  flush();
  return merged;
}
