// The dependency rule: which room of the code may know which. docs/architecture.md draws it;
// test/architecture/dependency-rule.test.ts plants a violation of each rule and sees it refused.

const TESTS = "\\.test\\.tsx?$";
const EDGE =
  "^app/(routes/|components/|ui/|platform/|server/|root\\.|entry\\.|routes\\.ts$|lib/nonce)";
const WEB = "^node_modules/(@remix-run|react|react-dom|express)/";

/** Code of some rooms, their tests left out: those import the test runner and fixtures. */
const code = (path, ...but) => ({ path, pathNot: [TESTS, ...but].flat() });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Modules in a cycle cannot be understood or tested one without the other.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "not-to-unresolvable",
      comment: "An import that resolves to nothing fails at run time, perhaps in production alone.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
    {
      name: "not-to-development-packages",
      comment: "A production install leaves development packages out.",
      severity: "error",
      from: code("^(app|db)/"),
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["type-only"],
        pathNot: "^node_modules/@types/",
      },
    },
    {
      name: "domain-is-pure",
      comment:
        "The domain has no I/O, clock, randomness or framework: same input, same answer. Packages without I/O are named one by one.",
      severity: "error",
      from: code("^app/domain/"),
      to: { pathNot: "^(app/domain/|node_modules/(zod|canonicalize|diff)/)" },
    },
    {
      name: "ui-is-leaf",
      comment: "Primitives know nothing of the application.",
      severity: "error",
      from: code("^app/ui/"),
      to: { path: "^(app|db|seeds|test)/", pathNot: "^app/ui/" },
    },
    {
      name: "components-stay-client",
      comment:
        "A value imported from the server side ends up in the browser's bundle. A component's own .server file never gets there: it is what a route's action calls.",
      severity: "error",
      from: code("^app/components/", "\\.server\\.tsx?$"),
      to: {
        path: "^(db/|app/(services|platform|routes|cli|consumer|server)/|node_modules/(drizzle-orm|pg|better-auth)/)|\\.server\\.tsx?$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "components-do-not-know-routes",
      comment: "Routes use components; a type that both need belongs to the component.",
      severity: "error",
      from: code("^app/components/"),
      to: { path: "^app/(routes|cli|consumer|server)/" },
    },
    {
      name: "services-no-web",
      comment: "A verb is the same for the browser, the command line and a job.",
      severity: "error",
      from: code("^app/services/"),
      to: { path: `^app/(routes|components|ui|cli|consumer|server)/|${WEB}` },
    },
    {
      name: "service-areas-meet-at-verbs",
      comment: "Only the verbs of a service area are public to another area.",
      severity: "error",
      from: { path: "^app/services/([^/]+)/", pathNot: TESTS },
      to: { path: "^app/services/[^/]+/internal", pathNot: "^app/services/$1/" },
    },
    {
      name: "routes-no-db",
      comment: "A route asks a service; permissions, audit and transactions live there.",
      severity: "error",
      from: code("^app/(routes/|root\\.|entry\\.)"),
      to: { path: "^(db/|node_modules/(drizzle-orm|pg|better-auth)/)" },
    },
    {
      name: "routes-do-not-import-routes",
      comment: "What two routes share is a component, a service or a path in app/lib.",
      severity: "error",
      from: code("^app/"),
      to: { path: "^app/routes/([^/]+|[^/]+/route)\\.tsx?$" },
    },
    {
      name: "db-knows-domain-only",
      comment: "Tables take their closed lists from the domain and never look back.",
      severity: "error",
      from: code("^db/"),
      to: { path: "^(app|seeds|test)/", pathNot: "^app/domain/" },
    },
    {
      name: "only-the-edge-knows-remix",
      comment: "Keeps the move to React Router a codemod over the edge.",
      severity: "error",
      from: { path: "^(app|db|seeds)/", pathNot: `${EDGE}|${TESTS}` },
      to: { path: "^node_modules/@remix-run/" },
    },
    {
      name: "prod-not-test",
      comment: "Shipped code does not depend on tests or on demonstration content.",
      severity: "error",
      from: code("^(app|db)/"),
      to: { path: "^test/" },
    },
    {
      name: "prod-not-seeds",
      comment: "Only the commands that fill a demonstration database know the seeds.",
      severity: "error",
      from: { path: "^(app|db)/", pathNot: `^app/cli/(seed|serve)\\.ts$|${TESTS}` },
      to: { path: "^seeds/" },
    },
    {
      name: "lib-is-small",
      comment: "app/lib is isomorphic and knows the domain alone.",
      severity: "error",
      from: code("^app/lib/"),
      to: { path: "^(app|db)/", pathNot: "^app/(lib|domain)/" },
    },
    {
      name: "platform-below-services",
      comment:
        "Adapters serve the services and never call a verb; their context and errors are shared words.",
      severity: "error",
      from: code("^app/platform/"),
      to: {
        path: "^app/",
        pathNot: "^app/(platform/|domain/|lib/|services/(context|errors)\\.server\\.ts$)",
      },
    },
    {
      name: "cli-is-thin",
      comment: "A command parses, calls a service, prints; it neither queries nor renders.",
      severity: "error",
      from: code("^app/cli/"),
      to: {
        path: `^(app/(routes|components|ui)/|db/(schema|queries)/|node_modules/(drizzle-orm|pg|better-auth)/)|${WEB}`,
      },
    },
    {
      name: "consumer-stands-alone",
      comment: "A laboratory that verifies a release needs no database, service or web server.",
      severity: "error",
      from: code("^app/consumer/"),
      to: {
        path: `^(app|db|seeds)/|^node_modules/(drizzle-orm|pg|better-auth)/|${WEB}`,
        pathNot: "^app/(consumer/|domain/|platform/(tuf|keys|atomic-file)\\b)",
      },
    },
    {
      name: "server-is-a-shell",
      comment: "The process around Remix mounts, listens and stops; it has no rule of its own.",
      severity: "error",
      from: code("^app/server/"),
      to: { path: "^app/", pathNot: "^app/(server|services|platform|domain|lib)/" },
    },
    {
      name: "shells-are-outermost",
      comment: "Nothing below may depend on how the process is started.",
      severity: "error",
      from: { path: "^(app|db)/", pathNot: `^app/(cli|server|consumer)/|${TESTS}` },
      to: { path: "^app/(cli|server|consumer)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|coverage)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts", ".css"],
    },
  },
};
