import { readLocal, writeLocal } from "./local.ts";

/**
 * The reader's settings. Each is stored in localStorage under its own name as plain text, so that the
 * inline script in the head can apply it before the first paint.
 */
export interface Settings {
  theme: "system" | "light" | "dark";
  /** A device that many people use: nobody's follows and searches are kept. Stored as `1`. */
  shared: boolean;
  /** With which a visitor of a shared device begins; elsewhere the browser's own size applies. */
  textSize: "normal" | "large" | "largest";
}

const CHOICES = {
  theme: ["system", "light", "dark"],
  textSize: ["normal", "large", "largest"],
} as const;

/** All settings; whatever is absent, unknown or unreadable has its default, the first choice. */
export function readSettings(read = readLocal): Settings {
  return { theme: readChoice("theme", read), shared: isShared(), textSize: readChoice("textSize", read) };
}

/** Stores one setting; false where the browser refuses. The caller applies it to the page. */
export function writeSetting<K extends keyof Settings>(name: K, value: Settings[K]): boolean {
  if (typeof value === "boolean") return writeLocal(name, value ? "1" : null);
  return writeLocal(name, value);
}

/** What was chosen on this device, as it is stored; whether it is shared belongs to the device and not to a person. */
export function listChosen(): Record<string, string> {
  return Object.fromEntries(
    (["theme", "textSize"] as const).flatMap((name) =>
      readLocal(name) === null ? [] : [[name, readChoice(name, readLocal)]],
    ),
  );
}

/** Takes over what was chosen elsewhere, where nothing was chosen here. */
export function restoreChosen(kept: Readonly<Record<string, string>>): void {
  for (const name of ["theme", "textSize"] as const) {
    const choice = readChoice(name, (key) => kept[key] ?? null);
    if (kept[name] === choice && readLocal(name) === null) writeLocal(name, choice);
  }
}

/** Whether this is a shared device. */
export function isShared(): boolean {
  return readLocal("shared") === "1";
}

function readChoice<K extends keyof typeof CHOICES>(name: K, read: typeof readLocal): (typeof CHOICES)[K][number] {
  const stored = read(name);
  const choices: readonly (typeof CHOICES)[K][number][] = CHOICES[name];
  return choices.find((choice) => choice === stored) ?? CHOICES[name][0];
}
