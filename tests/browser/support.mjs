// The harness of the browser tests: the built page, a server for it, Chromium, and a recorder that
// sees every byte Chromium sends, whoever in the page sends it.
//
// Run by `cargo xtask test --only browser`. Alone, after `cargo xtask build`:
//   node --test tests/browser/*.test.mjs

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request as httpRequest, createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHROMIUM = process.env.SMELTCHECK_CHROMIUM || '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// As root and without a screen; the rest keeps Chromium from calling home during a test.
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium would ask its maker's server about every form with a password field, and prepare its
  // own menus beside each page.
  '--disable-features=AutofillServerCommunication,PreloadTopChromeWebUI',
  '--disable-quic',
];

const servers = new Map();
const processes = new Map();
const cleanups = [];
let sharedBrowser;

after(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

/**
 * Serves `dist/` and resolves to the page's address; one server per setting and test file.
 *
 * @param {{below?: string, bare?: boolean}} options `below`: path of the page; `bare`: no security
 *   headers, as on many static hosts.
 */
export function serve({ below = '/', bare = false } = {}) {
  const key = `${below} ${bare}`;
  if (!servers.has(key)) servers.set(key, startServer(below, bare));
  return servers.get(key);
}

/** Ends the server of a setting, as when its host is switched off. Only for a setting of the test's own. */
export async function stopServing({ below = '/', bare = false } = {}) {
  const key = `${below} ${bare}`;
  const server = processes.get(key);
  servers.delete(key);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await ended;
}

/** The program that builds and serves, and its first arguments. */
export const XTASK = process.env.SMELTCHECK_XTASK ? [process.env.SMELTCHECK_XTASK] : ['cargo', 'xtask'];

/** Serves a copy of the page in a folder, and resolves to its address and how to stop it; at a port that is free, or was. */
export async function serveFolder(folder, { below = '/', port = '0' } = {}) {
  const [server, address] = listening(['--base-path', below, '--port', port, '--folder', folder]);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill();
    await ended;
  };
  return { address: await address, port: new URL(await address).port, stop };
}

function startServer(below, bare) {
  const [server, address] = listening(['--base-path', below, '--port', '0', ...(bare ? ['--no-security-headers'] : [])]);
  processes.set(`${below} ${bare}`, server);
  return address;
}

