// Checking a file, in both languages: samples, real forms, broken files, passwords, cancel.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, assertNothingStored, chooseFiles, clipboardText, dropFiles, shoot, withPage } from './support.mjs';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const LANGUAGES = ['zh-CN', 'en'];
const WORDS = {
  en: {
    sample: 'Sample: a CMRT with mistakes',
    clean: 'Sample: a complete CMRT',
    unreadable: 'This file cannot be read',
    sheet: 'Only this sheet',
    all: 'Show all',
  },
  'zh-CN': {
    sample: '示例：有错误的 CMRT',
    clean: '示例：填写完整的 CMRT',
    unreadable: '这个文件读不了',
    sheet: '仅看此工作表',
    all: '全部显示',
  },
};
const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];

function sample(name) {
  return new Uint8Array(readFileSync(new URL(`../../www/samples/${name}.xlsx`, import.meta.url)));
}

/** A file of the corpus; without the corpus the test says that it is skipped. */
function corpus(context, path) {
  if (!existsSync(CORPUS)) {
    context.skip(`no corpus at ../shared/corpus: ${path} is not checked`);
    return undefined;
  }
  return { name: path.split('/').pop(), bytes: new Uint8Array(readFileSync(CORPUS + path)) };
}

async function openSample(page, lang, which = 'sample') {
  await page.getByRole('button', { name: WORDS[lang][which] }).click();
  await page.locator('#result').waitFor();
}

