import { z } from "zod";
import { PASSWORD_LIMITS } from "#app/domain/permissions/password.ts";

/** The sign-in form as it is posted. Shape and length only; the verb checks the rest. */
export const signInForm = z.object({
  email: z
    .string("Enter your e-mail address.")
    .trim()
    .max(254, "Use at most 254 characters.")
    .pipe(z.email("Enter an e-mail address such as name@example.org.")),
  password: z
    .string("Enter your password.")
    .max(PASSWORD_LIMITS.max, `Use at most ${PASSWORD_LIMITS.max} characters.`),
  next: z.string().max(2_000).optional(),
});
