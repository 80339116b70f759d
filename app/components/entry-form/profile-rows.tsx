import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { BIOMARKER_TYPE_LABELS, BIOMARKER_TYPES } from "#app/domain/entries/vocabulary.ts";
import { Checkbox } from "#app/ui/choice.tsx";
import type { BiomarkerValues, EntryFormValues } from "./form-values.ts";
import { RowList } from "./row-list.tsx";
import { SelectField, TextField } from "./select-field.tsx";
import { SuggestedPair } from "./term-input.tsx";

/** The biomarkers of a profile, one row each, and how they combine. */
export function ProfileRows({
  form,
  biomarkers,
  operator,
}: {
  form: FormMetadata<EntryFormValues>;
  biomarkers: FieldMetadata<BiomarkerValues[] | undefined>;
  operator: FieldMetadata<string | undefined>;
}) {
  const count = biomarkers.getFieldList().length;
  return (
    <div className="grid gap-4">
      <RowList field={biomarkers} form={form} noun="biomarker">
        {(row, number) => {
          const parts = row.getFieldset();
          return (
            <fieldset className="grid gap-3 rounded-md border bg-sunken/40 p-3">
              <legend className="px-1 text-sm font-medium text-muted">Biomarker {number}</legend>
              <SuggestedPair
                id={{
                  name: parts.geneId.name,
                  value: parts.geneId.initialValue,
                  errors: parts.geneId.errors,
                  fieldId: parts.geneId.id,
                }}
                idHint="HGNC:3236"
                idLabel="Gene id"
                kind="gene"
                label="Gene"
                term={{
                  name: parts.gene.name,
                  value: parts.gene.initialValue,
                  errors: parts.gene.errors,
                  fieldId: parts.gene.id,
                }}
              />
              <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
                <TextField
                  field={parts.name}
                  label="Variant or biomarker"
                  placeholder="L858R, Amplification, EML4::ALK"
                  required
                />
                <SelectField
                  field={parts.type}
                  label="Biomarker type"
                  options={BIOMARKER_TYPES.map((type) => [type, BIOMARKER_TYPE_LABELS[type]])}
                />
              </div>
              <input defaultValue={parts.id.initialValue} name={parts.id.name} type="hidden" />
              <Checkbox
                defaultChecked={parts.isNegated.initialValue === "on"}
                label="Not: the profile requires its absence"
                name={parts.isNegated.name}
              />
            </fieldset>
          );
        }}
      </RowList>
      {count > 1 ? (
        <SelectField
          className="max-w-sm"
          field={operator}
          label="The biomarkers combine by"
          options={[
            ["and", "AND: all of them"],
            ["or", "OR: any of them"],
          ]}
        />
      ) : (
        <input defaultValue={operator.initialValue} name={operator.name} type="hidden" />
      )}
    </div>
  );
}
