import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalExtensionComposer } from "@lexical/react/LexicalExtensionComposer";
import { useEffect, useMemo, useRef, useState } from "react";
import { STATEMENT_LIMITS, type StatementDocument } from "#app/domain/richtext/nodes.ts";
import { reconcilePlainText } from "#app/domain/richtext/reconcile.ts";
import { toPlainText } from "#app/domain/richtext/to-plain-text.ts";
import { InsertCitation } from "./insert-citation.tsx";
import { createStatementExtension } from "./statement-extension.ts";
import { Toolbar } from "./toolbar.tsx";
import { type StatementOutput, useStatementOutput } from "./use-statement-output.ts";

/** What the editor and the plain text area that it replaces have in common. */
export type StatementControl = {
  readonly id: string;
  readonly labelId: string;
  readonly name: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
};

type Props = {
  readonly control: StatementControl;
  /** Read once. */
  readonly document: StatementDocument;
  /** Where the caret goes at the start; null leaves the focus where it is. */
  readonly focus: "start" | "end" | null;
  readonly onChange: (output: StatementOutput) => void;
};

/**
 * The rich editor of one statement, loaded when a page with one has come up. The form gets a hidden
 * input `name` with the canonical JSON.
 */
export function StatementEditor({ control, document, focus, onChange }: Props) {
  const isReading = useRef(true);
  const extension = useMemo(
    () =>
      createStatementExtension({
        document,
        onError: (error) => {
          if (isReading.current) {
            throw error;
          }
          // Lexical goes back to the last good state by itself, which a throw would keep it from.
          reportError(error);
        },
      }),
    [document],
  );
  useEffect(() => {
    isReading.current = false;
  }, []);
  return (
    <LexicalExtensionComposer contentEditable={null} extension={extension}>
      <Surface control={control} document={document} focus={focus} onChange={onChange} />
    </LexicalExtensionComposer>
  );
}

/** The document to start from when the text area may have been typed into before the editor came. */
export function documentAfterTyping(options: {
  readonly document: StatementDocument;
  readonly text: string;
}): StatementDocument {
  const { document, text } = options;
  return text === toPlainText(document).replace(/\r\n?/g, "\n")
    ? document
    : reconcilePlainText({ base: document, text });
}

function Surface({ control, document, focus, onChange }: Props) {
  const [editor] = useLexicalComposerContext();
  const input = useRef<HTMLInputElement>(null);
  const citeButton = useRef<HTMLButtonElement>(null);
  const [isCiting, setIsCiting] = useState(false);
  const [length, setLength] = useState(() => toPlainText(document).length);
  useStatementOutput({
    document,
    input,
    onChange: (output) => {
      setLength(output.text.length);
      onChange(output);
    },
  });
  useEffect(() => {
    if (focus !== null) {
      editor.focus(undefined, { defaultSelection: focus === "end" ? "rootEnd" : "rootStart" });
    }
  }, [editor, focus]);
  const excess = length - STATEMENT_LIMITS.characters;
  return (
    <>
      <div className="rounded-md border border-line-strong bg-raised text-fg shadow-raised has-[[aria-invalid=true][role=textbox]]:border-danger has-[[role=textbox]:focus-visible]:outline-2 has-[[role=textbox]:focus-visible]:outline-focus">
        <Toolbar
          citeButton={citeButton}
          controls={control.id}
          isCiting={isCiting}
          onCite={() => setIsCiting((is) => !is)}
        />
        {isCiting && (
          <InsertCitation
            onClose={(reason) => {
              setIsCiting(false);
              if (reason === "done") {
                editor.focus();
              } else {
                citeButton.current?.focus();
              }
            }}
          />
        )}
        <ContentEditable
          aria-describedby={control.describedBy}
          aria-invalid={control.isInvalid || excess > 0}
          aria-labelledby={control.labelId}
          aria-multiline={true}
          className="prose-statement min-h-40 max-w-none px-3 py-2 focus-visible:outline-none"
          id={control.id}
        />
        <input name={control.name} ref={input} type="hidden" />
      </div>
      <div className="flex justify-between gap-3 text-sm text-muted">
        <p className="font-medium text-danger" role="status">
          {excess > 0 ? `${formatCount(excess)} characters too many.` : ""}
        </p>
        <p>
          {formatCount(length)} of {formatCount(STATEMENT_LIMITS.characters)} characters
        </p>
      </div>
    </>
  );
}

function formatCount(count: number): string {
  return count.toLocaleString("en");
}
