import { strFromU8, unzipSync, zipSync } from "fflate";
import { type Cell, type Sheet as HucreSheet, readXlsx } from "hucre/xlsx";
import { describeCell } from "./find-table.ts";
import type { MergedCells, Sheet, SheetCell, WorkbookRead } from "./sheet.ts";

/** The largest file that is looked at at all, in bytes. */
export const MAX_FILE_BYTES = 10_000_000;
/** What a workbook may say that it unpacks to, in bytes; a template of the whole plan is under 1 MB. */
export const MAX_UNPACKED_BYTES = 20_000_000;
const MAX_ENTRIES = 500;
/** How many cells a file may have in all; a template of the whole plan has under 10,000. */
export const MAX_CELLS = 200_000;
/** How many times cells may be merged; each cell that is read is looked for in them. */
const MAX_MERGES = 2_000;
/** The last row and column of which a value is read. */
const LAST_ROW = 20_000;
const LAST_COLUMN = 100;

/** The parts of a workbook that hold values. Pictures, macros, links to other files and the like are never unpacked. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/;

/**
 * Reads an Excel workbook (.xlsx). Sizes are checked by what the archive declares before anything is unpacked, and no part
 * is unpacked beyond what it declares; the sheet reader sees only what passed. Never throws.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookRead> {
  const foreign = explainForeignFile(bytes);
  if (foreign) return { ok: false, message: foreign };
  try {
    const parts = unpack(bytes);
    if (!parts) return { ok: false, message: TOO_LARGE };
    const stray = findStray(parts);
    if (stray) return { ok: false, ...stray };
    const { sheets } = await readXlsx(zipSync(parts, { level: 0 }), {
      readStyles: true,
      range: `A1:${LAST_COLUMN_NAME}${LAST_ROW}`,
    });
    return { ok: true, sheets: sheets.map(toSheet) };
  } catch {
    // What the libraries throw is about archives and XML, and nothing that the person with the file could act on.
    return { ok: false, message: DAMAGED };
  }
}

const LAST_COLUMN_NAME = "CV";
const DAMAGED =
  "ファイルが壊れているか、Excel のブック（.xlsx）ではありません。Excel で開けることを確かめ、「名前を付けて保存」で「Excel ブック（.xlsx）」にしてください";

const TOO_LARGE =
  "開くと大きくなりすぎるブックです（20 MB まで）。使っていないシート、行、写真を消すか、ひな形に結果だけを書き写してください";

function explainForeignFile(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_FILE_BYTES) {
    return "ファイルが大きすぎます（10 MB まで）。写真や図を消すか、ひな形に結果だけを書き写してください";
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return "古い形式（.xls）か、パスワードのかかったブックです。パスワードを外し、「名前を付けて保存」で「Excel ブック（.xlsx）」にしてください";
  }
  const beginning = strFromU8(bytes.subarray(0, 100), true);
  if (beginning.startsWith("%PDF")) return `PDF のファイルです。${SAVE_AS}`;
  if (/^[\s\u00EF\u00BB\u00BF]*<(!doctype html|html|head|meta|table)/i.test(beginning)) {
    return "ウェブページ（HTML）の形のファイルです。Excel で開き、「名前を付けて保存」で「Excel ブック（.xlsx）」にしてください";
  }
  // OpenDocument names itself in its first entry, which is not packed.
  if (beginning.includes("mimetypeapplication/vnd.oasis.opendocument")) {
    return "LibreOffice などの形式（.ods など）です。「名前を付けて保存」で、ファイルの種類を「Excel 2007-365（.xlsx）」にしてください";
  }
  return null;
}

const SAVE_AS = "もとの Excel のファイルを「Excel ブック（.xlsx）」で保存してください";

type Parts = Record<string, Uint8Array>;

/** The parts that hold values; `null` where the archive says that it unpacks to too much. */
function unpack(bytes: Uint8Array): Parts | null {
  let entries = 0;
  let total = 0;
  unzipSync(bytes, {
    filter: ({ size, originalSize }) => {
      entries += 1;
      total += Math.max(size, originalSize);
      return false;
    },
  });
  if (entries > MAX_ENTRIES || total > MAX_UNPACKED_BYTES) return null;
  return unzipSync(bytes, { filter: ({ name }) => PARTS.test(name) });
}

