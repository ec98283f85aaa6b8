// What a check costs natively and in Chromium, and the start of the page and long lists there. Run by `cargo xtask bench`;
// alone:
//   node benches/browser/bench.mjs FOLDER_WITH_WORKBOOKS [--page DIST] [--empty DIST] [--rounds 11]

import { spawn } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { measureScrolling } from './scrolling.mjs';
import { measureVisits } from './visits.mjs';
import { partsOf } from './zip.mjs';
import { INFLATE, NOTING, START, excelJs, sheetJs } from './worker-parts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string', default: join(ROOT, 'dist') },
    empty: { type: 'string', default: join(ROOT, 'target/bench/empty') },
    rounds: { type: 'string', default: '11' },
    only: { type: 'string', default: 'check,start,visit,scroll' },
  },
});
const [workbooks = ''] = positionals;
const rounds = Number(options.rounds);
const parts = options.only.split(',');

const SMELTERS = [40, 400, 2500];
const missing = [
  ...SMELTERS.map((smelters) => join(workbooks, `cmrt-${smelters}.xlsx`)),
  join(options.page, 'index.html'),
].filter((file) => !existsSync(file));
if (missing.length) {
  console.error(
    `Nothing is measured, because these files are missing:\n  ${missing.join('\n  ')}\n` +
      '`cargo bench --bench check --features samples -- --write FOLDER` writes the workbooks, `cargo xtask build` the page.\n' +
      'Then: node benches/browser/bench.mjs FOLDER',
  );
  process.exit(2);
}
const KINDS = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };

/** The middle and the quarters around it. */
function quartiles(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.round((sorted.length - 1) * share)]);
}
const median = (values) => quartiles(values)[1];
const ms = (value) => value.toFixed(1);
function spread(values) {
  const [low, middle, high] = quartiles(values);
  return `${ms(middle)} (${ms(low)} to ${ms(high)}, least ${ms(Math.min(...values))})`;
}
function table(head, rows) {
  console.log(`\n| ${head.join(' | ')} |\n|${head.map((_, column) => (column ? '---:' : '---')).join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

/** Serves the page, an empty page and the parsers; with isolation, so that clocks are fine. */
function serve() {
  const resolve = createRequire(new URL('../package.json', import.meta.url)).resolve;
  const folders = { page: options.page, empty: options.empty, workbooks };
  const server = createServer((request, response) => {
    const [, folder, ...rest] = new URL(request.url, 'http://x').pathname.split('/');
    const name = rest.join('/') || 'index.html';
    let file;
    if (folder === 'lib') file = name.startsWith('xlsx') ? resolve(`xlsx/dist/${name}`) : resolve(`exceljs/dist/${name}`);
    else if (folders[folder]) file = join(folders[folder], decodeURIComponent(name));
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    if (folder === 'measure') return response.setHeader('Content-Type', 'text/html').end('<!DOCTYPE html><title>.</title>');
    if (!file || !existsSync(file)) return response.writeHead(404).end();
    response.setHeader('Content-Type', KINDS[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready({ server, origin: `http://127.0.0.1:${server.address().port}` }));
  });
}

