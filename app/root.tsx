import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "#app/components/error-page.tsx";
import { useNonce } from "#app/lib/nonce.ts";
import { themeOfCookie } from "#app/lib/theme.ts";
import stylesheet from "./tailwind.css?url";

/** The stylesheet and the icon of every page. */
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The title where a page has none of its own. */
export const meta: MetaFunction = () => [{ title: "Curatorium" }];

/** The theme that was chosen. */
export function loader({ request }: LoaderFunctionArgs) {
  return { theme: themeOfCookie(request.headers.get("Cookie")) };
}

/** The document around every page, error pages included; it needs no data. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const theme = useRouteLoaderData<typeof loader>("root")?.theme ?? "system";
  return (
    <html data-theme={theme} lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta content="width=device-width, initial-scale=1" name="viewport" />
        <meta content="light dark" name="color-scheme" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** The page. */
export default function Root() {
  return <Outlet />;
}

/** The last resort: no navigation, because what draws it may be what failed. */
export function ErrorBoundary() {
  return (
    <main>
      <ErrorPage error={useRouteError()} />
    </main>
  );
}
