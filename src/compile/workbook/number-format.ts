/** A number as its cell shows it. */
export interface ShownNumber {
  /** With the words and the percent sign of its format, without grouping: 82.2%, 令和5年度, 2400千円. */
  text: string;
  /** Rounded by its format: what was computed, with all its digits. */
  held?: string;
  /** The format shows no number at all, or another, as `words`; `text` is the number then. */
  isHidden?: true;
  words?: string;
}

/**
 * Shows a number as a spreadsheet does by its format: percent, thousands left out (`#,##0,"千円"`), decimals, words and a
 * currency. What stands in the cell for those who filled it in is what they mean. A format of another kind, a fraction or
 * a condition, shows the number as it is.
 */
export function showNumber(value: number, format = ""): ShownNumber {
  const held = plain(value);
  const sections = splitSections(format);
  const section = (value < 0 ? sections[1] : value === 0 ? sections[2] : undefined) ?? sections[0] ?? "";
  const parts = readSection(section);
  if (section === "" && sections.length < 2) return { text: held };
  if (!parts) return { text: held };
  const { before, digits, after, percents } = parts;
  if (digits === null) {
    // 0 is shown as 「-」 by the button for grouping.
    return value === 0 ? { text: held } : { text: held, isHidden: true, words: before };
  }
  const size = value < 0 && sections.length > 1 ? -value : value;
  const thousands = /,+(?=\.|$)/.exec(digits)?.[0].length ?? 0;
  const whole = size * 100 ** percents * 1000 ** -thousands;
  const decimals = digits === "General" ? null : (/\.([0#?]*)/.exec(digits)?.[1]?.length ?? 0);
  // Without a word of it nobody can tell whether 2400 stands for 2400 or for 2400000.
  if (thousands > 0 && after === "") return { text: held, isHidden: true, words: plain(Math.round(whole)) };
  // A few decimals more than are shown were typed, into a cell of whole percents; more than that were computed.
  const isComputed = (/\.(\d+)$/.exec(plain(whole))?.[1]?.length ?? 0) > MOST_TYPED;
  const shown = decimals === null || !isComputed ? plain(whole) : plain(round(Number(plain(whole)), decimals));
  const isRounded = shown !== plain(whole);
  return { text: `${before}${shown}${after}`, ...(isRounded ? { held: plain(whole) } : {}) };
}

/** Decimals that people type. */
const MOST_TYPED = 3;

/** Binary fractions lose what they add: 0.1 + 0.2 is 0.3. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** Half away from zero, as spreadsheets round. */
function round(value: number, decimals: number): number {
  const size = Math.round(Number(`${Math.abs(value)}e${decimals}`));
  const rounded = Number(`${size}e${-decimals}`);
  return Number.isNaN(rounded) ? value : Math.sign(value) * rounded;
}

/** Words in quotation marks, an escaped character, a bracket, a space as wide as a character, a character that fills. */
const TOKEN = /"([^"]*)"|\\(.)|\[([^\]]*)\]|_.|\*.|General|G\/標準|[0#?][0#?,.]*|[\s\S]/giu;

function splitSections(format: string): string[] {
  const sections = [""];
  for (const [token] of format.matchAll(TOKEN)) {
    if (token === ";") sections.push("");
    else sections[sections.length - 1] += token;
  }
  return sections;
}

interface Section {
  before: string;
  /** Placeholders of digits, `General`, or `null` where there are none. */
  digits: string | null;
  after: string;
  percents: number;
}

/** `null` where the section is of a kind that is not read. */
function readSection(section: string): Section | null {
  const read: Section = { before: "", digits: null, after: "", percents: 0 };
  let hasYen = false;
  for (const [token, quoted, escaped, bracket] of section.matchAll(TOKEN)) {
    const add = (words: string) => {
      if (read.digits === null) read.before += words;
      else read.after += words;
    };
    if (bracket !== undefined) {
      // A condition shows other sections for other numbers; [$¥-411] is a currency, and others are colours and languages.
      if (/^[<>=]/.test(bracket)) return null;
      if (/^\$[¥￥]/.test(bracket)) hasYen = true;
    } else if (quoted !== undefined || escaped !== undefined) add(quoted ?? escaped ?? "");
    else if (/^[_*]/.test(token)) continue;
    else if (/^(General|G\/標準)$/i.test(token) || /^[0#?]/.test(token)) {
      if (read.digits !== null) return null;
      read.digits = /^[0#?]/.test(token) ? token : "General";
    } else if (/^[%％]$/.test(token)) {
      read.percents += 1;
      add("%");
    } else if (/^[¥￥]$/.test(token)) hasYen = true;
    else if (/[a-z/]/i.test(token)) return null;
    else if (token === "@") read.digits ??= "General";
    else add(token);
  }
  // ¥24,000 is read as 24000円, so that its unit is told.
  if (hasYen) read.after += "円";
  return { ...read, before: read.before.trimStart(), after: read.after.trimEnd() };
}
