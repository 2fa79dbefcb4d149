import type { Desk, DeskAnswer, DeskFailure, DeskMessage, DeskRequest } from "./messages.ts";

/** A workbook of the whole plan takes under a second on an office computer. */
const TIMEOUT_MS = 20_000;

/** A desk with a worker for each question, ended with the answer: a file that does harm has no second one. It never throws. */
export function createDesk(): Desk {
  return {
    ask: async (request) => {
      const answer = await askWorker(request);
      if (typeof answer === "string") return answer;
      return answer.kind === request.kind ? answer : "gave-up";
    },
  } as Desk;
}

function askWorker(request: DeskRequest): Promise<DeskAnswer | DeskFailure> {
  return new Promise((resolve) => {
    let hasStarted = false;
    let worker: Worker | undefined;
    const finish = (answer: DeskAnswer | DeskFailure) => {
      clearTimeout(timer);
      worker?.terminate();
      resolve(answer);
    };
    // Until the worker has said that it runs, no file is to blame: its script did not come, or may not run here.
    const fail = () => finish(hasStarted ? "gave-up" : "not-started");
    const timer = setTimeout(fail, TIMEOUT_MS);
    try {
      worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<DeskMessage>) => {
        if (data.kind === "started") hasStarted = true;
        else finish(data);
      });
      worker.addEventListener("messageerror", fail);
      worker.addEventListener("error", fail);
      worker.postMessage(request);
    } catch {
      // A browser that starts no worker, or copies nothing to it, says so by throwing.
      fail();
    }
  });
}