function listening(options) {
  const [program, ...first] = XTASK;
  const server = spawn(program, [...first, 'serve', '--no-build', '--no-open', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanups.push(() => server.kill());
  const address = new Promise((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (data) => {
      output += data;
      const address = output.match(/is at (\S+) /);
      if (address) resolve(address[1]);
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  return [server, address];
}

/**
 * Opens the page in a fresh browser profile, waits until it is ready, and runs `body`.
 *
 * Fails on any console warning or error, page error or crash that `allowNoise` does not expect.
 *
 * @param {object} options
 * @param {'zh-CN' | 'en'} [options.lang] language of the browser
 * @param {'light' | 'dark'} [options.theme]
 * @param {number} [options.width] of the window, in CSS pixels
 * @param {number} [options.height]
 * @param {string} [options.below] see `serve`
 * @param {boolean} [options.bare] see `serve`
 * @param {string} [options.address] of another server that has the page
 * @param {string[]} [options.others] origins of more servers of the test, to which requests pass too
 * @param {(page: import('playwright-core').Page) => Promise<void>} [options.before] runs before
 *   the page is opened
 * @param {boolean} [options.offline] true for a browser that keeps the page for use without network; the others have no
 *   service workers, so that each visit of a test is a first one
 * @param {boolean} [options.scripts] false for a browser that runs none
 * @param {boolean} [options.waitUntilLoaded] false for a page whose files the test holds back
 * @param {boolean} [options.waitUntilReady] false for a page that is not expected to start
 * @param {RegExp[]} [options.allowNoise] messages that the test expects
 * @param {(page: import('playwright-core').Page, net: Recorder) => Promise<void>} body
 */
export async function withPage(options, body) {
  const {
    lang = 'zh-CN',
    theme = 'light',
    width = 1440,
    height = 900,
    before = async () => {},
    scripts = true,
    waitUntilLoaded = true,
    waitUntilReady = waitUntilLoaded,
    allowNoise = [],
    others = [],
    offline = false,
  } = options;
  const address = options.address ?? (await serve(options));
  const recorder = await startRecorder(new URL(address), others);
  const context = await (await browser()).newContext({
    locale: lang === 'en' ? 'en-US' : lang,
    colorScheme: theme,
    viewport: { width, height },
    javaScriptEnabled: scripts,
    // Everything passes the recorder, also what goes to this computer.
    proxy: { server: recorder.address, bypass: '<-loopback>' },
  });
  // A busy computer with two cores is slow, not wrong.
  context.setDefaultTimeout(60_000);
  try {
    if (!offline) await context.addInitScript(withoutServiceWorkers);
    const page = await context.newPage();
    const noise = listen(page);
    await before(page);
    await page.goto(address, { waitUntil: waitUntilLoaded ? 'load' : 'commit' });
    // A page that is ready has given up its connections: nothing of its own can come later.
    if (waitUntilReady) await page.waitForSelector('html[data-ready]', { state: 'attached' });
    else if (waitUntilLoaded) await page.waitForLoadState('networkidle');
    if (waitUntilReady && offline) await copySettled(page);
    recorder.markLoaded();
    await body(page, recorder);
    const unexpected = noise.filter((line) => !allowNoise.some((allowed) => allowed.test(line)));
    assert.deepEqual(unexpected, [], 'the page made noise');
  } finally {
    await context.close();
    recorder.stop();
  }
}

/** A browser as Firefox is in a private window. */
function withoutServiceWorkers() {
  Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
}

/** Waits until the page is kept for use without network, or it is known that it is not; resolves to what the page knows. */
export async function copySettled(page) {
  const settled = await page.waitForFunction(() => {
    const copy = JSON.parse(window.smeltcheck?.offlineCopy?.() ?? '{"state":"making"}');
    return copy.state === 'making' ? null : copy;
  });
  return settled.jsonValue();
}

/** The files of a build that its service worker names, with their hashes. */
export function filesOfBuild(folder = `${ROOT}dist`) {
  const worker = readFileSync(`${folder}/service-worker.js`, 'utf8');
  return new Map(JSON.parse(worker.match(/^const LIST = (.+);$/m)[1]));
}

/**
 * Fails unless the browser keeps exactly the files of the build, each with its own content, and the files of the
 * deployment that are named; resolves to the name of the cache.
 */
export async function assertOnlyOwnFilesKept(page, deployed = ['config.json'], folder = undefined) {
  const kept = await page.evaluate(async () => {
    const digest = async (response) => {
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-384', await response.arrayBuffer()));
      return `sha384-${btoa(String.fromCharCode(...bytes))}`;
    };
    const names = await caches.keys();
    const files = [];
    for (const name of names) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const path = url.slice(new URL('./', document.baseURI).href.length) || 'index.html';
        files.push([path, await digest(await cache.match(url, { ignoreVary: true }))]);
      }
    }
    return { names, files };
  });
  assert.equal(kept.names.length, 1, `${kept.names}`);
  const isDeployed = ([path]) => deployed.includes(path);
  assert.deepEqual(kept.files.filter(isDeployed).map(([path]) => path).sort(), [...deployed].sort());
  const sorted = (pairs) => [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(kept.files.filter((file) => !isDeployed(file))), sorted(filesOfBuild(folder)));
  return kept.names[0];
}

function browser() {
  if (!sharedBrowser) {
    sharedBrowser = chromium.launch({
      executablePath: CHROMIUM,
      args: CHROMIUM_FLAGS,
      // Chromium takes a proxy per profile only when the browser was started with one.
      proxy: { server: 'http://per-context' },
    });
    cleanups.push(async () => (await sharedBrowser).close());
  }
  return sharedBrowser;
}

/** The server's library leaves a connection of a browser unanswered at times, where no proxy is in between. */
async function gotoPatiently(page, address) {
  for (let tries = 0; tries < 5; tries += 1) {
    const isOpen = await page.goto(address, { timeout: 15_000 }).then(() => true, () => false);
    if (isOpen) return;
  }
  await page.goto(address);
}

/** Opens the page in a browser of its own that writes its profile into a folder, and closes the browser at the end. */
export async function withProfile(folder, lang, body) {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM,
    args: CHROMIUM_FLAGS,
    locale: lang,
  });
  context.setDefaultTimeout(60_000);
  try {
    const page = await context.newPage();
    await gotoPatiently(page, await serve());
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    await copySettled(page);
    await body(page);
  } finally {
    await context.close();
  }
}

/** The worker that waits for the next file. */
export async function waitingWorker(page) {
  return page.workers()[0] ?? page.waitForEvent('worker');
}

function listen(page) {
  const noise = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      noise.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => noise.push(`page error: ${error.message}`));
  page.on('crash', () => noise.push('the page crashed'));
  return noise;
}

/**
 * A proxy that passes requests to the page's own server on, refuses all others, and remembers both.
 * It stands outside the browser: workers, sockets and preloads cannot slip past it.
 *
 * @typedef {object} Recorder
 * @property {string[]} requests everything so far, as "METHOD address"
 * @property {(allowed?: RegExp[]) => void} assertSilent nothing was requested since the page was ready
 */
