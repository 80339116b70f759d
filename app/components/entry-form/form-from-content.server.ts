import { printProfile } from "#app/domain/biomarkers/profile.ts";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import { contentToForm, flattenProfile } from "./form-values.ts";

/**
 * What the entry form starts with for a content that is there: its values, the statement, and as text
 * a profile that rows cannot show.
 */
export function formFromContent(content: EntryContent) {
  const { profile } = content;
  const isNested = profile !== null && flattenProfile(profile) === null;
  return {
    kind: content.kind,
    keptProfile: isNested ? printProfile(profile) : null,
    ...contentToForm(content),
  };
}
