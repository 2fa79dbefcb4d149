import { expect, it } from "vitest";
import { leadsAway } from "#island/shared-device/leads-away.ts";

const HOME = "https://kaikaku.example";

it.each([
  { href: `${HOME}/plans/4/items?q=%E3%83%90%E3%82%B9#record-1`, away: false },
  { href: `${HOME}/data`, away: false },
  { href: `${HOME}/data/plans/4/items.csv`, away: true },
  { href: `${HOME}/feeds/plans/4.atom`, away: true },
  { href: "webcal://kaikaku.example/calendar/plans/4.ics", away: true },
  { href: "mailto:someone@city.example", away: true },
  { href: "http://kaikaku.example/about", away: true },
  { href: "https://www.city.example/plan.pdf", away: true },
  // What a page of the site made itself, as the sheet for staff.
  { href: `blob:${HOME}/0b7c`, away: false },
])("$href leads away: $away", ({ href, away }) => {
  expect(leadsAway({ href, download: null }, HOME)).toBe(away);
});

it("takes what is to be downloaded for a way out, wherever it lies", () => {
  expect(leadsAway({ href: `${HOME}/report.xlsx`, download: "" }, HOME)).toBe(true);
});
