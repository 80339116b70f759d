import type { Role } from "./roles.ts";

/** Where the demo accounts have their addresses: `.example` belongs to nobody (RFC 2606). */
export const DEMO_DOMAIN = "demo.curatorium.example";

/** Whether an address is one of the demo accounts'. They work in evaluation mode only. */
export function isDemoEmail(email: string): boolean {
  return email.toLowerCase().endsWith(`@${DEMO_DOMAIN}`);
}

/** Somebody to try Curatorium as. */
export type DemoPerson = { readonly role: Role; readonly email: string; readonly name: string };

/** Enough people to see every duty separated: two of each role that needs a second person. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person("administrator", "Ingrid Solheim"),
  person("curator", "Amara Okafor"),
  person("curator", "Mateo Ferreira"),
  person("reviewer", "Helen Whitlock"),
  person("reviewer", "Kenji Nakamura"),
  person("publisher", "Claire Dubois"),
  person("publisher", "Tomasz Zielinski"),
  person("reader", "Priya Raghavan"),
];

function person(role: Role, name: string): DemoPerson {
  const local = name.toLowerCase().replaceAll(" ", ".");
  return { role, name, email: `${local}@${DEMO_DOMAIN}` };
}