async function assertFocus(page, selector) {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

async function assertNoSidewaysScroll(page) {
  const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
  assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
}

for (const lang of LANGUAGES) {
  test(`the samples give a report without a request, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.context().setOffline(true);
      assert.equal(await page.getAttribute('html', 'lang'), lang);
      await openSample(page, lang);
      await assertFocus(page, '#result');
      assert.ok((await page.locator('.c-finding').count()) >= 10);
      for (const text of ['Declaration', 'D20', 'CMRT 6.5']) {
        assert.ok((await page.locator('main').innerText()).includes(text), text);
      }
      // Every finding opens and says what is there, why it matters, and what to do.
      for (const head of await page.locator('.c-finding__head').all()) await head.click();
      const findings = await page.locator('.c-finding').count();
      assert.equal(await page.locator('.c-detail').count(), findings);
      assert.equal(await page.locator('.c-now').count(), findings);
      await assertAxe(page);
      await page.getByRole('link', { name: /Check|检查/, exact: false }).first().click();
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });

  test(`a clean sample has nothing that must be fixed, ${lang}`, async () => {
    await withPage({ lang }, async (page) => {
      await openSample(page, lang, 'clean');
      assert.equal(await page.locator('.c-chip--must').count(), 0);
      const said = (await page.locator('main').innerText()).toLowerCase();
      for (const word of ['passed', 'compliant', 'approved', '合格', '通过']) assert.ok(!said.includes(word), word);
      await assertAxe(page);
    });
  });

  test(`a form is chosen, another one dropped in its place, ${lang}`, async (context) => {
    const first = corpus(context, 'filled/cmrt-6.5-02-wild.xlsx');
    const second = corpus(context, 'filled/emrt-2.1-01-loose.xlsx');
    if (!first || !second) return;
    await withPage({ lang }, async (page, net) => {
      await chooseFiles(page, first);
      await page.locator('#result').waitFor();
      await page.locator('.c-filebar').getByText(first.name).waitFor();
      const remaining = JSON.parse(readFileSync(`${CORPUS}filled/cmrt-6.5-02-wild.json`, 'utf8')).checker.remaining;
      assert.ok((await page.locator('#checker').innerText()).includes(String(remaining)));
      await assertAxe(page);
      await dropFiles(page, second, 'main');
      await page.locator('.c-filebar').getByText(second.name).waitFor();
      assert.equal(await page.locator('.c-filebar').getByText(first.name).count(), 0);
      await assertAxe(page);
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });

  test(`broken files show what they are, ${lang}`, async () => {
    const text = (content) => new TextEncoder().encode(content);
    const broken = [
      { name: 'notes.xlsx', bytes: text('just some notes') },
      { name: 'scan.xlsx', bytes: text('%PDF-1.7\n1 0 obj') },
      { name: 'cut.xlsx', bytes: sample('clean').slice(0, 4000) },
      { name: 'empty.xlsx', bytes: new Uint8Array() },
    ];
    await withPage({ lang }, async (page, net) => {
      for (const file of broken) {
        await chooseFiles(page, file);
        await page.locator('.c-failed').getByText(file.name, { exact: true }).waitFor();
        await page.getByRole('heading', { name: WORDS[lang].unreadable }).waitFor();
        await assertFocus(page, '#failed');
        assert.ok((await page.locator('.c-failed .c-steps li').count()) > 0, file.name);
        await assertAxe(page);
      }
      await chooseFiles(page, { name: 'sound.xlsx', bytes: sample('clean') });
      await page.locator('#result').waitFor();
      net.assertSilent();
    });
  });

  test(`an encrypted file asks for its password, ${lang}`, async (context) => {
    const file = corpus(context, 'encrypted/cmrt-6.5-00-tidy.password-secret.xlsx');
    if (!file) return;
    await withPage({ lang }, async (page, net) => {
      await chooseFiles(page, file);
      await assertFocus(page, '#password');
      await assertAxe(page);
      await page.keyboard.type('Secret');
      await page.keyboard.press('Enter');
      await page.locator('#password-wrong').waitFor();
      await assertFocus(page, '#password');
      assert.equal(await page.inputValue('#password'), '');
      await assertAxe(page);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await chooseFiles(page, file);
      await assertFocus(page, '#password');
      await page.keyboard.type('secret');
      await page.keyboard.press('Enter');
      await page.locator('#result').waitFor();
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });
}

test('a file with the default password opens by itself', async (context) => {
  const file = corpus(context, 'encrypted/cmrt-6.5-00-tidy.default-password.xlsx');
  if (!file) return;
  await withPage({ lang: 'en' }, async (page) => {
    await chooseFiles(page, file);
    await page.locator('#result').waitFor();
  });
});

/** A worker that never answers, to have time to look at the progress. */
const silentWorker = (page) =>
  page.evaluate(() => {
    window.endedWorkers = 0;
    const { terminate } = Worker.prototype;
    Worker.prototype.postMessage = () => {};
    Worker.prototype.terminate = function end() {
      window.endedWorkers += 1;
      terminate.call(this);
    };
  });

for (const [lang, told] of [
  ['en', 'as if today were 2012-01-01'],
  ['zh-CN', '今天是 2012-01-01'],
]) {
  test(`a computer whose clock is wrong is told so, ${lang}`, async () => {
    const wrong = (page) => page.clock.setFixedTime(new Date(2012, 0, 1, 12));
    await withPage({ lang, before: wrong }, async (page) => {
      await chooseFiles(page, { name: 'errors.xlsx', bytes: sample('errors') });
      await page.locator('.c-note', { hasText: told }).waitFor();
    });
    const right = (page) => page.clock.setFixedTime(new Date(2026, 10, 30, 12));
    await withPage({ lang, before: right }, async (page) => {
      await chooseFiles(page, { name: 'errors.xlsx', bytes: sample('errors') });
      await page.locator('#result').waitFor();
      assert.equal(await page.locator('.c-note', { hasText: told.slice(0, 3) }).count(), 0);
    });
  });
}

test('a check can be cancelled by button and by key', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await silentWorker(page);
    const file = { name: 'slow.xlsx', bytes: sample('clean') };
    await chooseFiles(page, file);
    await page.getByRole('heading', { name: 'Checking…' }).waitFor();
    await assertFocus(page, '.c-checking .c-button');
    await assertAxe(page);
    await shoot(page, 'checking-en');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check it before your customer does' }).waitFor();
    await chooseFiles(page, file);
    await page.getByRole('heading', { name: 'Checking…' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Check it before your customer does' }).waitFor();
    assert.equal(await page.evaluate(() => window.endedWorkers), 2);
  });
});

test('a check that takes too long is stopped and says so', async () => {
  await withPage({ lang: 'en', before: (page) => page.clock.install() }, async (page) => {
    await silentWorker(page);
    await chooseFiles(page, { name: 'slow.xlsx', bytes: sample('clean') });
    await page.clock.runFor(1_000);
    await page.getByRole('heading', { name: 'Checking…' }).waitFor();
    await page.clock.runFor(61_000);
    await page.getByText('The check was stopped after 60 seconds').waitFor();
    await page.clock.runFor(1_000);
    assert.equal(await page.evaluate(() => window.endedWorkers), 1);
  });
});

test('a worker that breaks gives one message, and the next check works', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await page.evaluate(() => {
      const real = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function breakOnce() {
        Worker.prototype.postMessage = real;
        setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { cancelable: true })), 0);
      };
    });
    const file = { name: 'a.xlsx', bytes: sample('clean') };
    await chooseFiles(page, file);
    await page.getByText('The check ended unexpectedly').waitFor();
    await chooseFiles(page, file);
    await page.locator('#result').waitFor();
  });
});

test('the old report stays until the new one is ready', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await openSample(page, 'en');
    await page.locator('.c-finding__head').first().click();
    await silentWorker(page);
    await chooseFiles(page, { name: 'second.xlsx', bytes: sample('clean') });
    await page.getByRole('heading', { name: 'Checking…' }).waitFor();
    assert.ok(await page.locator('#result').isVisible());
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Checking…' }).waitFor({ state: 'detached' });
    assert.equal(await page.locator('.c-finding__head').first().getAttribute('aria-expanded'), 'true');
  });
});

test('of several files the first is checked, and the page says so', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    const bytes = sample('clean');
    await dropFiles(page, [{ name: 'one.xlsx', bytes }, { name: 'two.xlsx', bytes }], 'body');
    await page.locator('.c-filebar').getByText('one.xlsx').waitFor();
    await page.getByText('1 more was left out').waitFor();
  });
});

test('dragging over the page says what will happen', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await dropFiles(page, { name: 'a.xlsx', bytes: sample('clean') }, 'main', { release: false });
    await page.getByText('Release to check').waitFor();
    await assertAxe(page);
  });
});

test('everything works by keyboard', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const reach = async (locator, key = 'Tab') => {
      const handle = await locator.elementHandle();
      for (let presses = 0; presses < 200; presses += 1) {
        if (await handle.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press(key);
      }
      assert.fail(`${locator} is not reached`);
    };
    await reach(page.getByRole('button', { name: WORDS.en.sample }));
    await page.keyboard.press('Enter');
    await assertFocus(page, '#result');

    await reach(page.getByRole('button', { name: /^Go there/ }).first());
    await page.keyboard.press('Enter');
    await assertFocus(page, '.c-cause__title');

    const finding = page.locator('.c-finding__head').first();
    await reach(finding, 'Shift+Tab');
    await page.keyboard.press('Enter');
    assert.equal(await finding.getAttribute('aria-expanded'), 'true');
    await reach(page.getByRole('button', { name: /^Copy [A-Z]+\d+$/ }).first());
    await page.keyboard.press('Enter');
    await page.getByText(/^[A-Z]+\d+ copied$/).waitFor();
    assert.match(await clipboardText(page), /^[A-Z]+\d+$/);

    const before = await page.locator('.c-finding').count();
    await reach(page.getByRole('checkbox', { name: /^Look at/ }), 'Shift+Tab');
    await page.keyboard.press('Space');
    assert.ok((await page.locator('.c-finding').count()) < before);
    await page.getByText(/of \d+ findings are shown/).waitFor();

    await reach(page.getByRole('button', { name: '中文' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/处中的 \d+ 处/).waitFor();
    assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
    // What was opened and filtered before is still so.
    assert.ok((await page.locator('.c-finding').count()) < before);

    await reach(page.getByRole('link', { name: '规则', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '规则', exact: true }).waitFor();
    await reach(page.getByRole('searchbox'));
    await page.keyboard.type('Q03');
    await page.getByText(/条规则中的 1 条/).waitFor();
    await page.locator('#rule-Q03').waitFor();
    assert.equal(await page.locator('.c-rule').count(), 1);
    await page.goBack();
    await page.locator('#result').waitFor();
    net.assertSilent();
    await assertNothingStored(page, PREFERENCES);
  });
});

for (const lang of LANGUAGES) {
  test(`the findings of one sheet are shown alone, ${lang}`, async () => {
    await withPage({ lang }, async (page) => {
      await openSample(page, lang);
      const sheet = page.getByRole('combobox', { name: WORDS[lang].sheet });
      const counted = async () => Number((await sheet.locator('option:checked').textContent()).match(/\d+$/)?.[0]);
      const found = page.locator('.c-finding');
      const all = await found.count();
      assert.equal(await sheet.inputValue(), '');
      const counts = [];
      for (const name of ['Declaration', 'Smelter List']) {
        await sheet.press('ArrowDown');
        assert.equal(await sheet.inputValue(), name);
        counts.push(await counted());
        await page.waitForFunction((count) => document.querySelectorAll('.c-finding').length === count, counts.at(-1));
        const status = await page.locator('.c-work__status').innerText();
        assert.deepEqual(status.match(/\d+/g).map(Number).sort((a, b) => a - b), [counts.at(-1), all]);
      }
      assert.ok(counts[0] + counts[1] > all, 'a finding with cells on both sheets belongs to each');
      await assertAxe(page);
      // Together with the levels nothing is left; the way out of that resets the sheet too.
      for (const level of await page.locator('.c-filter').first().getByRole('checkbox').all()) await level.press('Space');
      await page.getByRole('button', { name: WORDS[lang].all, exact: true }).press('Enter');
      assert.equal(await sheet.inputValue(), '');
      assert.equal(await found.count(), all);
    });
  });
}

test('the language is remembered for the visit', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await page.getByRole('button', { name: '中文' }).click();
    await page.reload();
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
    assert.match(await page.title(), /发给客户之前/);
  });
});

test('a rule link opens its rule', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await openSample(page, 'en');
    await page.locator('.c-finding__head').first().click();
    const link = page.locator('.c-detail__rule').first();
    const code = (await link.innerText()).split(' ').pop();
    await link.click();
    await assertFocus(page, `#rule-${code}`);
  });
});

