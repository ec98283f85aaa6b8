// What callers hand over: it is taken as it is at the moment of the call, or refused in one way.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';

import { DAY, SAMPLES, freshFolder } from './support.mjs';

const [CLEAN] = SAMPLES;
const ROWS = 'Metal,Smelter ID,Standard name,Country,Status\nTin,CID990002,Beispiel Zinn GmbH,Germany,Conformant\n';
const HALF = 'a\ud800';

let smeltcheck;
let clean;

before(async () => {
  const folder = await freshFolder();
  smeltcheck = await import(pathToFileURL(join(folder, 'node_modules/smeltcheck/node.js')));
  clean = await readFile(CLEAN);
});

/** An object whose property throws when it is read. */
const throwing = (key) =>
  Object.defineProperty({}, key, {
    enumerable: true,
    get() {
      throw new Error('not here');
    },
  });

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

async function assertRefused(call, argument) {
  let promise;
  assert.doesNotThrow(() => (promise = call()), `${argument}: rejects and does not throw`);
  const error = await promise.then(() => 'was taken', (error) => error);
  assert.ok(error instanceof smeltcheck.InvalidArgumentError && error instanceof TypeError, `${argument}: ${error}`);
  assert.deepEqual([error.name, error.code, error.argument], ['InvalidArgumentError', 'invalid-argument', argument]);
  assert.ok(error.message.isWellFormed());
}

test('bytes are those of the moment of the call, whatever becomes of the buffer', async () => {
  const options = { name: 'clean.xlsx', today: DAY };
  const same = smeltcheck.toJson(await smeltcheck.check(clean, options));
  const shared = new SharedArrayBuffer(clean.length);
  new Uint8Array(shared).set(clean);
  const wide = new Uint8Array(clean.length + 20);
  wide.set(clean, 10);
  const plain = () => Uint8Array.from(clean);
  const other = runInNewContext('(length) => new Uint8Array(length)')(clean.length);
  other.set(clean);
  const kinds = [
    plain(),
    plain().buffer,
    Buffer.from(clean),
    shared,
    new Uint8Array(shared),
    wide.subarray(10, -10),
    new DataView(plain().buffer),
    other.buffer,
  ];
  for (const inThread of [true, false]) {
    for (const kind of kinds) {
      const memory = ArrayBuffer.isView(kind) ? new Uint8Array(kind.buffer, kind.byteOffset, kind.byteLength) : new Uint8Array(kind);
      const pending = smeltcheck.check(kind, { ...options, inThread });
      memory.fill(0);
      assert.ok(smeltcheck.toJson(await pending) === same, Object.prototype.toString.call(kind));
      memory.set(clean);
    }
    const given = plain();
    const list = new TextEncoder().encode(ROWS);
    const pending = smeltcheck.check(given, { ...options, inThread, lists: [{ name: 'ours-2026-02-01.csv', bytes: list }] });
    structuredClone(given, { transfer: [given.buffer] });
    structuredClone(list, { transfer: [list.buffer] });
    const report = await pending;
    assert.equal(given.length, 0);
    assert.deepEqual(report.lists.filter((info) => !info.built_in).map(({ count }) => count), [1]);
  }
});

test('options are those of the moment of the call', async () => {
  const options = { name: 'before.xlsx', today: DAY, lists: [], inThread: true };
  const pending = smeltcheck.check(clean, options);
  Object.assign(options, { name: 'after.xlsx', today: '2026-04-01' });
  options.lists.push({});
  const { file, checked_on } = await pending;
  assert.deepEqual([file.name, checked_on], ['before.xlsx', DAY]);
});

test('wrong bytes are refused in one way', async () => {
  const gone = new Uint8Array(8);
  structuredClone(gone, { transfer: [gone.buffer] });
  const lying = { [Symbol.toStringTag]: 'ArrayBuffer', length: 3 };
  const view = Object.defineProperty(new Uint8Array(8), 'byteLength', Object.getOwnPropertyDescriptor(throwing('x'), 'x'));
  const wrong = [undefined, null, 'text', 1, NaN, true, {}, [], [1, 2], Object.create(null), () => {}, Symbol('bytes'), 1n];
  for (const bytes of [...wrong, gone, gone.buffer, lying, view, throwing(Symbol.toStringTag), revoked(), new Map(), new Date()]) {
    await assertRefused(() => smeltcheck.check(bytes), 'bytes');
    await assertRefused(() => smeltcheck.receipt(bytes), 'bytes');
    await assertRefused(() => smeltcheck.verify('{}', bytes), 'bytes');
    if (bytes !== undefined) {
      await assertRefused(() => smeltcheck.readList({ name: 'a.csv', bytes }), 'list.bytes');
    }
  }
  await assertRefused(() => smeltcheck.check(), 'bytes');
});

