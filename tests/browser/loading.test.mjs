// A response that hangs: the page gives it up, closes its connections all the same, and says what is missing.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';

import { chooseFiles, serve, withPage } from './support.mjs';

const LIMIT_MS = 120_000;
// What comes last is asked for after the connections of a page without its code were closed.
const NOISE = [/did not arrive in time|TimeoutError|AbortError|Failed to (load|fetch)|preload|Content Security Policy/];
const FILE = fileURLToPath(new URL('../../www/samples/errors.xlsx', import.meta.url));
const FORM = { name: 'form.xlsx', bytes: new Uint8Array(readFileSync(FILE)) };
/** The second policy of the page, which lets nothing be asked for. */
const CLOSED = 'meta[http-equiv="Content-Security-Policy"]:not([content*="connect-src"])';

/** Opens the page with one of its requests held back for ever; `body` lets the time limit pass. */
async function withHeldBack(name, lang, body) {
  let asked;
  const before = async (page) => {
    await page.clock.install();
    await page.route(name, () => {});
    asked = page.waitForRequest(name);
  };
  await withPage({ lang, before, waitUntilLoaded: false, allowNoise: NOISE }, async (page) => {
    await asked;
    // A preload asks before the time of the scripts begins.
    await page.waitForFunction(() => window.smeltcheck ?? window.smeltcheckEarly);
    await body(page, () => page.clock.fastForward(LIMIT_MS + 1_000));
  });
}

const FOR_LATER = ['**/config.json', '**/samples/examples.json', '**/samples/learn.json', '**/samples/clean.xlsx'];

for (const [place, name] of FOR_LATER.entries()) {
  test(`a page whose ${name} hangs checks a file and closes its connections`, async () => {
    await withHeldBack(name, place % 2 ? 'en' : 'zh-CN', async (page, passLimit) => {
      await page.locator('#app input[type=file]').first().waitFor({ state: 'attached' });
      await chooseFiles(page, FORM);
      await page.locator('#result').waitFor();
      assert.equal(await page.locator('html[data-ready]').count(), 0, 'still loading');
      await passLimit();
      await page.waitForSelector('html[data-ready]', { state: 'attached' });
      assert.equal(await page.locator(CLOSED).count(), 1);
    });
  });
}

for (const name of ['**/all-*.css', '**/early.js']) {
  test(`a page whose ${name} hangs checks a file and closes its connections`, async () => {
    await withHeldBack(name, 'en', async (page, passLimit) => {
      await page.waitForSelector('html[data-ready]', { state: 'attached' });
      assert.equal(await page.locator(CLOSED).count(), 1);
      await passLimit();
      await chooseFiles(page, FORM, '#app #file');
      await page.locator('#result').waitFor();
    });
  });
}

for (const name of ['**/app*.js', '**/app*.wasm', '**/page.js', '**/runtime.js', '**/offline.js', '**/kept.js']) {
  test(`a page whose ${name} hangs says that it did not load, and closes its connections`, async () => {
    await withHeldBack(name, 'en', async (page, passLimit) => {
      await passLimit();
      await page.getByText('This page did not load completely').waitFor();
      assert.equal(await page.locator(CLOSED).count(), 1);
    });
  });
}

for (const [lang, words] of Object.entries({ en: 'did not arrive in time', 'zh-CN': '未能及时送达' })) {
  test(`settings that did not arrive are said to be missing, ${lang}`, async () => {
    await withHeldBack('**/config.json', lang, async (page, passLimit) => {
      await passLimit();
      await page.getByText(words).first().waitFor();
    });
  });
}

const FIREFOX = process.env.SMELTCHECK_FIREFOX || '/usr/bin/firefox-esr';
const started = [];
after(async () => {
  for (const one of started) await one.close();
});

/** The page from a host that never answers to one name. */
async function holdingHost() {
  const own = await serve();
  const host = { held: null };
  const server = createServer((incoming, outgoing) => {
    if (host.held?.test(incoming.url)) return;
    const passed = ask(new URL(incoming.url, own), { headers: { ...incoming.headers, host: new URL(own).host } }, (response) => {
      outgoing.writeHead(response.statusCode, response.headers);
      response.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  started.push({
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  });
  host.address = `http://127.0.0.1:${server.address().port}/`;
  return host;
}

test('Firefox: whichever response hangs, the connections are closed in the end', async (context) => {
  if (!existsSync(FIREFOX)) {
    console.log('Firefox is not here: its tests are skipped');
    context.skip('Firefox is not here');
    return;
  }
  const host = await holdingHost();
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, timeout: 120_000 });
  started.push(browser);
  for (const [name, checks] of [
    ['config.json', true],
    ['examples.json', true],
    ['clean.xlsx', true],
    ['early.js', true],
    ['app-[0-9a-f]+.js', false],
    ['_bg.wasm', false],
    ['runtime.js', false],
  ]) {
    host.held = new RegExp(`${name}$`);
    const page = await (await browser.createBrowserContext()).newPage();
    page.setDefaultTimeout(60_000);
    // Two minutes pass in three seconds.
    await page.evaluateOnNewDocument((limit) => {
      const set = window.setTimeout;
      window.setTimeout = (run, ms, ...rest) => set(run, ms === limit ? 3_000 : ms, ...rest);
    }, LIMIT_MS);
    await page.goto(host.address, { waitUntil: 'domcontentloaded' });
    if (checks) {
      await page.waitForSelector('html[data-ready]');
      await (await page.waitForSelector('#app input[type=file]')).uploadFile(FILE);
      await page.waitForSelector('#result');
    } else {
      await page.waitForFunction(() => !document.getElementById('not-loaded').hidden);
    }
    assert.equal((await page.$$(CLOSED)).length, 1, name);
    await page.close();
  }
});
