// What the page and the element have in common: how the code of a build is fetched and checked, how workers start, and
// what the program asks of the place that it runs in (see src/app/place.rs).

// Runs in the worker, below the glue. The first message is the compiled module; starting it is
// synchronous, so the messages that follow find the program's own handler in place.
const WORKER_START = `
self.onmessage = (event) => {
  self.onmessage = null;
  wasm_bindgen.initSync({ module: event.data });
};
// What breaks in a promise reaches the page as everything else that breaks.
self.onunhandledrejection = (event) => {
  setTimeout(() => {
    throw event.reason;
  });
};
`;

// The addresses of workers, made here. The one policy of the page lets nothing else become code, and is taken before
// anything else runs: its name is given once.
const workerUrls = new Set();
// And this one file of the page's own host, which keeps the page for use without network.
const SERVICE_WORKER = new URL('service-worker.js', import.meta.url).href;
const workerPolicy = takeWorkerPolicy();

function takeWorkerPolicy() {
  try {
    return window.trustedTypes?.createPolicy('smeltcheck-worker', {
      createScriptURL(url) {
        if (url !== SERVICE_WORKER && !workerUrls.has(url)) throw new TypeError('not the address of a worker of this page');
        return url;
      },
    });
  } catch (error) {
    // Somebody else's page may allow no policy of this name. Where it demands one, a worker is refused when it starts.
    console.error(error);
    return undefined;
  }
}

/** The address of the service worker, in the form in which the page's policy lets it be used. */
export function serviceWorkerAddress() {
  return workerPolicy ? workerPolicy.createScriptURL(SERVICE_WORKER) : SERVICE_WORKER;
}

// What has not arrived by then counts as missing: a response that hangs must not keep the connections open. A line of
// 100 kbit/s brings the largest file in this time.
const LOAD_LIMIT_MS = 120_000;

/** A file that is not the one of this build is refused by the browser, as one that is missing. */
export async function fetchOk(address, integrity) {
  const limit = new AbortController();
  // Never cleared: it covers what is read of the response too, and does nothing to one that has arrived.
  setTimeout(() => limit.abort(tooLate(address)), LOAD_LIMIT_MS);
  const response = await fetch(address, { integrity, signal: limit.signal });
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response;
}

/**
 * Fetches the code of a build: the program, and the workers that it starts at any time without a request, also with the
 * network off.
 *
 * @param {Record<string, string>} files names and hashes of the files
 * @param {(name: string) => string} address where a file is
 */
export function loadCode(files, address) {
  const worker = loadWorkerParts(files, 'worker', address);
  // Asked for at once: on a slow computer browsers warn about a preload that waits for the glue.
  const wasm = fetchOk(address(files.wasm), files.wasmIntegrity);
  const app = startApp(address(files.js), wasm);
  // What comes after a check waits until nothing that a check needs is on its way.
  const desk = Promise.all([app, worker]).then(() => loadWorkerParts(files, 'desk', address));
  // Each failure is reported where its part is asked for.
  for (const part of [worker, wasm, app, desk]) part.catch(() => {});
  return { worker, app, desk };
}

function tooLate(address) {
  return new DOMException(`${address} did not arrive in time`, 'TimeoutError');
}

async function startApp(glue, wasm) {
  // A script that hangs cannot be given up, but need not be waited for.
  const limit = new Promise((_, reject) => {
    setTimeout(() => reject(tooLate(glue)), LOAD_LIMIT_MS);
  });
  const app = await Promise.race([import(glue), limit]);
  await app.default({ module_or_path: wasm });
  return app;
}

async function loadWorkerParts(files, name, address) {
  const [glue, module] = await Promise.all([
    fetchOk(address(files[`${name}Js`]), files[`${name}JsIntegrity`]).then((response) => response.text()),
    fetchOk(address(files[`${name}Wasm`]), files[`${name}WasmIntegrity`])
      .then((response) => response.arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes)),
  ]);
  const source = new Blob([glue, WORKER_START], { type: 'text/javascript' });
  const url = URL.createObjectURL(source);
  workerUrls.add(url);
  return { url, module };
}

// A worker from a blob obeys the page's content policy on every host; one from an address would
// obey only headers, which many static hosts cannot send.
function startWorker({ url, module }) {
  const worker = new Worker(workerPolicy ? workerPolicy.createScriptURL(url) : url);
  worker.postMessage(module);
  return worker;
}

// A worker that has started and made ready what every check needs, before the file is there. Each checks one file.
let waiting = null;
let nextWaiting = 0;

/** Has a worker wait for the next file, unless one does. `onRefused` hears that the browser starts none. */
export function keepWorkerWaiting(parts, onRefused = () => {}) {
  if (waiting) return;
  const worker = startWorker(parts);
  waiting = { worker, parts };
  worker.onerror = (event) => {
    event.preventDefault();
    waiting = null;
    // A program that breaks says where; a worker that may not start says nothing.
    if (!(event instanceof ErrorEvent)) onRefused();
  };
}

