// Loads the program and starts its workers; page.js calls it. The page and its workers are one program, compiled once.

// Runs in a worker, below the program's glue. The first message is the compiled program; starting it is synchronous, so
// that the messages that follow find the program's own handler in place.
const WORKER_START = `
self.onmessage = ({ data }) => {
  self.onmessage = null;
  initSync({ module: data });
};
// What breaks in a promise reaches the page as everything else that breaks.
self.onunhandledrejection = (event) => {
  setTimeout(() => {
    throw event.reason;
  });
};
`;

// What has not arrived by then counts as missing: a response that hangs must not keep the connections open. A line of
// 100 kbit/s brings the program in this time. As in src/app/loading.rs.
export const LIMIT_MS = 120_000;

// The address of the workers' code, made here.
let workerUrl = null;
// And this one file of the page's own host, which keeps the page for use without network.
const SERVICE_WORKER = new URL('service-worker.js', import.meta.url).href;
// The one policy of the page lets nothing else become code, and is taken before anything else runs: its name is given once.
const policy = window.trustedTypes?.createPolicy('smeltcheck-worker', {
  createScriptURL(url) {
    if (url !== SERVICE_WORKER && url !== workerUrl) throw new TypeError('not the address of a worker of this page');
    return url;
  },
});
const trusted = (url) => (policy ? policy.createScriptURL(url) : url);

/** The address of the service worker, in the form in which the page's policy lets it be used. */
export const serviceWorkerAddress = () => trusted(SERVICE_WORKER);

/**
 * Loads the program and what its workers start from, and gives the functions that src/bin/app.rs exports.
 *
 * @param {Record<string, string>} files names and hashes of the files of this build; a file that is another is refused by
 *   the browser, as one that is missing
 */
export async function loadProgram({ js, jsIntegrity, wasm, wasmIntegrity }) {
  const address = (name) => new URL(name, document.baseURI).href;
  // Asked for at once, so that the code is compiled while the glue is on its way.
  const code = fetchOk(address(wasm), { integrity: wasmIntegrity });
  // Its failure is reported when the glue is there.
  code.catch(() => {});
  const program = await inTime(import(address(js)), js);
  // Has just arrived, and is not sent again.
  const glue = fetchOk(address(js), { integrity: jsIntegrity, cache: 'force-cache' }).then((response) => response.text());
  // Compiles while it arrives where the host sends the type of wasm, so that browsers keep what they have compiled.
  const [text] = await Promise.all([glue, program.default({ module_or_path: code })]);
  workerUrl = URL.createObjectURL(new Blob([classic(text), WORKER_START], { type: 'text/javascript' }));
  return program;
}

/**
 * The glue as a script that is no module: in a sandboxed frame, which has no origin of its own, browsers start no module from
 * a blob. wasm-bindgen, whose version is pinned, writes nothing else that only a module may hold.
 */
function classic(glue) {
  return glue.replace(/^export (?=function|class)/gm, '').replace(/^export \{.*$/m, '').replace('import.meta.url', "''");
}

/** Starts a worker, without a request. One from a blob obeys the page's content policy on every host. */
export function startWorker(module, name) {
  const worker = new Worker(trusted(workerUrl), { name });
  worker.postMessage(module);
  return worker;
}

/** Whether an error means that the browser lacks what the program needs. */
export function isTooOld(error) {
  return typeof WebAssembly !== 'object' || error instanceof SyntaxError || error instanceof WebAssembly.CompileError;
}

async function fetchOk(address, options) {
  const limit = new AbortController();
  // Never cleared: it covers what is read of the response too, and does nothing to one that has arrived.
  setTimeout(() => limit.abort(tooLate(address)), LIMIT_MS);
  const response = await fetch(address, { ...options, signal: limit.signal });
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response;
}

/** A script that hangs cannot be given up, but need not be waited for. */
function inTime(script, name) {
  const limit = new Promise((_, reject) => {
    setTimeout(() => reject(tooLate(name)), LIMIT_MS);
  });
  return Promise.race([script, limit]);
}

function tooLate(address) {
  return new DOMException(`${address} did not arrive in time`, 'TimeoutError');
}
