import type { Desk, DeskAnswer, DeskRequest } from "./messages.ts";

/** A workbook of the whole plan takes under a second on an office computer. */
const TIMEOUT_MS = 20_000;

/** A desk with a worker for each question, ended with the answer: a file that does harm has no second one. */
export function createDesk(): Desk {
  return {
    ask: async (request) => {
      const answer = await askWorker(request);
      return answer?.kind === request.kind ? (answer as Awaited<ReturnType<Desk["ask"]>>) : null;
    },
  } as Desk;
}

function askWorker(request: DeskRequest): Promise<DeskAnswer | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const finish = (answer: DeskAnswer | null) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(null), TIMEOUT_MS);
    worker.addEventListener("message", ({ data }: MessageEvent<DeskAnswer>) => finish(data));
    worker.addEventListener("error", () => finish(null));
    worker.postMessage(request);
  });
}
