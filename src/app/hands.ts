/**
 * Whether the reader is in the middle of something that a new root would break off: a press that has
 * not become a click yet, a key held down, a Japanese word still being converted.
 */
let isPressing = false;
let isComposing = false;
let waiting: (() => void)[] = [];

/** Watches from now on; called once, before the first thing a reader can do. */
export function watchHands(): void {
  const press = () => {
    isPressing = true;
  };
  // The click of a press, and the click that a key makes, come after it in the same task or the next.
  const release = () => setTimeout(() => settle(() => (isPressing = false)));
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, press, true);
  for (const name of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(name, release, true);
  addEventListener("compositionstart", () => (isComposing = true), true);
  addEventListener("compositionend", () => setTimeout(() => settle(() => (isComposing = false))), true);
}

/** Waits until the reader's hands are free. */
export function whenHandsAreFree(): Promise<void> {
  return isPressing || isComposing ? new Promise((free) => waiting.push(free)) : Promise.resolve();
}

function settle(change: () => void): void {
  change();
  if (isPressing || isComposing) return;
  const free = waiting;
  waiting = [];
  for (const go of free) go();
}
