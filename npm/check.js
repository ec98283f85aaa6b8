// What the package does, on any platform.

import { contentOf } from './bytes.js';
import { broke, InvalidArgumentError, notLoaded, problem, timeout, wrongArgument } from './errors.js';
import { answerHere } from './in-thread.js';
import * as options from './options.js';
import { VERSION } from './version.js';
import { Semaphore, unlessAborted } from './workers.js';

// WebAssembly has a gigabyte for everything. A file above this is refused by its size, without reading it.
const MOST_BYTES = 512 * 1024 * 1024;

/** The version of the package, which is also that of its rules. */
export function version() {
  return VERSION;
}

/** A report, refusal, receipt or list of rules as the command line writes it with `--format json`, byte for byte. */
export function toJson(value) {
  if (typeof value !== 'object' || value === null) throw wrongArgument('value', 'must be what this package gave');
  let text;
  try {
    text = JSON.stringify(value, null, 2);
  } catch (error) {
    throw wrongArgument('value', 'cannot be written as JSON', error);
  }
  if (text === undefined) throw wrongArgument('value', 'cannot be written as JSON');
  return `${text}\n`;
}

/**
 * The functions of the package.
 *
 * @param {{compile: () => Promise<WebAssembly.Module>, startWorker: Function, cores: number}} platform
 */
export function packageOn({ compile, startWorker, cores }) {
  const workers = new Semaphore();
  let compiling;

  // A failure is not kept: the next call may find the network back.
  function load() {
    compiling ??= compile().catch((error) => {
      compiling = undefined;
      throw notLoaded(error);
    });
    return compiling;
  }

  /**
   * @param {{question: () => Promise<object>, content?: object, lists?: object[]}} call what is asked, and the contents that
   *   belong to it; they are taken when the worker may start.
   */
  async function ask(call, running) {
    const { inThread, signal, maxWorkers } = running;
    if (signal?.aborted) throw signal.reason;
    const answer = inThread
      ? await inThisThread(call, running)
      : await inWorker(call, running, workers.acquire(maxWorkers, signal));
    if (answer?.problem !== undefined) throw problem(answer.problem);
    if (answer?.notLoaded !== undefined) throw notLoaded(answer.notLoaded);
    if (typeof answer?.text !== 'string') throw broke(answer?.broke ?? 'the answer could not be read');
    return JSON.parse(answer.text);
  }

  async function messageOf({ question, content, lists = [] }, module) {
    const [asked, bytes, ...rest] = await Promise.all([
      question(),
      content?.take() ?? new Uint8Array(),
      ...lists.map((list) => list.take()),
    ]);
    return { module, question: asked, bytes, lists: rest };
  }

  async function inThisThread(call, { signal }) {
    const module = await unlessAborted(load(), signal);
    return answerHere(await unlessAborted(messageOf(call, module), signal));
  }

  // A worker serves one question: whatever a file does to it ends with it.
  async function inWorker(call, { createWorker, signal, timeoutMs }, acquired) {
    const release = await acquired;
    let worker;
    let watchdog;
    let isOver = false;
    try {
      const module = await unlessAborted(load(), signal);
      const late = new Promise((_, reject) => {
        watchdog = setTimeout(() => reject(timeout(timeoutMs)), timeoutMs);
      });
      const answered = messageOf(call, module).then(
        (message) =>
          new Promise((resolve) => {
            // A file that was read too late.
            if (isOver) return;
            worker = started(createWorker, resolve);
            // Nobody else has these bytes: they move, and are not copied again.
            worker.postMessage(message, [message.bytes, ...message.lists].map((bytes) => bytes.buffer));
          }),
      );
      return await unlessAborted(Promise.race([answered, late]), signal);
    } finally {
      isOver = true;
      clearTimeout(watchdog);
      // The next worker starts when this one has gone. The answer does not wait for that.
      end(worker).finally(release);
    }
  }

  function started(createWorker, answered) {
    try {
      return startWorker(createWorker, answered);
    } catch (error) {
      throw error instanceof InvalidArgumentError ? error : notLoaded(error);
    }
  }

  function reading(given, allowed, file) {
    return options.read(given, allowed, { file, cores });
  }

  function askAbout(kind, file, given, allowed, before = async () => undefined) {
    const { basis, lists, running } = reading(given, allowed, file);
    const content = contentOf('bytes', file, MOST_BYTES);
    if (content.size > MOST_BYTES) {
      return ask({ question: async () => ({ 'too-large': { name: basis.name, size: content.size } }) }, running);
    }
    return ask({ question: async () => kind(basis, await before()), content, lists }, running);
  }

  return {
    async check(bytes, given) {
      return askAbout((basis) => ({ check: basis }), bytes, given, options.OF_CHECK);
    },

    async receipt(bytes, given) {
      return askAbout((basis) => ({ receipt: basis }), bytes, given, options.OF_CHECK);
    },

    async verify(receipt, bytes, given) {
      const text = options.receiptOf(receipt);
      return askAbout((basis, text) => ({ verify: [text, basis] }), bytes, given, options.OF_VERIFY, text);
    },

    async readList(list, given) {
      const { running } = reading(given, options.OF_LIST);
      const { about, content } = options.listOf('list', list);
      return ask({ question: async () => ({ list: about }), content }, running);
    },

    async smelters(text, given) {
      const { basis, lists, running } = reading(given, options.OF_SMELTERS);
      const { built_in_facts, lists: about } = basis;
      const asked = { text: options.smeltersOf(text), built_in_facts, lists: about };
      return ask({ question: async () => ({ smelters: asked }), lists }, running);
    },

    async rules() {
      return structuredClone((await import('./rules.js')).default);
    },

    async prepare() {
      await load();
    },
  };
}

/** Ends a worker; that of a caller may do whatever it likes. */
async function end(worker) {
  try {
    await worker?.terminate();
  } catch {
    // There is nothing more to end.
  }
}
