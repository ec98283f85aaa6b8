// Hostile files through the real page, and a worker that breaks in every way: each file ends in one report or one message,
// and the page lives on. `cargo xtask test` makes the files (`tests/crafted`) and the worker (feature `faults`).

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, assertReadable, chooseFiles, withPage } from './support.mjs';

const CRAFTED = process.env.SMELTCHECK_CRAFTED ?? '';
const FAULTY = process.env.SMELTCHECK_FAULTY ?? '';
const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
const SOUND = new Uint8Array(readFileSync(new URL('../../www/samples/clean.xlsx', import.meta.url)));

/**
 * A page that does not answer for so long is frozen. What it really takes is printed: a busy computer is slow, and the largest
 * reports take the page about a second.
 */
const LONGEST_PAUSE_MS = 5_000;

/** Measures on the page's own thread how long it did not answer. */
async function watchPauses(page) {
  await page.evaluate(() => {
    let last = performance.now();
    window.longestPause = 0;
    setInterval(() => {
      const now = performance.now();
      window.longestPause = Math.max(window.longestPause, now - last);
      last = now;
    }, 50);
  });
}

/** The longest pause since the last call, in milliseconds. */
function takeLongestPause(page) {
  return page.evaluate(() => {
    const longest = window.longestPause;
    window.longestPause = 0;
    return longest;
  });
}

/** What the page shows about a file in the end: `report`, or the words of the refusal with its id. */
async function outcome(page, file, password) {
  // Playwright hands large files over by their path only.
  if (file.path) await page.setInputFiles('input[type=file]', file.path);
  else await chooseFiles(page, file);
  const report = page.locator('.c-filebar').getByText(file.name, { exact: true });
  const failed = page.locator('.c-failed').getByText(file.name, { exact: true });
  const question = page.locator('#password');
  const wrong = page.locator('#password-wrong');
  await report.or(failed).or(question).first().waitFor();
  if ((await question.count()) > 0) {
    if (!password) {
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });
      return 'password-needed';
    }
    await question.fill(password);
    await page.keyboard.press('Enter');
    await report.or(wrong).first().waitFor();
    if ((await wrong.count()) > 0) {
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });
      return 'wrong-password';
    }
  }
  if ((await report.count()) > 0) return 'report';
  assert.ok((await page.locator('.c-failed .c-steps li').count()) > 0, `${file.name} has no way out`);
  // Its details for support name the id.
  return page.locator('.c-failed').evaluate((element) => element.textContent);
}

/** A page with nothing on it, at its start. */
async function startAgain(page) {
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  await watchPauses(page);
}

/** The file with more findings than a report lists. */
const MANY_FINDINGS = /40000-smelter-rows-with-many-findings/;

/** Presents a report with as many findings as a report may list, to its end and back. */
async function presentTenThousand(page) {
  await page.locator('#present-open').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('#present-title'));
  const count = 10_000;
  assert.equal(await page.locator('.c-present__dots').count(), 0);
  await page.keyboard.press('PageDown');
  assert.equal(await page.locator('.c-present__count').innerText(), `1 / ${count}`);
  for (let press = 0; press < 40; press += 1) await page.keyboard.press('PageDown');
  assert.equal(await page.locator('.c-present__count').innerText(), `21 / ${count}`);
  await page.keyboard.press('End');
  await page.locator('.c-present__first').waitFor();
  await page.keyboard.press('PageUp');
  assert.equal(await page.locator('.c-present__count').innerText(), `${count} / ${count}`);
  await assertAxe(page);
  await assertReadable(page);
  // Back to the report, or to its comparison with the one before.
  await page.keyboard.press('Escape');
  await page.locator('#present').waitFor({ state: 'detached' });
}

test('every crafted file ends in one report or one message, and ten thousand findings are presented', async (context) => {
  if (!existsSync(join(CRAFTED, 'crafted.json'))) {
    context.skip('no hostile files: SMELTCHECK_CRAFTED names no folder with them');
    return;
  }
  const table = JSON.parse(readFileSync(join(CRAFTED, 'crafted.json'), 'utf8'));
  await withPage({ lang: 'en' }, async (page, net) => {
    const wrong = [];
    let [slowest, longestPause] = [
      [0, ''],
      [0, ''],
    ];
    const later = (most, value, name) => (value > most[0] ? [value, name] : most);
    await watchPauses(page);
    let [family, presented] = ['', 0];
    for (const row of table) {
      // A report opens a comparison with the one before; each family of files starts on its own.
      if (row.id !== family) await startAgain(page);
      family = row.id;
      const started = performance.now();
      const file = { name: row.file, path: join(CRAFTED, row.file) };
      const was = await outcome(page, file, row.password).catch((error) => `neither: ${error.message}`);
      slowest = later(slowest, performance.now() - started, row.file);
      longestPause = later(longestPause, await takeLongestPause(page), row.file);
      const expected = row.refusal ?? 'report';
      if (row.refusal ? !was.includes(expected) : was !== expected) {
        wrong.push(`${row.file}: expected ${expected}, was ${was.slice(0, 300)}`);
        await startAgain(page);
      } else if (MANY_FINDINGS.test(row.file)) {
        await presentTenThousand(page);
        // Not the page's own pauses alone: axe takes the thread as well.
        await takeLongestPause(page);
        presented += 1;
      }
    }
    assert.deepEqual(wrong, []);
    assert.equal(presented, 1);
    assert.equal(await outcome(page, { name: 'sound.xlsx', bytes: SOUND }), 'report');
    console.log(
      `crafted: ${table.length} files, slowest ${slowest.map(String).join(' ms ')}, longest pause ${longestPause.map(String).join(' ms ')}`,
    );
    assert.ok(longestPause[0] < LONGEST_PAUSE_MS, `the page did not answer for ${longestPause.join(' ms: ')}`);
    await assertNothingStored(page, PREFERENCES);
  });
});

