import { guessBiomarker } from "../../../biomarkers/guess-biomarker.ts";
import type { ResolveBiomarker } from "../../../biomarkers/parse-profile.ts";
import type { Biomarker } from "../../../biomarkers/profile.ts";
import type { Term } from "../../../shared/term.ts";
import type { RowValues, TableColumns } from "../../tsv-row.ts";
import { civicBiomarkerType } from "./biomarker-type.ts";

/** The columns of the side tables that are read; both the layout by gene and the later one by feature. */
export const SIDE_COLUMNS = {
  profiles: { required: ["molecular_profile_id", "variant_ids"], optional: [], open: true },
  variants: {
    required: ["variant_id", "variant"],
    optional: ["gene", "entrez_id", "feature_type", "feature_name", "variant_types"],
    open: true,
  },
  genes: { required: ["name"], optional: ["entrez_id", "feature_type"], open: true },
} as const satisfies Record<string, TableColumns<keyof SideRow>>;

/** A row of a side table; a column that the file lacks is absent. */
export type SideRow = RowValues<
  | "molecular_profile_id"
  | "variant_ids"
  | "variant_id"
  | "variant"
  | "gene"
  | "entrez_id"
  | "feature_type"
  | "feature_name"
  | "variant_types"
  | "name"
>;

/**
 * What CIViC's side tables know: variants by id and name, the variants of each profile, genes by
 * symbol. Empty when a folder has none; then names are read by their look. Memory grows with the
 * tables, which hold a few thousand rows.
 */
export class CivicCatalog {
  readonly #variants = new Map<string, { biomarker: Biomarker; name: string }>();
  readonly #byName = new Map<string, Biomarker>();
  readonly #profiles = new Map<string, readonly string[]>();
  readonly #genes = new Map<string, Term>();

  /** Takes a row of a side table. Rows without an id say nothing and are passed over. */
  add({ table, row }: { table: "profiles" | "variants" | "genes"; row: SideRow }): void {
    switch (table) {
      case "profiles":
        this.#addProfile(row);
        break;
      case "variants":
        this.#addVariant(row);
        break;
      case "genes":
        if ((row.feature_type ?? "Gene") === "Gene") {
          this.#addGene({ symbol: row.name, entrezId: row.entrez_id });
        }
    }
  }

  /** Whether a profile is in the profile table; null when there is no such table. */
  hasProfile(profileId: string): boolean | null {
    return this.#profiles.size === 0 ? null : this.#profiles.has(profileId);
  }

  /** Whether a variant table was read, so that an unknown name is worth a remark. */
  get hasVariants(): boolean {
    return this.#variants.size > 0;
  }

  /** Finds biomarkers by full name ("BRAF V600E"): first among the variants of the profile, then among all. */
  resolverFor(profileId: string): ResolveBiomarker {
    const own = new Map<string, Biomarker>();
    for (const id of this.#profiles.get(profileId) ?? []) {
      const variant = this.#variants.get(id);
      if (variant !== undefined) {
        own.set(variant.name, variant.biomarker);
      }
    }
    return (name) => {
      const key = nameKey(name);
      return own.get(key) ?? this.#byName.get(key) ?? null;
    };
  }

  /**
   * Makes a biomarker of a name that no variant has. Where the profile has a single variant, that one
   * is meant, and its id is kept.
   */
  guessFor({ profileId, name }: { profileId: string; name: string }): Biomarker {
    const guessed = guessBiomarker(
      this.#genes.size === 0
        ? { name }
        : { name, geneOf: (symbol) => this.#genes.get(symbol) ?? null },
    );
    const [only, ...others] = this.#profiles.get(profileId) ?? [];
    const isOnly = only !== undefined && others.length === 0 && !this.#variants.has(only);
    return isOnly ? { ...guessed, id: `civic.vid:${only}` } : guessed;
  }

  /** The biomarker of a row that names gene and variant itself. */
  fromGeneAndVariant(input: {
    gene: string;
    entrezId: string;
    variant: string;
    variantId: string;
  }): Biomarker {
    const known = this.#variants.get(input.variantId);
    return {
      type: known?.biomarker.type ?? civicBiomarkerType({ variantTypes: "", name: input.variant }),
      gene: input.gene === "" ? null : geneTerm({ symbol: input.gene, entrezId: input.entrezId }),
      name: input.variant,
      id: input.variantId === "" ? null : `civic.vid:${input.variantId}`,
    };
  }

  #addProfile(row: SideRow): void {
    const variantIds = (row.variant_ids ?? "").split(",").map((id) => id.trim());
    this.#profiles.set(
      row.molecular_profile_id ?? "",
      variantIds.filter((id) => id !== ""),
    );
  }

  #addVariant(row: SideRow): void {
    const variantId = (row.variant_id ?? "").trim();
    const variant = (row.variant ?? "").trim();
    if (variantId === "" || variant === "") {
      return;
    }
    const isGene = (row.feature_type ?? "Gene") === "Gene";
    const feature = (row.feature_name || row.gene || "").trim();
    const name = feature === "" ? variant : `${feature} ${variant}`;
    const gene =
      isGene && feature !== "" ? this.#addGene({ symbol: feature, entrezId: row.entrez_id }) : null;
    const biomarker: Biomarker = {
      type:
        row.feature_type === "Fusion"
          ? "fusion"
          : civicBiomarkerType({
              variantTypes: row.variant_types ?? "",
              name: gene === null ? name : variant,
            }),
      gene,
      name: gene === null ? name : variant,
      id: `civic.vid:${variantId}`,
    };
    const key = nameKey(name);
    this.#variants.set(variantId, { biomarker, name: key });
    this.#byName.set(key, this.#byName.get(key) ?? biomarker);
  }

  #addGene(input: { symbol: string | undefined; entrezId: string | undefined }): Term | null {
    const symbol = input.symbol?.trim() ?? "";
    if (symbol === "") {
      return null;
    }
    const term = geneTerm({ symbol, entrezId: input.entrezId?.trim() ?? "" });
    const known = this.#genes.get(symbol);
    if (known === undefined || known.id === null) {
      this.#genes.set(symbol, term);
      return term;
    }
    return known;
  }
}

function geneTerm({ symbol, entrezId }: { symbol: string; entrezId: string }): Term {
  return {
    label: symbol,
    id: /^[1-9]\d*$/.test(entrezId) ? `NCBIGene:${entrezId}` : null,
    xrefs: [],
  };
}

/** Names are compared without regard to how many blanks part their words. */
function nameKey(name: string): string {
  return name.trim().replace(/\s+/g, " ");
}
