import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { PageBody } from "#app/components/app-shell.tsx";
import { PASSWORD_LIMITS } from "#app/domain/permissions/password.ts";
import { ROLE_LABELS } from "#app/domain/permissions/roles.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext, requireActor } from "#app/platform/actor.server.ts";
import { redirectWithFlash } from "#app/platform/flash.server.ts";
import { readFormData } from "#app/platform/form-data.server.ts";
import { mapServiceError, requireSameOrigin } from "#app/platform/http.server.ts";
import { changePassword } from "#app/services/users/change-password.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { type PasswordFields, passwordForm } from "./password-form.ts";

export const meta: MetaFunction = () => [{ title: "Your account · Curatorium" }];

/** Who the person is here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email, roles } = await requireActor(request, context);
  return { name, email, roles };
}

/** Changes the password, or says at the field why not. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request, context);
  await requireActor(request, context);
  const submission = parseWithZod(await readFormData(request), { schema: passwordForm });
  const hidden = { hideFields: ["current", "password", "again"] };
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(hidden) }, { status: 400 });
  }
  try {
    await changePassword({
      ctx: await requestContext(request, context),
      env: context.env,
      headers: request.headers,
      input: submission.value,
    });
  } catch (error) {
    const { status, refusals } = mapServiceError(error);
    const fieldErrors = Object.fromEntries(
      refusals.map(({ path = "", message }) => [path, [message]]),
    );
    return data({ lastResult: submission.reply({ ...hidden, fieldErrors }) }, { status });
  }
  return redirectWithFlash({
    to: pb.account(),
    tone: "success",
    text: "Your password is changed. You are signed out everywhere else.",
  });
}

/** The person's own account. */
export default function Account() {
  const { name, email, roles } = useLoaderData<typeof loader>();
  const shown = roles.map((role) => ROLE_LABELS[role]).join(", ");
  return (
    <PageBody>
      <PageHeader title="Your account" />
      <div className="grid max-w-2xl gap-6">
        <DescriptionList
          items={[
            { term: "Name", value: name },
            { term: "E-mail address", value: email },
            { term: "Roles", value: shown === "" ? "None yet" : shown },
          ]}
        />
        <Card
          description="It signs what you approve and publish, so nobody else may know it."
          id="password"
          title="Change your password"
        >
          <PasswordForm />
        </Card>
      </div>
    </PageBody>
  );
}

const FIELDS = [
  { name: "current", label: "Current password", autoComplete: "current-password" },
  { name: "password", label: "New password", autoComplete: "new-password" },
  { name: "again", label: "New password again", autoComplete: "new-password" },
] as const;

const HINT = `At least ${PASSWORD_LIMITS.min} characters; a few words that do not belong together are good.`;

function PasswordForm() {
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const [form, fields] = useForm<PasswordFields>({
    id: "password",
    lastResult: answer?.lastResult ?? null,
  });
  return (
    <Form className="grid max-w-sm gap-4" method="post" {...getFormProps(form)}>
      {FIELDS.map(({ name, label, autoComplete }) => (
        <Field
          errors={fields[name].errors}
          id={fields[name].id}
          key={name}
          label={label}
          required
          {...(name === "password" ? { hint: HINT } : {})}
        >
          {(control) => (
            <Input {...control} autoComplete={autoComplete} name={name} type="password" />
          )}
        </Field>
      ))}
      <div>
        <Button disabled={isBusy} tone="primary" type="submit">
          Change password
        </Button>
      </div>
    </Form>
  );
}
