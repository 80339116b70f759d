import { isRouteErrorResponse, useLocation } from "@remix-run/react";
import { pb } from "#app/lib/paths.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { KeptForm, keptFieldsOf } from "./kept-form.tsx";

type Words = { readonly title: string; readonly text: string };

const WORDS: Record<number, Words> = {
  400: {
    title: "This address cannot be read",
    text: "Something in it is not what was expected. Go back, or start again from the entries.",
  },
  401: {
    title: "Sign in to see this page",
    text: "This part is for the people who curate, review and publish. Everything that is accepted can be read without an account.",
  },
  403: {
    title: "You may not see this page",
    text: "Your roles do not include it. An administrator can give you the role that it needs.",
  },
  404: {
    title: "There is no such page",
    text: "The address may be mistyped, or what it names has never been accepted. Accepted entries keep their address for ever.",
  },
  409: {
    title: "Somebody else changed this meanwhile",
    text: "Nothing was overwritten. Load the page again to see how it stands now.",
  },
  410: {
    title: "This is no longer here",
    text: "It was taken back. The history still names it.",
  },
  413: {
    title: "That is too large",
    text: "Nothing was changed. Send less at once.",
  },
  429: {
    title: "Too many requests",
    text: "Wait a minute and try again. Nothing was changed.",
  },
};

const FAILURE: Words = {
  title: "Something went wrong on our side",
  text: "Nothing that was saved is lost. Try again; if it keeps happening, tell an administrator when it happened.",
};

/** The words for an error that reached a boundary. A bug's own message never reaches the page. */
export function describeRouteError(error: unknown): Words & { status: number } {
  if (!isRouteErrorResponse(error)) {
    return { status: 500, ...FAILURE };
  }
  const { status } = error;
  const words = WORDS[status] ?? (status >= 500 ? FAILURE : (WORDS[400] ?? FAILURE));
  const said: unknown = error.data;
  const isSaid = status < 500 && typeof said === "string" && said !== "" && said.length <= 300;
  return { status, title: words.title, text: isSaid ? `${said} ${words.text}` : words.text };
}

/** What a person sees instead of a page, and what to do next. */
export function ErrorPage({ error }: { error: unknown }) {
  const { status, title, text } = describeRouteError(error);
  const location = useLocation();
  const here = `${location.pathname}${location.search}`;
  const kept = isRouteErrorResponse(error) ? keptFieldsOf(error.data) : null;
  if (kept !== null) {
    return (
      <div className="page-width grid justify-items-start gap-2 py-16">
        <p className="font-mono text-sm text-muted">{status}</p>
        <h1 className="text-3xl font-semibold tracking-tight text-balance">
          You are no longer signed in
        </h1>
        <p className="max-w-prose text-lg text-muted">
          Nothing was sent and nothing that you typed is lost. Sign in, come back to this page, and
          send it again.
        </p>
        <KeptForm action={here} fields={kept} />
      </div>
    );
  }
  return (
    <div className="page-width grid justify-items-start gap-2 py-24">
      <p className="font-mono text-sm text-muted">{status}</p>
      <h1 className="text-3xl font-semibold tracking-tight text-balance">{title}</h1>
      <p className="max-w-prose text-lg text-muted">{text}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        {status === 401 && (
          <LinkButton to={pb.signIn(here)} tone="primary">
            Sign in
          </LinkButton>
        )}
        {(status === 409 || status >= 500) && (
          <LinkButton reloadDocument to={here} tone="primary">
            Load again
          </LinkButton>
        )}
        <LinkButton to={pb.entries()}>Browse entries</LinkButton>
        <LinkButton to={pb.home()} tone="ghost">
          Start page
        </LinkButton>
      </div>
    </div>
  );
}
