import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import {
  CITATION_SOURCE_LABELS,
  CITATION_SOURCES,
  LINE_DIRECTION_LABELS,
  LINE_DIRECTIONS,
} from "#app/domain/entries/vocabulary.ts";
import type { EntryFormValues, EvidenceValues } from "./form-values.ts";
import { RowList } from "./row-list.tsx";
import { AreaField, SelectField, TextField } from "./select-field.tsx";

/** The sources behind an entry: what is cited, whether it supports the claim, and what it says. */
export function EvidenceRows({
  form,
  field,
}: {
  form: FormMetadata<EntryFormValues>;
  field: FieldMetadata<EvidenceValues[] | undefined>;
}) {
  return (
    <RowList field={field} form={form} noun="citation">
      {(row, number) => {
        const parts = row.getFieldset();
        return (
          <fieldset className="grid gap-3 rounded-md border bg-sunken/40 p-3">
            <legend className="px-1 text-sm font-medium text-muted">Citation {number}</legend>
            <div className="grid gap-3 sm:grid-cols-[10rem_minmax(0,1fr)_10rem]">
              <SelectField
                field={parts.source}
                label="Source"
                options={CITATION_SOURCES.map((source) => [source, CITATION_SOURCE_LABELS[source]])}
              />
              <TextField
                field={parts.id}
                label="Identifier"
                mono
                placeholder="PMID, DOI, NCT number or link"
                required
              />
              <SelectField
                field={parts.direction}
                label="This source"
                options={LINE_DIRECTIONS.map((value) => [value, LINE_DIRECTION_LABELS[value]])}
              />
            </div>
            <AreaField field={parts.summary} label="What it found" optional rows={2} />
            <details className="group" open={hasDetails(row.initialValue) || undefined}>
              <summary className="w-fit cursor-pointer rounded-sm text-sm text-accent">
                Quote, place and study
              </summary>
              <div className="mt-3 grid gap-3">
                <AreaField field={parts.quote} label="Quote from the source" optional rows={2} />
                <div className="grid gap-3 sm:grid-cols-2">
                  <TextField
                    field={parts.locator}
                    label="Where in the source"
                    optional
                    placeholder="Table 2"
                  />
                  <TextField field={parts.studyType} label="Study type" optional />
                  <TextField
                    field={parts.label}
                    label="Shown as"
                    optional
                    placeholder="Smith et al., 2020"
                  />
                  <TextField
                    field={parts.trials}
                    label="Trials"
                    mono
                    optional
                    placeholder="NCT01234567"
                  />
                </div>
                <input
                  defaultValue={parts.abstract.initialValue}
                  name={parts.abstract.name}
                  type="hidden"
                />
              </div>
            </details>
          </fieldset>
        );
      }}
    </RowList>
  );
}

type InitialEvidence = { [name in keyof EvidenceValues]?: unknown } | undefined;

function hasDetails(value: InitialEvidence): boolean {
  return Boolean(value?.quote || value?.locator || value?.studyType || value?.trials);
}
