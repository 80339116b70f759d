import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";

/**
 * A modal dialog on the browser's own `<dialog>`: it keeps the focus inside, closes with Escape and
 * gives the focus back. `onClose` is called however it was closed.
 */
export function Dialog({
  open,
  onClose,
  title,
  description,
  footer,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) {
      return;
    }
    if (open && !dialog.open) {
      dialog.showModal();
    } else if (!open && dialog.open) {
      dialog.close();
    }
  }, [open]);
  return (
    <dialog
      aria-labelledby={titleId}
      className="w-[min(34rem,calc(100vw-2rem))] rounded-lg border bg-raised p-0 shadow-floating backdrop:bg-[rgb(8_12_18/0.55)]"
      onClose={onClose}
      ref={ref}
    >
      <header className="flex items-start justify-between gap-4 border-b px-4 py-3">
        <div>
          <h2 className="text-lg font-semibold" id={titleId}>
            {title}
          </h2>
          {description !== undefined && <p className="text-sm text-muted">{description}</p>}
        </div>
        <Button aria-label="Close" onClick={() => ref.current?.close()} size="sm" tone="ghost">
          <X aria-hidden="true" />
        </Button>
      </header>
      {children !== undefined && <div className="px-4 py-4">{children}</div>}
      {footer !== undefined && (
        <footer className="flex flex-wrap justify-end gap-2 border-t bg-sunken px-4 py-3">
          {footer}
        </footer>
      )}
    </dialog>
  );
}
