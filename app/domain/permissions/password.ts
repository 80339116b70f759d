import type { Refusal } from "../shared/result.ts";

/** Length of a password in characters. The upper end bounds the work of hashing. */
export const PASSWORD_LIMITS = { min: 12, max: 128 } as const;

/** The shortest part of a name that a password may not contain; shorter ones occur by chance. */
const MIN_NAME_PART = 4;

/**
 * Why a new password is not good enough, or null. Length, and nothing that can be guessed from the
 * account: NIST SP 800-63B (2017), section 5.1.1.2; no rules about kinds of characters, as it advises.
 */
export function passwordProblem(input: {
  readonly password: string;
  readonly email: string;
  readonly name: string;
}): Refusal | null {
  const { min, max } = PASSWORD_LIMITS;
  const length = [...input.password].length;
  if (length < min || input.password.length > max) {
    return weak(`Use ${min} to ${max} characters.`);
  }
  const password = input.password.toLowerCase();
  if (new Set(password).size < 5) {
    return weak("Use at least five different characters.");
  }
  const [local = ""] = input.email.split("@", 1);
  const parts = [...local.split(/[^\p{L}\p{N}]+/u), ...input.name.split(/\s+/u), "curatorium"]
    .map((part) => part.toLowerCase())
    .filter((part) => part.length >= MIN_NAME_PART);
  return parts.some((part) => password.includes(part))
    ? weak("Leave out the name, the e-mail address and the name of this system.")
    : null;
}

function weak(message: string): Refusal {
  return { code: "weak-password", message, path: "password" };
}
