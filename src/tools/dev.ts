import { spawn } from "node:child_process";
import { watch } from "node:fs";
import type http from "node:http";
import { createServer } from "#serve/serve.ts";

// `npm run dev`: builds the site whenever a source or the data change, and serves it as a host would.

const DIST = "dist";
const WATCHED = ["src", "data", "public"];
/** An editor writes several files at once. */
const REST_MS = 200;
const port = Number(process.env.PORT ?? 4173);

let timer: ReturnType<typeof setTimeout> | undefined;
let server: http.Server | undefined;
let isBuilding = false;
let isOutdated = false;

function build(): void {
  isOutdated = isBuilding;
  if (isBuilding) return;
  isBuilding = true;
  const building = spawn(process.execPath, ["--import", "tsx", "src/build/build.ts", "--out", DIST], {
    stdio: "inherit",
  });
  building.on("exit", (code) => {
    isBuilding = false;
    if (isOutdated) build();
    else if (code === 0) serve();
  });
}

/** Anew after each build: headers and hashes belong to it. */
function serve(): void {
  server?.close();
  server?.closeAllConnections();
  server = createServer(DIST).listen(port, () => console.log(`http://localhost:${port}`));
}

for (const folder of WATCHED) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(build, REST_MS);
  });
}
build();
