// The package in a page that Vite builds, behind a strict content policy, in Chromium and in Firefox.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';

import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

import { MODULES, SAMPLES, freshFolder, outcome, tool } from './support.mjs';

const [CLEAN, ERRORS] = SAMPLES;
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
].join('; ');
const TRUSTED = `${POLICY}; require-trusted-types-for 'script'; trusted-types portal`;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

// What the tests call; the examples of the README do the work.
const HARNESS = `
import * as smeltcheck from 'smeltcheck';
import './page.js';
import { checkHere } from './trusted.js';

const told = (promise) => promise.then(smeltcheck.toJson, ({ name, code }) => \`\${name} \${code}\`);
const chosen = () => document.querySelector('input').files[0];

Object.assign(window, {
  usual: (options) => told(smeltcheck.check(chosen(), options)),
  trusted: () => told(checkHere(chosen())),
  looked: async () => (await smeltcheck.smelters('CID999999')).answers[0].outcome,
  many: async () => {
    const reports = await Promise.all(Array.from({ length: 20 }, () => smeltcheck.check(chosen())));
    return new Set(reports.map(smeltcheck.toJson)).size;
  },
  ruleCount: async () => (await smeltcheck.rules()).length,
  ownWorker: () =>
    new Promise((resolve) => {
      const worker = new Worker(new URL('./own-worker.js', import.meta.url), { type: 'module' });
      worker.onerror = (event) => resolve(\`broke \${event.message}\`);
      worker.onmessage = ({ data }) => {
        worker.terminate();
        resolve(data.report ? smeltcheck.toJson(data.report) : data.code);
      };
      worker.postMessage(chosen());
    }),
});
`;
const PAGE = '<!doctype html><html lang="zh-CN"><input type="file"><output></output><script type="module" src="./harness.js"></script></html>';

const FIREFOX = process.env.SMELTCHECK_FIREFOX || '/usr/bin/firefox-esr';

let browser;
let server;
let address;
let errors;

before(async () => {
  const folder = await freshFolder('page.js', 'own-worker.js', 'trusted.js', 'vite.config.js');
  await writeFile(join(folder, 'harness.js'), HARNESS);
  await writeFile(join(folder, 'index.html'), PAGE);
  const built = await outcome('node', [join(MODULES, 'vite/bin/vite.js'), 'build'], { cwd: folder });
  assert.equal(built.code, 0, built.stdout + built.stderr);
  const dist = join(folder, 'dist');
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const path = join(dist, pathname === '/' ? 'index.html' : pathname);
    try {
      const content = readFileSync(path);
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      const policy = searchParams.has('trusted') ? TRUSTED : POLICY;
      response.setHeader('Content-Security-Policy', searchParams.has('blocked') ? policy.replace(" 'wasm-unsafe-eval'", '') : policy);
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${server.address().port}/`;
  const executablePath = process.env.SMELTCHECK_CHROMIUM || '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function open(query, file) {
  const page = await browser.newPage();
  errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(address + query);
  await page.setInputFiles('input', file);
  return page;
}

/** What the tool writes on the day of the report. */
async function assertReport(text, file) {
  assert.match(text, /^\{/);
  const { checked_on } = JSON.parse(text);
  assert.ok(text === (await tool('check', file, '--format', 'json', '--today', checked_on)));
}

test('a page checks in a worker, in its own thread, and in a worker of its own', async () => {
  const page = await open('', ERRORS);
  await page.waitForFunction(() => document.querySelector('output').textContent !== '');
  assert.match(await page.textContent('output'), /^\d+ must be fixed, \d+ to explain$/);
  await assertReport(await page.evaluate(() => usual()), ERRORS);
  await assertReport(await page.evaluate(() => usual({ inThread: true })), ERRORS);
  await assertReport(await page.evaluate(() => ownWorker()), ERRORS);
  assert.equal(await page.evaluate(() => ruleCount()), JSON.parse(await tool('rules', '--format', 'json')).length);
  assert.equal(await page.evaluate(() => usual({ timeoutMs: 1 })), 'SmeltcheckError timeout');
  assert.equal(await page.evaluate(() => usual({ maxWorkers: 0 })), 'InvalidArgumentError invalid-argument');
  assert.equal(await page.evaluate(() => looked()), 'not-listed');
  assert.equal(await page.evaluate(() => many()), 1, 'twenty checks at once give one report');
  assert.deepEqual(errors, []);
  await page.close();
});

test('a file that cannot be checked is told in the language of the page', async () => {
  const page = await open('', join(MODULES, 'vite/package.json'));
  await page.waitForFunction(() => document.querySelector('output').textContent !== '');
  assert.match(await page.textContent('output'), /[\u4e00-\u9fff]/);
  await page.close();
});

test('a page that requires Trusted Types makes the worker itself, or needs none', async () => {
  const page = await open('?trusted', CLEAN);
  await assertReport(await page.evaluate(() => trusted()), CLEAN);
  await assertReport(await page.evaluate(() => usual({ inThread: true })), CLEAN);
  assert.equal(await page.evaluate(() => usual()), 'SmeltcheckError not-loaded');
  await page.close();
});

test('a content policy that forbids WebAssembly is told', async () => {
  const page = await open('?blocked', CLEAN);
  assert.equal(await page.evaluate(() => usual()), 'SmeltcheckError not-loaded');
  await page.close();
});

test('Firefox: a page checks in a worker, in its own thread, and in a worker of its own', async (context) => {
  if (!existsSync(FIREFOX)) {
    console.log('package: Firefox is not here, its test is skipped');
    return context.skip('Firefox is not here');
  }
  const firefox = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, timeout: 120_000 });
  try {
    const page = await firefox.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(address);
    const input = await page.waitForSelector('input');
    await input.uploadFile(ERRORS);
    await page.waitForFunction(() => document.querySelector('output').textContent.includes('must be fixed'));
    await assertReport(await page.evaluate(() => usual()), ERRORS);
    await assertReport(await page.evaluate(() => usual({ inThread: true })), ERRORS);
    await assertReport(await page.evaluate(() => ownWorker()), ERRORS);
  } finally {
    await firefox.close();
  }
});
