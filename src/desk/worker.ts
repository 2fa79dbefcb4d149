import { answer } from "./answer.ts";
import type { DeskAnswer, DeskRequest } from "./messages.ts";

// Reads and writes workbooks beside the page, so that a file that takes long holds up nothing and can be given up.

addEventListener("message", ({ data }: MessageEvent<DeskRequest>) => {
  const post = (message: DeskAnswer) => postMessage(message);
  answer(data).then(post, (error: unknown) => {
    console.error(error);
    post({ kind: "failed" });
  });
});
