import { execFile } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EXAMPLES } from "#pages/data/files.ts";
import { describeDataFiles } from "../../../src/build/data-files.ts";
import { loadSnapshot } from "../../../src/build/load-snapshot.ts";
import { findProgram } from "../../../src/tools/find-program.ts";

// The lines of code that the page about open data offers, each run by its own language on what is published.

const { snapshot } = await loadSnapshot("data");
const { plan } = snapshot;
const known = plan.records.filter((record) => record.type === "observation");
const files = new Map(describeDataFiles(snapshot, []).map(({ path, text }) => [`/${path}`, text]));
const server = http.createServer((request, response) => {
  const text = files.get(request.url ?? "");
  response.writeHead(text === undefined ? 404 : 200).end(text);
});

let origin: string;
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** How each language runs a text of code. */
const PROGRAMS: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  JavaScript: [process.execPath, "--input-type=module", "-e"],
  Python: ["python3", "-c"],
  R: ["Rscript", "-e"],
};

for (const [language, code] of EXAMPLES) {
  const [name = "", ...args] = PROGRAMS[language] ?? [];
  const program = name.includes("/") ? name : findProgram(name);
  // A machine may have no R or Python; it has Node.
  it.skipIf(program === null)(`the example in ${language} prints the plan's results`, async () => {
    const env = { ...process.env, PYTHONIOENCODING: "utf-8", NODE_NO_WARNINGS: "1" };
    const printed = await new Promise<string>((resolve, reject) => {
      execFile(program ?? "", [...args, code(origin, plan.id)], { env }, (error, stdout, stderr) =>
        error ? reject(new Error(stderr)) : resolve(stdout),
      );
    });
    if (language === "JavaScript") {
      expect(printed.trim()).toBe(`${plan.items.length} 項目 ${plan.records.length} 件の結果`);
      return;
    }
    expect(known.length).toBeGreaterThan(0);
    for (const { value } of known) expect(printed).toContain(String(value));
  });
}
