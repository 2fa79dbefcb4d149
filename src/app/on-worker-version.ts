/**
 * Calls with the version of the data that the worker has brought to this device, unasked or for another page.
 * @returns a function that ends it.
 */
export function onWorkerVersion(callback: (version: number) => void): () => void {
  const hear = ({ data }: MessageEvent) => {
    if (data?.type === "data-version") callback(Number(data.version));
  };
  // Absent where the page is not served securely, and in some apps' browsers.
  navigator.serviceWorker?.addEventListener("message", hear);
  return () => navigator.serviceWorker?.removeEventListener("message", hear);
}
