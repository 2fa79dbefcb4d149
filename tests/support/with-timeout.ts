/**
 * Rejects, naming `what`, where a browser has not answered after ten minutes: one that has crashed never will. It only
 * keeps a run from waiting for ever; even a busy machine answers long before, so no test is decided by it.
 */
export async function withTimeout<T>(what: string, promise: Promise<T>, ms = 600_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer after ${ms / 1_000} s: ${what}`)), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
