/** Caches in memory, keyed by address, with what storage and worker use of the real ones. */
export function createCaches() {
  const stores = new Map<string, Map<string, Response>>();
  const addressOf = (request: RequestInfo) => (typeof request === "string" ? request : request.url);
  return {
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    open: async (name: string) => {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      return {
        match: async (request: RequestInfo) => store.get(addressOf(request))?.clone(),
        delete: async (request: RequestInfo) => store.delete(addressOf(request)),
        put: async (request: RequestInfo, response: Response) => void store.set(addressOf(request), response),
      };
    },
  };
}
