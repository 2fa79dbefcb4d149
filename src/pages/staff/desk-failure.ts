import type { DeskFailure } from "#desk/messages.ts";

/** Why a file was not read, and what to do: only where the worker ran can the file be the cause. */
export function describeReadFailure(failure: DeskFailure): string {
  return failure === "not-started" ? NOT_STARTED : UNREADABLE;
}

/** Where nothing of the reader's could be the cause. */
export const NOT_STARTED =
  "この端末で、確かめる部品が動きませんでした。ファイルのせいではありません。電波のあるところで、もう一度ためしてください。続くときは、ページを読み直してください。";

const UNREADABLE = "読めませんでした。ファイルを閉じてからもう一度選ぶか、ひな形に書き写してください。";
