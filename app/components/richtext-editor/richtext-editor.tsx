import { type ComponentType, useCallback, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { fromPlainText } from "#app/domain/richtext/from-plain-text.ts";
import type { StatementDocument } from "#app/domain/richtext/nodes.ts";
import { toPlainText } from "#app/domain/richtext/to-plain-text.ts";
import { FieldErrors } from "#app/ui/field.tsx";
import { Textarea } from "#app/ui/input.tsx";
import { EditorBoundary } from "./editor-boundary.tsx";
import type * as EditorModule from "./statement-editor.tsx";

type Rich = {
  readonly Editor: ComponentType<Parameters<typeof EditorModule.StatementEditor>[0]>;
  readonly document: StatementDocument;
  readonly focus: "start" | "end" | null;
};

/** The last thing that is known of the statement, for the text area to take over with. */
type Plain = { readonly json: string; readonly text: string; readonly notice: string };

const LOAD_FAILED = "The editor could not be loaded. Plain text works, and formats are kept.";
const CRASHED =
  "The editor has stopped. Your text is here; plain text works, and formats are kept.";

/**
 * The field for a statement. The server draws a text area, so the form works without scripts and
 * before they have come; then the editor takes its place with whatever was typed. What the form
 * carries, to be read by `parseStatementField`:
 *
 * - text area: `<name>Text` (the text) beside `<name>` (the JSON that the page was made with);
 * - editor: `<name>` alone, canonical JSON, up to date at every change.
 *
 * `defaultDocument` is read once: give the component a new `key` to show another document.
 * `defaultText` is shown in the text area instead of the document's own text, to give back what a
 * form without scripts sent. `onChangeText` gets the plain text after each change.
 */
export function RichTextEditor({
  name,
  label,
  defaultDocument,
  defaultText,
  errors,
  describedBy,
  id,
  onChangeText,
}: {
  readonly name: string;
  readonly label: string;
  readonly defaultDocument?: StatementDocument | null | undefined;
  readonly defaultText?: string | undefined;
  readonly errors?: readonly string[] | undefined;
  readonly describedBy?: string | undefined;
  readonly id?: string | undefined;
  readonly onChangeText?: ((text: string) => void) | undefined;
}) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const errorId = `${controlId}-error`;
  const labelId = `${controlId}-label`;
  const [base] = useState(() => defaultDocument ?? fromPlainText(""));
  const [rich, setRich] = useState<Rich | null>(null);
  const [plain, setPlain] = useState<Plain>(() => ({
    json: JSON.stringify(base),
    text: defaultText ?? toPlainText(base),
    notice: "",
  }));
  const textarea = useRef<HTMLTextAreaElement | null>(null);
  const typedEarly = useRef<string | null | undefined>(undefined);
  if (typedEarly.current === undefined) {
    typedEarly.current = readServerArea(controlId);
  }
  const takeArea = useCallback((area: HTMLTextAreaElement | null) => {
    textarea.current = area;
    if (area !== null && typeof typedEarly.current === "string") {
      area.value = typedEarly.current;
      typedEarly.current = null;
    }
  }, []);
  const latest = useRef<{ json: string; text: string }>(plain);

  useEffect(() => {
    let isWanted = true;
    import("./statement-editor.tsx")
      .then(({ StatementEditor, documentAfterTyping }) => {
        const area = textarea.current;
        if (isWanted && area !== null) {
          const document = documentAfterTyping({ document: base, text: area.value });
          latest.current = { json: JSON.stringify(document), text: toPlainText(document) };
          const isAtEnd = area.selectionEnd === area.value.length;
          const hasFocus = area.ownerDocument.activeElement === area;
          const focus = hasFocus ? (isAtEnd ? "end" : "start") : null;
          // At once, so that no keystroke falls between reading the text area and replacing it.
          flushSync(() => setRich({ Editor: StatementEditor, document, focus }));
        }
      })
      .catch(() => {
        if (isWanted) {
          setPlain((current) => ({ ...current, notice: LOAD_FAILED }));
        }
      });
    return () => {
      isWanted = false;
    };
  }, [base]);

  const isInvalid = errors !== undefined && errors.length > 0;
  const described = [isInvalid && errorId, describedBy].filter(Boolean).join(" ") || undefined;
  const control = { id: controlId, labelId, name, describedBy: described, isInvalid };
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label className="text-sm font-medium" htmlFor={controlId} id={labelId}>
        {label}
      </label>
      {rich === null ? (
        <>
          <Textarea
            aria-describedby={described}
            aria-invalid={isInvalid || undefined}
            className="min-h-40"
            defaultValue={plain.text}
            id={controlId}
            name={`${name}Text`}
            onChange={(event) => onChangeText?.(event.target.value)}
            ref={takeArea}
            rows={8}
          />
          <input name={name} type="hidden" value={plain.json} />
          <p className="text-sm text-muted" role="status">
            {plain.notice}
          </p>
        </>
      ) : (
        <EditorBoundary
          onCrash={() => {
            setPlain({ ...latest.current, notice: CRASHED });
            setRich(null);
          }}
        >
          <rich.Editor
            control={control}
            document={rich.document}
            focus={rich.focus}
            onChange={(output) => {
              latest.current = output;
              onChangeText?.(output.text);
            }}
          />
        </EditorBoundary>
      )}
      <FieldErrors errors={errors} id={errorId} />
    </div>
  );
}

/**
 * What stands in the server's text area before React takes it over, which then writes the first text
 * over what was typed (React 18, ReactDOMTextarea.postMountWrapper). Null on the server and where
 * the page was not drawn by it.
 */
function readServerArea(id: string): string | null {
  if (typeof document === "undefined") {
    return null;
  }
  const area = document.getElementById(id);
  return area instanceof HTMLTextAreaElement ? area.value : null;
}
