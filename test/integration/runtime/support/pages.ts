import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";

/** What the echo route saw of a request. */
export type Echo = {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly requestId: string;
  readonly bodyBytes: number;
};

async function echo({ request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const seen: Echo = {
    url: request.url,
    headers: Object.fromEntries(request.headers),
    requestId: context.requestId,
    bodyBytes: (await request.arrayBuffer()).byteLength,
  };
  const headers = new Headers([
    ["content-security-policy", "default-src 'self'"],
    ["set-cookie", "a=1; HttpOnly"],
    ["set-cookie", "b=2; HttpOnly"],
  ]);
  return Response.json(seen, { headers });
}

const page = (_request: Request, status: number) => new Response("page", { status });

const resource = (path: string, module: object) => ({
  id: `routes/${path}`,
  parentId: "root",
  path,
  module,
});

/** Built pages with three routes: one echoes the request, one is long, one fails. */
export function pagesUnderTest(): ServerBuild {
  const routes = [
    { id: "root", path: "", module: { default: () => null } },
    resource("echo", { loader: echo, action: echo }),
    resource("long", { loader: () => new Response("long ".repeat(10_000)) }),
    resource("broken", {
      loader: () => {
        throw new Error("broken on purpose");
      },
    }),
  ];
  const manifest = routes.map(({ module: _module, ...route }) => ({
    ...route,
    module: "",
    hasLoader: route.id !== "root",
    hasAction: route.id === "routes/echo",
    hasErrorBoundary: false,
  }));
  // Remix's compiler makes such an object; only what a resource route needs is filled in.
  return {
    entry: { module: { default: page, handleError: () => {} } },
    routes: Object.fromEntries(routes.map((route) => [route.id, route])),
    assets: {
      entry: { imports: [], module: "" },
      routes: Object.fromEntries(manifest.map((route) => [route.id, route])),
      url: "",
      version: "",
    },
    publicPath: "/",
    assetsBuildDirectory: "",
    basename: "/",
    future: { v3_singleFetch: true },
    isSpaMode: false,
  } as unknown as ServerBuild;
}
