import type { NoticeMark } from "#domain/notice.ts";
import { withNotes } from "./notes.ts";

/** Where the mark lies: in a cache, as the worker reads no localStorage. */
const NOTE = "/notices";

/** The mark of the notifications that the reader wants; `null` where they want none, or it cannot be read. */
export async function readNoticeMark(): Promise<NoticeMark | null> {
  const value: unknown = await withNotes(async (notes) => (await notes.match(NOTE))?.json());
  if (typeof value !== "object" || value === null) return null;
  const { plan, version, on } = value as Partial<Record<keyof NoticeMark, unknown>>;
  if (typeof plan !== "string" || typeof version !== "number") return null;
  return { plan, version, on: typeof on === "string" ? on : null };
}

/** Keeps the mark, or with `null` forgets it: the reader is notified no more; false where that fails. */
export async function writeNoticeMark(mark: NoticeMark | null): Promise<boolean> {
  const isDone = await withNotes(async (notes) => {
    if (mark) await notes.put(NOTE, new Response(JSON.stringify(mark)));
    else await notes.delete(NOTE);
    return true;
  });
  return isDone === true;
}
