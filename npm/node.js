// The package in Node.js.

import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { packageOn } from './check.js';

export { InvalidArgumentError, SmeltcheckError } from './errors.js';
export { toJson, version } from './check.js';

async function compile() {
  return WebAssembly.compile(await readFile(new URL('./smeltcheck_bg.wasm', import.meta.url)));
}

function startWorker(createWorker, answered) {
  const own = () =>
    new Worker(new URL('./node-worker.js', import.meta.url), {
      // What is meant for the program itself, such as `--input-type`, a file does not take.
      execArgv: [],
    });
  const worker = createWorker ? createWorker() : own();
  worker.on('message', answered);
  worker.on('messageerror', () => answered({ broke: 'the answer could not be read' }));
  worker.on('error', (error) => answered({ broke: String(error) }));
  worker.on('exit', (code) => answered({ broke: `the worker ended with code ${code}` }));
  return worker;
}

export const { check, receipt, verify, readList, smelters, rules, prepare } = packageOn({ compile, startWorker, cores: availableParallelism() });
