import { readLocal, writeLocal } from "./local.ts";

const nameOf = (planId: string) => `follows.handed.${planId}`;

/** Of how many things that were taken over for a plan the reader was told and put the line away; -1 where they have not. */
export function readHandedTold(planId: string): number {
  return Number(readLocal(nameOf(planId)) ?? -1);
}

/** Keeps that number; where the browser refuses, the line comes again. */
export function writeHandedTold(planId: string, count: number): void {
  writeLocal(nameOf(planId), String(count));
}
