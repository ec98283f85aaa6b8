// Has the browser keep the program's own files for use without network, and tells the page what is kept. The files
// themselves are the matter of service-worker.js. Nothing here knows of a user's file.

import { serviceWorkerAddress } from './runtime.js';

// The one thing that is stored here: that the user does not want a copy.
const CHOICE = 'smeltcheck.offline';
// A host that does not answer does not keep the page from closing its connections.
const LONGEST_WAIT_MS = 3_000;

const workers = ownWorkers();
const scope = new URL('./', document.baseURI);
let isWanted = true;
let registered = null;
let firstActive = null;
let copy = { state: 'making', newer: false };

function tell(change) {
  copy = { ...copy, ...change };
  window.dispatchEvent(new Event('offlinecopy'));
}

// Inside another page nothing is kept, whoever's page it is. A browser has none over plain HTTP, and may refuse to say so.
function ownWorkers() {
  try {
    return window.top === window ? navigator.serviceWorker : undefined;
  } catch {
    return undefined;
  }
}

function isRemoved() {
  try {
    return localStorage.getItem(CHOICE) === 'off';
  } catch {
    return false;
  }
}

/** Starts to keep the program; afterwards nothing more is asked of the network by the page. */
export async function beginOffline() {
  // Then browsers ask for the manifest.
  await Promise.race([pageLoaded(), waitAMoment()]);
  if (!workers) {
    tell({ state: 'not' });
    return;
  }
  if (!isWanted || isRemoved()) {
    await remove();
    tell({ state: isWanted ? 'removed' : 'deployment' });
    return;
  }
  // A browser that keeps nothing has the page as it is.
  const registering = workers
    .register(serviceWorkerAddress(), { scope: scope.pathname, updateViaCache: 'none' })
    .then(watch)
    .catch(() => tell({ state: 'not' }));
  await Promise.race([registering, waitAMoment()]);
}

function pageLoaded() {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else window.addEventListener('load', resolve, { once: true });
  });
}

function waitAMoment() {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_WAIT_MS);
  });
}

function watch(registration) {
  registered = registration;
  firstActive = registration.active;
  const follow = (worker) => worker?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', () => {
    follow(registration.installing);
    look();
  });
  follow(registration.installing);
  follow(registration.waiting);
  if (firstActive) describe(firstActive);
  look();
}

function look() {
  const { installing, waiting, active } = registered;
  if (active && !firstActive) {
    firstActive = active;
    describe(active);
  }
  if (firstActive && (waiting || (active && active !== firstActive))) tell({ newer: true });
  if (!installing && !waiting && !active && copy.state === 'making') tell({ state: 'not' });
}

function describe(worker) {
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => tell({ state: 'kept', ...data });
  worker.postMessage('smeltcheck: describe', [channel.port2]);
}

async function remove() {
  const all = await workers.getRegistrations();
  await Promise.all(all.filter((one) => one.scope === scope.href).map((one) => one.unregister()));
  const names = (await caches.keys()).filter((name) => name.startsWith(`smeltcheck ${scope.pathname} `));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// What the program asks for: src/app/offline.rs.

export function keepOffline(wanted) {
  isWanted = wanted;
}

export function chooseOffline(wanted) {
  try {
    if (wanted) localStorage.removeItem(CHOICE);
    else localStorage.setItem(CHOICE, 'off');
  } catch {
    // A browser that stores nothing keeps no copy either.
  }
  if (wanted) tell({ state: 'wanted' });
  else remove().then(() => tell({ state: 'removed', newer: false }), (error) => console.error(error));
}

export function useNewer() {
  const { waiting } = registered;
  if (!waiting) {
    location.reload();
    return;
  }
  waiting.addEventListener('statechange', () => waiting.state === 'activated' && location.reload());
  waiting.postMessage('smeltcheck: use');
}

export const offlineCopy = () => JSON.stringify(copy);
