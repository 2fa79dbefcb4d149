const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_MS = 24 * 60 * 60 * 1000;
/** Day 0 of Excel's serial dates; valid for every day after February 1900. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** What a cell held before Excel took it for a date: a date of ours, and an item's number where it may be one. */
interface Original {
  date: string;
  key: string | null;
}

/**
 * What stood in a cell that Excel turned into a date when it opened the table: 2001/1/1 was 1-1-1 or 2001-01-01,
 * Apr-22 was 2022-04, 44562 is a day by its number. `null` for what Excel does not write.
 */
export function undoExcelDate(cell: string): Original | null {
  const day = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(cell);
  if (day) return ofDay(Number(day[1]), Number(day[2]), Number(day[3]));
  const month = /^([A-Z][a-z]{2})-(\d{2})$/.exec(cell);
  const number = MONTHS.indexOf(month?.[1] ?? "") + 1;
  if (month && number > 0) {
    const year = Number(month[2]);
    return { date: `${year < 30 ? 2000 + year : 1900 + year}-${pad(number)}`, key: null };
  }
  if (!/^[2-6]\d{4}$/.test(cell)) return null;
  const date = new Date(EXCEL_EPOCH + Number(cell) * DAY_MS);
  return ofDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function ofDay(year: number, month: number, day: number): Original {
  const first = year - 2000;
  return {
    date: `${year}-${pad(month)}-${pad(day)}`,
    key: first > 0 && first < 30 ? `${first}-${month}-${day}` : null,
  };
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
