import { readLocal } from "./local.ts";
import { readSettings, type Settings } from "./settings.ts";
import { createTabSignal } from "./tab-signal.ts";

/**
 * What somebody who uses a shared device leaves in the tab until their visit ends. All of it lies in sessionStorage:
 * `theme` and `textSize`, where they chose another than the device's, and `visit`, which names the place in the tab's
 * history with which the visit began.
 */

const VISIT = "visit";
/** Stands in the place of a visit that has ended, until the tab is back where it began. */
const OVER = "over";

/** Where the visit of this tab began; `null` where none has, `"over"` where it has ended and something may still show it. */
export function readVisit(): string | null {
  return readSession(VISIT);
}

/** A visit begins: `place` names the entry of the tab's history. */
export function beginVisit(place: string): void {
  writeSession(VISIT, place);
}

const endings = createTabSignal("visits", "visits");

/** Tells the device's other tabs that the visit has ended. */
export const tellVisitEnded = endings.send;

/** Calls `listener` when the visit has ended in another tab; returns a function that stops it. */
export const onVisitEnded = endings.listen;

/** Forgets what the visitor left in this tab. */
export function forgetVisitor(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Where it is refused nothing was kept.
  }
  writeSession(VISIT, OVER);
}

/** Nobody has come since. */
export function awaitVisitor(): void {
  writeSession(VISIT, null);
}

/** The settings as they hold for the visitor: their own choice, else the device's. */
export function readVisitorSettings(): Settings {
  return readSettings((name) => readSession(name) ?? readLocal(name));
}

/** Keeps what the visitor chose until the visit ends. */
export function writeVisitorSetting<K extends "theme" | "textSize">(name: K, value: Settings[K]): void {
  writeSession(name, value);
}

function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeSession(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Refused: it holds for this page alone.
  }
}
