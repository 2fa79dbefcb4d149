import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { drawIcons } from "../../src/tools/icons.ts";

const PUBLIC = "public/icons";

it("are in public/ as src/tools/icons.ts draws them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "icons-"));
  await drawIcons(folder);
  expect(await readdir(PUBLIC)).toEqual(await readdir(folder));
  for (const file of await readdir(folder)) {
    expect((await readFile(join(PUBLIC, file))).equals(await readFile(join(folder, file))), file).toBe(true);
  }
  await rm(folder, { recursive: true });
});
