/** Rejects with a `TimeoutError` where `promise` has not settled after `ms`; a later result is ignored. */
export function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException(`over ${ms} ms`, "TimeoutError")), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
