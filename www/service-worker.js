// Keeps the program's own files, so that the page opens and checks without network. It keeps nothing else: no file of a
// user passes here, because the page makes no request with one. docs/deploy.md says how to switch it off.
//
// Each file of the build is stored with its SHA-384 known, and compared with it again whenever it is given out.

// xtask/src/offline.rs writes these three lines: a name for this build, the size of its files, and each with its hash.
const BUILD = '';
const BYTES = 0;
const LIST = [];

const FILES = new Map(LIST);
const PAGE = 'index.html';
// What a deployment may change without a new build: this file and those that it names (src/app/deployment.rs).
const SETTINGS = 'config.json';
const MOST_NAMED = 64;
// A slow network does not keep the page from opening with the settings that are there.
const SETTINGS_WAIT_MS = 5_000;
const LANES = 4;
const DIGEST_HEADER = 'smeltcheck-digest';
// Of the network's answer, not of the file.
const NOT_KEPT_HEADERS = ['content-encoding', 'content-length', 'vary', 'etag', 'last-modified', 'date', 'age'];

const scope = new URL(self.registration.scope);
// A host may have several pages: each has its own caches. www/offline.js and service-worker-remove.js know the name.
const OWN_CACHES = `smeltcheck ${scope.pathname} `;
const CACHE = OWN_CACHES + BUILD;
// The files that the settings name, once the page has asked for the settings, which it does before it asks for them.
let named = new Set();
// The copy cannot be mended: what is still asked of this worker comes from the network.
let isGivenUp = false;

/** A host may answer to the page's file name with another address: the page is asked for as people do. */
function addressOf(name) {
  return new URL(name === PAGE ? './' : name, scope).href;
}

function nameOf(url) {
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return null;
  return url.pathname.slice(scope.pathname.length) || PAGE;
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
}

/** The kept file, if it is the one that it has to be. */
async function kept(cacheName, name, digest) {
  const response = await caches.match(addressOf(name), { cacheName, ignoreVary: true });
  if (!response || response.status !== 200) return null;
  const bytes = await response.clone().arrayBuffer();
  return (await digestOf(bytes)) === digest ? response : null;
}

async function keep(cacheName, name, response, digest) {
  const headers = new Headers(response.headers);
  for (const header of NOT_KEPT_HEADERS) headers.delete(header);
  if (digest) headers.set(DIGEST_HEADER, digest);
  const cache = await caches.open(cacheName);
  await cache.put(addressOf(name), new Response(await response.arrayBuffer(), { headers }));
}

/** A file of this build from the network; the browser refuses any other. What it has loaded already is not sent again. */
async function fetched(name) {
  const integrity = FILES.get(name);
  const ask = async (cache) => {
    const response = await fetch(addressOf(name), { integrity, cache });
    if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
    return response;
  };
  return ask('force-cache').catch(() => ask('reload'));
}

/** A file of this build that an earlier build had too. */
async function keptByAnother(name) {
  for (const other of await ownCaches()) {
    const response = other === CACHE ? null : await kept(other, name, FILES.get(name));
    if (response) return response;
  }
  return null;
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OWN_CACHES));
}

async function keepOwn(name) {
  await keep(CACHE, name, (await keptByAnother(name)) ?? (await fetched(name)));
}

// All files or none.
async function install() {
  try {
    const names = [...FILES.keys()];
    const lane = async () => {
      for (let name = names.pop(); name; name = names.pop()) {
        await keepOwn(name).catch((error) => {
          names.length = 0;
          throw error;
        });
      }
    };
    // No lane is under way any more when a build that is not complete is deleted.
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const failed = lanes.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
    await keepAllSettings();
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** The settings and what they name, as the host has them now. A page works without any. */
async function keepAllSettings() {
  const settings = await fetch(addressOf(SETTINGS), { cache: 'no-cache' }).catch(() => null);
  if (!settings?.ok) return;
  await keepSetting(SETTINGS, settings);
  for (const name of named) {
    const response = await fetch(addressOf(name), { cache: 'no-cache' }).catch(() => null);
    if (response?.ok) await keepSetting(name, response);
  }
}

/** Keeps a file of the deployment with its hash, unless it is kept as it is. */
async function keepSetting(name, response) {
  const bytes = await response.clone().arrayBuffer();
  const digest = await digestOf(bytes);
  const isNew = !(await kept(CACHE, name, digest));
  if (isNew) await keep(CACHE, name, response, digest);
  if (name !== SETTINGS) return;
  named = namedIn(new TextDecoder().decode(bytes));
  if (isNew) await forgetOthers();
}

/** Of a deployment's files, only those that its settings name now. */
async function forgetOthers() {
  const addresses = [...FILES.keys(), SETTINGS, ...named].map(addressOf);
  const cache = await caches.open(CACHE);
  const others = (await cache.keys()).filter(({ url }) => !addresses.includes(url));
  await Promise.all(others.map((other) => cache.delete(other)));
}

/** The files next to the page that the settings name; what is no such name, the page refuses too. */
function namedIn(text) {
  try {
    const { profile, lists, logo } = JSON.parse(text);
    const isBeside = (name) =>
      typeof name === 'string' &&
      name.split('/').every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part)) &&
      !FILES.has(name) &&
      name !== SETTINGS;
    const isFile = /\.(toml|json)$/i.test(profile) ? [profile] : [];
    const ofLists = [lists].flat().map((list) => list?.file ?? list);
    return new Set([...isFile, ...ofLists, logo].filter(isBeside).slice(0, MOST_NAMED));
  } catch {
    return new Set();
  }
}

