import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { mergeRegister } from "lexical";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { StatementDocument } from "#app/domain/richtext/nodes.ts";
import { projectEditorState } from "#app/domain/richtext/project.ts";
import { toPlainText } from "#app/domain/richtext/to-plain-text.ts";

/** What an editor's state comes to: the JSON that is sent, and its plain text. */
export type StatementOutput = { readonly json: string; readonly text: string };

/**
 * Keeps a hidden input at the editor's canonical JSON, at every change and before anything else can
 * read the form, and tells the form by an `input` event as a typed-in field would. A state that
 * comes to the same JSON (a caret that moved, a change undone by the allow-list) is no change. A
 * reset of the form puts the first document back.
 *
 * The input must be drawn without `value` and `defaultValue`: React would write them over ours.
 */
export function useStatementOutput(options: {
  readonly document: StatementDocument;
  readonly input: RefObject<HTMLInputElement>;
  readonly onChange: (output: StatementOutput) => void;
}): void {
  const { document, input } = options;
  const [editor] = useLexicalComposerContext();
  const onChange = useRef(options.onChange);
  useEffect(() => {
    onChange.current = options.onChange;
  });
  useLayoutEffect(() => {
    const field = input.current;
    if (field === null) {
      return;
    }
    const initialJson = JSON.stringify(document);
    field.value = initialJson;
    const { form } = field;
    const reset = () => editor.setEditorState(editor.parseEditorState(initialJson));
    form?.addEventListener("reset", reset);
    return mergeRegister(
      () => form?.removeEventListener("reset", reset),
      editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) {
          return;
        }
        const current = projectEditorState(editorState.toJSON());
        const json = JSON.stringify(current);
        if (json === field.value) {
          return;
        }
        field.value = json;
        onChange.current({ json, text: toPlainText(current) });
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    );
  }, [document, editor, input]);
}
