import type { ImportWords } from "#compile/import/describe-import.ts";
import type { HintsRead } from "#compile/import/read-hints.ts";
import type { FiscalYear, IsoDate } from "#domain/fiscal-year.ts";
import type { Snapshot } from "#domain/snapshot.ts";

/** What the page for staff asks of its worker. */
export type DeskRequest =
  | { kind: "template"; snapshot: Snapshot; fiscalYear: FiscalYear; department?: string }
  /** What readers handed over, as typed or as a file. */
  | { kind: "hints"; snapshot: Snapshot; bytes: Uint8Array }
  | ({ kind: "import" } & DeskImportRequest)
  /** The same, for a data folder that is at hand. */
  | ({ kind: "folder"; folder: DataFolderBytes } & DeskImportRequest);

export interface DeskImportRequest {
  /** The last published version. */
  snapshot: Snapshot;
  files: readonly { name: string; bytes: Uint8Array }[];
  /** Reasons typed on the page, by the key of a warning. */
  reasons: ReadonlyMap<string, string>;
  /** The day on which the results would be published. */
  asOf: IsoDate;
}

/** A data folder by the paths of its files, with the published version that the page shows and newer ones. */
export type DataFolderBytes = ReadonlyMap<string, Uint8Array>;

/** What an import found, in words, and the data files as they would be. */
export interface DeskImport extends ImportWords {
  isReady: boolean;
  /** By their paths in the data folder, in the order in which they may be written; only those that change. */
  changed: { path: string; text: string }[];
  /** The plan as readers would have it; `null` while an error is left. */
  proposed: Snapshot | null;
}

/** Letters of readers among files that were handed in. */
export interface DeskLetters {
  /** Names of the files. */
  names: string[];
  /** What they hold together. */
  read: HintsRead;
}

/** What an import into a folder found, or why the folder is not one to write into, in a sentence. */
export type FolderImport = { result: DeskImport } | { refusal: string };

export type DeskAnswer =
  | { kind: "template"; name: string; bytes: Uint8Array }
  | { kind: "hints"; read: HintsRead }
  /** `letters` are the files that readers wrote, `result` is of all others; each `null` where there is none. */
  | { kind: "import"; result: DeskImport | null; letters: DeskLetters | null }
  | { kind: "folder"; outcome: FolderImport }
  /** A fault of ours; what is wrong with a file is a finding. */
  | { kind: "failed" };

/** What the worker sends: that it runs, before anything else, and then its one answer. */
export type DeskMessage = DeskAnswer | { kind: "started" };

/**
 * Why there is no answer: the worker did not start, so that no file is to blame, or it met a fault, or took longer than any
 * form does.
 */
export type DeskFailure = "not-started" | "gave-up";

/** What the page for staff works with. */
export interface Desk {
  /** Never rejects. */
  ask: <Kind extends DeskRequest["kind"]>(
    request: Extract<DeskRequest, { kind: Kind }>,
  ) => Promise<Extract<DeskAnswer, { kind: Kind }> | DeskFailure>;
}
