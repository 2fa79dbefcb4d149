/** Rejects with a `TimeoutError` where `promise` has not settled after `ms`; what it does then is ignored. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException(`over ${ms} ms`, "TimeoutError")), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
