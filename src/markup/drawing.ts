/** One bar as both drawings show it. */
export interface Bar {
  value: number;
  /** Above the bar. */
  text: string;
  /** The lines under it, short enough for seven bars on a phone: 令和6, and 途中 where it is no year's result. */
  label: string[];
  /** A year's result is full; what is no result yet is hollow. */
  look: "full" | "pale" | "hollow";
}

/** What a chart looks like, whoever draws it: plain SVG in the document, Chart.js in its place once it is seen. */
export interface Drawing {
  bars: Bar[];
  /** The highest value, or zero. */
  highest: number;
  /** How much of its place a bar fills: two bars are no wider than four. */
  share: number;
  /** From where to where the bars reach, in shares of the height from the top; beyond stand their texts. */
  ceiling: number;
  floor: number;
}
