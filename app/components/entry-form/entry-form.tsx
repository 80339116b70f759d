import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { RichTextEditor } from "#app/components/richtext-editor/richtext-editor.tsx";
import { ENTRY_KIND_LABELS, type EntryKind } from "#app/domain/entries/vocabulary.ts";
import { LEVEL_SCHEMES } from "#app/domain/evidence/registry.ts";
import type { StatementDocument } from "#app/domain/richtext/nodes.ts";
import { ErrorSummary } from "#app/ui/alert.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FieldErrors, Fieldset } from "#app/ui/field.tsx";
import { BiomarkerClaim, GeneDrugClaim } from "./claim-fields.tsx";
import { EvidenceRows } from "./evidence-rows.tsx";
import { type EntryFormValues, SCHEMES_OF_KIND } from "./form-values.ts";
import { ProfileRows } from "./profile-rows.tsx";
import { RowList } from "./row-list.tsx";
import { AreaField, SelectField } from "./select-field.tsx";
import { TermInput } from "./term-input.tsx";

/** What the entry form is made of. */
export type EntryFormProps = {
  readonly kind: EntryKind;
  readonly values: EntryFormValues;
  readonly statement: StatementDocument | null;
  /** Sent back with the form: makes a double submit one proposal. */
  readonly submissionKey: string;
  /** The version or hash that the form started from. */
  readonly base: string | null;
  /** A profile that the rows cannot show, as text; it is kept as it is. */
  readonly keptProfile: string | null;
  readonly lastResult: SubmissionResult<string[]> | null | undefined;
  /** The statement as it was typed, when the form comes back. */
  readonly typedStatement: { statement?: string; statementText?: string } | null;
  readonly reasonLabel: string;
  readonly isReasonRequired: boolean;
  readonly submitLabel: string;
  readonly cancelTo: string;
  /** Something above the buttons. */
  readonly children?: ReactNode;
};

