declare const self: ServiceWorkerGlobalScope;

// Deployed as sw.js when a released worker turns out to be harmful: removes every cache and the worker itself,
// then loads the open pages anew. Data, follows and settings of the reader stay. See docs/deploying.md.
self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) => {
  event.waitUntil(removeEverything());
});

async function removeEverything(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
  const clients = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // A page that this worker does not control cannot be navigated; it needs no help either.
  await Promise.allSettled(clients.map((client) => client.navigate(client.url)));
}

// Makes this file a module of its own, so that `self` is declared for it alone.
export {};
