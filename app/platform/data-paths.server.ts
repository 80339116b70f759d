import { join } from "node:path";

/** Where everything lies below the data folder (CURATORIUM_HOME). */
export type DataPaths = {
  readonly home: string;
  /** The published repository, served as it is at `/tuf`. */
  readonly tuf: string;
  /** Private keys, each file readable by its owner alone. */
  readonly keys: string;
  /** Built files of releases, one folder per release id, kept until published. */
  readonly staging: string;
};

/** The paths below a data folder. */
export function dataPaths(home: string): DataPaths {
  return {
    home,
    tuf: join(home, "tuf"),
    keys: join(home, "keys"),
    staging: join(home, "releases"),
  };
}