/** Ends the worker that waits, and starts no other one. */
export function endWaitingWorker() {
  clearTimeout(nextWaiting);
  waiting?.worker.terminate();
  waiting = null;
}

// The next one starts when this check is over on most computers: it would take a core from it.
const NEXT_WORKER_MS = 1500;

function takeWaitingWorker() {
  if (!waiting) return null;
  const { worker, parts } = waiting;
  waiting = null;
  worker.onerror = null;
  clearTimeout(nextWaiting);
  nextWaiting = setTimeout(() => keepWorkerWaiting(parts), NEXT_WORKER_MS);
  return worker;
}

/**
 * What every place has.
 *
 * @param {Document | ShadowRoot} root that the program is drawn in
 * @param {ReturnType<typeof loadCode>} code
 * @param {(name: string) => string} address where a file is
 * @param {() => void} dataArrived hears that everything asked for besides the code has arrived or failed
 */
export function placeIn(root, code, address, dataArrived) {
  let loading = 0;
  return {
    // Both resolve to a Worker that is ready for messages, and reject when its code could not be loaded.
    startWorker: async () => takeWaitingWorker() ?? startWorker(await code.worker),
    startDesk: async () => startWorker(await code.desk),
    load: (name) => fetchOk(address(name)),
    // What is only for learning waits until nothing that a check or what comes after it needs is on its way.
    codeArrived: () => Promise.allSettled([code.app, code.worker, code.desk]),
    loadBegins() {
      loading += 1;
    },
    loadEnds() {
      loading -= 1;
      if (loading === 0) dataArrived();
    },
    readKept,
    changeKept,
    forgetKept,
    element: (id) => root.getElementById(id),
    fillsScreen: document.fullscreenEnabled === true,
    fillScreen(id) {
      const isFilled = document.fullscreenElement !== null;
      const done = isFilled ? document.exitFullscreen() : root.getElementById(id)?.requestFullscreen();
      // A page around this one may not allow it.
      done?.catch(() => {});
    },
    leave: () => ({ x: scrollX, y: scrollY, focus: root.activeElement, id: root.activeElement?.id }),
    comeBack({ x, y, focus, id }) {
      // A page that was taken away and drawn again has another element of this name.
      const there = focus?.isConnected ? focus : root.getElementById(id ?? '');
      there?.focus?.({ preventScroll: true });
      scrollTo(x, y);
    },
  };
}

// The lists that the user wants kept, each file a record of its own in a database of the browser: two tabs add and remove theirs
// without touching each other's. The database exists only once something is kept: looking for it does not make it.
const KEPT = { database: 'smeltcheck', version: 2, store: 'files' };

function openKept(create) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(KEPT.database, KEPT.version);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0 && !create) {
        request.transaction.abort();
        return;
      }
      // Version 1 held all files in one text.
      for (const store of request.result.objectStoreNames) request.result.deleteObjectStore(store);
      request.result.createObjectStore(KEPT.store, { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (create ? reject(request.error) : resolve(null));
  });
}

/** Resolves to the results of the requests that `ask` makes, once all of them are done; to undefined when nothing is kept. */
async function inKept(create, mode, ask) {
  const database = await openKept(create);
  if (!database) return undefined;
  try {
    const transaction = database.transaction(KEPT.store, mode);
    const requests = ask(transaction.objectStore(KEPT.store));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    return requests.map((request) => request.result);
  } finally {
    database.close();
  }
}

/** The records as JSON: pairs of key and text. */
async function readKept() {
  const [keys, texts] = (await inKept(false, 'readonly', (store) => [store.getAllKeys(), store.getAll()])) ?? [[], []];
  return JSON.stringify(keys.map((key, place) => [key, texts[place]]));
}

/** Makes all changes or none; resolves to the keys of the added records, as JSON. */
async function changeKept(changes) {
  const { added, replaced, removed } = JSON.parse(changes);
  const keys = await inKept(added.length > 0, 'readwrite', (store) => {
    for (const key of removed) store.delete(key);
    for (const [key, text] of replaced) {
      // What another tab has deleted stays deleted.
      store.count(key).onsuccess = ({ target }) => {
        if (target.result > 0) store.put(text, key);
      };
    }
    return added.map(([, text]) => store.add(text));
  });
  return JSON.stringify(keys ?? []);
}

async function forgetKept() {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(KEPT.database);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
}

/** Whether an error means that the browser lacks what the program needs. */
export function isTooOld(error) {
  return typeof WebAssembly !== 'object' || error instanceof SyntaxError || error instanceof WebAssembly.CompileError;
}
