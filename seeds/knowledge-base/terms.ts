import { DISEASES } from "./terms/diseases.ts";
import { DRUGS } from "./terms/drugs.ts";
import { GENES } from "./terms/genes.ts";
import { PHENOTYPES } from "./terms/phenotypes.ts";
import type { SeedTerm } from "./terms/seed-term.ts";

/** Everything the starter knowledge base names, by vocabulary, for filling the terminology tables. */
export const SEED_TERMS: Readonly<
  Record<"genes" | "drugs" | "diseases" | "phenotypes", readonly SeedTerm[]>
> = {
  genes: Object.values(GENES),
  drugs: Object.values(DRUGS),
  diseases: Object.values(DISEASES),
  phenotypes: Object.values(PHENOTYPES),
};
