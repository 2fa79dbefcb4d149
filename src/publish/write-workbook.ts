import { type Cell, type CellStyle, colToLetter, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { IsoDate } from "#domain/fiscal-year.ts";

/** A drop-down: the words themselves, or the cells that hold them. Rows and columns from 1. */
type Choices = { column: number; firstRow: number; lastRow: number } & ({ words: string[] } | { range: string });

/** A sheet as it is to look. Texts are marked as such, so that a spreadsheet takes none for a date; counts are numbers. */
export interface SheetToWrite {
  name: string;
  header?: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** In characters, by column. */
  widths: readonly number[];
  /** Columns to be filled in, from 1. */
  inputs?: readonly number[];
  /** The last row of which they are to be filled in; absent: all. */
  lastInputRow?: number;
  frozenColumns?: number;
  choices?: readonly Choices[];
}

const HEADER: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "D9E5DF" } },
  alignment: { wrapText: true, vertical: "top" },
};
const COUNT: CellStyle = { alignment: { vertical: "top" } };
const TEXT: CellStyle = { numFmt: "@", alignment: { wrapText: true, vertical: "top" } };
const INPUT: CellStyle = {
  // General, so that a number typed here stays a number.
  alignment: { wrapText: true, vertical: "top" },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF9E0" } },
  border: {
    top: { style: "thin", color: { rgb: "BFBFBF" } },
    bottom: { style: "thin", color: { rgb: "BFBFBF" } },
    left: { style: "thin", color: { rgb: "BFBFBF" } },
    right: { style: "thin", color: { rgb: "BFBFBF" } },
  },
};

/** Writes an Excel workbook, A4 across. It is dated by its data, so that the same data give the same bytes. */
export function writeWorkbook(sheets: readonly SheetToWrite[], date: IsoDate): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(toWriteSheet),
    defaultFont: { name: "游ゴシック", size: 11 },
    properties: { created: new Date(date), modified: new Date(date) },
  });
}

function toWriteSheet(sheet: SheetToWrite): WriteSheet {
  const { header, rows, widths, inputs = [], frozenColumns, choices = [] } = sheet;
  const first = header ? 1 : 0;
  const cells = new Map<string, Partial<Cell>>();
  for (const column of (header ?? []).keys()) cells.set(`0,${column}`, { style: HEADER });
  rows.forEach((values, index) => {
    const row = index + first;
    values.forEach((value, column) => {
      const isInput = inputs.includes(column + 1) && row < (sheet.lastInputRow ?? Number.POSITIVE_INFINITY);
      cells.set(`${row},${column}`, { style: isInput ? INPUT : typeof value === "number" ? COUNT : TEXT });
    });
  });
  return {
    name: sheet.name,
    columns: widths.map((width) => ({ width })),
    rows: [
      ...(header ? [[...header]] : []),
      ...rows.map((values) => values.map((value) => (value === "" ? null : value))),
    ],
    cells,
    dataValidations: choices.map(toValidation),
    ...(header
      ? {
          freezePane: { rows: 1, columns: frozenColumns ?? 0 },
          autoFilter: { range: `A1:${colToLetter(header.length - 1)}${rows.length + 1}` },
        }
      : {}),
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function toValidation(choices: Choices): DataValidation {
  const letter = colToLetter(choices.column - 1);
  return {
    type: "list",
    range: `${letter}${choices.firstRow}:${letter}${choices.lastRow}`,
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: "選べない言葉です",
    errorMessage: "▼ を押して、一覧から選んでください。",
    ...("words" in choices ? { values: choices.words } : { formula1: choices.range }),
  };
}
