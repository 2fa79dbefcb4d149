import { answer } from "./answer.ts";
import type { DeskMessage, DeskRequest } from "./messages.ts";

// Reads and writes workbooks beside the page, so that a file that takes long holds up nothing and can be given up.

const post = (message: DeskMessage) => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<DeskRequest>) => {
  answer(data).then(post, (error: unknown) => {
    console.error(error);
    post({ kind: "failed" });
  });
});

post({ kind: "started" });