/** Runs in the page: keeps what the rounds need. */
async function prepare({ glue, wasm, noting, start, others }) {
  const answer = await fetch(wasm);
  const module = await WebAssembly.compile(await answer.arrayBuffer());
  const source = await (await fetch(glue)).text();
  const address = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  // As www/runtime.js does it.
  const classic = source.replace(/^export (?=function|class)/gm, '').replace(/^export \{.*$/m, '').replace('import.meta.url', "''");
  const ours = address(noting + classic + start);
  const heard = (worker, wanted) =>
    new Promise((resolve, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      worker.addEventListener('message', ({ data }) => wanted(data) && resolve(data));
    });
  const lists = { loaded: '[]', built_in_facts: true };
  const said = { check: { name: 'file.xlsx', today: '2026-03-02', profile: 'usual', lists } };
  const run = {
    // With `waiting` the worker has started before the bytes come, as in the page.
    ours: async (bytes, waiting) => {
      const created = performance.now();
      const worker = new Worker(ours);
      worker.postMessage(module);
      if (waiting) {
        const pong = heard(worker, (data) => data === 'pong');
        worker.postMessage('ping');
        await pong;
      }
      const posted = performance.now();
      const marks = heard(worker, (data) => data.marks);
      const report = heard(worker, (data) => data.said === 'report');
      worker.postMessage({ said, payload: bytes }, [bytes]);
      await report;
      const arrived = performance.now();
      const noted = await marks;
      worker.terminate();
      return { marks: noted.marks, total: arrived - (waiting ? posted : created) };
    },
  };
  for (const [name, text] of Object.entries(others)) {
    const url = address(text);
    run[name] = async (bytes, places) => {
      const worker = new Worker(url);
      const answered = heard(worker, () => true);
      worker.postMessage({ bytes, parts: places }, [bytes]);
      const answer = await answered;
      worker.terminate();
      return answer;
    };
  }
  globalThis.run = run;
}

/** Runs in the page: one round of one kind. */
async function once({ kind, file, places, waiting }) {
  globalThis.files ??= {};
  globalThis.files[file] ??= await (await fetch(file)).arrayBuffer();
  const bytes = globalThis.files[file].slice(0);
  return kind === 'ours' ? globalThis.run.ours(bytes, waiting) : globalThis.run[kind](bytes, places);
}

/** Time of each step in the worker, in ms, from the marks of one check. */
function steps(marks) {
  const at = (text) => marks.find(([name]) => name.startsWith(text))[1];
  const times = [at('begin'), at('step open'), at('step recognise'), at('step rules'), at('step write'), at('report'), at('sheets')];
  const parts = times.slice(1).map((time, index) => time - times[index]);
  return { parts, report: times[5] - times[0], json: marks.find(([name]) => name === 'report')[2] };
}

/** The same check natively, in one process for all rounds; it answers each path with milliseconds. */
function startNative() {
  const args = ['bench', '--locked', '--quiet', '--features', 'samples', '--bench', 'check', '--', '--time-paths'];
  const child = spawn(process.env.CARGO ?? 'cargo', args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async time(path) {
      child.stdin.write(`${path}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('the native check ended');
      return Number(value);
    },
    end: () => child.stdin.end(),
  };
}

async function measureChecks(browser, origin) {
  const native = startNative();
  const page = await browser.newPage();
  await page.goto(`${origin}/measure/`);
  const dist = readdirSync(options.page);
  const named = (start, end) => `${origin}/page/${dist.find((name) => name.startsWith(start) && name.endsWith(end))}`;
  await page.evaluate(prepare, {
    glue: named('app-', '.js'),
    wasm: named('app-', '_bg.wasm'),
    noting: NOTING,
    start: START,
    others: { floor: INFLATE, sheetjs: sheetJs(origin), exceljs: excelJs(origin) },
  });
  const files = [];
  for (const smelters of SMELTERS) {
    const name = `cmrt-${smelters}.xlsx`;
    const path = join(workbooks, name);
    const places = await partsOf(readFileSync(path));
    await native.time(path);
    files.push({ smelters, path, file: `${origin}/workbooks/${name}`, places, got: {} });
  }
  const note = (got, key, value) => (got[key] ??= []).push(value);
  let first;
  for (let round = 0; round < rounds; round += 1) {
    for (const { file, path, places, got } of files) {
      note(got, 'native', await native.time(path));
      const waiting = await page.evaluate(once, { kind: 'ours', file, waiting: true });
      first ??= steps(waiting.marks).report;
      note(got, 'steps', steps(waiting.marks));
      note(got, 'waiting', waiting.total);
      note(got, 'floor', (await page.evaluate(once, { kind: 'floor', file, places: places.filter((part) => part.packed) })).time);
      note(got, 'started', (await page.evaluate(once, { kind: 'ours', file, waiting: false })).total);
      // The parsers take long and vary little.
      if (round < Math.max(3, rounds / 2)) {
        note(got, 'sheetjs', (await page.evaluate(once, { kind: 'sheetjs', file })).time);
        note(got, 'exceljs', (await page.evaluate(once, { kind: 'exceljs', file })).time);
      }
    }
  }
  await page.close();
  native.end();
  console.log('\n### A whole check, beside SheetJS parsing the file in Chromium\n');
  console.log('Medians of one run, interleaved. Growth is against the list before.');
  const medians = files.map(({ smelters, got }) => {
    return { smelters, native: median(got.native), browser: median(got.steps.map((step) => step.report)), sheetjs: median(got.sheetjs) };
  });
  table(
    ['smelters', 'rows', 'native, ms', 'growth', 'Chromium, ms', 'growth', 'SheetJS, ms', 'SheetJS : Chromium', 'SheetJS : native'],
    medians.map(({ smelters, native, browser, sheetjs }, index) => {
      const growth = (kind, value) => (index ? `× ${(value / medians[index - 1][kind]).toFixed(1)}` : '');
      const rows = index ? `× ${(smelters / medians[index - 1].smelters).toFixed(1)}` : '';
      return [
        smelters,
        rows,
        ms(native),
        growth('native', native),
        ms(browser),
        growth('browser', browser),
        ms(sheetjs),
        (sheetjs / browser).toFixed(1),
        (sheetjs / native).toFixed(1),
      ];
    }),
  );
  console.log('\n### Bytes to report in the worker, against inflating the same parts and against parsers\n');
  console.log('Ratios of medians of one run, interleaved. Below 1.0 the whole check takes less time than the browser takes to inflate what it reads.');
  table(
    ['smelters', 'check : DecompressionStream', 'SheetJS : check', 'ExcelJS : check'],
    files.map(({ smelters, got }) => {
      const report = median(got.steps.map((step) => step.report));
      return [smelters, (report / median(got.floor)).toFixed(2), (median(got.sheetjs) / report).toFixed(1), (median(got.exceljs) / report).toFixed(1)];
    }),
  );
  console.log('\nMilliseconds: median (quarters, least).');
  table(
    ['smelters', 'check, in the worker', 'the same, seen from the page', 'with the start of the worker', 'DecompressionStream', 'SheetJS', 'ExcelJS'],
    files.map(({ smelters, got }) => [
      smelters,
      spread(got.steps.map((step) => step.report)),
      ...['waiting', 'started', 'floor', 'sheetjs', 'exceljs'].map((kind) => spread(got[kind])),
    ]),
  );
  console.log(`\nThe very first check after loading, whose code the browser has not yet optimised: ${ms(first)} ms in the worker.`);
  table(
    ['smelters', 'take over', 'open', 'recognise', 'declaration, rules', 'fingerprint and JSON', 'pictures, after the report', 'JSON'],
    files.map(({ smelters, got }) => [
      smelters,
      ...[0, 1, 2, 3, 4, 5].map((part) => ms(median(got.steps.map((step) => step.parts[part])))),
      `${Math.round(got.steps[0].json / 1000)} kB`,
    ]),
  );
  console.log('\nParts that the check reads and that were inflated for comparison; beside them a check reads the few small parts with notes and pictures:');
  table(
    ['part', 'packed', 'unpacked'],
    files[1].places.map(({ name, start, end, size }) => [name, `${((end - start) / 1000).toFixed(0)} kB`, `${(size / 1000).toFixed(0)} kB`]),
  );
}

/**
 * Notes in the page that is being measured when the file button can be used: it is drawn and not disabled, and keeps the
 * file, whoever has drawn it. When it is seen is what the browser says about its first picture. A file in Base64 is chosen
 * then.
 */
function watchStart(chosen) {
  globalThis.started = {};
  const look = () => {
    const { started } = globalThis;
    if (!started.button) {
      const button = document.querySelector('input[type=file]:not(:disabled)');
      if (button?.getClientRects().length) {
        started.button = performance.now();
        if (chosen) choose(button);
      }
    }
    if (document.querySelector('#app *, [data-empty]')) started.drawn ??= performance.now();
    if (document.documentElement.dataset.ready) started.ready ??= performance.now();
    if (document.querySelector('#result')) started.result ??= performance.now();
  };
  /** As a visitor chooses it, in the same moment: a command from outside may come before or after the button. */
  const choose = (input) => {
    const text = atob(chosen);
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    const files = new DataTransfer();
    files.items.add(new File([bytes], 'cmrt-40.xlsx'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

async function measureStart(browser, origin) {
  if (!existsSync(join(options.empty, 'index.html'))) {
    console.log('\nNo empty page at hand: the start is not compared.');
    return;
  }
  const kinds = { empty: 'drawn', page: 'ready', chosen: 'result' };
  const got = { empty: [], page: [], chosen: [] };
  const workbook = readFileSync(join(workbooks, 'cmrt-40.xlsx'), 'base64');
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, last] of Object.entries(kinds)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await page.addInitScript(watchStart, kind === 'chosen' ? workbook : '');
      await page.goto(`${origin}/${kind === 'empty' ? 'empty' : 'page'}/`, { waitUntil: 'commit' });
      await page.waitForFunction((last) => globalThis.started?.[last], last);
      got[kind].push(
        await page.evaluate(() => {
          const { started } = globalThis;
          const seen = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
          return { ...started, seen: Math.max(started.button, seen) };
        }),
      );
      await context.close();
    }
  }
  const times = (kind, key) => got[kind].map((started) => started[key]);
  const empty = times('empty', 'drawn');
  const row = (name, values) => [name, (median(values) / median(empty)).toFixed(2), spread(values)];
  console.log('\n### Start, a fresh browser context each time\n');
  table(
    ['what', 'times an empty Yew page', 'ms'],
    [
      row('an empty Yew page is drawn', empty),
      row('file button usable: it keeps the file', times('page', 'button')),
      row('the same, and seen', times('page', 'seen')),
      row('program drawn', times('page', 'drawn')),
      row('everything there, worker waiting', times('page', 'ready')),
      row('report of a file with 40 smelters, chosen as soon as the button is there', times('chosen', 'result')),
    ],
  );
}

function measureTransfer() {
  console.log('\n### Transfer\n');
  const rows = readdirSync(options.page, { recursive: true })
    .filter((name) => statSync(join(options.page, name)).isFile())
    .map((name) => {
      const content = readFileSync(join(options.page, name));
      const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      return [name.replace(/-[0-9a-f]{16}/, ''), content.length, gzipSync(content, { level: 9 }).length, brotli.length];
    })
    .sort((one, other) => other[3] - one[3]);
  const sum = [1, 2, 3].map((column) => rows.reduce((total, row) => total + row[column], 0));
  table(['file', 'bytes', 'gzip', 'brotli'], [...rows, ['all', ...sum]]);
}

const { server, origin } = await serve();
const browser = await chromium.launch({
  executablePath: process.env.SMELTCHECK_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
});
console.log(`Chromium ${browser.version().split('.')[0]}, ${rounds} rounds`);
try {
  if (parts.includes('check')) await measureChecks(browser, origin);
  if (parts.includes('start')) await measureStart(browser, origin);
  if (parts.includes('visit')) {
    const workbook = join(workbooks, 'cmrt-40.xlsx');
    await measureVisits(browser, { folder: options.page, workbook, rounds: Math.ceil(rounds / 2), watch: watchStart }, { table, median, spread });
  }
  if (parts.includes('scroll')) await measureScrolling(browser, `${origin}/page/`, workbooks, { table, quartiles, ms });
  if (parts.includes('start')) measureTransfer();
} finally {
  await browser.close();
  server.close();
}
