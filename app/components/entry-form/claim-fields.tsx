import type { FieldMetadata, useForm } from "@conform-to/react";
import {
  DIRECTION_LABELS,
  EVIDENCE_TYPE_LABELS,
  EVIDENCE_TYPES,
  PHENOTYPE_CATEGORIES,
  PHENOTYPE_CATEGORY_LABELS,
  SIGNIFICANCE_LABELS,
  SIGNIFICANCES,
  THERAPY_INTERACTION_LABELS,
  THERAPY_INTERACTIONS,
  VARIANT_ORIGIN_LABELS,
  VARIANT_ORIGINS,
} from "#app/domain/entries/vocabulary.ts";
import { Card } from "#app/ui/card.tsx";
import { Checkbox } from "#app/ui/choice.tsx";
import { Fieldset } from "#app/ui/field.tsx";
import type { EntryFormValues } from "./form-values.ts";
import { RowList } from "./row-list.tsx";
import { AreaField, SelectField, TextField } from "./select-field.tsx";
import { TermInput } from "./term-input.tsx";

/** The fields of the entry form, as conform hands them out. */
export type EntryFields = ReturnType<typeof useForm<EntryFormValues>>[1];
/** The entry form itself. */
export type EntryFormOf = ReturnType<typeof useForm<EntryFormValues>>[0];

/** What a biomarker–therapy entry claims. */
export function BiomarkerClaim({ fields, form }: { fields: EntryFields; form: EntryFormOf }) {
  return (
    <Card description="What the profile means, for whom, with which therapy." title="Claim">
      <div className="grid gap-5">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <SelectField
            field={fields.evidenceType}
            label="Evidence type"
            options={EVIDENCE_TYPES.map((type) => [type, EVIDENCE_TYPE_LABELS[type]])}
            required
          />
          <SelectField
            field={fields.direction}
            label="Direction"
            options={[
              ["supports", DIRECTION_LABELS.supports],
              ["does-not-support", DIRECTION_LABELS["does-not-support"]],
              ["not-applicable", DIRECTION_LABELS["not-applicable"]],
            ]}
            required
          />
          <SelectField
            empty="Choose…"
            field={fields.significance}
            label="Significance"
            options={SIGNIFICANCES.map((value) => [value, SIGNIFICANCE_LABELS[value]])}
            required
          />
          <SelectField
            field={fields.variantOrigin}
            label="Variant origin"
            options={VARIANT_ORIGINS.map((value) => [value, VARIANT_ORIGIN_LABELS[value]])}
            required
          />
        </div>
        <input
          defaultValue={fields.recordType.initialValue}
          name={fields.recordType.name}
          type="hidden"
        />
        <TermInput
          field={fields.disease as FieldMetadata<EntryFormValues["disease"]>}
          idHint="DOID:3908"
          idLabel="Disease id"
          kind="disease"
          label="Disease"
        />
        <Fieldset hint="For predictive evidence; the other types have none." legend="Therapies">
          <RowList field={fields.therapies} form={form} noun="therapy">
            {(row, number) => (
              <TermInput
                field={row}
                idHint="NCIT:C116377"
                idLabel="Therapy id"
                kind="drug"
                label={`Therapy ${number}`}
              />
            )}
          </RowList>
        </Fieldset>
        <SelectField
          className="max-w-sm"
          empty="One therapy, or none"
          field={fields.therapyInteraction}
          label="How several therapies relate"
          options={THERAPY_INTERACTIONS.map((value) => [value, THERAPY_INTERACTION_LABELS[value]])}
        />
        <Phenotypes fields={fields} form={form} />
      </div>
    </Card>
  );
}

/** What a gene–drug entry claims. */
export function GeneDrugClaim({ fields, form }: { fields: EntryFields; form: EntryFormOf }) {
  const chosen = new Set(asList(fields.phenotypeCategories.initialValue));
  return (
    <Card description="What the gene does to the drug, and for whom." title="Claim">
      <div className="grid gap-5">
        <Fieldset errors={fields.phenotypeCategories.errors} legend="Phenotype categories">
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            {PHENOTYPE_CATEGORIES.map((category) => (
              <Checkbox
                defaultChecked={chosen.has(category)}
                key={category}
                label={PHENOTYPE_CATEGORY_LABELS[category]}
                name={fields.phenotypeCategories.name}
                value={category}
              />
            ))}
          </div>
        </Fieldset>
        <TextField
          field={fields.population}
          hint="Leave empty when it holds in general."
          label="Population"
          optional
        />
        <Phenotypes fields={fields} form={form} />
        <Fieldset legend="Genotype annotations">
          <RowList field={fields.genotypes} form={form} noun="genotype">
            {(row) => {
              const parts = row.getFieldset();
              return (
                <div className="grid gap-3 sm:grid-cols-[10rem_minmax(0,1fr)_10rem]">
                  <TextField field={parts.genotype} label="Genotype or allele" />
                  <AreaField field={parts.text} label="What it means" rows={2} />
                  <TextField field={parts.alleleFunction} label="Allele function" optional />
                </div>
              );
            }}
          </RowList>
        </Fieldset>
      </div>
    </Card>
  );
}

function Phenotypes({ fields, form }: { fields: EntryFields; form: EntryFormOf }) {
  return (
    <Fieldset legend="Phenotypes and outcomes">
      <RowList field={fields.phenotypes} form={form} noun="phenotype">
        {(row, number) => (
          <TermInput
            field={row}
            idHint="HP:0001250"
            idLabel="Phenotype id"
            kind="phenotype"
            label={`Phenotype ${number}`}
          />
        )}
      </RowList>
    </Fieldset>
  );
}
function asList(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string")
    : typeof value === "string"
      ? [value]
      : [];
}
