// What the build and the worker load: one classic script that leaves `renderer` behind (src/build/renderer.ts).
export { tellNews } from "#words/ja/notice.ts";
export { renderPage } from "./render.tsx";
export { listAddresses } from "./routes.ts";
