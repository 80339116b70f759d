import {
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from "@lexical/list";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { FORMAT_TEXT_COMMAND, type LexicalCommand, REDO_COMMAND, UNDO_COMMAND } from "lexical";
import {
  Bold,
  BookMarked,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Redo2,
  Subscript,
  Superscript,
  Undo2,
} from "lucide-react";
import { Toolbar as Radix } from "radix-ui";
import type { MouseEvent, ReactNode, Ref } from "react";
import { buttonClass } from "#app/ui/button.tsx";
import { cn } from "#app/ui/cn.ts";
import { type ToolbarFormat, useFormatState } from "./use-format-state.ts";

const FORMATS: readonly {
  format: ToolbarFormat;
  label: string;
  icon: LucideIcon;
  keys?: string;
}[] = [
  { format: "bold", label: "Bold", icon: Bold, keys: "Control+B Meta+B" },
  { format: "italic", label: "Italic", icon: Italic, keys: "Control+I Meta+I" },
  { format: "subscript", label: "Subscript", icon: Subscript },
  { format: "superscript", label: "Superscript", icon: Superscript },
];

const LISTS = [
  { type: "bullet", label: "Bullet list", icon: List, command: INSERT_UNORDERED_LIST_COMMAND },
  {
    type: "number",
    label: "Numbered list",
    icon: ListOrdered,
    command: INSERT_ORDERED_LIST_COMMAND,
  },
] as const;

/**
 * The editor's buttons: one tab stop, arrow keys inside (WAI-ARIA toolbar pattern). A button acts on
 * the text selection and hands the focus back to the text.
 */
export function Toolbar({
  controls,
  isCiting,
  citeButton,
  onCite,
}: {
  /** The id of the text that the toolbar acts on. */
  readonly controls: string;
  readonly isCiting: boolean;
  readonly citeButton: Ref<HTMLButtonElement>;
  readonly onCite: () => void;
}) {
  const [editor] = useLexicalComposerContext();
  const state = useFormatState();
  const run = <Payload,>(command: LexicalCommand<Payload>, payload: Payload) => {
    editor.dispatchCommand(command, payload);
    editor.focus();
  };
  return (
    <Radix.Root
      aria-controls={controls}
      aria-label="Formatting"
      className="flex flex-wrap items-center gap-0.5 border-b border-line px-1 py-0.5"
    >
      {FORMATS.map(({ format, label, icon, keys }) => (
        <Tool
          icon={icon}
          isPressed={state[format]}
          key={format}
          keys={keys}
          label={label}
          onClick={() => run(FORMAT_TEXT_COMMAND, format)}
        />
      ))}
      <Gap />
      {LISTS.map(({ type, label, icon, command }) => (
        <Tool
          icon={icon}
          isPressed={state.listType === type}
          key={type}
          label={label}
          onClick={() => run(state.listType === type ? REMOVE_LIST_COMMAND : command, undefined)}
        />
      ))}
      <Gap />
      <Tool
        icon={Undo2}
        isDisabled={!state.canUndo}
        label="Undo"
        keys="Control+Z Meta+Z"
        onClick={() => run(UNDO_COMMAND, undefined)}
      />
      <Tool
        icon={Redo2}
        isDisabled={!state.canRedo}
        label="Redo"
        onClick={() => run(REDO_COMMAND, undefined)}
      />
      <Gap />
      <Radix.Button
        aria-expanded={isCiting}
        className={buttonClass({ tone: "ghost", size: "sm" })}
        onClick={onCite}
        ref={citeButton}
        type="button"
      >
        <BookMarked aria-hidden="true" />
        Insert citation
      </Radix.Button>
    </Radix.Root>
  );
}

function Tool({
  icon: Icon,
  label,
  keys,
  isPressed,
  isDisabled = false,
  onClick,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <Radix.Button
      aria-keyshortcuts={keys}
      aria-label={label}
      aria-pressed={isPressed}
      className={cn(
        buttonClass({ tone: "ghost", size: "sm" }),
        "min-w-6.5 px-1 aria-pressed:bg-accent-soft aria-pressed:text-accent disabled:border-transparent disabled:bg-transparent disabled:opacity-40 pointer-coarse:min-w-9",
      )}
      disabled={isDisabled}
      onClick={onClick}
      onMouseDown={keepSelection}
      title={label}
      type="button"
    >
      <Icon aria-hidden="true" />
    </Radix.Button>
  );
}

/** A press of the mouse must not take the selection out of the text. */
function keepSelection(event: MouseEvent) {
  event.preventDefault();
}

function Gap() {
  return <Radix.Separator className="mx-1 h-4 w-px bg-line" />;
}
