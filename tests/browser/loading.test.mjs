// A response that hangs: the page gives it up, closes its connections all the same, and says what is missing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { chooseFiles, withPage } from './support.mjs';

const AFTER_THE_LIMIT_MS = 121_000;
// What comes last is asked for after the connections of a page without its code were closed.
const NOISE = [/did not arrive in time|TimeoutError|AbortError|Failed to (load|fetch)|preload|Content Security Policy/];
const FORM = { name: 'form.xlsx', bytes: new Uint8Array(readFileSync(new URL('../../www/samples/errors.xlsx', import.meta.url))) };
const CLOSED = 'meta[http-equiv="Content-Security-Policy"][content*="worker-src blob:;"]';

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
    // A preload asks before the program's own time begins.
    await page.waitForFunction(() => window.smeltcheck?.startWorker);
    await body(page, () => page.clock.fastForward(AFTER_THE_LIMIT_MS));
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

for (const name of ['**/app*.js', '**/app*.wasm']) {
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
