// For whoever runs a host: in place of service-worker.js this removes what browsers keep of the page at this address, at
// their next visit, and then itself. docs/deploy.md says when.

const scope = new URL(self.registration.scope);

async function remove() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`smeltcheck ${scope.pathname} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(remove()));
