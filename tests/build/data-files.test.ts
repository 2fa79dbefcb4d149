import { expect, it } from "vitest";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

it.each(["data", "tests/demo/data"])("writes the same bytes for %s each time", async (folder) => {
  const write = async () => {
    const { snapshot, older } = await loadSnapshot(`${ROOT}${folder}`);
    return describeDataFiles(snapshot, older);
  };
  const files = await write();
  expect(await write()).toEqual(files);
  for (const kind of ["csv", "atom", "ics", "jsonld", "json"]) {
    expect(files.some(({ path }) => path.endsWith(`.${kind}`))).toBe(true);
  }
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
});

it("keeps what nobody has published yet out of feeds, calendars and announcements", async () => {
  const { snapshot, older } = await loadSnapshot(`${ROOT}tests/demo/data`);
  const draft = { ...snapshot, version: snapshot.version + 1, unpublished: true as const };
  const feeds = (files: ReturnType<typeof describeDataFiles>) =>
    files.filter(({ path }) => /^(feeds|calendar)|announcements/.test(path));
  expect(feeds(describeDataFiles(draft, [...older, snapshot]))).toEqual(feeds(describeDataFiles(snapshot, older)));
});