async function startRecorder(own, others) {
  const hosts = [own, ...others].map((address) => new URL(address).host);
  const requests = [];
  let loaded = 0;
  const proxy = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const target = new URL(incoming.url, own);
    if (!hosts.includes(target.host)) {
      outgoing.writeHead(502).end();
      return;
    }
    const passed = httpRequest(
      target,
      { method: incoming.method, headers: incoming.headers },
      (response) => {
        outgoing.writeHead(response.statusCode, response.headers);
        response.pipe(outgoing);
      },
    );
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  proxy.on('connect', (incoming, socket) => {
    requests.push(`CONNECT ${incoming.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${proxy.address().port}`,
    requests,
    markLoaded() {
      loaded = requests.length;
    },
    assertSilent(allowed = []) {
      const late = requests.slice(loaded).filter((line) => !allowed.some((one) => one.test(line)));
      assert.deepEqual(late, [], 'something was requested after the page was ready');
    },
    stop() {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

/** Fails when axe finds an accessibility problem on the page as it is now. */
export async function assertAxe(page, context = 'document') {
  // Through the debugging protocol: the page's content policy neither applies nor has to be eased.
  await page.evaluate("'axe' in window").then((isThere) => isThere || page.evaluate(AXE));
  const violations = await page.evaluate(
    // Without preload: axe would request style sheets again.
    async (where) => {
      const options = { preload: false, resultTypes: ['violations'] };
      const result = await window.axe.run(where === 'document' ? document : where, options);
      return result.violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
      );
    },
    context,
  );
  assert.deepEqual(violations, [], 'axe found problems');
}

/** In a show, no text is smaller than a room can read, and nothing is wider than the screen. */
export async function assertReadable(page) {
  const small = await page.evaluate(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.querySelector('#present'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const hidden = element.closest('.u-hidden') || element.getClientRects().length === 0;
      if (!hidden && walker.currentNode.data.trim() !== '' && parseFloat(getComputedStyle(element).fontSize) < 20) {
        found.add(`${element.className || element.tagName}: ${walker.currentNode.data}`);
      }
    }
    return [...found];
  });
  assert.deepEqual(small, []);
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(inner <= outer, `${inner} wide in a window of ${outer}`);
}

/**
 * Chooses files in a file input.
 *
 * @typedef {{name: string, bytes: Uint8Array}} TestFile
 * @param {import('playwright-core').Page} page
 * @param {TestFile | TestFile[]} files
 */
export async function chooseFiles(page, files, selector = 'input[type=file]') {
  const payloads = [files].flat().map(({ name, bytes }) => ({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  }));
  await page.setInputFiles(selector, payloads);
}

/** Drags files over an element and, unless `release` is false, drops them there. */
export async function dropFiles(page, files, selector, { release = true } = {}) {
  const plain = [files].flat().map(({ name, bytes }) => ({
    name,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, plain);
  const events = ['dragenter', 'dragover', ...(release ? ['drop'] : [])];
  for (const event of events) {
    await page.dispatchEvent(selector, event, { dataTransfer: transfer });
  }
}

/** Fails when anything but the named preferences is stored in the browser. */
export async function assertNothingStored(page, allowedKeys = []) {
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...(document.cookie ? [`cookie ${document.cookie}`] : []),
  ]);
  assert.deepEqual(
    stored.filter((key) => !allowedKeys.includes(key)),
    [],
    'something was stored',
  );
}

/** What the clipboard holds, read as a person does: the page itself may not read it. */
export async function clipboardText(page) {
  const other = await page.context().newPage();
  await other.setContent('<textarea></textarea>');
  await other.locator('textarea').press('Control+V');
  const text = await other.locator('textarea').inputValue();
  await other.close();
  await page.bringToFront();
  return text;
}

/** Waits until the browser has drawn what was changed last, and what that changed in turn. */
export const settle = (page) =>
  page.evaluate(async () => {
    for (let picture = 0; picture < 3; picture += 1) await new Promise(requestAnimationFrame);
  });

/**
 * With `SMELTCHECK_SCREENSHOTS=1`, saves a picture of the page, or of one element, into the
 * git-ignored folder `tests/browser/screenshots`, for people to look at: no test reads it, and all
 * of them together take minutes.
 */
export async function shoot(what, name, { fullPage = true } = {}) {
  if (!process.env.SMELTCHECK_SCREENSHOTS) return;
  const path = fileURLToPath(new URL(`screenshots/${name}.png`, import.meta.url));
  // An element is a picture of its own.
  await what.screenshot('goto' in what ? { path, fullPage } : { path });
}

/** The cell of a sheet with the focus, as Excel names it. */
export const focusedCell = (page) =>
  page.evaluate(() => {
    const td = document.activeElement?.closest('td');
    if (!td) return `not a cell: ${document.activeElement?.outerHTML.slice(0, 80)}`;
    const letter = document.querySelectorAll('.c-grid__letter')[Number(td.dataset.column)].innerText.trim();
    return letter + td.parentElement.querySelector('th').firstChild.textContent;
  });

/** Waits until this cell of a sheet has the focus. */
export const waitForFocus = (page, cell) =>
  page.waitForFunction((wanted) => {
    const td = document.activeElement?.closest('td');
    if (!td) return false;
    const letter = document.querySelectorAll('.c-grid__letter')[Number(td.dataset.column)].innerText.trim();
    return letter + td.parentElement.querySelector('th').firstChild.textContent === wanted;
  }, cell);
