import { Link } from "@remix-run/react";
import { ROLE_LABELS, type Role } from "#app/domain/permissions/roles.ts";
import { pb } from "#app/lib/paths.ts";
import { buttonClass } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";

/** A demo account as the page shows it: its password goes into the form alone. */
export type ShownAccount = { readonly role: Role; readonly name: string; readonly email: string };

/** The people to try Curatorium as; "Use" fills the form, also without script. */
export function DemoAccounts({
  accounts,
  chosen,
  next,
}: {
  accounts: readonly ShownAccount[];
  chosen: string | null;
  next: string;
}) {
  return (
    <Card
      description="This installation answers on this machine only. Try it as any of these people; nobody may approve what they wrote themselves."
      flush
      id="demo-accounts"
      title="Demo accounts"
    >
      <ul className="divide-y">
        {accounts.map(({ role, name, email }) => (
          <li className="flex items-center gap-3 px-4 py-2" key={email}>
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {ROLE_LABELS[role]} <span className="font-normal text-muted">· {name}</span>
              </p>
              <p className="truncate text-sm text-muted">{email}</p>
            </div>
            <Link
              aria-current={email === chosen ? "true" : undefined}
              className={buttonClass({ size: "sm" })}
              preventScrollReset
              replace
              to={filledIn({ email, next })}
            >
              Use
              <span className="sr-only"> {email}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The sign-in page with this account filled in; the password is never part of an address. */
function filledIn(input: { email: string; next: string }): string {
  const query = new URLSearchParams({ as: input.email });
  if (input.next !== "/") {
    query.set("next", input.next);
  }
  return `${pb.signIn()}?${query}`;
}