/** A cell with a value far away from any table, or more cells, alone or merged, than any table of ours has. */
function findStray(parts: Parts): { message: string; row?: number; column?: number } | null {
  let cells = 0;
  let merges = 0;
  for (const [name, part] of Object.entries(parts)) {
    const xml = strFromU8(part);
    // No spreadsheet writes an entity; one that multiplies would. A part that was cut off would lose rows without a word.
    if (/<!(DOCTYPE|ENTITY)/i.test(xml) || !/(<\/[\w:]+>|\/>)\s*$/.test(xml)) return { message: DAMAGED };
    if (!name.startsWith("xl/worksheets/")) continue;
    merges += xml.match(/<(?:\w+:)?mergeCell\b/g)?.length ?? 0;
    for (const [, attributes = "", isEmpty] of xml.matchAll(/<(?:\w+:)?c\b([^>]*?)(\/?)>/g)) {
      if (isEmpty) continue;
      cells += 1;
      const [, letters = "", digits = ""] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
      const [row, column] = [Number(digits), numberColumn(letters)];
      if (row > LAST_ROW || column > LAST_COLUMN) {
        return {
          row,
          column,
          message: `セル ${letters}${digits} に値があります。表から遠く離れた値は読みません（${LAST_ROW.toLocaleString("en")}行、${LAST_COLUMN}列まで）。その行か列を削除して保存し直してください`,
        };
      }
    }
  }
  if (merges > MAX_MERGES) {
    return {
      message: `結合されたセルが多すぎます（${MAX_MERGES.toLocaleString("en")}か所まで）。セルの結合を解くか、ひな形に結果だけを書き写してください`,
    };
  }
  if (cells <= MAX_CELLS) return null;
  return { message: `セルが多すぎます（${MAX_CELLS.toLocaleString("en")}個まで）。結果のほかのシートを消してください` };
}

/** A is 1, AA is 27; no letters are 0. */
function numberColumn(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function toSheet({ name, hidden, veryHidden, rows, cells, rowDefs, merges }: HucreSheet): Sheet {
  const read = new Map<number, Map<number, SheetCell>>();
  rows.forEach((values, row) => {
    const filled = values.flatMap((value, column) => {
      const source = cells?.get(`${row},${column}`);
      const cell = strike(toCell(value, source), source);
      return cell ? [[column + 1, cell] as const] : [];
    });
    if (filled.length > 0) read.set(row + 1, new Map(filled));
  });
  const hiddenRows = [...(rowDefs ?? [])].flatMap(([row, { hidden: isHidden }]) => (isHidden ? [row + 1] : []));
  return {
    name,
    isHidden: hidden === true || veryHidden === true,
    rows: read,
    hiddenRows: new Set(hiddenRows),
    merges: (merges ?? []).map(toMerge),
  };
}

function toMerge({ startRow, endRow, startCol, endCol }: NonNullable<HucreSheet["merges"]>[number]): MergedCells {
  return { firstRow: startRow + 1, lastRow: endRow + 1, firstColumn: startCol + 1, lastColumn: endCol + 1 };
}

/** What is struck out (見え消し) is shown as no part of what stands in the cell. */
function strike(read: SheetCell | null, cell: Cell | undefined): SheetCell | null {
  const text = describeCell(read ?? undefined);
  if (read === null || text === undefined || !cell) return read;
  const runs = cell.richText ?? [{ text }];
  const isStruck = (run: (typeof runs)[number]) =>
    run.text.trim() !== "" && (("font" in run && run.font) || cell.style?.font)?.strikethrough === true;
  if (!runs.some(isStruck)) return read;
  const kept = runs.filter((run) => !isStruck(run)).map((run) => run.text);
  return { kind: "struck", text, kept: kept.join("").trim() };
}

const DAY_MS = 86_400_000;

function toCell(value: HucreSheet["rows"][number][number], cell: Cell | undefined): SheetCell | null {
  if (cell?.type === "error") return { kind: "error", code: String(value) };
  if (value === null) {
    return cell?.formula === undefined ? null : { kind: "formula", formula: cell.formula };
  }
  if (value instanceof Date) {
    const hasTime = value.getTime() % DAY_MS !== 0;
    return { kind: "date", date: value.toISOString().slice(0, 10), ...(hasTime ? { hasTime } : {}) };
  }
  switch (typeof value) {
    case "number": {
      const format = cell?.style?.numFmt;
      return { kind: "number", value, ...(format && format !== "General" ? { format } : {}) };
    }
    case "boolean":
      return { kind: "truth", value };
    default:
      return value.trim() === "" ? null : { kind: "text", text: value };
  }
}