test('wrong options are refused in one way', async () => {
  const wrong = [
    [null, 'options'],
    [1, 'options'],
    ['strict', 'options'],
    [[], 'options'],
    [new Map(), 'options'],
    [new File([], 'a.xlsx'), 'options'],
    [revoked(), 'options'],
    [{ pasword: '' }, 'options.pasword'],
    [{ [HALF]: '' }, 'options.a\ufffd'],
    [throwing('name'), 'options.name'],
    [throwing('lists'), 'options.lists'],
    [{ name: null }, 'options.name'],
    [{ name: 1 }, 'options.name'],
    [{ password: null }, 'options.password'],
    [{ password: HALF }, 'options.password'],
    [{ profile: null }, 'options.profile'],
    [{ profile: [] }, 'options.profile'],
    [{ profile: 1 }, 'options.profile'],
    [{ profile: new Map() }, 'options.profile'],
    [{ profile: HALF }, 'options.profile'],
    [{ profile: { id: HALF } }, 'options.profile'],
    [{ profile: { [HALF]: 'id' } }, 'options.profile'],
    [{ profile: { format: 1n } }, 'options.profile'],
    [{ profile: throwing('id') }, 'options.profile'],
    [{ profile: { toJSON: () => undefined } }, 'options.profile'],
    [{ builtInFacts: 'no' }, 'options.builtInFacts'],
    [{ builtInFacts: null }, 'options.builtInFacts'],
    [{ inThread: 1 }, 'options.inThread'],
    ...[0, -1, NaN, Infinity, '5', null, 2 ** 31].map((timeoutMs) => [{ timeoutMs }, 'options.timeoutMs']),
    ...[0, -1, NaN, Infinity, 1.5, '2', null].map((maxWorkers) => [{ maxWorkers }, 'options.maxWorkers']),
    ...[1, null, {}, { aborted: false }, new EventTarget()].map((signal) => [{ signal }, 'options.signal']),
    [{ createWorker: {} }, 'options.createWorker'],
    [{ createWorker: () => undefined }, 'options.createWorker'],
    [{ createWorker: () => Promise.resolve() }, 'options.createWorker'],
    [{ lists: {} }, 'options.lists'],
    [{ lists: null }, 'options.lists'],
    [{ lists: new Set() }, 'options.lists'],
    [{ lists: revoked() }, 'options.lists'],
    [{ lists: [undefined] }, 'options.lists[0]'],
    // eslint-disable-next-line no-sparse-arrays
    [{ lists: [{ name: 'a.csv', text: ROWS }, , 1] }, 'options.lists[1]'],
    [{ lists: [throwing('text')] }, 'options.lists[0].text'],
    [{ lists: [{ name: 'a.csv' }] }, 'options.lists[0]'],
    [{ lists: [{ name: 'a.csv', text: '', bytes: clean }] }, 'options.lists[0]'],
    [{ lists: [{ name: 'a.csv', text: 1 }] }, 'options.lists[0].text'],
    [{ lists: [{ name: 'a.csv', text: HALF }] }, 'options.lists[0].text'],
    [{ lists: [{ name: 'a.csv', bytes: 'text' }] }, 'options.lists[0].bytes'],
    [{ lists: [{ text: ROWS }] }, 'options.lists[0].name'],
    [{ lists: [{ name: null, text: ROWS }] }, 'options.lists[0].name'],
    [{ lists: [{ name: 'a.csv', text: ROWS, source: HALF }] }, 'options.lists[0].source'],
    [{ lists: [{ name: 'a.csv', text: ROWS, source: 1 }] }, 'options.lists[0].source'],
    [{ lists: [{ name: 'a.csv', text: ROWS, day: DAY }] }, 'options.lists[0].day'],
    ...['1', null, '2026-02-30', '1989-12-31', '2101-01-01', new Date(NaN)].map((date) => [
      { lists: [{ name: 'a.csv', text: ROWS, date }] },
      'options.lists[0].date',
    ]),
  ];
  for (const [options, argument] of wrong) {
    await assertRefused(() => smeltcheck.check(clean, options), argument);
    await assertRefused(() => smeltcheck.receipt(clean, options), argument);
  }
  await assertRefused(() => smeltcheck.verify('{}', clean, { today: DAY }), 'options.today');
  await assertRefused(() => smeltcheck.readList({ name: 'a.csv', text: ROWS }, { password: '' }), 'options.password');
  await assertRefused(() => smeltcheck.readList({ name: 'a.csv', text: ROWS }, null), 'options');
  for (const list of [undefined, null, [], 'a.csv']) await assertRefused(() => smeltcheck.readList(list), 'list');
  await assertRefused(() => smeltcheck.readList({ name: 'a.csv', text: HALF }), 'list.text');
});

