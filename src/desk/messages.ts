import type { ImportWords } from "#compile/import/describe-import.ts";
import type { FiscalYear, IsoDate } from "#domain/fiscal-year.ts";
import type { Snapshot } from "#domain/snapshot.ts";

/** What the page for staff asks of its worker. */
export type DeskRequest =
  | { kind: "template"; snapshot: Snapshot; fiscalYear: FiscalYear; department?: string }
  | {
      kind: "import";
      /** The last published version. */
      snapshot: Snapshot;
      files: readonly { name: string; bytes: Uint8Array }[];
      /** Reasons typed on the page, by the key of a warning. */
      reasons: ReadonlyMap<string, string>;
      /** The day on which the results would be published. */
      asOf: IsoDate;
    };

/** What an import found, in words, and the data files as they would be. */
export interface DeskImport extends ImportWords {
  isReady: boolean;
  /** By the name of the file; only those that change. */
  changed: { name: "records.csv" | "sources.csv"; text: string }[];
}

export type DeskAnswer =
  | { kind: "template"; name: string; bytes: Uint8Array }
  | { kind: "import"; result: DeskImport }
  /** A fault of ours; what is wrong with a file is a finding. */
  | { kind: "failed" };

/** What the page for staff works with. */
export interface Desk {
  /** `null` where the worker failed, or took longer than any form does. */
  ask: <Kind extends DeskRequest["kind"]>(
    request: Extract<DeskRequest, { kind: Kind }>,
  ) => Promise<Extract<DeskAnswer, { kind: Kind }> | null>;
}
