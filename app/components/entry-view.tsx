import type { ReactNode } from "react";
import {
  LEVEL_MODIFIER_LABELS,
  PHENOTYPE_CATEGORY_LABELS,
  THERAPY_INTERACTION_LABELS,
  VARIANT_ORIGIN_LABELS,
} from "#app/domain/entries/vocabulary.ts";
import { LEVEL_SCHEMES, levelDefinition } from "#app/domain/evidence/registry.ts";
import type { EntryPage } from "#app/services/entries/get-entry.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { DirectionMark } from "./direction-mark.tsx";
import { evidenceTypeWord, significanceWord } from "./entry-words.ts";
import { EvidenceLines } from "./evidence-lines.tsx";
import { LevelBadge } from "./level-badge.tsx";
import { TermList } from "./term-list.tsx";

type Content = EntryPage["content"];

/** What an accepted version says: the claim, its levels, the statement and the evidence behind it. */
export function EntryView({ entry }: { entry: EntryPage }) {
  const { content } = entry;
  return (
    <div className="grid content-start gap-5">
      <Card id="claim" title="Claim">
        <DescriptionList
          items={[
            { term: "Profile", value: entry.profile && <Profile text={entry.profile} /> },
            ...(content.kind === "gene-drug" ? geneDrugItems(content) : therapyItems(content)),
          ]}
        />
      </Card>
      <Levels content={content} />
      {(content.summary !== null || entry.statementHtml !== "") && (
        <Card id="statement" title="Statement">
          {content.summary !== null && (
            <p className="mb-3 max-w-[72ch] border-l-2 border-accent pl-3 font-medium">
              {content.summary}
            </p>
          )}
          <div
            className="prose-statement"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's converter escapes every text and attribute.
            dangerouslySetInnerHTML={{ __html: entry.statementHtml }}
          />
        </Card>
      )}
      {content.kind === "gene-drug" && content.genotypes.length > 0 && (
        <Genotypes genotypes={content.genotypes} />
      )}
      <EvidenceLines lines={content.evidence} />
      {content.kind === "gene-drug" && <SourceHistory history={content.history ?? []} />}
    </div>
  );
}

function Profile({ text }: { text: string }) {
  return <span className="font-medium wrap-break-word">{text}</span>;
}

type Item = { readonly term: string; readonly value: ReactNode };

function geneDrugItems(content: Extract<Content, { kind: "gene-drug" }>): Item[] {
  const categories = content.phenotypeCategories.map((one) => PHENOTYPE_CATEGORY_LABELS[one]);
  const modifiers = (content.levelModifiers ?? []).map((one) => LEVEL_MODIFIER_LABELS[one]);
  return [
    {
      term: "Gene",
      value: content.genes.length > 0 && <TermList facet="gene" terms={content.genes} />,
    },
    { term: "Drug", value: <TermList facet="drug" terms={content.drugs} /> },
    { term: "Affects", value: categories.length > 0 && categories.join(", ") },
    {
      term: "Phenotypes",
      value: content.phenotypes.length > 0 && <TermList terms={content.phenotypes} />,
    },
    { term: "Population", value: content.population },
    { term: "Score", value: content.score },
    { term: "Read with", value: modifiers.length > 0 && modifiers.join(", ") },
  ];
}

function therapyItems(content: Extract<Content, { kind: "biomarker-therapy" }>): Item[] {
  const { disease, therapies, therapyInteraction, assertion } = content;
  return [
    { term: "Disease", value: disease && <TermList facet="disease" terms={[disease]} /> },
    {
      term: therapies.length === 1 ? "Therapy" : "Therapies",
      value: therapies.length > 0 && (
        <>
          <TermList facet="drug" terms={therapies} />
          {therapyInteraction !== null && (
            <Badge className="mt-1">{THERAPY_INTERACTION_LABELS[therapyInteraction]}</Badge>
          )}
        </>
      ),
    },
    {
      term: evidenceTypeWord(content.evidenceType),
      value: (
        <span className="inline-flex flex-wrap items-center gap-x-1.5">
          <DirectionMark direction={content.direction} />
          <span className="font-medium">{significanceWord(content.significance)}</span>
        </span>
      ),
    },
    { term: "Variant origin", value: VARIANT_ORIGIN_LABELS[content.variantOrigin] },
    {
      term: "Phenotypes",
      value: content.phenotypes.length > 0 && <TermList terms={content.phenotypes} />,
    },
    { term: "Rating", value: content.rating !== null && <Rating rating={content.rating} /> },
    ...(assertion === null ? [] : assertionItems(assertion)),
  ];
}

