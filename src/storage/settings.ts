import { readLocal, writeLocal } from "./local.ts";

/**
 * The reader's settings. Each is stored in localStorage under its own name as plain text, so that the
 * inline script in the head can apply it before the first paint.
 */
export interface Settings {
  theme: "system" | "light" | "dark";
  /** A device that many people use: follows and searches leave no trace. Stored as `1`. */
  shared: boolean;
  /** Only a shared device has its own text size; elsewhere the browser's applies. */
  textSize: "normal" | "large" | "largest";
}

const CHOICES = {
  theme: ["system", "light", "dark"],
  textSize: ["normal", "large", "largest"],
} as const;

/** All settings; whatever is absent, unknown or unreadable has its default, the first choice. */
export function readSettings(): Settings {
  const shared = isShared();
  return {
    theme: readChoice("theme"),
    shared,
    textSize: shared ? readChoice("textSize") : CHOICES.textSize[0],
  };
}

/** Stores one setting; false where the browser refuses. The caller applies it to the page. */
export function writeSetting<K extends keyof Settings>(name: K, value: Settings[K]): boolean {
  if (typeof value === "boolean") return writeLocal(name, value ? "1" : null);
  return writeLocal(name, value);
}

/** Whether this is a shared device. */
export function isShared(): boolean {
  return readLocal("shared") === "1";
}

function readChoice<K extends keyof typeof CHOICES>(name: K): (typeof CHOICES)[K][number] {
  const stored = readLocal(name);
  const choices: readonly (typeof CHOICES)[K][number][] = CHOICES[name];
  return choices.find((choice) => choice === stored) ?? CHOICES[name][0];
}
