import { expect, it } from "vitest";
import { findFeeds } from "#domain/feed-address.ts";

it.each([
  ["/plans/4", "/feeds/plans/4.atom", "/calendar/plans/4.ics"],
  ["/plans/4/items/2-1-5", "/feeds/items/2-1-5.atom", "/calendar/items/2-1-5.ics"],
  ["/plans/4/areas/east", "/feeds/areas/east.atom", "/calendar/areas/east.ics"],
  ["/plans/4/departments/zaisei", "/feeds/departments/zaisei.atom", "/calendar/departments/zaisei.ics"],
  ["/plans/4/policies/2", "/feeds/policies/2.atom", "/calendar/policies/2.ics"],
])("finds the feeds of %s", (page, feed, calendar) => {
  expect(findFeeds(page)).toEqual({ feed, calendar });
});

it.each(["/", "/plans/4/items", "/plans/4/items/2-1-5/sheet", "/plans/4/years", "/about"])(
  "finds none for %s",
  (page) => {
    expect(findFeeds(page)).toBeNull();
  },
);
