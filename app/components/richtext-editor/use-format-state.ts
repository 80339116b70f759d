import { $isListNode, ListNode } from "@lexical/list";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getNearestNodeOfType } from "@lexical/utils";
import {
  $getSelection,
  $isRangeSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  mergeRegister,
} from "lexical";
import { useEffect, useState } from "react";

/** The character formats that the toolbar offers. */
export const TOOLBAR_FORMATS = ["bold", "italic", "subscript", "superscript"] as const;
/** See {@link TOOLBAR_FORMATS}. */
export type ToolbarFormat = (typeof TOOLBAR_FORMATS)[number];

/** What the toolbar shows as pressed or possible. */
export type FormatState = Readonly<Record<ToolbarFormat, boolean>> & {
  readonly listType: "bullet" | "number" | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

const NOTHING: FormatState = {
  bold: false,
  italic: false,
  subscript: false,
  superscript: false,
  listType: null,
  canUndo: false,
  canRedo: false,
};

/** Follows the selection; renders again only when something that is shown changed. */
export function useFormatState(): FormatState {
  const [editor] = useLexicalComposerContext();
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    const change = (part: Partial<FormatState>) =>
      setState((current) => {
        const next = { ...current, ...part };
        const keys = Object.keys(next) as (keyof FormatState)[];
        return keys.every((key) => next[key] === current[key]) ? current : next;
      });
    const remember = (key: "canUndo" | "canRedo") => (isPossible: boolean) => {
      change({ [key]: isPossible });
      return false;
    };
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => change(editorState.read($readFormats))),
      editor.registerCommand(CAN_UNDO_COMMAND, remember("canUndo"), COMMAND_PRIORITY_LOW),
      editor.registerCommand(CAN_REDO_COMMAND, remember("canRedo"), COMMAND_PRIORITY_LOW),
    );
  }, [editor]);
  return state;
}

/** Without a selection of text the last state stays, as when the focus is on the toolbar. */
function $readFormats(): Partial<FormatState> {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) {
    return {};
  }
  const list = $getNearestNodeOfType(selection.anchor.getNode(), ListNode);
  const listType = $isListNode(list) ? list.getListType() : null;
  return {
    bold: selection.hasFormat("bold"),
    italic: selection.hasFormat("italic"),
    subscript: selection.hasFormat("subscript"),
    superscript: selection.hasFormat("superscript"),
    listType: listType === "check" ? "bullet" : listType,
  };
}
