import { parse } from "csv-parse/browser/esm/sync";
import { decodeText } from "../decode-text.ts";
import { MAX_FILE_BYTES, readWorkbook } from "./read-workbook.ts";
import type { SheetCell, WorkbookRead } from "./sheet.ts";

/** Reads a file that staff handed in, by what it is and not by its name: an Excel workbook, or a table as CSV. */
export async function readFile(name: string, bytes: Uint8Array): Promise<WorkbookRead> {
  if (!/\.(csv|txt)$/i.test(name)) return readWorkbook(bytes);
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, message: "ファイルが大きすぎます（10 MB まで）" };
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const [row] = decoded.lines;
    return { ok: false, message: decoded.message, ...(row === undefined ? {} : { row }) };
  }
  const rows = readCsv(decoded.text);
  if (!rows)
    return {
      ok: false,
      message: '引用符（"）の使い方が正しくないため、読めません。Excel で開いて保存し直してください',
    };
  const sheet = { name: "CSV", isHidden: false, rows, hiddenRows: new Set<number>(), merges: [] };
  return { ok: true, sheets: [sheet], ...(decoded.note === undefined ? {} : { note: decoded.note }) };
}

function readCsv(text: string): Map<number, Map<number, SheetCell>> | null {
  let lines: string[][];
  try {
    lines = parse(text, { relax_column_count: true, skip_empty_lines: false, record_delimiter: ["\r\n", "\n", "\r"] });
  } catch {
    return null;
  }
  const rows = new Map<number, Map<number, SheetCell>>();
  lines.forEach((cells, index) => {
    const filled = cells.flatMap((cell, column): [number, SheetCell][] =>
      cell.trim() === "" ? [] : [[column + 1, { kind: "text", text: cell }]],
    );
    if (filled.length > 0) rows.set(index + 1, new Map(filled));
  });
  return rows;
}
