import type { Plugin } from "vite";
import { describeDataFiles } from "./data-files.ts";
import { loadSnapshot } from "./load-snapshot.ts";

/** Serves `/data/` from a data folder while developing, compiled anew at every request for the index. */
export function serveData(folder: string): Plugin {
  return {
    name: "serve-data",
    apply: "serve",
    configureServer(server) {
      let files = new Map<string, string>();
      server.middlewares.use("/data", (request, response, next) => {
        const path = `data${request.url?.split("?")[0] ?? ""}`;
        const answer = async () => {
          if (path === "data/index.json") {
            const { snapshot, older } = await loadSnapshot(folder);
            files = new Map(describeDataFiles(snapshot, older).map((file) => [file.path, file.text]));
          }
          const text = files.get(path);
          if (text === undefined) return next();
          response.setHeader("Content-Type", "application/json").end(text);
        };
        answer().catch(next);
      });
    },
  };
}
