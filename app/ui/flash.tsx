import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { Alert, type AlertTone } from "./alert.tsx";
import { Button } from "./button.tsx";

/** A message that outlives a redirect. `id` differs for each, so that the same words show twice. */
export type FlashMessage = {
  readonly id: string;
  readonly tone: AlertTone;
  readonly text: string;
};

/** Shows a message that came with the page, until it is closed. It needs no script to be read. */
export function Flash({ message }: { message: FlashMessage | null }) {
  const [shown, setShown] = useState(message);
  useEffect(() => {
    if (message !== null) {
      setShown(message);
    }
  }, [message]);
  return (
    <div aria-live="polite" className="page-width print:hidden">
      {shown !== null && (
        <Alert
          actions={
            <Button
              aria-label="Close message"
              onClick={() => setShown(null)}
              size="sm"
              tone="ghost"
            >
              <X aria-hidden="true" />
            </Button>
          }
          className="mt-4"
          key={shown.id}
          tone={shown.tone}
        >
          <p>{shown.text}</p>
        </Alert>
      )}
    </div>
  );
}
