import type { Term } from "../shared/term.ts";

/** Known terms of one kind, by any of their names. */
export type TermVocabulary = {
  /** The term of a name as it is written, or null. */
  readonly find: (label: string) => Term | null;
};

/** A vocabulary that knows nothing. */
export const EMPTY_VOCABULARY: TermVocabulary = { find: () => null };

/** The shortest name of a therapy or phenotype (civic-v2 d289c78f, `add_therapy.rb`). */
const NAME_LENGTH_MIN = 3;

/** The most commas of a cell that is read at all; no cell of real files comes near it. */
const COMMAS_MAX = 200;

/** A cell of names joined by commas, and whether it is known to hold several or exactly one. */
export type NameCell = {
  readonly text: string;
  readonly count: "one" | "several" | "unknown";
};

/** The names of a cell; `isAmbiguous` when it has several readings and was kept as one name. */
export type NameSplit = { readonly names: readonly string[]; readonly isAmbiguous: boolean };

/**
 * Splits cells of names that are joined by commas and hold commas themselves ("2,4-pyrimidinediamine";
 * "HER2 Inhibitor CP-724,714,Selumetinib"). It learns names from cells that have one reading, then
 * reads the others with them, longest name first. It never guesses: a cell with several readings stays
 * one name and is reported.
 *
 * Use: `learn` every distinct cell, `settle` once, then `split`. Memory grows with distinct names.
 */
export class NameList {
  readonly #known = new Set<string>();
  readonly #cells = new Map<string, NameCell>();
  readonly #vocabulary: TermVocabulary;

  constructor(vocabulary: TermVocabulary = EMPTY_VOCABULARY) {
    this.#vocabulary = vocabulary;
  }

  /** Takes note of a cell. */
  learn(cell: NameCell): void {
    if (!cell.text.includes(",")) {
      this.#known.add(cell.text.trim());
      return;
    }
    // The same cell can stand in rows that say more and rows that say less.
    const earlier = this.#cells.get(cell.text);
    if (earlier === undefined || earlier.count === "unknown") {
      this.#cells.set(cell.text, cell);
    }
  }

  /** Learns from each cell until no cell teaches a new name. */
  settle(): void {
    for (let size = -1; size < this.#known.size; ) {
      size = this.#known.size;
      for (const cell of this.#cells.values()) {
        for (const name of this.#read(cell) ?? []) {
          this.#known.add(name);
        }
      }
    }
  }

  /** The names of a cell in its order; none for an empty one. */
  split(cell: NameCell): NameSplit {
    if (cell.text.trim() === "") {
      return { names: [], isAmbiguous: false };
    }
    const names = this.#read(this.#cells.get(cell.text) ?? cell);
    return names === null
      ? { names: [cell.text.trim()], isAmbiguous: true }
      : { names, isAmbiguous: false };
  }

  /** The one reading of a cell, or null when it has several. */
  #read({ text, count }: NameCell): string[] | null {
    const atoms = text.split(",");
    if (atoms.length > COMMAS_MAX) {
      return null;
    }
    const groups: Group[] = [];
    let pending: string[] = [];
    const flush = () => {
      groups.push(...joinFragments(pending).map((name) => ({ name, isKnown: false })));
      pending = [];
    };
    for (let at = 0; at < atoms.length; ) {
      const length =
        pending.length > 0 && startsBlank(atoms[at]) ? 0 : this.#knownLength({ atoms, at });
      if (length === 0) {
        pending.push(atoms[at] ?? "");
        at += 1;
        continue;
      }
      flush();
      groups.push({ name: joinAtoms(atoms.slice(at, at + length)), isKnown: true });
      at += length;
    }
    flush();
    return isOneReading({ groups, count }) ? groups.map(({ name }) => name) : null;
  }

  /** How many atoms the longest known name takes from here; 0 when the next atom belongs to the name too. */
  #knownLength({ atoms, at }: { atoms: readonly string[]; at: number }): number {
    for (let length = atoms.length - at; length > 0; length -= 1) {
      if (this.#isKnown(joinAtoms(atoms.slice(at, at + length)))) {
        const next = at + length;
        const goesOn = startsBlank(atoms[next]) && this.#knownLength({ atoms, at: next }) === 0;
        return goesOn ? 0 : length;
      }
    }
    return 0;
  }

  #isKnown(name: string): boolean {
    return this.#known.has(name) || this.#vocabulary.find(name) !== null;
  }
}

type Group = { readonly name: string; readonly isKnown: boolean };

function joinAtoms(atoms: readonly string[]): string {
  return atoms.join(",").trim();
}

/** A comma before a blank does not separate names, unless both sides are known. */
function startsBlank(atom: string | undefined): boolean {
  return atom !== undefined && /^\s/.test(atom);
}

/**
 * Joins what is no name of its own (after a comma and a blank, without a letter, or too short) to a
 * neighbour: a blank to the left, digits after digits to the left, else to the right.
 */
function joinFragments(atoms: readonly string[]): string[] {
  const joined: string[] = [];
  let open: string[] = [];
  for (const atom of atoms) {
    const previous = joined.at(-1);
    const isTail =
      previous !== undefined &&
      (startsBlank(atom) || (!canBeName(atom) && /\d$/.test(previous) && /^\d/.test(atom)));
    if (open.length === 0 && isTail) {
      joined[joined.length - 1] = `${previous},${atom}`;
    } else if (canBeName(atom)) {
      joined.push(joinAtoms([...open, atom]));
      open = [];
    } else {
      open.push(atom);
    }
  }
  return open.length === 0 ? joined : [...joined, joinAtoms(open)];
}

/**
 * A comma between two words, the second with a capital, parts names ("Carboplatin,Topotecan"): of the
 * 45,419 names of drugs in NCIt 22.04d and ChEMBL 30 none holds such a comma, short of lists that were
 * taken for a name. Commas inside names stand at digits, at single letters, or before a blank.
 */
function isBetweenWords({ group, next }: { group: Group; next: Group }): boolean {
  return /\p{L}{3}$/u.test(group.name) && /^\p{Lu}\p{Ll}{2}/u.test(next.name);
}

function canBeName(atom: string): boolean {
  return atom.trim().length >= NAME_LENGTH_MIN && /\p{L}/u.test(atom);
}

/**
 * Unknown names are believed where the commas leave no choice: each stands alone between known ones
 * or words, or the cell holds two and is said to hold several.
 */
function isOneReading({ groups, count }: { groups: readonly Group[]; count: NameCell["count"] }) {
  const isAllKnown = groups.every(({ isKnown }) => isKnown);
  if (isAllKnown) {
    return true;
  }
  if (groups.length === 1 || count === "one") {
    return groups.length === 1 && count !== "several";
  }
  const areNames = groups.every(({ name, isKnown }) => isKnown || canBeName(name));
  const areApart = groups.every((group, index) => {
    const next = groups[index + 1];
    return group.isKnown || next?.isKnown !== false || isBetweenWords({ group, next });
  });
  return areNames && (areApart || (groups.length === 2 && count === "several"));
}
