import { randomBytes } from "node:crypto";
import { hashPassword as hash, verifyPassword as verify } from "better-auth/crypto";

/** Consonants and vowels of a proquint, in the order of their value. */
const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aiou";

/** The form in which better-auth keeps a password: scrypt with a salt of its own, in hex. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether a password is the one that was hashed. Takes as long for a wrong one as for the right one. */
export function verifyPassword(input: { hash: string; password: string }): Promise<boolean> {
  return verify(input);
}

/** Sixteen bits as five letters that can be spoken. */
function proquint(bits: number): string {
  const consonant = (shift: number) => CONSONANTS.charAt((bits >> shift) & 15);
  const vowel = (shift: number) => VOWELS.charAt((bits >> shift) & 3);
  return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0);
}

/**
 * A new password that a person can read and type: five proquints, 80 bits, 29 characters, such as
 * `lusab-babad-gutih-tugad-gutuk`. Scheme: D. S. Wilkerson, "A Proposal for Proquints" (2009),
 * arXiv:0901.4016.
 */
export function generatePassword(): string {
  const bytes = randomBytes(10);
  return [0, 2, 4, 6, 8].map((offset) => proquint(bytes.readUInt16BE(offset))).join("-");
}
