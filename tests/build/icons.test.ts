import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { hashIcons } from "../../src/build/icons.ts";

it("puts the hash of its content into the name of every icon of a built site", async () => {
  const dist = await mkdtemp(join(tmpdir(), "icons-"));
  await mkdir(join(dist, "icons"));
  for (const file of ["icon-192.png", "favicon.svg"]) await writeFile(join(dist, "icons", file), `content of ${file}`);
  const addresses = await hashIcons(dist);
  expect(addresses["icon-192.png"]).toMatch(/^\/icons\/icon-192\.[0-9a-f]{8}\.png$/);
  expect(addresses["favicon.svg"]).toMatch(/^\/icons\/favicon\.[0-9a-f]{8}\.svg$/);
  expect(addresses["icon-192.png"]?.slice(-12, -4)).not.toBe(addresses["favicon.svg"]?.slice(-12, -4));
  const files = await readdir(join(dist, "icons"));
  expect(files.map((file) => `/icons/${file}`).sort()).toEqual(Object.values(addresses).sort());
  await rm(dist, { recursive: true });
});
