/** The little that a journey needs of a browser, so that the same journey runs in every engine. */
export interface Browser {
  /** Name and version of the browser, as it says itself. */
  name: string;
  /** Goes to an address as a typed one would; throws where neither network nor worker has an answer. */
  open: (url: string) => Promise<void>;
  /** Runs a function in the page and brings back its (JSON) result. The function must not use anything around it. */
  evaluate: <A extends readonly unknown[], T>(inPage: (...args: A) => T | Promise<T>, ...args: A) => Promise<T>;
  /** Clicks the first element that matches, as a reader would. */
  click: (selector: string) => Promise<void>;
  /** Types into the first element that matches. */
  type: (selector: string, text: string) => Promise<void>;
  /** Chooses a file in the first field for files that matches. */
  choose: (selector: string, path: string) => Promise<void>;
  /** Closes the tab, with all that only the page holds, and has another one ready. */
  changeTab: () => Promise<void>;
  close: () => Promise<void>;
}

/** How to start one engine; `null` where this machine has none. */
export interface Engine {
  name: string;
  /** How a reader of the table gets it. */
  install: string;
  launch: () => Promise<Browser | null>;
}

/** A function with its arguments as the body of a script; tsx wraps inner functions in `__name`, which pages lack. */
export function toScript(inPage: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `const __name = (value) => value; return (${inPage})(...${JSON.stringify(args)});`;
}

const TIMEOUT_MS = 20_000;
const PAUSE_MS = 100;

/** Asks until the answer is anything but false, null or an error, and returns it; throws, with `what`, after 20 seconds. */
export async function until<T>(what: string, ask: () => Promise<T | false | null | undefined>): Promise<T> {
  const deadline = Date.now() + TIMEOUT_MS;
  let last: unknown = "";
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
      last = "";
    } catch (error) {
      // The page may just be leaving; that is no answer yet.
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`待っても起きません: ${what}${last instanceof Error ? `（${last.message}）` : ""}`);
}
