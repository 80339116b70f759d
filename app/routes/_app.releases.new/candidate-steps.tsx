import { Form, useNavigation } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Time } from "#app/components/time.tsx";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { Button, UnavailableAction } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input, Textarea } from "#app/ui/input.tsx";
import type { LoadedCandidate } from "./loaded-candidate.ts";
import { errorsAt, type OrderAnswer } from "./order-answer.ts";

type Props = { readonly candidate: LoadedCandidate; readonly answer: OrderAnswer };

/** Build, sign, publish, or give up: what a publisher does with the open candidate. */
export function CandidateSteps({ candidate, answer }: Props) {
  return (
    <div className="grid min-w-0 gap-4 max-lg:order-1">
      {candidate.state === "candidate" && (
        <Card id="build" title="Build the files">
          <OrderForm version={candidate.version}>
            <p>
              The membership is frozen. Building was cut short or refused; it is safe to repeat.
            </p>
            <Submit label="Build" order="build" />
          </OrderForm>
        </Card>
      )}
      <Signatures answer={answer} candidate={candidate} />
      <Card id="publish" title="Publish">
        {candidate.state === "signed" ? (
          <OrderForm version={candidate.version}>
            <p>
              Writes the files where consumers fetch them, and has a stock client check them from
              outside before the release counts as published. Safe to repeat.
            </p>
            <Submit
              busy="Publishing and checking…"
              label={`Publish ${candidate.version}`}
              order="publish"
            />
          </OrderForm>
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <UnavailableAction reason="It lacks signatures.">Publish</UnavailableAction>
            <p className="text-sm text-muted">It lacks signatures.</p>
          </div>
        )}
      </Card>
      <Abandon answer={answer} version={candidate.version} />
    </div>
  );
}

function Signatures({ candidate, answer }: Props) {
  const { signatures, threshold, signRefusal } = candidate;
  return (
    <Card
      description={
        threshold === null
          ? undefined
          : `${signatures.length} of ${threshold} publishers have signed.`
      }
      id="signatures"
      title="Signatures"
    >
      {signatures.length > 0 && (
        <ul className="mb-3 grid gap-2 border-b pb-3">
          {signatures.map((signature) => (
            <li className="flex gap-2" key={signature.keyId}>
              <CircleCheck aria-hidden="true" className="mt-0.75 size-4 shrink-0 text-success" />
              <div className="min-w-0">
                <p className="font-medium">{signature.signerName}</p>
                <p className="text-sm text-muted">
                  “{signature.meaning}”, <Time iso={signature.signedAt} />
                </p>
                <p className="truncate font-mono text-xs text-muted" title={signature.keyId}>
                  key {signature.keyId.slice(0, 16)}…
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {signRefusal === null ? (
        <SignForm answer={answer} candidate={candidate} />
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <UnavailableAction reason={signRefusal.message}>Sign</UnavailableAction>
          <p className="min-w-0 flex-1 text-sm text-muted">{signRefusal.message}</p>
        </div>
      )}
    </Card>
  );
}

function SignForm({ candidate, answer }: Props) {
  return (
    <OrderForm version={candidate.version}>
      <input name="stagedSha256" type="hidden" value={candidate.stagedSha256 ?? ""} />
      <p>
        Your signature means <strong>“{candidate.meaning}”</strong>: you have read what changes and
        stand for it. It is kept with your name and the time.
      </p>
      <Field
        errors={errorsAt({ answer, order: "sign", path: "password" })}
        id="sign-password"
        label="Your password"
        required
      >
        {(control) => (
          <Input {...control} autoComplete="current-password" name="password" type="password" />
        )}
      </Field>
      <Field
        errors={errorsAt({ answer, order: "sign", path: "passphrase" })}
        hint={
          candidate.isEvaluation
            ? "Opens your signing key. In an evaluation it is your password."
            : "Opens your signing key."
        }
        id="sign-passphrase"
        label="Passphrase of your key"
        required
      >
        {(control) => <Input {...control} autoComplete="off" name="passphrase" type="password" />}
      </Field>
      <Submit label={`Sign ${candidate.version}`} order="sign" />
    </OrderForm>
  );
}

function Abandon({ version, answer }: { version: string; answer: OrderAnswer }) {
  const errors = errorsAt({ answer, order: "abandon", path: "reason" });
  return (
    <details className="rounded-lg border bg-raised" open={errors.length > 0 || undefined}>
      <summary className="cursor-pointer rounded-lg px-4 py-2.5 font-medium hover:bg-hover">
        Abandon this candidate…
      </summary>
      <div className="border-t px-4 py-3.5">
        <OrderForm version={version}>
          <p className="text-sm text-muted">
            Its number is not used again and its signatures stay on file. Entries stay as they are.
          </p>
          <Field errors={errors} id="abandon-reason" label="Why" required>
            {(control) => (
              <Textarea
                {...control}
                defaultValue={answer?.reason ?? ""}
                maxLength={TEXT_LIMITS.comment}
                name="reason"
                rows={2}
              />
            )}
          </Field>
          <Submit isDanger label={`Abandon ${version}`} order="abandon" />
        </OrderForm>
      </div>
    </details>
  );
}

function OrderForm({ version, children }: { version: string; children: ReactNode }) {
  return (
    <Form className="grid gap-3" method="post">
      <input name="version" type="hidden" value={version} />
      {children}
    </Form>
  );
}

function Submit({
  order,
  label,
  busy = label,
  isDanger = false,
}: {
  order: string;
  label: string;
  busy?: string;
  isDanger?: boolean;
}) {
  const navigation = useNavigation();
  const isMine = navigation.formData?.get("intent") === order;
  return (
    <div>
      <Button
        disabled={navigation.formMethod === "POST"}
        name="intent"
        tone={isDanger ? "danger" : "primary"}
        type="submit"
        value={order}
      >
        {isMine ? busy : label}
      </Button>
    </div>
  );
}
