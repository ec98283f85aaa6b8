// The package in Node.js.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DAY, PACKED, ROOT, SAMPLES, corpus, crafted, example, exampleNames, freshFolder, outcome, tool } from './support.mjs';

const [CLEAN, ERRORS] = SAMPLES;
const EXAMPLES = ['report.mjs', 'findings.mjs', 'receive.mjs', 'smelters.mjs'];

// A list with one smelter of tin, its headings in Chinese, in the encoding of older programs.
const GB18030_LIST =
  'bdf0caf42cd2b1c1b6b3a7cab6b1f0bac52cd2b1c1b6b3a7c3fbb3c62cd7b4ccac0acefd2c4349443939303030322ccabec0' +
  'fdcefdd2b52c436f6e666f726d616e740a';

let folder;
let smeltcheck;

before(async () => {
  folder = await freshFolder(...EXAMPLES);
  smeltcheck = await import(pathToFileURL(join(folder, 'node_modules/smeltcheck/node.js')));
});

/** The report or the refusal as text, as the tool writes either. */
async function written(path, options = {}) {
  const given = { name: basename(path), today: DAY, inThread: true, ...options };
  try {
    return smeltcheck.toJson(await smeltcheck.check(await readFile(path), given));
  } catch (error) {
    if (!error.refusal) throw error;
    return smeltcheck.toJson(error.refusal);
  }
}

/** The tool writes one report, or several as an array. */
async function assertSame(paths, options, ...args) {
  const there = tool('check', ...paths, '--format', 'json', '--today', DAY, ...args);
  const here = [];
  for (const path of paths) here.push(await written(path, options));
  const expected = here.length === 1 ? here[0] : `[\n${here.map((text) => text.trimEnd()).join(',\n')}\n]\n`;
  if (expected === (await there)) return paths.length;
  const reports = [JSON.parse(await there)].flat();
  const other = paths.filter((_, index) => here[index] !== smeltcheck.toJson(reports[index]));
  assert.fail(`package and command line tool do not write the same about ${other.map((path) => basename(path))}`);
}

