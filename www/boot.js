// Starts the page. Everything the page will ever need is fetched here, once: the code of both workers is
// kept, so that a new one can start at any time without a request, also with the network off.

// Runs in the worker, below the glue. The first message is the compiled module; starting it is
// synchronous, so the messages that follow find the program's own handler in place.
const WORKER_START = `
self.onmessage = (event) => {
  self.onmessage = null;
  wasm_bindgen.initSync({ module: event.data });
};
`;

async function boot() {
  if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
  // Trunk.toml writes this element; its attributes name the files of this build.
  const files = document.querySelector('script[data-wasm]').dataset;

  // A failure is reported when a worker is asked for; the page itself can start without it.
  const parts = loadWorkerParts(files.workerJs, files.workerWasm);
  parts.catch(() => {});
  let deskArrived;
  // What comes after a check waits until nothing that a check needs is on its way.
  const desk = new Promise((resolve) => {
    deskArrived = resolve;
  });
  desk.catch(() => {});
  window.smeltcheck = {
    // Both resolve to a Worker that is ready for messages, and reject when its code could not be loaded.
    startWorker: async () => startWorker(await parts),
    startDesk: async () => startWorker(await desk),
    readKept,
    writeKept,
    forgetKept,
  };

  // Asked for at once: on a slow computer browsers warn about a preload that waits for the glue.
  const wasm = fetchOk(files.wasm);
  wasm.catch(() => {});
  const app = await import(address(files.js));
  await app.default({ module_or_path: wasm });
  await parts;
  deskArrived(loadWorkerParts(files.deskJs, files.deskWasm));
  // Without the desk files can be checked, and the page says what it cannot make.
  await desk.catch(() => {});
  // From here on nothing more is requested.
  document.documentElement.dataset.ready = 'true';
}

async function loadWorkerParts(glueName, wasmName) {
  const [glue, module] = await Promise.all([
    fetchOk(glueName).then((response) => response.text()),
    fetchOk(wasmName)
      .then((response) => response.arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes)),
  ]);
  const source = new Blob([glue, WORKER_START], { type: 'text/javascript' });
  return { url: URL.createObjectURL(source), module };
}

function address(name) {
  return new URL(name, document.baseURI).href;
}

async function fetchOk(name) {
  const response = await fetch(address(name));
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  return response;
}

// A worker from a blob obeys the page's content policy on every host; one from an address would
// obey only headers, which many static hosts cannot send.
function startWorker({ url, module }) {
  const worker = new Worker(trustedWorkerUrl(url));
  worker.postMessage(module);
  return worker;
}

let workerPolicy;

function trustedWorkerUrl(url) {
  if (!window.trustedTypes) return url;
  workerPolicy =
    workerPolicy || window.trustedTypes.createPolicy('smeltcheck-worker', { createScriptURL: (blobUrl) => blobUrl });
  return workerPolicy.createScriptURL(url);
}

// What the user wants kept, one text in a database of the browser. The database exists only while something is kept:
// looking for it does not make it.
const KEPT = { database: 'smeltcheck', store: 'kept', key: 'lists' };

function openKept(create) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(KEPT.database, 1);
    request.onupgradeneeded = () => {
      if (create) request.result.createObjectStore(KEPT.store);
      else request.transaction.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (create ? reject(request.error) : resolve(null));
  });
}

async function inKept(create, mode, ask) {
  const database = await openKept(create);
  if (!database) return undefined;
  try {
    const transaction = database.transaction(KEPT.store, mode);
    const request = ask(transaction.objectStore(KEPT.store));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}

async function readKept() {
  return inKept(false, 'readonly', (store) => store.get(KEPT.key));
}

async function writeKept(text) {
  await inKept(true, 'readwrite', (store) => store.put(text, KEPT.key));
}

async function forgetKept() {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(KEPT.database);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
}

function isTooOld(error) {
  return typeof WebAssembly !== 'object' || error instanceof SyntaxError || error instanceof WebAssembly.CompileError;
}

boot().catch((error) => {
  document.getElementById(isTooOld(error) ? 'too-old' : 'not-loaded').hidden = false;
  console.error(error);
});
