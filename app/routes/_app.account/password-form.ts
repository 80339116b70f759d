import { z } from "zod";
import { PASSWORD_LIMITS } from "#app/domain/permissions/password.ts";

const { max } = PASSWORD_LIMITS;

function passwordText(message: string) {
  return z.string(message).max(max, `Use at most ${max} characters.`);
}

/** The form for another password as it is posted. The verb knows what a good one is. */
export const passwordForm = z
  .object({
    current: passwordText("Enter your current password."),
    password: passwordText("Enter a new password."),
    again: passwordText("Enter the new password again."),
  })
  .refine(({ password, again }) => password === again, {
    path: ["again"],
    message: "This is not the same as the new password.",
  });

/** What the form holds. */
export type PasswordFields = z.input<typeof passwordForm>;
