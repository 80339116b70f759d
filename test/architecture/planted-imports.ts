/** An import to plant: the file that imports, its specifier (`type ` before it for a type-only one), and what it resolves to. */
export type Plant = { readonly from: string; readonly imports: string; readonly to: string };

/** One refused import for each rule, or more where a rule has several edges. */
export const REFUSED: ReadonlyArray<Plant & { readonly rule: string }> = [
  refused("no-circular", "app/domain/a/one.ts", "./two.ts", "app/domain/a/two.ts"),
  refused("not-to-unresolvable", "app/domain/a/lost.ts", "./nowhere.ts", "./nowhere.ts"),
  refused(
    "not-to-development-packages",
    "app/lib/dev.ts",
    "a-dev-tool",
    "node_modules/a-dev-tool/index.js",
  ),
  refused("domain-is-pure", "app/domain/a/io.ts", "node:fs", "fs"),
  refused(
    "domain-is-pure",
    "app/domain/a/orm.ts",
    "drizzle-orm",
    "node_modules/drizzle-orm/index.js",
  ),
  refused(
    "domain-is-pure",
    "app/domain/a/platform.ts",
    "#app/platform/tuf/sign.server.ts",
    "app/platform/tuf/sign.server.ts",
  ),
  refused("ui-is-leaf", "app/ui/button.tsx", "#app/lib/paths.ts", "app/lib/paths.ts"),
  refused("ui-is-leaf", "app/ui/table.tsx", "#db/schema/index.ts", "db/schema/index.ts"),
  refused(
    "components-stay-client",
    "app/components/a.tsx",
    "#db/schema/index.ts",
    "db/schema/index.ts",
  ),
  refused(
    "components-stay-client",
    "app/components/b.tsx",
    "#app/services/entries/create.server.ts",
    "app/services/entries/create.server.ts",
  ),
  refused(
    "components-stay-client",
    "app/components/c.tsx",
    "drizzle-orm",
    "node_modules/drizzle-orm/index.js",
  ),
  refused(
    "components-do-not-know-routes",
    "app/components/d.tsx",
    "type #app/routes/_app.x/route.tsx",
    "app/routes/_app.x/route.tsx",
  ),
  refused(
    "services-no-web",
    "app/services/entries/web.server.ts",
    "@remix-run/node",
    "node_modules/@remix-run/node/index.js",
  ),
  refused(
    "services-no-web",
    "app/services/entries/view.server.ts",
    "react",
    "node_modules/react/index.js",
  ),
  refused(
    "services-no-web",
    "app/services/entries/part.server.ts",
    "#app/components/plain.tsx",
    "app/components/plain.tsx",
  ),
  refused(
    "service-areas-meet-at-verbs",
    "app/services/review/peek.server.ts",
    "#app/services/entries/internal.server.ts",
    "app/services/entries/internal.server.ts",
  ),
  refused(
    "routes-no-db",
    "app/routes/_app.y/route.tsx",
    "#db/schema/index.ts",
    "db/schema/index.ts",
  ),
  refused("routes-no-db", "app/root.tsx", "better-auth", "node_modules/better-auth/index.js"),
  refused(
    "routes-do-not-import-routes",
    "app/routes/_app.z/route.tsx",
    "../_app.$entryId/route.tsx",
    "app/routes/_app.$entryId/route.tsx",
  ),
  refused(
    "routes-do-not-import-routes",
    "app/routes/_app.z/part.tsx",
    "../healthz.ts",
    "app/routes/healthz.ts",
  ),
  refused(
    "db-knows-domain-only",
    "db/schema/bad.ts",
    "#app/services/entries/create.server.ts",
    "app/services/entries/create.server.ts",
  ),
  refused(
    "only-the-edge-knows-remix",
    "app/lib/link.ts",
    "@remix-run/node",
    "node_modules/@remix-run/node/index.js",
  ),
  refused(
    "only-the-edge-knows-remix",
    "app/cli/web.ts",
    "@remix-run/node",
    "node_modules/@remix-run/node/index.js",
  ),
  refused(
    "prod-not-test",
    "app/platform/fake.server.ts",
    "#test/support/clock.ts",
    "test/support/clock.ts",
  ),
  refused(
    "prod-not-seeds",
    "app/services/entries/demo.server.ts",
    "#seeds/demo.ts",
    "seeds/demo.ts",
  ),
  refused("prod-not-seeds", "app/cli/import.ts", "#seeds/demo.ts", "seeds/demo.ts"),
  refused(
    "lib-is-small",
    "app/lib/big.ts",
    "#app/components/plain.tsx",
    "app/components/plain.tsx",
  ),
  refused(
    "platform-below-services",
    "app/platform/up.server.ts",
    "#app/services/entries/create.server.ts",
    "app/services/entries/create.server.ts",
  ),
  refused("cli-is-thin", "app/cli/query.ts", "drizzle-orm", "node_modules/drizzle-orm/index.js"),
  refused("cli-is-thin", "app/cli/table.ts", "#db/schema/index.ts", "db/schema/index.ts"),
  refused("consumer-stands-alone", "app/consumer/db.ts", "pg", "node_modules/pg/index.js"),
  refused(
    "consumer-stands-alone",
    "app/consumer/env.ts",
    "#app/platform/env.server.ts",
    "app/platform/env.server.ts",
  ),
  refused(
    "server-is-a-shell",
    "app/server/view.server.ts",
    "#app/components/plain.tsx",
    "app/components/plain.tsx",
  ),
  refused(
    "shells-are-outermost",
    "app/services/entries/start.server.ts",
    "#app/server/listen.server.ts",
    "app/server/listen.server.ts",
  ),
];

