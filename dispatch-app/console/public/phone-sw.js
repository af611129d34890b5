// Keeps the responder page openable without a signal. Holds the shell only: never an answer of /api, which is
// the server's to give and IndexedDB's to remember.
const SHELL = 'phone-shell-' + new URL(self.location.href).searchParams.get('v')

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const { files } = await (await fetch('/phone-shell.json', { cache: 'no-store' })).json()
      const cache = await caches.open(SHELL)
      await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
      await self.skipWaiting()
    })(),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('phone-shell-') && name !== SHELL) await caches.delete(name)
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/api') || url.pathname.startsWith('/ws') || url.pathname === '/phone-shell.json') return
  // a module script asks with an Origin the worker's own request had not: the server's Vary must not hide the file
  const kept = caches.match(event.request, { cacheName: SHELL, ignoreSearch: true, ignoreVary: true })
  event.respondWith(kept.then((file) => file ?? fetch(event.request)))
})
