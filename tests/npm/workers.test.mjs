// How many workers run at a time, and in which order calls get theirs.

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import { DAY, SAMPLES, freshFolder } from './support.mjs';

const [CLEAN] = SAMPLES;

let folder;
let smeltcheck;

before(async () => {
  folder = join(await freshFolder(), 'node_modules/smeltcheck');
  smeltcheck = await import(pathToFileURL(join(folder, 'node.js')));
});

/** Counts workers from their start to their end. */
class Count {
  running = 0;
  started = 0;
  most = 0;

  start() {
    this.running += 1;
    this.started += 1;
    this.most = Math.max(this.most, this.running);
  }
}

/** Makes workers that answer with the name of the file when they are told to. */
class Workers extends Count {
  #answers = [];

  make = () => {
    this.start();
    const worker = new EventEmitter();
    worker.postMessage = ({ question }) => {
      const { name } = question.check;
      this.#answers.push(() => worker.emit('message', { text: JSON.stringify(name) }));
    };
    worker.terminate = async () => {
      this.running -= 1;
    };
    return worker;
  };

  async answerOne() {
    while (this.#answers.length === 0) await later();
    this.#answers.shift()();
    await later();
  }
}

const later = () => new Promise((resolve) => setTimeout(resolve, 1));

test('two hundred checks at once run on as many workers as there are cores', async () => {
  const count = new Count();
  const createWorker = () => {
    count.start();
    const worker = new Worker(join(folder, 'node-worker.js'), { execArgv: [] });
    worker.once('exit', () => (count.running -= 1));
    return worker;
  };
  const bytes = await readFile(CLEAN);
  const names = Array.from({ length: 200 }, (_, index) => `${index}.xlsx`);
  const reports = await Promise.all(names.map((name) => smeltcheck.check(bytes, { name, today: DAY, createWorker })));
  assert.deepEqual(reports.map(({ file }) => file.name), names);
  assert.equal(count.started, 200);
  assert.ok(count.most <= availableParallelism(), `${count.most} workers at a time`);
});

test('calls get their worker in the order in which they were made, files and bytes alike', async () => {
  const workers = new Workers();
  const options = { createWorker: workers.make, maxWorkers: 3 };
  const done = [];
  const contents = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? new Blob(['x'.repeat(1000)]) : new Uint8Array(8)));
  const calls = contents.map((content, index) =>
    smeltcheck.check(content, { ...options, name: String(index) }).then((name) => done.push(name)),
  );
  for (const _ of contents) {
    await workers.answerOne();
    assert.ok(workers.running <= 3);
  }
  await Promise.all(calls);
  // Three that run together may end in another order than they began in.
  done.forEach((name, index) => assert.ok(Math.abs(Number(name) - index) <= 2, done.join()));
  assert.deepEqual([workers.most, workers.started], [3, 20]);
});

test('a call that is aborted leaves the queue, and one that runs makes room', async () => {
  const workers = new Workers();
  const options = { createWorker: workers.make, maxWorkers: 1 };
  const controllers = [0, 1, 2, 3].map(() => new AbortController());
  const calls = controllers.map(({ signal }, index) =>
    smeltcheck.check(new Uint8Array(8), { ...options, signal, name: String(index) }).catch((reason) => reason),
  );
  await later();
  controllers[1].abort('second');
  controllers[2].abort('third');
  assert.equal(await calls[1], 'second', 'it does not wait for its turn');
  assert.equal(await calls[2], 'third');
  assert.equal(workers.started, 1);
  controllers[0].abort('first');
  assert.equal(await calls[0], 'first');
  await workers.answerOne();
  // The answer of the first came too late; the next one is that of the fourth.
  await workers.answerOne();
  assert.equal(await calls[3], '3');
  assert.deepEqual([workers.most, workers.started, workers.running], [1, 2, 0]);
});

test('an aborted call that wanted fewer workers keeps nobody back', async () => {
  const workers = new Workers();
  const createWorker = workers.make;
  const controller = new AbortController();
  const check = (name, options) => smeltcheck.check(new Uint8Array(8), { name, createWorker, ...options }).catch((reason) => reason);
  const first = check('first', { maxWorkers: 2 });
  const alone = check('alone', { maxWorkers: 1, signal: controller.signal });
  const second = check('second', { maxWorkers: 2 });
  await later();
  assert.equal(workers.started, 1, 'the second waits behind the one that wants to be alone');
  controller.abort('gone');
  assert.equal(await alone, 'gone');
  await workers.answerOne();
  await workers.answerOne();
  assert.deepEqual(await Promise.all([first, second]), ['first', 'second']);
  assert.equal(workers.most, 2);
});

test('failures make room for the next one', async () => {
  const broken = [
    () => {
      throw new Error('not here');
    },
    () => undefined,
    () => Object.assign(new EventEmitter(), { postMessage: () => {}, terminate: () => Promise.reject(new Error('stays')) }),
    () => {
      const worker = Object.assign(new EventEmitter(), { postMessage: () => worker.emit('message', undefined), terminate: () => {} });
      return worker;
    },
  ];
  const codes = [];
  for (const createWorker of broken) {
    const options = { createWorker, maxWorkers: 1, timeoutMs: 50 };
    codes.push(await smeltcheck.check(new Uint8Array(8), options).catch(({ code }) => code));
  }
  assert.deepEqual(codes, ['not-loaded', 'invalid-argument', 'timeout', 'broke']);
  const workers = new Workers();
  const next = smeltcheck.check(new Uint8Array(8), { createWorker: workers.make, maxWorkers: 1, name: 'next' });
  await workers.answerOne();
  assert.equal(await next, 'next');
});

test('the time of a check begins with its worker', async () => {
  const workers = new Workers();
  const options = { createWorker: workers.make, maxWorkers: 1 };
  const first = smeltcheck.check(new Uint8Array(8), { ...options, name: 'first' });
  const second = smeltcheck.check(new Uint8Array(8), { ...options, name: 'second', timeoutMs: 1_000 });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await workers.answerOne();
  await workers.answerOne();
  assert.deepEqual(await Promise.all([first, second]), ['first', 'second']);
});

test('a file that is read too late starts no worker', async () => {
  const workers = new Workers();
  const slow = new Blob(['x']);
  slow.arrayBuffer = () => new Promise((resolve) => setTimeout(resolve, 100, new ArrayBuffer(8)));
  const error = await smeltcheck.check(slow, { createWorker: workers.make, timeoutMs: 10 }).catch((error) => error);
  assert.equal(error.code, 'timeout');
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.equal(workers.started, 0);
});
