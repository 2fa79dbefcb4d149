import { findFiscalYearInText } from "#domain/fiscal-year.ts";
import type { Schedule } from "#domain/item.ts";

/** Parses 実施時期 as printed; `null` where it has none of the known forms. */
export function parseSchedule(text: string): Schedule | null {
  // NFKC makes ～ (U+FF5E) and full-width digits plain; 〜 (U+301C) has no plain form.
  const plain = text.normalize("NFKC").replace(/\s+/g, "").replace(/〜/g, "~");
  if (plain === "毎年度") return { form: "every-year", text };
  const parts = /^((?:令和|平成|昭和)(?:元|\d+)年度)?(~)?((?:令和|平成|昭和)?(?:元|\d+)年度)?$/.exec(plain);
  if (!parts) return null;
  const [, from, dash, to] = parts;
  const first = from ? findFiscalYearInText(from) : null;
  // 「令和4年度～6年度」: the era is printed once.
  const era = from?.slice(0, 2) ?? "";
  const last = to ? findFiscalYearInText(/^\d|^元/.test(to) ? era + to : to) : null;
  if (first !== null && last !== null && dash) return first <= last ? { form: "span", text, first, last } : null;
  if (first !== null && !to) return dash ? { form: "from", text, first } : { form: "in", text, year: first };
  if (last !== null && !from && dash) return { form: "until", text, last };
  return null;
}
