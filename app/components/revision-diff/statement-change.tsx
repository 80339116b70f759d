import type { StatementSegment } from "#app/domain/richtext/diff.ts";
import { citationText } from "#app/domain/richtext/references.ts";
import { cn } from "#app/ui/cn.ts";
import { type DiffBlock, toDiffBlocks } from "./statement-blocks.ts";

/** A statement with what was put in and taken out, word by word; citations and terms as one piece. */
export function StatementChange({
  segments,
  isNew,
}: {
  segments: readonly StatementSegment[];
  /** True when there is no statement before: nothing is marked. */
  isNew: boolean;
}) {
  return (
    <div className="max-w-[72ch] space-y-2 leading-relaxed">
      {toDiffBlocks(segments).map((block) => (
        <Block block={block} isNew={isNew} key={block.key} />
      ))}
    </div>
  );
}

function Block({ block, isNew }: { block: DiffBlock; isNew: boolean }) {
  const [kind, level] = block.place.split("-");
  const isItem = kind === "bullet" || kind === "number";
  return (
    <p
      className={cn(
        "wrap-break-word whitespace-pre-wrap",
        (block.place === "h3" || block.place === "h4") && "font-semibold",
        isItem && "list-item list-inside",
        kind === "bullet" ? "list-disc" : kind === "number" && "list-decimal",
        isItem && level === "2" && "pl-5",
        isItem && level === "3" && "pl-10",
      )}
    >
      {block.isSplitOff && !isNew && <Inserted>¶ </Inserted>}
      {block.parts.map(({ key, segment }) => (
        <Part isNew={isNew} key={key} segment={segment} />
      ))}
    </p>
  );
}

function Part({ segment, isNew }: { segment: StatementSegment; isNew: boolean }) {
  const shown = <Content content={segment.content} />;
  if (isNew || segment.kind === "same") {
    return segment.isReformatted && !isNew ? (
      <span className="border-b border-dotted border-warning" title="Only the format changed">
        <span className="sr-only"> format changed: </span>
        {shown}
      </span>
    ) : (
      shown
    );
  }
  return segment.kind === "added" ? <Inserted>{shown}</Inserted> : <Deleted>{shown}</Deleted>;
}

function Content({ content }: { content: StatementSegment["content"] }) {
  switch (content.type) {
    case "text":
      return content.url === null ? (
        content.text
      ) : (
        <>
          <span className="underline decoration-dotted underline-offset-2">{content.text}</span>
          <span className="text-sm text-muted"> ({content.url})</span>
        </>
      );
    case "citation":
      return <span className="font-mono text-sm whitespace-nowrap">{citationText(content)}</span>;
    case "term":
      return (
        <span
          className="border-b border-dotted border-line-strong"
          title={`${content.system}:${content.code}`}
        >
          {content.label}
        </span>
      );
    default:
      return "¶ ";
  }
}

function Inserted({ children }: { children: React.ReactNode }) {
  return (
    <ins className="rounded-xs bg-success-soft decoration-success decoration-2 underline-offset-3">
      <span className="sr-only"> added: </span>
      {children}
      <span className="sr-only"> end of addition </span>
    </ins>
  );
}

function Deleted({ children }: { children: React.ReactNode }) {
  return (
    <del className="rounded-xs bg-danger-soft decoration-danger decoration-2">
      <span className="sr-only"> removed: </span>
      {children}
      <span className="sr-only"> end of removal </span>
    </del>
  );
}
