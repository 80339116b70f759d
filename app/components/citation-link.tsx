import { citationUrl } from "#app/domain/citations/citation-id.ts";
import { CITATION_SOURCE_LABELS, type CitationSource } from "#app/domain/entries/vocabulary.ts";
import { ExternalLink } from "#app/ui/text-link.tsx";

/** A cited source: its label, and its identifier as a link to where it can be read. */
export function CitationLink({
  citation,
}: {
  citation: {
    readonly source: CitationSource;
    readonly id: string;
    readonly label: string | null;
    readonly abstract: string | null;
  };
}) {
  const { source, id, label, abstract } = citation;
  const href = citationUrl(source, id);
  const isWeb = source === "url";
  const name = isWeb ? id : `${CITATION_SOURCE_LABELS[source]} ${id}`;
  return (
    <span className="wrap-anywhere">
      {label !== null && <span className="font-medium">{label} </span>}
      {href === null ? (
        <span className={label === null ? "font-medium" : "text-muted"}>{name}</span>
      ) : (
        <ExternalLink href={href}>{name}</ExternalLink>
      )}
      {abstract !== null && <span className="text-muted"> (abstract {abstract})</span>}
    </span>
  );
}