test('the package holds its files, and nothing of the computer that built it', () => {
  const names = execFileSync('tar', ['-tzf', PACKED], { encoding: 'utf8' });
  for (const name of ['package.json', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'index.d.ts', 'report.d.ts']) {
    assert.ok(names.split('\n').includes(`package/${name}`), name);
  }
  const wasm = readFileSync(join(folder, 'node_modules/smeltcheck/smeltcheck_bg.wasm'), 'latin1');
  assert.doesNotMatch(wasm, /\/(home|root|Users|work|tmp)\//);
});

test('every example of the README is run somewhere', () => {
  const elsewhere = ['page.js', 'vite.config.js', 'own-worker.js', 'trusted.js', 'example.ts'];
  assert.deepEqual(exampleNames().sort(), [...EXAMPLES, ...elsewhere].sort());
  assert.ok(example('report.mjs').split('\n').length <= 10);
});

test('the first example prints the report', async () => {
  const { code, stdout } = await outcome('node', ['report.mjs', ERRORS], { cwd: folder });
  const { checked_on } = JSON.parse(stdout);
  assert.equal(code, 0);
  assert.equal(stdout, await tool('check', ERRORS, '--format', 'json', '--today', checked_on));
});

test('the second example prints findings, and why a file has none', async () => {
  const found = await outcome('node', ['findings.mjs', ERRORS], { cwd: folder });
  assert.match(found.stdout, /^error \w\d\d [A-Z].+![A-Z]+\d+: .*[\u4e00-\u9fff]/m);
  const refused = await outcome('node', ['findings.mjs', join(folder, 'report.mjs')], { cwd: folder });
  assert.equal(refused.code, 2);
  assert.match(refused.stdout, /^file-is-text: .+\n- /);
});

test('the third example compares a receipt', async () => {
  const { receipt } = await smeltcheck.receipt(await readFile(ERRORS), { name: 'errors.xlsx', today: DAY });
  const path = join(folder, 'receipt.json');
  await writeFile(path, smeltcheck.toJson(receipt));
  assert.equal(smeltcheck.toJson(receipt), await tool('check', ERRORS, '--format', 'receipt', '--today', DAY));
  const same = await outcome('node', ['receive.mjs', path, ERRORS], { cwd: folder });
  assert.equal(same.stdout, 'the same result\n');
  const other = await outcome('node', ['receive.mjs', path, CLEAN], { cwd: folder });
  assert.match(other.stdout, /^SHA-256 of the file: \w{64} \/ \w{64}\n/);
  assert.match(other.stdout, /another result\n$/);
  for (const file of [ERRORS, CLEAN]) {
    const verified = await smeltcheck.verify(receipt, await readFile(file), { inThread: true });
    assert.equal(smeltcheck.toJson(verified), await tool('verify', path, file, '--format', 'json'));
  }
});

test('the fourth example looks up smelters', async () => {
  const { code, stdout } = await outcome('node', ['smelters.mjs'], { cwd: folder });
  assert.equal(code, 0);
  assert.match(stdout, /^CID990002: found .*2026-02-01.*活跃.*\nNobody Knows Ltd\.: not-listed/);
});

test('smelters are those of the command line tool, byte for byte', async () => {
  const list = join(folder, 'looked-up-2026-02-01.csv');
  const rows = 'Metal,Smelter ID,Standard name,Country,Status\nTin,CID990002,Beispiel Zinn GmbH,Germany,Conformant\n';
  await writeFile(list, rows);
  const asked = ['CID990002', '示例锡业', 'Beispiel Zin', 'cid 990002', 'CID99'];
  const lists = [{ name: basename(list), text: rows }];
  for (const builtInFacts of [true, false]) {
    for (const inThread of [true, false]) {
      const args = ['--list', list, '--format', 'json', ...(builtInFacts ? [] : ['--no-built-in-facts'])];
      const here = smeltcheck.toJson(await smeltcheck.smelters(asked.join('\n'), { lists, builtInFacts, inThread }));
      assert.equal(here, await tool('smelters', ...asked, ...args));
    }
  }
});

test('the server of the demo portal verifies with the package', async () => {
  const { receipt } = await smeltcheck.receipt(await readFile(ERRORS), { name: 'errors.xlsx', today: DAY });
  await copyFile(join(ROOT, 'examples/portal/verify.mjs'), join(folder, 'verify.mjs'));
  process.env.SMELTCHECK_VERIFY = 'package';
  const { verify } = await import(pathToFileURL(join(folder, 'verify.mjs')));
  const text = JSON.stringify(receipt);
  assert.equal((await verify(text, await readFile(ERRORS))).identical, true);
  assert.equal((await verify(text, await readFile(CLEAN))).identical, false);
  assert.equal(await verify('{}', await readFile(CLEAN)), null);
});

test('reports and refusals are those of the command line tool, byte for byte', async () => {
  let count = await assertSame(SAMPLES, {});
  count += await assertSame([ERRORS], { profile: 'strict' }, '--profile', 'strict');
  count += await assertSame([ERRORS], { builtInFacts: false }, '--no-built-in-facts');
  console.log(`package: ${count} reports on samples are those of the command line tool`);
});

test('so is a report on the same profile and lists', async () => {
  const profile = join(folder, 'ours.toml');
  await writeFile(profile, await tool('profile', 'example-telecom').then((text) => text.replace(/^id = .*/m, 'id = "ours"')));
  const list = join(folder, 'conformant-2026-02-01.csv');
  const rows = 'Metal,Smelter ID,Standard name,Country,Status\nTin,CID990002,Beispiel Zinn GmbH,Germany,Conformant\n';
  await writeFile(list, rows);
  const text = await readFile(profile, 'utf8');
  const args = ['--profile', profile, '--list', list];
  const named = { name: basename(list) };
  await assertSame([ERRORS], { profile: text, lists: [{ ...named, text: rows }] }, ...args);
  await assertSame([ERRORS], { profile: text, lists: [{ ...named, bytes: await readFile(list) }] }, ...args);
  const told = [{ name: 'ours.csv', text: rows, date: '2026-02-01', source: 'portal' }];
  const report = await smeltcheck.check(await readFile(ERRORS), { lists: told });
  const loaded = report.lists.filter((info) => !info.built_in);
  assert.deepEqual(loaded.map(({ date, source }) => [date, source.en]), [['2026-02-01', 'portal']]);
  // Chinese of another encoding, for which JavaScript has the tables.
  const chinese = Buffer.from(GB18030_LIST, 'hex');
  const reading = await smeltcheck.readList({ name: 'list-2026-02-01.csv', bytes: chinese });
  assert.deepEqual([reading.read, reading.lists[0].count], [1, 1], JSON.stringify(reading));
});

test('hostile files end as in the command line tool', async (context) => {
  // Each sixteenth, because some take seconds; SMELTCHECK_ALL=1 takes all.
  const files = crafted().filter((_, index) => process.env.SMELTCHECK_ALL || index % 16 === 0);
  if (files.length === 0) return context.skip('the hostile files were not written');
  console.log(`package: ${await assertSame(files, {})} hostile files end as in the command line tool`);
});

test('reports on official workbooks are those of the command line tool, byte for byte', async (context) => {
  const files = corpus();
  if (files.length === 0) {
    console.log('package: skipped, there are no official workbooks beside the checkout');
    return context.skip('no corpus');
  }
  const count = await assertSame(files, {});
  const locked = files.filter((path) => path.includes('password-secret'));
  await assertSame(locked, { password: 'secret' }, '--password', 'secret');
  console.log(`package: ${count} reports on official workbooks are those of the command line tool`);
});

test('the list of rules is that of the command line tool', async () => {
  assert.ok(smeltcheck.toJson(await smeltcheck.rules()) === (await tool('rules', '--format', 'json')));
  assert.equal(`smeltcheck ${smeltcheck.version()}\n`, await tool('--version'));
});

test('a worker gives the same as the thread of the caller, for every kind of bytes', async () => {
  const bytes = await readFile(ERRORS);
  const wide = new Uint8Array(bytes.length + 20);
  wide.set(bytes, 10);
  const same = await written(ERRORS);
  const kinds = [bytes, new Uint8Array(bytes).buffer, wide.subarray(10, -10), new Blob([bytes]), new DataView(wide.buffer, 10, bytes.length)];
  for (const kind of kinds) {
    const report = await smeltcheck.check(kind, { name: 'errors.xlsx', today: DAY });
    assert.ok(smeltcheck.toJson(report) === same);
  }
  assert.equal(bytes.length, wide.length - 20, 'the bytes stay with the caller');
  const file = new File([bytes], 'errors.xlsx');
  assert.ok(smeltcheck.toJson(await smeltcheck.check(file, { today: new Date(2026, 2, 2) })) === same);
});

test('the day is the local one, another one, or none', async () => {
  const bytes = await readFile(CLEAN);
  const day = async (options) => (await smeltcheck.check(bytes, { inThread: true, ...options })).checked_on;
  const [before, got, after] = [new Date(), await day({}), new Date()];
  assert.ok([before, after].map((date) => date.toLocaleDateString('sv')).includes(got));
  assert.equal(await day({ today: '2025-12-31' }), '2025-12-31');
  assert.equal(await day({ today: null }), null);
});

test('a file that cannot be checked is an error with a code, in both languages', async () => {
  const error = await smeltcheck.check(new TextEncoder().encode('%PDF-1.7')).catch((error) => error);
  assert.ok(error instanceof smeltcheck.SmeltcheckError && error instanceof Error);
  assert.equal(error.code, 'file-is-pdf');
  assert.equal(error.message, error.messages.en);
  assert.match(error.messages.zh_cn, /[\u4e00-\u9fff]/);
  assert.equal(error.refusal.error.code, 'F01');
  assert.ok(error.steps.length > 0);
  const huge = { name: 'huge.xlsx', today: DAY };
  const large = await smeltcheck.check(new Uint8Array(600 * 1024 * 1024), huge).catch((error) => error);
  assert.deepEqual([large.code, large.refusal.file.size], ['limit-exceeded', 600 * 1024 * 1024]);
});

test('what the program does wrong is a TypeError that names the argument', async () => {
  const bytes = new Uint8Array();
  const wrong = [
    [['text'], 'bytes'],
    [[undefined], 'bytes'],
    [[bytes, null], 'options'],
    [[bytes, { pasword: '' }], 'options.pasword'],
    [[bytes, { password: 1 }], 'options.password'],
    [[bytes, { today: '2026-02-30' }], 'options.today'],
    [[bytes, { today: new Date('x') }], 'options.today'],
    [[bytes, { timeoutMs: 0 }], 'options.timeoutMs'],
    [[bytes, { timeoutMs: '5' }], 'options.timeoutMs'],
    [[bytes, { profile: [] }], 'options.profile'],
    [[bytes, { signal: 1 }], 'options.signal'],
    [[bytes, { lists: [{ text: '' }] }], 'options.lists[0].name'],
    [[bytes, { lists: [{ name: 'a.csv' }] }], 'options.lists[0]'],
    [[bytes, { lists: [{ name: 'a.csv', text: '', date: '1' }] }], 'options.lists[0].date'],
  ];
  for (const [args, argument] of wrong) {
    const error = await smeltcheck.check(...args).catch((error) => error);
    assert.ok(error instanceof TypeError, argument);
    assert.deepEqual([error.code, error.argument], ['invalid-argument', argument]);
  }
  const verify = await smeltcheck.verify({}, bytes, { today: DAY }).catch((error) => error);
  assert.equal(verify.argument, 'options.today');
});

test('profile, list and receipt that cannot be used have codes', async () => {
  const bytes = await readFile(CLEAN);
  const code = (promise) => promise.then(() => 'none', (error) => error.code);
  assert.equal(await code(smeltcheck.check(bytes, { profile: 'strikt' })), 'profile');
  assert.equal(await code(smeltcheck.check(bytes, { lists: [{ name: 'a.csv', text: 'a,b\n1,2\n' }] })), 'list');
  assert.equal(await code(smeltcheck.verify({}, bytes)), 'receipt');
  const error = await smeltcheck.check(bytes, { profile: { format: 1, id: 7 } }).catch((error) => error);
  assert.ok(error.mistakes.some(({ field, line }) => field === 'id' && line === 1), JSON.stringify(error.mistakes));
});

test('a check that takes too long ends, and one that nobody waits for', async () => {
  const bytes = await readFile(ERRORS);
  const late = await smeltcheck.check(bytes, { timeoutMs: 1 }).catch((error) => error);
  assert.equal(late.code, 'timeout');
  assert.match(late.messages.zh_cn, /已停止/);
  const controller = new AbortController();
  const waiting = smeltcheck.check(bytes, { signal: controller.signal }).catch((error) => error);
  setTimeout(() => controller.abort(), 5);
  assert.equal((await waiting).name, 'AbortError');
  const before = await smeltcheck.check(bytes, { signal: AbortSignal.abort('enough') }).catch((error) => error);
  assert.equal(before, 'enough');
});

test('WebAssembly that breaks is thrown away, and the next check is as the first', async () => {
  const same = await written(ERRORS);
  const bytes = await readFile(ERRORS);
  // More than WebAssembly may have: the memory for it is refused in the middle of the call.
  const lists = [{ name: 'huge.csv', bytes: new Uint8Array(1_100_000_000) }];
  for (const inThread of [true, false]) {
    const error = await smeltcheck.check(bytes, { inThread, lists }).catch((error) => error);
    assert.equal(error.code, 'broke', String(error));
    assert.match(String(error.cause), /RuntimeError/);
    assert.ok((await written(ERRORS, { inThread })) === same);
  }
});

test('a worker that cannot be made is told', async () => {
  const createWorker = () => {
    throw new Error('not here');
  };
  const error = await smeltcheck.check(await readFile(CLEAN), { createWorker }).catch((error) => error);
  assert.deepEqual([error.code, error.cause.message], ['not-loaded', 'not here']);
});

test('checks beside each other do not meet', async () => {
  const bytes = await Promise.all(SAMPLES.map((path) => readFile(path)));
  const files = [...bytes, ...bytes];
  const reports = await Promise.all(files.map((file, index) => smeltcheck.check(file, { inThread: index > 1, today: DAY })));
  assert.deepEqual(reports[0], reports[2]);
  assert.deepEqual(reports[1], reports[3]);
});