/** A setting as the host has it now; without network as it was last. */
async function setting(event, name) {
  const fromNetwork = await fetch(event.request, { signal: AbortSignal.timeout(SETTINGS_WAIT_MS) }).catch(() => null);
  if (fromNetwork && fromNetwork.status < 500) {
    if (!fromNetwork.ok) return fromNetwork;
    const keeping = keepSetting(name, fromNetwork.clone()).catch(() => {});
    event.waitUntil(keeping);
    // The files that it names are known before the page asks for them.
    if (name === SETTINGS) await keeping;
    return fromNetwork;
  }
  const response = await caches.match(addressOf(name), { cacheName: CACHE, ignoreVary: true });
  const digest = response?.headers.get(DIGEST_HEADER);
  const good = digest && (await kept(CACHE, name, digest));
  if (!good) return fromNetwork ?? Response.error();
  if (name === SETTINGS) named = namedIn(await good.clone().text());
  return good;
}

/** A file of this build: as it is kept, or once more from the network, or not at all. */
async function ownFile(name) {
  const good = await kept(CACHE, name, FILES.get(name));
  if (good) return good;
  const broken = await caches.open(CACHE);
  await broken.delete(addressOf(name));
  try {
    await keep(CACHE, name, await fetched(name));
    return (await kept(CACHE, name, FILES.get(name))) ?? Response.error();
  } catch {
    return withoutFile(name);
  }
}

/** Where the host answers it has another build by now: the copy cannot be mended, and the next load does without it. */
async function withoutFile(name) {
  const host = await fetch(addressOf('service-worker.js'), { cache: 'no-store' }).catch(() => null);
  if (host?.ok) {
    isGivenUp = true;
    await removeAll();
    if (name === PAGE) return fetch(addressOf(PAGE));
  }
  return name === PAGE ? notComplete() : Response.error();
}

async function removeAll() {
  await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

/** What the page says when a file of it is missing; here the page itself is. */
function notComplete() {
  const page = `<!DOCTYPE html><meta charset="utf-8"><title>Smeltcheck</title>
    <p lang="zh-CN">网页没有加载完整，无法检查。请检查网络，再刷新本页。</p>
    <p lang="en">This page did not load completely and cannot run the check. Check the network, then reload the page.</p>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" };
  return new Response(page, { status: 503, headers });
}

/** Only the page itself is answered: a frame, or another page next to it, asks the network as if nothing were here. */
async function forPage(event, answer) {
  const client = await self.clients.get(event.clientId);
  const isPage = client?.frameType === 'top-level' && nameOf(new URL(client.url)) === PAGE;
  return isPage && !isGivenUp ? answer() : fetch(event.request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));

self.addEventListener('activate', (event) => {
  const old = ownCaches().then((names) => names.filter((name) => name !== CACHE));
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const name = nameOf(url);
  if (request.method !== 'GET' || name === null || request.headers.has('range')) return;
  if (request.mode === 'navigate') {
    if (name === PAGE && request.destination === 'document') event.respondWith(ownFile(PAGE));
    return;
  }
  if (url.search) return;
  if (FILES.has(name)) event.respondWith(forPage(event, () => ownFile(name)));
  else if (name === SETTINGS || named.has(name)) event.respondWith(forPage(event, () => setting(event, name)));
});

self.addEventListener('message', (event) => {
  if (event.data === 'smeltcheck: use') self.skipWaiting();
  if (event.data === 'smeltcheck: describe') {
    event.ports[0]?.postMessage({ build: BUILD, files: FILES.size, bytes: BYTES });
  }
});
