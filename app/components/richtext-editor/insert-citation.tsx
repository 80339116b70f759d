import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getRoot, $getSelection, $insertNodes } from "lexical";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { recogniseCitation } from "#app/domain/citations/citation-id.ts";
import { STATEMENT_CITATION_SOURCES } from "#app/domain/richtext/nodes.ts";
import type { CitationReference } from "#app/domain/richtext/references.ts";
import { Button } from "#app/ui/button.tsx";
import { Input } from "#app/ui/input.tsx";
import { $createCitationNode } from "./citation-node.ts";

const REFUSAL = "This is no PMID, DOI, PMCID or trial number.";

/**
 * One field in a row under the toolbar that takes an identifier or a link to one and sets the
 * citation where the caret is. Enter inserts and never submits the form around it; Escape closes.
 */
export function InsertCitation({
  onClose,
}: {
  readonly onClose: (reason: "done" | "cancel") => void;
}) {
  const [editor] = useLexicalComposerContext();
  const [value, setValue] = useState("");
  const [isRefused, setIsRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => input.current?.focus(), []);

  const insert = () => {
    const citation = readCitation(value);
    if (citation === null) {
      setIsRefused(true);
      input.current?.focus();
      return;
    }
    editor.update(() => {
      if ($getSelection() === null) {
        $getRoot().selectEnd();
      }
      $insertNodes([$createCitationNode(citation)]);
    });
    onClose("done");
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose("cancel");
    } else if (event.key === "Enter" && event.target === input.current) {
      event.preventDefault();
      insert();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and buttons inside bubble here.
    <div
      className="flex flex-wrap items-center gap-2 border-b border-line bg-sunken px-2 py-1.5"
      onKeyDown={onKeyDown}
    >
      <label className="text-sm font-medium" htmlFor={id}>
        PMID or DOI
      </label>
      <Input
        aria-describedby={isRefused ? `${id}-error` : undefined}
        aria-invalid={isRefused || undefined}
        autoComplete="off"
        className="w-64 max-w-full"
        id={id}
        onChange={(event) => {
          setValue(event.target.value);
          setIsRefused(false);
        }}
        ref={input}
        spellCheck={false}
        value={value}
      />
      <Button onClick={insert} size="sm">
        Insert
      </Button>
      <Button onClick={() => onClose("cancel")} size="sm" tone="ghost">
        Cancel
      </Button>
      <p className="text-sm font-medium text-danger" id={`${id}-error`} role="status">
        {isRefused ? REFUSAL : ""}
      </p>
    </div>
  );
}

function readCitation(value: string): CitationReference | null {
  const found = recogniseCitation(value);
  const source = STATEMENT_CITATION_SOURCES.find((known) => known === found?.source);
  return found === null || source === undefined ? null : { source, id: found.id };
}
