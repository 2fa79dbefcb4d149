import { sayQuietly, unsay } from "./age-line.ts";

/** True whatever ended the installation: a weak line, a portal, a host that alters files, a browser that keeps nothing. */
const NOT_READY = "オフラインで読む用意は、まだできません。";

let resolveActive: (worker: ServiceWorker | null) => void = () => {};

/** The worker that is active on this visit, perhaps only after it was installed; `null` where the browser has none for us. */
export const activeWorker = new Promise<ServiceWorker | null>((resolve) => {
  resolveActive = resolve;
});

/** Ends the waiting for it; what is told first counts. */
export function tellActive(worker: ServiceWorker | null): void {
  resolveActive(worker);
}

/** Nothing answers without a connection here: the reader should not count on it, and pages look for data by themselves. */
export function tellNotReady(): void {
  resolveActive(null);
  sayQuietly(NOT_READY);
}

/** A later try has come to its end. */
export function takeNotReadyBack(): void {
  unsay(NOT_READY);
}