/** The form that makes, amends and revises an entry of either kind. */
export function EntryForm(props: EntryFormProps) {
  const { kind, lastResult } = props;
  const navigation = useNavigation();
  const [form, fields] = useForm<EntryFormValues>({
    id: "entry",
    ...(lastResult ? { lastResult } : {}),
    defaultValue: props.values,
    shouldRevalidate: "onSubmit",
  });
  const problems = Object.entries(form.allErrors)
    .sort(([left], [right]) => placeOf(left) - placeOf(right))
    .flatMap(([name, errors]) =>
      (errors ?? []).map((message) => ({
        message,
        fieldId: name === "" ? undefined : fieldIdOf(form.id, name),
      })),
    );
  const isBusy = navigation.state !== "idle";
  return (
    <Form className="grid gap-5" id={form.id} method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary problems={problems} title="This cannot be submitted yet" />
      {/* Enter in a field submits the form and not the first button that adds or removes a row. */}
      <button className="hidden" tabIndex={-1} type="submit">
        {props.submitLabel}
      </button>
      <input name="submissionKey" type="hidden" value={props.submissionKey} />
      {props.base !== null && <input name="base" type="hidden" value={props.base} />}
      {kind === "biomarker-therapy" ? (
        <Card
          description="What is measured: one biomarker, or several that combine."
          title="Molecular profile"
        >
          {props.keptProfile === null ? (
            <ProfileRows biomarkers={fields.biomarkers} form={form} operator={fields.operator} />
          ) : (
            <KeptProfile text={props.keptProfile} />
          )}
        </Card>
      ) : (
        <Card title="Genes and drugs">
          <div className="grid gap-5">
            <Fieldset legend="Genes">
              <RowList field={fields.genes} form={form} noun="gene">
                {(row, number) => (
                  <TermInput
                    field={row}
                    idHint="HGNC:2621"
                    idLabel="Gene id"
                    kind="gene"
                    label={`Gene ${number}`}
                    required
                  />
                )}
              </RowList>
            </Fieldset>
            <Fieldset legend="Drugs">
              <RowList field={fields.drugs} form={form} noun="drug">
                {(row, number) => (
                  <TermInput
                    field={row}
                    idHint="RXNORM:32968"
                    idLabel="Drug id"
                    kind="drug"
                    label={`Drug ${number}`}
                    required
                  />
                )}
              </RowList>
            </Fieldset>
            <Fieldset
              hint="Which variants, star alleles or phenotypes are meant. Leave empty for the gene as a whole."
              legend="Variants or phenotypes"
            >
              {props.keptProfile === null ? (
                <ProfileRows
                  biomarkers={fields.biomarkers}
                  form={form}
                  operator={fields.operator}
                />
              ) : (
                <KeptProfile text={props.keptProfile} />
              )}
            </Fieldset>
          </div>
        </Card>
      )}
      {kind === "biomarker-therapy" ? (
        <BiomarkerClaim fields={fields} form={form} />
      ) : (
        <GeneDrugClaim fields={fields} form={form} />
      )}
      <Card description="Every level says by which scheme it was given." title="Level of evidence">
        <div className="grid gap-3 sm:grid-cols-2" id={fields.levels.id}>
          <div className="empty:hidden sm:col-span-full">
            <FieldErrors errors={fields.levels.errors} id={`${fields.levels.id}-error`} />
          </div>
          {SCHEMES_OF_KIND[kind].map((scheme) => (
            <SelectField
              className="sm:col-start-auto"
              empty="Not graded by this scheme"
              field={fields.levels.getFieldset()[scheme]}
              key={scheme}
              label={LEVEL_SCHEMES[scheme].name}
              options={LEVEL_SCHEMES[scheme].levels.map((level) => [
                level.value,
                `${level.value}: ${level.name}`,
              ])}
            />
          ))}
          {kind === "biomarker-therapy" && (
            <SelectField
              empty="Not rated"
              field={fields.rating}
              label="CIViC rating"
              options={[
                ["5", "5: robust, reproduced, well powered"],
                ["4", "4: strong"],
                ["3", "3: convincing, limited in scope"],
                ["2", "2: weakly supported"],
                ["1", "1: the data do not carry the claim"],
              ]}
            />
          )}
        </div>
      </Card>
      <Card
        description="What the evidence says, in your own words. A clinician reads this first."
        title="Statement"
      >
        <div className="grid gap-4">
          <RichTextEditor
            defaultDocument={typedDocument(props)}
            defaultText={props.typedStatement?.statementText}
            errors={fields.statement.errors}
            id={fields.statement.id}
            label="Statement"
            name="statement"
          />
          <AreaField
            field={fields.summary}
            hint="One sentence for a report."
            label="Summary"
            optional
            rows={2}
          />
        </div>
      </Card>
      <Card
        description="At least one source. Paste a PMID, a DOI, a trial number or a link."
        title="Citations"
      >
        <EvidenceRows field={fields.evidence} form={form} />
      </Card>
      <Card title="For the reviewer">
        <div className="grid gap-4">
          <AreaField
            field={fields.reason}
            label={props.reasonLabel}
            {...(props.isReasonRequired ? { required: true } : { optional: true })}
          />
          {props.children}
          <div className="flex flex-wrap items-center gap-2">
            <Button disabled={isBusy} tone="primary" type="submit">
              {isBusy ? "Submitting…" : props.submitLabel}
            </Button>
            <LinkButton to={props.cancelTo} tone="ghost">
              Cancel
            </LinkButton>
            <span className="ml-auto text-sm text-muted">{ENTRY_KIND_LABELS[kind]} entry</span>
          </div>
        </div>
      </Card>
    </Form>
  );
}

function KeptProfile({ text }: { text: string }) {
  return (
    <p className="text-sm">
      <span className="font-medium">{text}</span>
      <span className="block text-muted">
        This profile nests groups, which rows cannot show. It is kept as it is.
      </span>
    </p>
  );
}

/** The fields in the order in which the page has them. */
const FIELD_ORDER: readonly string[] = [
  "genes",
  "drugs",
  "biomarkers",
  "operator",
  "evidenceType",
  "direction",
  "significance",
  "variantOrigin",
  "disease",
  "therapies",
  "therapyInteraction",
  "phenotypeCategories",
  "population",
  "phenotypes",
  "genotypes",
  "levels",
  "rating",
  "statement",
  "summary",
  "evidence",
  "reason",
];

/** Where a field stands on the page; what belongs to the form as a whole comes first. */
function placeOf(name: string): number {
  return FIELD_ORDER.indexOf(name.split(/[.[]/, 1)[0] ?? "");
}

/** The id that conform gives to the control of a field. */
function fieldIdOf(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** Where the statement starts: as it was typed when the form came back, else as it is. */
function typedDocument(props: EntryFormProps): StatementDocument | null {
  const json = props.typedStatement?.statement;
  if (json === undefined || json === "") {
    return props.statement;
  }
  try {
    // The editor's own output, sent back to the person who typed it; the server checks it again.
    return JSON.parse(json) as StatementDocument;
  } catch {
    return props.statement;
  }
}
