// Starts the page. Everything the page will ever need is fetched here, once: the code of both workers is
// kept, so that a new one can start at any time without a request, also with the network off.

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
const workerPolicy =
  window.trustedTypes &&
  window.trustedTypes.createPolicy('smeltcheck-worker', {
    createScriptURL(url) {
      if (!workerUrls.has(url)) throw new TypeError('not the address of a worker of this page');
      return url;
    },
  });

async function boot() {
  if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
  // Trunk.toml writes this element; its attributes name the files of this build.
  const files = document.querySelector('script[data-wasm]').dataset;

  // A failure is reported when a worker is asked for; the page itself can start without it.
  const parts = loadWorkerParts(files, 'worker');
  parts.catch(() => {});
  let deskArrived;
  // What comes after a check waits until nothing that a check needs is on its way.
  const desk = new Promise((resolve) => {
    deskArrived = resolve;
  });
  desk.catch(() => {});
  let dataArrived;
  const data = new Promise((resolve) => {
    dataArrived = resolve;
  });
  window.smeltcheck = {
    // When early.js did not arrive, nothing was chosen before the page had started.
    takeEarlyFiles() {
      document.getElementById('early').remove();
    },
    ...window.smeltcheck,
    // The page says that everything it asked for beside its code has arrived or failed.
    dataArrived,
    // Both resolve to a Worker that is ready for messages, and reject when its code could not be loaded.
    startWorker: async () => takeWaitingWorker() ?? startWorker(await parts),
    startDesk: async () => startWorker(await desk),
    readKept,
    writeKept,
    forgetKept,
  };

  // Asked for at once: on a slow computer browsers warn about a preload that waits for the glue.
  const wasm = fetchOk(files.wasm, files.wasmIntegrity);
  wasm.catch(() => {});
  const app = await import(address(files.js));
  await app.default({ module_or_path: wasm });
  await parts;
  deskArrived(loadWorkerParts(files, 'desk'));
  // Without the desk files can be checked, and the page says what it cannot make.
  await desk.catch(() => {});
  await data;
  closeConnections();
  startWaitingWorker(await parts);
  document.documentElement.dataset.ready = 'true';
}

// A worker that has started and made ready what every check needs, before the file is there. Each checks one file.
let waitingWorker = null;

function startWaitingWorker(parts) {
  const worker = startWorker(parts);
  waitingWorker = { worker, parts };
  worker.onerror = (event) => {
    event.preventDefault();
    waitingWorker = null;
  };
}

// The next one starts when this check is over on most computers: it would take a core from it.
const NEXT_WORKER_MS = 1500;

function takeWaitingWorker() {
  if (!waitingWorker) return null;
  const { worker, parts } = waitingWorker;
  waitingWorker = null;
  worker.onerror = null;
  setTimeout(() => waitingWorker ?? startWaitingWorker(parts), NEXT_WORKER_MS);
  return worker;
}

// Once everything is there the page gives up what it needed to load: a second policy, which can only forbid more. From
// here on the browser refuses every request of the page and of workers that start later, also to the page's own host.
function closeConnections() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src data: blob:";
  document.head.append(policy);
}

async function loadWorkerParts(files, name) {
  const [glue, module] = await Promise.all([
    fetchOk(files[`${name}Js`], files[`${name}JsIntegrity`]).then((response) => response.text()),
    fetchOk(files[`${name}Wasm`], files[`${name}WasmIntegrity`])
      .then((response) => response.arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes)),
  ]);
  const source = new Blob([glue, WORKER_START], { type: 'text/javascript' });
  const url = URL.createObjectURL(source);
  workerUrls.add(url);
  return { url, module };
}

function address(name) {
  return new URL(name, document.baseURI).href;
}

// A file that is not the one of this build is refused by the browser, as one that is missing.
async function fetchOk(name, integrity) {
  const response = await fetch(address(name), { integrity });
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  return response;
}

// A worker from a blob obeys the page's content policy on every host; one from an address would
// obey only headers, which many static hosts cannot send.
function startWorker({ url, module }) {
  const worker = new Worker(workerPolicy ? workerPolicy.createScriptURL(url) : url);
  worker.postMessage(module);
  return worker;
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
  window.smeltcheck?.endEarly?.();
  document.getElementById(isTooOld(error) ? 'too-old' : 'not-loaded').hidden = false;
  console.error(error);
});
