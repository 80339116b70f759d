import type { FieldMetadata } from "@conform-to/react";
import { useFetcher } from "@remix-run/react";
import { useId, useRef } from "react";
import { pb } from "#app/lib/paths.ts";
import { cn } from "#app/ui/cn.ts";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import type { TermValues } from "./form-values.ts";

/** The terminologies that can be typed ahead. */
export type TermKind = "gene" | "drug" | "disease" | "phenotype";

type Suggestion = { readonly id: string; readonly label: string; readonly matched?: string | null };
type Suggestions = { readonly terms: readonly Suggestion[] };

/** How long to wait after a key before asking, in milliseconds. */
const DEBOUNCE_MS = 150;

/**
 * A term: its name with suggestions while typing, and its id beside it. Choosing a suggestion fills
 * both; without script both are simply typed.
 */
export function TermInput({
  field,
  kind,
  label,
  idLabel,
  idHint,
  required = false,
  className,
}: {
  field: FieldMetadata<TermValues | undefined>;
  kind: TermKind;
  label: string;
  idLabel: string;
  idHint: string;
  required?: boolean;
  className?: string;
}) {
  const parts = field.getFieldset();
  return (
    <SuggestedPair
      className={className}
      id={{
        name: parts.id.name,
        value: parts.id.initialValue,
        errors: parts.id.errors,
        fieldId: parts.id.id,
      }}
      idHint={idHint}
      idLabel={idLabel}
      kind={kind}
      label={label}
      required={required}
      term={{
        name: parts.label.name,
        value: parts.label.initialValue,
        errors: parts.label.errors ?? field.errors,
        fieldId: parts.label.id,
      }}
    />
  );
}

type Part = {
  readonly name: string;
  readonly value: string | undefined;
  readonly errors: readonly string[] | undefined;
  readonly fieldId: string;
};

/** The two inputs of a term, wherever their names come from. */
export function SuggestedPair({
  term,
  id,
  kind,
  label,
  idLabel,
  idHint,
  required = false,
  className,
}: {
  term: Part;
  id: Part;
  kind: TermKind;
  label: string;
  idLabel: string;
  idHint: string;
  required?: boolean;
  className?: string | undefined;
}) {
  const fetcher = useFetcher<Suggestions>();
  const listId = useId();
  const idInput = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const terms = fetcher.data?.terms ?? [];
  const ask = (text: string) => {
    clearTimeout(timer.current);
    const chosen = terms.find(
      (suggestion) => optionText(suggestion) === text || suggestion.label === text,
    );
    if (chosen !== undefined && idInput.current !== null) {
      idInput.current.value = chosen.id;
    }
    if (text.trim() !== "" && chosen === undefined) {
      timer.current = setTimeout(() => {
        const query = new URLSearchParams({ kind, q: text.slice(0, 100) });
        fetcher.load(`${pb.apiTerms()}?${query}`);
      }, DEBOUNCE_MS);
    }
  };
  return (
    <div className={cn("grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]", className)}>
      <Field errors={term.errors} id={term.fieldId} label={label} required={required}>
        {(control) => (
          <>
            <Input
              {...control}
              autoComplete="off"
              defaultValue={term.value}
              list={listId}
              name={term.name}
              onInput={(event) => ask(event.currentTarget.value)}
            />
            <datalist id={listId}>
              {terms.map((suggestion) => (
                <option
                  key={suggestion.id}
                  label={
                    suggestion.matched ? `${suggestion.id} · ${suggestion.matched}` : suggestion.id
                  }
                  value={suggestion.label}
                />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field errors={id.errors} id={id.fieldId} label={idLabel}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            className="font-mono text-sm"
            defaultValue={id.value}
            name={id.name}
            placeholder={idHint}
            ref={idInput}
            spellCheck={false}
          />
        )}
      </Field>
    </div>
  );
}

function optionText(suggestion: Suggestion): string {
  return `${suggestion.label} (${suggestion.id})`;
}