const WORDS = {
  en: { broke: 'The check ended unexpectedly', slow: 'The check was stopped after 60 seconds', checking: 'Checking…' },
  'zh-CN': { broke: '检查意外中断', slow: '检查超过 60 秒，已停止', checking: '检查中' },
};

/** Serves the program whose workers break in place of the page's, with a page that names its content. */
async function withFaultyProgram(page) {
  const files = { js: readFileSync(join(FAULTY, 'app.js')), wasm: readFileSync(join(FAULTY, 'app_bg.wasm')) };
  const hash = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;
  await page.route(/\/$/, async (route) => {
    // Not through the browser, whose proxy takes no requests of the test itself.
    const response = await fetch(route.request().url());
    const html = (await response.text())
      .replace(/data-js-integrity="[^"]*"/, `data-js-integrity="${hash(files.js)}"`)
      .replace(/(<link rel="modulepreload" href="[^"]*") integrity="[^"]*"/, `$1 integrity="${hash(files.js)}"`)
      .replace(/data-wasm-integrity="[^"]*"/, `data-wasm-integrity="${hash(files.wasm)}"`);
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: html });
  });
  await page.route(/\/app-[^/]*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: files.js }));
  await page.route(/\/app-[^/]*_bg\.wasm$/, (route) => route.fulfill({ contentType: 'application/wasm', body: files.wasm }));
}

const faultFile = (fault) => ({ name: `${fault}.xlsx`, bytes: new TextEncoder().encode(`smeltcheck-fault: ${fault}`) });

async function assertSoundFilePasses(page, name) {
  assert.equal(await outcome(page, { name, bytes: SOUND }), 'report');
}

/** Fails when a worker goes on beside the one that waits for the next file. A browser takes its time to end one that is busy. */
async function assertOneWorkerWaits(page) {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  for (let tries = 0; page.workers().length > 1 && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.ok(page.workers().length <= 1, 'a worker goes on');
}

for (const lang of ['zh-CN', 'en']) {
  test(`a worker that traps, overflows, takes all memory or just ends gives one message, ${lang}`, async (context) => {
    if (!existsSync(join(FAULTY, 'app.js'))) {
      context.skip('no worker that breaks: SMELTCHECK_FAULTY names no folder with it');
      return;
    }
    await withPage({ lang, before: withFaultyProgram }, async (page) => {
      await watchPauses(page);
      for (const fault of ['trap', 'stack', 'memory', 'close']) {
        // One that waits is known to live.
        if (fault === 'close') await new Promise((resolve) => setTimeout(resolve, 4_000));
        await chooseFiles(page, faultFile(fault));
        await page.locator('.c-failed').getByText(`${fault}.xlsx`, { exact: true }).waitFor();
        await page.getByText(WORDS[lang].broke).first().waitFor();
        await page.waitForFunction(() => document.activeElement?.matches('#failed'));
        assert.ok((await page.locator('.c-failed .c-steps li').count()) > 0);
        await assertAxe(page);
        // The same tab, a new worker.
        await assertSoundFilePasses(page, `after-${fault}.xlsx`);
      }
      assert.ok((await takeLongestPause(page)) < LONGEST_PAUSE_MS);
      await assertNothingStored(page, PREFERENCES);
    });
  });
}

test('a worker that never ends is cancelled by the user', async (context) => {
  if (!existsSync(join(FAULTY, 'app.js'))) {
    context.skip('no worker that breaks: SMELTCHECK_FAULTY names no folder with it');
    return;
  }
  await withPage({ lang: 'en', before: withFaultyProgram }, async (page) => {
    await watchPauses(page);
    for (const key of ['Enter', 'Escape']) {
      await chooseFiles(page, faultFile('loop'));
      await page.getByRole('heading', { name: WORDS.en.checking }).waitFor();
      await page.waitForFunction(() => document.activeElement?.matches('.c-checking .c-button'));
      await page.keyboard.press(key);
      await page.getByRole('heading', { name: WORDS.en.checking }).waitFor({ state: 'detached' });
    }
    await assertOneWorkerWaits(page);
    await assertSoundFilePasses(page, 'after-loop.xlsx');
    assert.ok((await takeLongestPause(page)) < LONGEST_PAUSE_MS);
  });
});

for (const lang of ['zh-CN', 'en']) {
  test(`a worker that never ends is stopped, ${lang}`, async (context) => {
    if (!existsSync(join(FAULTY, 'app.js'))) {
      context.skip('no worker that breaks: SMELTCHECK_FAULTY names no folder with it');
      return;
    }
    const before = async (page) => {
      await page.clock.install();
      await withFaultyProgram(page);
    };
    await withPage({ lang, before }, async (page) => {
      await chooseFiles(page, faultFile('loop'));
      await page.locator('.c-checking').waitFor();
      // The worker has started: only then the time begins to run.
      while (page.workers().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      await page.clock.runFor(61_000);
      await page.getByText(WORDS[lang].slow).first().waitFor();
      await page.clock.runFor(1_000);
      await assertOneWorkerWaits(page);
      await page.clock.resume();
      await assertSoundFilePasses(page, 'after-loop.xlsx');
    });
  });
}