function assertionItems(
  assertion: NonNullable<Extract<Content, { kind: "biomarker-therapy" }>["assertion"]>,
): Item[] {
  const { acmgCodes, clingenCodes, guideline, regulatoryApproval, companionDiagnostic } = assertion;
  const yesNo = (value: boolean | null) => value !== null && (value ? "Yes" : "No");
  return [
    {
      term: "Guideline",
      value: guideline && [guideline.name, guideline.version].filter(Boolean).join(", version "),
    },
    { term: "ACMG codes", value: acmgCodes.length > 0 && acmgCodes.join(", ") },
    { term: "ClinGen codes", value: clingenCodes.length > 0 && clingenCodes.join(", ") },
    { term: "FDA approval", value: yesNo(regulatoryApproval) },
    { term: "Companion test", value: yesNo(companionDiagnostic) },
  ];
}

/** CIViC's evidence rating: five pips and the number, so that it reads without seeing the pips. */
function Rating({ rating }: { rating: number }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden="true" className="h-2.5 w-14" viewBox="0 0 56 10">
        {[1, 2, 3, 4, 5].map((step) => (
          <rect
            className={step <= rating ? "fill-accent" : "fill-line"}
            height="10"
            key={step}
            rx="2"
            width="8"
            x={(step - 1) * 12}
          />
        ))}
      </svg>
      {rating} of 5
    </span>
  );
}

const BASIS_WORDS = {
  computed: "read off the scheme's rule",
  assigned: "given by a curator",
  overridden: "given against the scheme's rule",
} as const;

function Levels({ content }: { content: Content }) {
  if (content.levels.length === 0) {
    return null;
  }
  return (
    <Card id="levels" title="Evidence level">
      <ul className="grid gap-4">
        {content.levels.map((level) => {
          const definition = levelDefinition(level.scheme, level.value);
          const scheme = LEVEL_SCHEMES[level.scheme];
          return (
            <li
              className="grid gap-x-4 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)]"
              key={level.scheme}
            >
              <div>
                <LevelBadge full level={level} />
              </div>
              <div>
                {definition !== null && (
                  <p>
                    <span className="font-medium">{definition.name}.</span> {definition.meaning}
                  </p>
                )}
                <p className="text-sm text-muted">
                  {scheme.name}, version {level.schemeVersion}; {BASIS_WORDS[level.basis]}.{" "}
                  {scheme.authority}.
                </p>
                {level.reason !== null && (
                  <p className="mt-1 text-sm">
                    <span className="font-medium">Reason:</span> {level.reason}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Genotypes({
  genotypes,
}: {
  genotypes: Extract<Content, { kind: "gene-drug" }>["genotypes"];
}) {
  const hasFunction = genotypes.some(({ alleleFunction }) => alleleFunction !== null);
  return (
    <Card flush id="genotypes" title="By genotype">
      <Table caption="What each genotype means">
        <TableHead>
          <Th>Genotype</Th>
          <Th>Meaning</Th>
          {hasFunction && <Th>Function</Th>}
        </TableHead>
        <TableBody>
          {genotypes.map(({ genotype, text, alleleFunction }) => (
            <Tr key={genotype}>
              <Td className="font-mono text-sm whitespace-nowrap">{genotype}</Td>
              <Td className="max-w-[72ch]">{text}</Td>
              {hasFunction && <Td className="text-muted">{alleleFunction}</Td>}
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

/** The record's story at its source, folded: it can be long, and what counts here is our own history. */
function SourceHistory({
  history,
}: {
  history: NonNullable<Extract<Content, { kind: "gene-drug" }>["history"]>;
}) {
  if (history.length === 0) {
    return null;
  }
  return (
    <details className="rounded-lg border bg-raised print:hidden">
      <summary className="flex min-h-10 cursor-pointer items-center px-4 font-semibold">
        History at the source
        <span className="ml-1.5 font-normal text-muted tabular-nums">{history.length}</span>
      </summary>
      <ol className="divide-y border-t">
        {history.map(({ date, type, comment }, index) => (
          <li
            className="grid gap-x-4 px-4 py-2 sm:grid-cols-[10rem_minmax(0,1fr)]"
            // biome-ignore lint/suspicious/noArrayIndexKey: the story is fixed, and two of its lines may be the same.
            key={index}
          >
            <span className="text-sm text-muted tabular-nums">
              {date}, {type}
            </span>
            <span>{comment}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
