import { expect, it } from "vitest";
import type { Snapshot } from "#domain/snapshot.ts";
import { publishAnnouncements } from "#publish/announcements.ts";
import { publishCalendars } from "#publish/calendars.ts";
import { publishFeeds } from "#publish/feeds.ts";
import { publishTables } from "#publish/tables.ts";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { sampleSnapshot } from "./sample-snapshot.ts";

// What others read by machine stands in golden/, letter by letter: whoever changes it sees what becomes of it, and
// accepts it with `npm run test:unit -- tests/publish/published.test.ts -u`.

const snapshot = sampleSnapshot();
const [first, second] = snapshot.log;
if (!first || !second) throw new Error("the sample has two versions");
const versions: Snapshot[] = [{ ...snapshot, version: 1, date: first.date, log: [first] }, snapshot];
/** The plan's own, and those of one of each kind of thing that can be followed. */
const FOLLOWED = /(plans\/9|1-1-1|areas\/kita|departments\/kurashi|policies\/2)\.(atom|ics)$/;

const files = [
  ...publishTables(snapshot).map(({ file, text }) => ({ path: file, text })),
  ...describeDataFiles(snapshot, []).flatMap(({ path, text }) =>
    /(catalog\.jsonld|licence\.txt)$/.test(path) ? [{ path: path.replace("data/", ""), text }] : [],
  ),
  ...publishAnnouncements(versions).map(({ path, text }) => ({ path: path.replace("data/", ""), text })),
  ...[...publishFeeds(versions), ...publishCalendars(versions)].filter(({ path }) => FOLLOWED.test(path)),
];

it("writes tables, feeds and calendars of one version with the same bytes each time", () => {
  const reread = versions.map((version) => JSON.parse(JSON.stringify(version)) as Snapshot);
  const write = (of: readonly Snapshot[]) => {
    const current = of.at(-1) as Snapshot;
    return [
      ...describeDataFiles(current, []).map(({ path, text }) => [path, text]),
      ...publishTables(current).map(({ file, text }) => [file, text]),
      ...[...publishFeeds(of), ...publishCalendars(of), ...publishAnnouncements(of)].map(({ path, text }) => [
        path,
        text,
      ]),
    ];
  };
  expect(write(reread)).toEqual(write(versions));
});

it("is about all of these", () => {
  expect(files.filter(({ path }) => FOLLOWED.test(path))).toHaveLength(10);
  expect(files).toHaveLength(29);
});

it.each(files)("publishes $path as it always has", async ({ path, text }) => {
  await expect(text).toMatchFileSnapshot(`golden/${path.replaceAll("/", "-")}`);
});