/** The nearest imports that the rules allow. */
export const ALLOWED: readonly Plant[] = [
  plant("app/domain/b/rule.ts", "zod", "node_modules/zod/index.js"),
  plant("app/domain/b/rule.test.ts", "a-dev-tool", "node_modules/a-dev-tool/index.js"),
  plant("app/lib/typed.ts", "type a-dev-tool", "node_modules/a-dev-tool/index.js"),
  plant("app/ui/field.tsx", "./plain.tsx", "app/ui/plain.tsx"),
  plant("app/components/e.tsx", "type #db/schema/index.ts", "db/schema/index.ts"),
  plant("app/components/f.tsx", "@remix-run/node", "node_modules/@remix-run/node/index.js"),
  plant(
    "app/services/entries/list.server.ts",
    "./internal.server.ts",
    "app/services/entries/internal.server.ts",
  ),
  plant(
    "app/services/review/verb.server.ts",
    "#app/services/entries/create.server.ts",
    "app/services/entries/create.server.ts",
  ),
  plant("app/services/review/row.server.ts", "#db/schema/index.ts", "db/schema/index.ts"),
  plant("app/routes/_app.$entryId/route.tsx", "./part.tsx", "app/routes/_app.$entryId/part.tsx"),
  plant(
    "app/routes/_app.v/route.tsx",
    "#app/services/entries/create.server.ts",
    "app/services/entries/create.server.ts",
  ),
  plant("db/schema/good.ts", "#app/domain/b/values.ts", "app/domain/b/values.ts"),
  plant("app/platform/http.server.ts", "@remix-run/node", "node_modules/@remix-run/node/index.js"),
  plant(
    "app/platform/answer.server.ts",
    "#app/services/errors.server.ts",
    "app/services/errors.server.ts",
  ),
  plant("app/platform/orm.server.ts", "#db/schema/index.ts", "db/schema/index.ts"),
  plant("app/cli/seed.ts", "#seeds/demo.ts", "seeds/demo.ts"),
  plant("app/cli/pull.ts", "#app/consumer/pull.ts", "app/consumer/pull.ts"),
  plant(
    "app/consumer/check.ts",
    "#app/platform/tuf/sign.server.ts",
    "app/platform/tuf/sign.server.ts",
  ),
  plant("app/server/mount.server.ts", "@remix-run/node", "node_modules/@remix-run/node/index.js"),
  plant(
    "test/support/help.ts",
    "#app/services/entries/create.server.ts",
    "app/services/entries/create.server.ts",
  ),
];

function plant(from: string, imports: string, to: string): Plant {
  return { from, imports, to };
}

function refused(rule: string, from: string, imports: string, to: string) {
  return { rule, from, imports, to };
}
