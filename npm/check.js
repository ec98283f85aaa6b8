// What the package does, on any platform.

import { broke, notLoaded, problem, timeout } from './errors.js';
import { answerHere } from './in-thread.js';
import * as options from './options.js';
import { VERSION } from './version.js';

// WebAssembly has a gigabyte for everything. A file above this is refused by its size, without reading it.
const MOST_BYTES = 512 * 1024 * 1024;

/** The version of the package, which is also that of its rules. */
export function version() {
  return VERSION;
}

/** A report, refusal, receipt or list of rules as the command line writes it with `--format json`, byte for byte. */
export function toJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * The functions of the package.
 *
 * @param {{compile: () => Promise<WebAssembly.Module>, startWorker: Function}} platform
 */
export function packageOn({ compile, startWorker }) {
  let compiling;

  // A failure is not kept: the next call may find the network back.
  function load() {
    compiling ??= compile().catch((error) => {
      compiling = undefined;
      throw notLoaded(error);
    });
    return compiling;
  }

  async function ask(question, bytes, lists, running) {
    running.signal?.throwIfAborted();
    const module = await load();
    running.signal?.throwIfAborted();
    const message = { module, question: JSON.stringify(question), bytes, lists };
    const answer = running.inThread ? await answerHere(message) : await inWorker(message, running);
    if (answer.problem !== undefined) throw problem(answer.problem);
    if (answer.notLoaded !== undefined) throw notLoaded(answer.notLoaded);
    if (answer.broke !== undefined) throw broke(answer.broke);
    return JSON.parse(answer.text);
  }

  // A worker serves one question: whatever a file does to it ends with it.
  async function inWorker(message, { createWorker, signal, timeoutMs }) {
    let worker;
    let watchdog;
    let aborted;
    try {
      return await new Promise((resolve, reject) => {
        try {
          worker = startWorker(createWorker, resolve);
        } catch (error) {
          throw notLoaded(error);
        }
        watchdog = setTimeout(() => reject(timeout(timeoutMs)), timeoutMs);
        aborted = () => reject(signal.reason);
        signal?.addEventListener('abort', aborted);
        worker.postMessage(message);
      });
    } finally {
      clearTimeout(watchdog);
      signal?.removeEventListener('abort', aborted);
      worker?.terminate();
    }
  }

  async function askAbout(kind, file, given, allowed) {
    const { basis, lists, running } = await options.read(given, allowed, file);
    const size = file?.byteLength ?? file?.size;
    if (size > MOST_BYTES) return ask({ 'too-large': { name: basis.name, size } }, new Uint8Array(), [], running);
    const bytes = await options.bytesOf('bytes', file);
    return ask(kind(basis), bytes, lists.bytes, running);
  }

  return {
    async check(bytes, given) {
      return askAbout((basis) => ({ check: basis }), bytes, given, options.OF_CHECK);
    },

    async receipt(bytes, given) {
      return askAbout((basis) => ({ receipt: basis }), bytes, given, options.OF_CHECK);
    },

    async verify(receipt, bytes, given) {
      const text = await options.receiptText(receipt);
      return askAbout((basis) => ({ verify: [text, basis] }), bytes, given, options.OF_VERIFY);
    },

    async readList(list, given) {
      const { lists, running } = await options.read({ ...given, lists: [list] }, options.OF_LIST);
      return ask({ list: lists.about[0] }, lists.bytes[0], [], running);
    },

    async rules() {
      return structuredClone((await import('./rules.js')).default);
    },

    async prepare() {
      await load();
    },
  };
}
