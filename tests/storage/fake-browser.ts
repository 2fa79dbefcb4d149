import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach, vi } from "vitest";

/** localStorage in memory, with a switch that makes every use of it throw, as a browser setting can. */
export class FakeLocalStorage {
  isRefused = false;
  private readonly values = new Map<string, string>();

  getItem(key: string): string | null {
    this.refuse();
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.refuse();
    this.values.set(key, value);
  }
  removeItem(key: string): void {
    this.refuse();
    this.values.delete(key);
  }
  clear(): void {
    this.refuse();
    this.values.clear();
  }
  keys(): string[] {
    return [...this.values.keys()];
  }
  private refuse(): void {
    if (this.isRefused) throw new DOMException("refused", "SecurityError");
  }
}

export let local: FakeLocalStorage;

/**
 * Gives each test a device of its own: an empty database, an empty localStorage, and a clock that stands still, so that a
 * busy machine does not reach the app's time limits.
 */
export function useFakeBrowser(): void {
  beforeEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.resetModules();
    local = new FakeLocalStorage();
    vi.stubGlobal("localStorage", local);
    vi.stubGlobal("sessionStorage", new FakeLocalStorage());
    vi.stubGlobal("indexedDB", new IDBFactory());
  });
}

/** Opens the database without the app's code, as a test's own look at what is on the device. */
export function openRaw(version?: number, upgrade?: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("reform-plan", version);
    request.onupgradeneeded = () => upgrade?.(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Reads or writes one record without the app's code. */
export async function rawRecord(store: string, key: string, ...value: [] | [unknown]): Promise<unknown> {
  const db = await openRaw();
  const objects = db.transaction(store, "readwrite").objectStore(store);
  const request = value.length > 0 ? objects.put(value[0], key) : objects.get(key);
  const result = await new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  db.close();
  return result;
}

/**
 * Makes the n-th call of a store's get, put, delete or clear fail from now on (and `length - 1` more
 * after it), as a lost connection does; returns how to undo it.
 */
export function failCalls(n: number, length = 1, name = "UnknownError"): () => void {
  let calls = 0;
  const methods = ["get", "put", "delete", "clear"] as const;
  const spies = methods.map((method) => {
    const original = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
    return vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      calls += 1;
      if (calls >= n && calls < n + length) throw new DOMException("lost", name);
      return original.apply(this, args) as never;
    });
  });
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}
