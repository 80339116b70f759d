import type { EntryContent } from "../entries/entry-content.ts";
import { levelRank } from "../evidence/registry.ts";
import { LEVEL_SCHEME_IDS, type LevelSchemeId } from "../evidence/scheme.ts";
import { diffStatements, isUnchanged, type StatementSegment } from "../richtext/diff.ts";
import { type ContentField, describeContent, type FieldItem } from "./fields.ts";

/** A changed part of a list item: one detail before and after. */
export type DetailChange = {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** An item that is on both sides, with what differs inside it. */
export type ItemChange = {
  readonly item: FieldItem;
  readonly details: readonly DetailChange[];
  /** For a level: whether the change makes it stronger or weaker in its scheme. */
  readonly shift: "upgrade" | "downgrade" | null;
};

/** What changed in one field. */
export type FieldChange = {
  readonly path: string;
  readonly label: string;
} & (
  | { readonly kind: "text"; readonly before: string | null; readonly after: string | null }
  | {
      readonly kind: "items";
      readonly added: readonly FieldItem[];
      readonly removed: readonly FieldItem[];
      readonly changed: readonly ItemChange[];
      readonly unchanged: number;
    }
  | { readonly kind: "statement"; readonly segments: readonly StatementSegment[] }
);

/**
 * Compares two contents field by field; `before` is null for a new entry, where every filled field is
 * an addition. List members are matched by identity (id, citation, scheme), so that order alone is no
 * change. Fields that do not differ are left out.
 */
export function diffContent(before: EntryContent | null, after: EntryContent): FieldChange[] {
  const old = new Map(
    before === null ? [] : describeContent(before).map((field) => [field.path, field]),
  );
  const current = describeContent(after);
  const changes = current.flatMap((field) => diffField(old.get(field.path) ?? null, field));
  const seen = new Set(current.map((field) => field.path));
  const gone = [...old.values()]
    .filter((field) => !seen.has(field.path))
    .flatMap((field) => diffField(field, emptied(field)));
  return [...changes, ...gone];
}

function diffField(before: ContentField | null, after: ContentField): FieldChange[] {
  const head = { path: after.path, label: after.label };
  const value = after.value;
  switch (value.kind) {
    case "text": {
      const old = before?.value.kind === "text" ? before.value.text : null;
      return old === value.text ? [] : [{ ...head, kind: "text", before: old, after: value.text }];
    }
    case "items": {
      const old = before?.value.kind === "items" ? before.value.items : [];
      const change = diffItems({ path: after.path, before: old, after: value.items });
      const { added, removed, changed } = change;
      return added.length + removed.length + changed.length === 0
        ? []
        : [{ ...head, kind: "items", ...change }];
    }
    default: {
      const old = before?.value.kind === "statement" ? before.value.document : null;
      const segments = diffStatements(old, value.document);
      return isUnchanged(segments) ? [] : [{ ...head, kind: "statement", segments }];
    }
  }
}

function diffItems(input: {
  path: string;
  before: readonly FieldItem[];
  after: readonly FieldItem[];
}): {
  added: FieldItem[];
  removed: FieldItem[];
  changed: ItemChange[];
  unchanged: number;
} {
  const old = new Map(input.before.map((item) => [item.key, item]));
  const added: FieldItem[] = [];
  const changed: ItemChange[] = [];
  let unchanged = 0;
  for (const item of input.after) {
    const previous = old.get(item.key);
    old.delete(item.key);
    if (previous === undefined) {
      added.push(item);
      continue;
    }
    const details = diffDetails(previous, item);
    if (details.length === 0) {
      unchanged += 1;
    } else {
      changed.push({
        item,
        details,
        shift: input.path === "levels" ? levelShift(item, details) : null,
      });
    }
  }
  return { added, removed: [...old.values()], changed, unchanged };
}

function diffDetails(before: FieldItem, after: FieldItem): DetailChange[] {
  const old = new Map(before.details.map((detail) => [detail.label, detail.text]));
  const changes: DetailChange[] = [];
  for (const detail of after.details) {
    const previous = old.get(detail.label) ?? null;
    old.delete(detail.label);
    if (previous !== detail.text) {
      changes.push({ label: detail.label, before: previous, after: detail.text });
    }
  }
  for (const [label, text] of old) {
    changes.push({ label, before: text, after: null });
  }
  return changes;
}

function levelShift(item: FieldItem, details: readonly DetailChange[]): ItemChange["shift"] {
  const change = details.find((detail) => detail.label === "Level");
  const scheme = LEVEL_SCHEME_IDS.find((id): id is LevelSchemeId => id === item.key);
  if (!change?.before || !change.after || scheme === undefined) {
    return null;
  }
  const from = levelRank(scheme, change.before);
  const to = levelRank(scheme, change.after);
  if (from === null || to === null || from === to) {
    return null;
  }
  return to < from ? "upgrade" : "downgrade";
}

function emptied(field: ContentField): ContentField {
  switch (field.value.kind) {
    case "text":
      return { ...field, value: { kind: "text", text: null } };
    case "items":
      return { ...field, value: { kind: "items", items: [] } };
    default:
      return field;
  }
}