test('ids and names are text', async () => {
  for (const text of [undefined, null, 1, {}, ['CID990001'], clean, throwing('text'), revoked()]) {
    await assertRefused(() => smeltcheck.smelters(text), 'text');
  }
  for (const key of ['name', 'today', 'password', 'profile']) {
    await assertRefused(() => smeltcheck.smelters('CID990001', { [key]: undefined }), `options.${key}`);
  }
  await assertRefused(() => smeltcheck.smelters('CID990001', { lists: [{ text: ROWS }] }), 'options.lists[0].name');
  const { answers } = await smeltcheck.smelters('CID990001\n\ud800Kiln Metals', { inThread: true });
  assert.ok(answers.every(({ typed }) => typed.isWellFormed()));
});

test('a receipt is text, an object or bytes', async () => {
  const cyclic = {};
  cyclic.self = cyclic;
  for (const receipt of [undefined, null, 1, HALF, { tool_version: HALF }, cyclic, throwing('file'), revoked(), () => {}]) {
    await assertRefused(() => smeltcheck.verify(receipt, clean), 'receipt');
  }
  // Content that came from somewhere else is not the program's mistake.
  for (const receipt of [Uint8Array.of(0xff, 0xfe), new Blob([Uint8Array.of(0xff)]), '"\\ud800"', '{}', '']) {
    const error = await smeltcheck.verify(receipt, clean).catch((error) => error);
    assert.equal(error.code, 'receipt', String(error));
  }
});

test('only what the package gave is written as text', () => {
  const cyclic = {};
  cyclic.self = cyclic;
  for (const value of [undefined, null, 1, 'text', () => {}, cyclic, { big: 1n }, throwing('x'), { toJSON: () => undefined }]) {
    assert.throws(() => smeltcheck.toJson(value), (error) => error instanceof smeltcheck.InvalidArgumentError && error.argument === 'value');
  }
});

test('a day is a real one of the years in which files are checked', async () => {
  const wrong = ['2026-02-30', '2026-2-3', '2026-13-01', '2019-12-31', '2101-01-01', '1970-01-01', '0000-01-01', ' 2026-03-02', '２026-03-02'];
  const other = [20260302, NaN, {}, [], new Date(NaN), new Date(0), new Date(2101, 5, 1), new Date(-1, 0), throwing(Symbol.toStringTag)];
  for (const today of [...wrong, ...other]) await assertRefused(() => smeltcheck.check(clean, { today }), 'options.today');
  const day = async (today) => (await smeltcheck.check(clean, { today, inThread: true })).checked_on;
  assert.equal(await day('2028-02-29'), '2028-02-29');
  assert.equal(await day('2020-01-01'), '2020-01-01');
  assert.equal(await day('2100-12-31'), '2100-12-31');
  assert.equal(await day(runInNewContext('new Date(2026, 2, 2)')), '2026-03-02');
});

test('the clock of a computer whose battery is empty gives no day', async () => {
  const { Date: real } = globalThis;
  try {
    for (const [year, expected] of [[1970, null], [2019, null], [2101, null], [2026, '2026-03-02']]) {
      globalThis.Date = class extends real {
        constructor(...given) {
          super(...(given.length === 0 ? [year, 2, 2] : given));
        }
      };
      assert.equal((await smeltcheck.check(clean, { inThread: true })).checked_on, expected);
    }
  } finally {
    globalThis.Date = real;
  }
});

test('objects may come from anywhere', async () => {
  const bare = Object.assign(Object.create(null), { name: 'bare.xlsx', today: DAY, inThread: true });
  assert.equal((await smeltcheck.check(clean, bare)).file.name, 'bare.xlsx');
  const inherited = Object.create({ name: 'inherited.xlsx', today: DAY });
  assert.equal((await smeltcheck.check(clean, inherited)).file.name, 'inherited.xlsx');
  const other = runInNewContext(`({ name: 'other.xlsx', today: '${DAY}', lists: [] })`);
  assert.equal((await smeltcheck.check(clean, other)).file.name, 'other.xlsx');
});

test('half a character in a name is shown as what it is, and breaks nothing', async () => {
  const named = { name: 'Erkl\ud800ärung\udc00.xlsx', today: DAY, lists: [{ name: '\udbffours-2026-02-01.csv', text: ROWS }] };
  for (const inThread of [true, false]) {
    const { file, lists } = await smeltcheck.check(clean, { ...named, inThread });
    assert.equal(file.name, 'Erkl\ufffdärung\ufffd.xlsx');
    assert.ok(JSON.stringify(lists).isWellFormed());
  }
  // Two halves that belong together are a character.
  assert.equal((await smeltcheck.check(clean, { name: '\ud83d\ude00.xlsx', inThread: true })).file.name, '😀.xlsx');
});
