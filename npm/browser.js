// The package in a browser: in a page, and in a worker of the host.

import { packageOn } from './check.js';

export { InvalidArgumentError, SmeltcheckError } from './errors.js';
export { toJson, version } from './check.js';

async function compile() {
  const response = await fetch(new URL('./smeltcheck_bg.wasm', import.meta.url));
  if (!response.ok) throw new Error(`the host answered ${response.status} for the wasm file`);
  try {
    return await WebAssembly.compileStreaming(response.clone());
  } catch (error) {
    // A host that does not send `application/wasm`. What is wrong with the content shows below once more.
    if (error instanceof TypeError) return WebAssembly.compile(await response.arrayBuffer());
    throw error;
  }
}

// Bundlers look for exactly this expression.
const ownWorker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });

function startWorker(createWorker, answered) {
  const worker = createWorker ? createWorker() : ownWorker();
  worker.onmessage = (event) => answered(event.data);
  worker.onmessageerror = () => answered({ broke: 'the answer could not be read' });
  worker.onerror = (event) => {
    event.preventDefault();
    // What happens in a worker that runs has a message; a worker that the browser did not load has none.
    answered(event.message ? { broke: event.message } : { notLoaded: 'the worker could not be loaded' });
  };
  return worker;
}

export const { check, receipt, verify, readList, smelters, rules, prepare } = packageOn({ compile, startWorker, cores: navigator.hardwareConcurrency || 1 });
