import { parse } from "csv-parse/browser/esm/sync";
import { decodeText } from "../decode-text.ts";
import { findSeparator } from "../separators.ts";
import { MAX_CELLS, MAX_FILE_BYTES, readWorkbook } from "./read-workbook.ts";
import type { SheetCell, WorkbookRead } from "./sheet.ts";

/** Reads a file that staff handed in, by what it is and not by its name: an Excel workbook, or a table as CSV. */
export async function readFile(name: string, bytes: Uint8Array): Promise<WorkbookRead> {
  if (name.startsWith("~$")) return { ok: false, message: LOCK };
  // A workbook keeps its first letters under any name.
  if (!/\.(csv|txt)$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return readWorkbook(bytes);
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, message: "ファイルが大きすぎます（10 MB まで）" };
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const [row] = decoded.lines;
    return { ok: false, message: decoded.message, ...(row === undefined ? {} : { row }) };
  }
  if (hasTooManyCells(decoded.text)) {
    const most = MAX_CELLS.toLocaleString("en");
    return { ok: false, message: `セルが多すぎます（${most}個まで）。結果のほかの行と列を消してください` };
  }
  const separator = findSeparator(decoded.text);
  const rows = readCsv(decoded.text, separator.mark);
  if (!rows)
    return {
      ok: false,
      message: '引用符（"）の使い方が正しくないため、読めません。Excel で開いて保存し直してください',
    };
  const sheet = { name: "CSV", isHidden: false, rows, hiddenRows: new Set<number>(), merges: [] };
  const notes = [
    ...(decoded.note === undefined ? [] : [decoded.note]),
    ...(separator.mark === "," ? [] : [`列が${separator.name}で区切られたファイルとして読みました`]),
  ];
  return { ok: true, sheets: [sheet], ...(notes.length > 0 ? { note: notes.join("。") } : {}) };
}

const LOCK =
  "Excel で開いている間だけできるファイルで、中身がありません。Excel を閉じ、名前が ~$ で始まらないほうを選んでください";

/** Told by what may part cells, before any is made. */
function hasTooManyCells(text: string): boolean {
  let marks = 0;
  for (let index = 0; index < text.length && marks <= MAX_CELLS; index++) {
    if (",;\t\n\r".includes(text.charAt(index))) marks += 1;
  }
  return marks > MAX_CELLS;
}

function readCsv(text: string, delimiter: string): Map<number, Map<number, SheetCell>> | null {
  let lines: string[][];
  try {
    lines = parse(text, { delimiter, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });
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
