import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { drawIcons, hashIcons } from "../../src/build/icons.ts";

const PUBLIC = "public/icons";

it("are in public/ as src/build/icons.ts draws them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "icons-"));
  await drawIcons(folder);
  expect(await readdir(PUBLIC)).toEqual(await readdir(folder));
  for (const file of await readdir(folder)) {
    expect((await readFile(join(PUBLIC, file))).equals(await readFile(join(folder, file))), file).toBe(true);
  }
  await rm(folder, { recursive: true });
});

it("carry the hash of their content in a built site", async () => {
  const dist = await mkdtemp(join(tmpdir(), "icons-"));
  await drawIcons(join(dist, "icons"));
  const addresses = await hashIcons(dist);
  expect(addresses["icon-192.png"]).toMatch(/^\/icons\/icon-192\.[0-9a-f]{8}\.png$/);
  const files = await readdir(join(dist, "icons"));
  expect(files.map((file) => `/icons/${file}`).sort()).toEqual(Object.values(addresses).sort());
  await rm(dist, { recursive: true });
});
