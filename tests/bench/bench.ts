/** What every part of the bench is given. */
export interface Bench {
  /** The built site. */
  distDir: string;
  /** Id of the plan in it. */
  plan: string;
  /** How often the main figures are measured; the others at most three times. */
  runs: number;
  /** Numbers of items of the plans that are made for measuring growth. */
  sizes: readonly number[];
  /** How long a page is left open where memory is looked at. */
  minutes: number;
  /** Says what is being measured. */
  log: (text: string) => void;
}
