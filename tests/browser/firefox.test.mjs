// What other pages embed, in Firefox as it comes: the iframe and the element give the result of one check.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';

import { start } from '../../examples/portal/server.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FIREFOX = process.env.SMELTCHECK_FIREFOX || '/usr/bin/firefox-esr';
// A browser that starts on a busy computer with two cores is slow, not wrong.
const PATIENCE_MS = 120_000;

let browser;
let portal;
after(async () => {
  await browser?.close();
  portal?.stop();
});

for (const [edition, path] of [
  ['iframe', '/iframe.html'],
  ['element', '/component.html'],
]) {
  test(`Firefox: the ${edition} gives the result`, async (context) => {
    if (!existsSync(FIREFOX)) {
      console.log('Firefox is not here: its tests are skipped');
      context.skip('Firefox is not here');
      return;
    }
    portal ??= await start();
    browser ??= await puppeteer.launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      headless: true,
      timeout: PATIENCE_MS,
      extraPrefsFirefox: { 'intl.accept_languages': 'en-US, en' },
    });
    const page = await browser.newPage();
    const noise = [];
    page.on('pageerror', (error) => noise.push(error.message));
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${portal.origin}${path}`);
    const input = await page.waitForSelector('#file');
    await input.uploadFile(`${ROOT}dist/samples/errors.xlsx`);
    await page.waitForFunction(() => document.getElementById('gate').textContent.includes('must be fixed before'));
    assert.equal(await page.$eval('#submit', (button) => button.disabled), true);
    await input.uploadFile(`${ROOT}dist/samples/clean.xlsx`);
    await page.waitForFunction(() => document.getElementById('gate').textContent.includes('You may submit'));
    assert.equal(await page.$eval('#submit', (button) => button.disabled), false);
    if (edition === 'element') await everyCheckIsAnswered(page);
    assert.deepEqual(noise, []);
    await page.close();
  });
}

/** Three checks at once, of kinds of bytes that browsers do not hand over alike, and one of no file. */
async function everyCheckIsAnswered(page) {
  const base64 = readFileSync(`${ROOT}dist/samples/clean.xlsx`, 'base64');
  const answers = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const growing = new ArrayBuffer(bytes.length, { maxByteLength: 2 * bytes.length });
    new Uint8Array(growing).set(bytes);
    const element = document.getElementById('check');
    const checks = [bytes, growing, new Blob([bytes]), 'PK'].map((file, place) => element.check(file, `${place}.xlsx`));
    new Uint8Array(growing).fill(0);
    return (await Promise.all(checks)).map(({ file, error }) => error?.code ?? file.name);
  }, base64);
  assert.deepEqual(answers, ['0.xlsx', '1.xlsx', '2.xlsx', 'invalid-file']);
}