test('a sample can be saved without a request', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download this sample/ }).first().click(),
    ]);
    assert.equal(download.suggestedFilename(), 'errors.xlsx');
    net.assertSilent();
  });
});

for (const [lang, theme] of [['zh-CN', 'light'], ['zh-CN', 'dark'], ['en', 'light'], ['en', 'dark']]) {
  for (const width of [360, 768, 1440]) {
    test(`every state is accessible and fits, ${lang}, ${theme}, ${width}`, async () => {
      await withPage({ lang, theme, width }, async (page) => {
        const look = async (state) => {
          await assertNoSidewaysScroll(page);
          await assertAxe(page);
          await shoot(page, `${state}-${lang}-${theme}-${width}`);
        };
        await look('start');
        await openSample(page, lang);
        await page.locator('.c-finding__head').nth(2).click();
        await page.locator('.c-checker__items > summary').click();
        await look('report');
        await page.evaluate(() => (window.location.hash = 'rules'));
        await page.locator('#rules').waitFor();
        await look('rules');
        await page.evaluate(() => (window.location.hash = 'about'));
        await page.locator('#about').waitFor();
        await look('about');
        await page.evaluate(() => (window.location.hash = 'check'));
        await chooseFiles(page, { name: 'scan.xlsx', bytes: new TextEncoder().encode('%PDF-1.7') });
        await page.locator('#failed').waitFor();
        await look('failed');
      });
    });
  }
}

test('nothing scrolls sideways at 320', async () => {
  await withPage({ lang: 'en', width: 320 }, async (page) => {
    await assertNoSidewaysScroll(page);
    await openSample(page, 'en');
    for (const head of await page.locator('.c-finding__head').all()) await head.click();
    await assertNoSidewaysScroll(page);
  });
});
