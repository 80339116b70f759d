import { pb } from "#app/lib/paths.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { abandonRelease } from "#app/services/releases/abandon.server.ts";
import { buildRelease } from "#app/services/releases/build.server.ts";
import { freezeRelease } from "#app/services/releases/freeze.server.ts";
import { publishRelease } from "#app/services/releases/publish.server.ts";
import { signRelease } from "#app/services/releases/sign.server.ts";
import { reauthenticate } from "#app/services/users/reauthenticate.server.ts";

/** What can be ordered on the page of the next release. */
export const RELEASE_ORDERS = ["freeze", "build", "sign", "publish", "abandon"] as const;
/** See {@link RELEASE_ORDERS}. */
export type ReleaseOrder = (typeof RELEASE_ORDERS)[number];

/** What the forms of the page sent. The two secrets never go back. */
export type OrderForm = {
  readonly version: string;
  readonly notes: string;
  readonly reason: string;
  readonly stagedSha256: string;
  readonly password: string;
  readonly passphrase: string;
};

/** Reads the forms of the page: the order (null when it names none) and every field. */
export function readOrderForm(formData: FormData): OrderForm & { order: ReleaseOrder | null } {
  const raw = (name: string) => {
    const value = formData.get(name);
    return typeof value === "string" ? value : "";
  };
  const text = (name: string) => raw(name).replaceAll("\r\n", "\n");
  return {
    order: RELEASE_ORDERS.find((known) => known === raw("intent")) ?? null,
    version: raw("version"),
    notes: text("notes"),
    reason: text("reason"),
    stagedSha256: raw("stagedSha256"),
    password: raw("password"),
    passphrase: raw("passphrase"),
  };
}

/** Carries an order out and says what came of it and where to go. Throws what the services throw. */
export async function giveOrder(input: {
  ctx: ServiceContext;
  paths: DataPaths;
  order: ReleaseOrder;
  form: OrderForm;
}): Promise<{ text: string; to: string }> {
  const { ctx, paths, form } = input;
  const { version } = form;
  const here = pb.newRelease();
  switch (input.order) {
    case "freeze": {
      const frozen = await freezeRelease({
        ctx,
        input: { channel: "stable", notes: form.notes || null },
      });
      await buildRelease({ ctx, paths, input: { version: frozen.version } });
      return { text: `${frozen.version} is frozen and built; publishers can sign it.`, to: here };
    }
    case "build":
      await buildRelease({ ctx, paths, input: { version } });
      return { text: `The files of ${version} are built; publishers can sign it.`, to: here };
    case "sign": {
      const { isComplete } = await signRelease({
        ctx,
        paths,
        reauthenticate: () => reauthenticate({ ctx, password: form.password }),
        input: { version, stagedSha256: form.stagedSha256, passphrase: form.passphrase },
      });
      return {
        text: isComplete
          ? `You signed ${version}; it is ready to publish.`
          : `You signed ${version}; another publisher has to sign.`,
        to: here,
      };
    }
    case "publish":
      await publishRelease({ ctx, paths, input: { version } });
      return {
        text: `${version} is published, and a client that checked it from outside got it whole.`,
        to: pb.release(version),
      };
    default:
      await abandonRelease({ ctx, paths, input: { version, reason: form.reason } });
      return { text: `${version} is abandoned; its number is not used again.`, to: here };
  }
}
