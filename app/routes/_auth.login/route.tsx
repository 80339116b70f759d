import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { BrandMark } from "#app/components/brand-mark.tsx";
import { localPath } from "#app/lib/local-path.ts";
import { pb } from "#app/lib/paths.ts";
import { actorOf, requestContext } from "#app/platform/actor.server.ts";
import { readFormData } from "#app/platform/form-data.server.ts";
import { clientAddress, requireSameOrigin } from "#app/platform/http.server.ts";
import { readDemoAccounts } from "#app/services/users/seed-demo.server.ts";
import { signIn } from "#app/services/users/sign-in.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";
import { signInForm } from "./sign-in-form.ts";

/** The page holds passwords of demo accounts: no cache may keep it. */
const UNCACHED = { "Cache-Control": "no-store" };

export const headers = () => UNCACHED;

export const meta: MetaFunction = () => [{ title: "Sign in · Curatorium" }];

/** Where to go afterwards: an address of our own, and not one that ends the session again. */
function nextPath(value: unknown): string {
  const path = localPath(value);
  return /^\/(login|logout|api)(?![^/?#])/.test(path) ? "/" : path;
}

/** What the form starts with, and in evaluation mode who can be tried. Signed in: straight on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const next = nextPath(query.get("next"));
  const actor = await actorOf(request, context);
  if (actor.kind === "person") {
    return redirect(next);
  }
  const accounts = readDemoAccounts(context.env);
  const chosen = accounts.find((account) => account.email === query.get("as"));
  return data(
    {
      next,
      accounts: accounts.map(({ role, name, email }) => ({ role, name, email })),
      filled: chosen === undefined ? null : { email: chosen.email, password: chosen.password },
    },
    { headers: UNCACHED },
  );
}

/** Signs in and goes on, or says why not: 400 form, 401 credentials, 429 too many attempts. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request, context);
  const submission = parseWithZod(await readFormData(request), { schema: signInForm });
  const hidden = { hideFields: ["password"] };
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(hidden) }, { status: 400, headers: UNCACHED });
  }
  const { email, password, next } = submission.value;
  const result = await signIn({
    ctx: await requestContext(request, context),
    env: context.env,
    input: { email, password },
    origin: {
      address: clientAddress(request),
      userAgent: request.headers.get("user-agent"),
    },
  });
  if (!result.ok) {
    const { message, retryAfterSeconds } = result.error;
    const lastResult = submission.reply({ ...hidden, formErrors: [message] });
    return retryAfterSeconds === undefined
      ? data({ lastResult }, { status: 401, headers: UNCACHED })
      : data(
          { lastResult },
          { status: 429, headers: { ...UNCACHED, "Retry-After": String(retryAfterSeconds) } },
        );
  }
  const cookies = new Headers();
  for (const cookie of result.value.headers.getSetCookie()) {
    cookies.append("Set-Cookie", cookie);
  }
  throw redirect(nextPath(next), { headers: cookies });
}

/** The sign-in page. Works without script. */
export default function SignIn() {
  const { next, accounts, filled } = useLoaderData<typeof loader>();
  return (
    <main className="page-width grid min-h-screen content-start justify-items-center gap-6 py-10">
      <Link className="flex items-center gap-2 rounded-md text-lg font-semibold" to={pb.home()}>
        <BrandMark className="size-7" />
        Curatorium
      </Link>
      <div className="grid w-full max-w-md gap-6">
        <h1 className="text-2xl font-semibold tracking-tight">Sign in</h1>
        <SignInForm filled={filled} key={filled?.email ?? ""} next={next} />
        {accounts.length > 0 && (
          <DemoAccounts accounts={accounts} chosen={filled?.email ?? null} next={next} />
        )}
        <p className="text-sm text-muted">
          Reading what is accepted and released needs no account. An administrator invites people
          who curate, review or publish, and sets a new password for those who forgot theirs.
        </p>
      </div>
    </main>
  );
}

function SignInForm({
  filled,
  next,
}: {
  filled: { email: string; password: string } | null;
  next: string;
}) {
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const [form, fields] = useForm({
    id: "sign-in",
    lastResult: answer?.lastResult ?? null,
    defaultValue: filled ?? {},
  });
  return (
    <Form className="grid gap-4" method="post" {...getFormProps(form)}>
      {form.errors !== undefined && form.errors.length > 0 && (
        <div id={form.errorId}>
          <Alert live="assertive" title={form.errors.join(" ")} tone="danger" />
        </div>
      )}
      <Field errors={fields.email.errors} id={fields.email.id} label="E-mail address" required>
        {(control) => (
          <Input
            {...control}
            autoComplete="username"
            defaultValue={fields.email.initialValue}
            key={fields.email.key}
            name={fields.email.name}
            type="email"
          />
        )}
      </Field>
      <Field errors={fields.password.errors} id={fields.password.id} label="Password" required>
        {(control) => (
          <Input
            {...control}
            autoComplete="current-password"
            defaultValue={fields.password.initialValue}
            key={fields.password.key}
            name={fields.password.name}
            type="password"
          />
        )}
      </Field>
      <input name="next" type="hidden" value={next} />
      <Button disabled={isBusy} tone="primary" type="submit">
        {isBusy ? "Signing in…" : "Sign in"}
      </Button>
    </Form>
  );
}
