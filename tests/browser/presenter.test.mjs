// The report for a room: every step by keyboard and by clicker, what is hidden, both languages, and small projectors.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, assertNothingStored, assertReadable, chooseFiles, shoot, withPage } from './support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WORDS = {
  en: {
    open: 'Present',
    none: 'There is no report to present yet',
    title: 'Finding by finding',
    hidden: 'hidden',
    show: 'Show the answer',
    isHidden: 'Company data are hidden',
    isShown: 'Company data are shown',
    nothing: 'Nothing found to work on',
    no: 'not an approval',
    again: 'Begin again',
    other: 'zh-CN',
    stepOf: (step, count) => `Step ${step} of ${count}`,
  },
  'zh-CN': {
    open: '投影讲解',
    none: '还没有可讲解的报告',
    title: '逐处讲解',
    hidden: '已隐藏',
    show: '显示答案',
    isHidden: '公司数据已隐藏',
    isShown: '公司数据已显示',
    nothing: '未发现要处理的内容',
    no: '不代表客户已接受',
    again: '重新开始',
    other: 'en',
    stepOf: (step, count) => `第 ${step} 步，共 ${count} 步`,
  },
};

const sample = (name) => new Uint8Array(readFileSync(join(ROOT, `www/samples/${name}.xlsx`)));
const view = (page) => page.locator('#present');
const answer = (page) => page.locator('.c-present__answer');
const main = (page) => page.locator('.c-present__main');
const shown = (page) => view(page).innerText();

/** Checks a file and presents it by keyboard. Resolves to the report as data. */
async function present(page, bytes, name = 'Yunting CMRT.xlsx') {
  const report = page.evaluate(
    () => new Promise((resolve) => document.addEventListener('smeltcheck-result', (event) => resolve(event.detail), { once: true })),
  );
  await chooseFiles(page, { name, bytes });
  await page.locator('#result').waitFor();
  await page.locator('#present-open').focus();
  await page.keyboard.press('Enter');
  await assertFocus(page, '#present-title');
  // The pictures of the sheets follow the report.
  return report;
}

async function assertFocus(page, selector) {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

/** Text and background far enough apart for a room: 7:1. */
async function assertContrast(page) {
  const low = await page.evaluate(async () => {
    const options = { preload: false, resultTypes: ['violations'], runOnly: ['color-contrast-enhanced'], rules: { 'color-contrast-enhanced': { enabled: true } } };
    const result = await window.axe.run(document.querySelector('#present'), options);
    return result.violations.flatMap(({ nodes }) => nodes.map((node) => `${node.target} ${node.any[0]?.message}`));
  });
  assert.deepEqual(low, []);
}

/** What belongs to the supplier of the sample. */
const OWN = [/Yunting/i, /@/, /\+86|5550/, /\.xlsx/, /Li Wei|Zhang Min|Director|Example Road|0{9}|[^0-9]123[^0-9]/];

async function assertNothingOwn(page) {
  const html = await view(page).evaluate((element) => element.outerHTML);
  for (const own of OWN) assert.doesNotMatch(html.replaceAll('“@”', '').replaceAll('"@"', '').replaceAll('&quot;@&quot;', ''), own);
  assert.doesNotMatch(await page.title(), /Yunting/);
}

for (const lang of ['zh-CN', 'en']) {
  const words = WORDS[lang];

  test(`a report is presented by keyboard alone, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.evaluate(() => {
        window.location.hash = 'present';
      });
      await page.getByRole('heading', { name: words.none }).waitFor();
      assert.deepEqual(await page.locator('.c-present__ways a').evaluateAll((links) => links.map((link) => link.hash)), ['#check', '#workshop']);
      await assertAxe(page);
      await page.evaluate(() => {
        window.location.hash = 'check';
      });

      const report = await present(page, sample('errors'));
      const { errors, warnings, infos } = report.counts;
      const count = errors + warnings + infos;
      assert.equal(await page.title(), `${words.title} · Smeltcheck`);
      assert.equal(await page.locator('header, footer').count(), 0, 'a room sees the show alone');
      await assertAxe(page);
      await assertContrast(page);
      await assertReadable(page);
      await assertNothingOwn(page);
      await shoot(page, `presenter-title-${lang}`, { fullPage: false });

      const questions = new Set();
      for (let step = 1; step <= count; step += 1) {
        await page.keyboard.press('ArrowRight');
        await page.getByText(words.stepOf(step, count), { exact: true }).waitFor();
        await assertFocus(page, '#present-title');
        questions.add(await page.locator('#present-title').innerText());
        assert.equal(await answer(page).count(), 0, 'the answer waits');
        await page.keyboard.press(step % 2 ? 'Space' : 'Enter');
        await answer(page).waitFor();
        assert.ok((await page.locator('.c-present__official').innerText()).length > 5);
        await assertNothingOwn(page);
        await assertReadable(page);
        if (step < 4) {
          await assertAxe(page, '#present');
          await assertContrast(page);
        }
      }
      assert.ok(questions.size > 2, [...questions].join());

      await page.keyboard.press('ArrowRight');
      await page.locator('.c-present__no').waitFor();
      assert.ok((await shown(page)).includes(words.no));
      await assertAxe(page);
      await assertContrast(page);
      await shoot(page, `presenter-summary-${lang}`, { fullPage: false });

      // What was shown stays until the speaker begins again.
      await page.keyboard.press('ArrowLeft');
      await answer(page).waitFor();
      await page.keyboard.press('Space');
      await answer(page).waitFor({ state: 'detached' });
      await page.keyboard.press('End');
      await page.locator('.c-present__no').waitFor();
      await page.keyboard.press('r');
      await page.locator('.c-present__levels').waitFor();
      await page.keyboard.press('PageDown');
      await page.locator('.c-present__closed').waitFor();

      // The language of this step alone.
      assert.equal(await main(page).getAttribute('lang'), lang);
      await page.keyboard.press('l');
      await page.locator(`.c-present__main[lang=${words.other}]`).waitFor();
      assert.ok((await main(page).innerText()).includes(WORDS[words.other].show));
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      await page.locator(`.c-present__main[lang=${lang}]`).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      await page.keyboard.press('PageUp');
      await page.locator(`.c-present__main[lang=${words.other}]`).waitFor();

      // What is hidden is shown only when somebody asks for it.
      await page.keyboard.press('Home');
      await page.keyboard.press('h');
      await page.getByText(words.isShown, { exact: true }).waitFor();
      assert.match(await shown(page), /Yunting/);
      await page.keyboard.press('H');
      await page.getByText(words.isHidden, { exact: true }).waitFor();
      await assertNothingOwn(page);

      // A blank screen says so to whoever hears it.
      await page.keyboard.press('b');
      await assertFocus(page, '#present-blank');
      await assertAxe(page);
      assert.equal(await page.locator('.c-present__main').count(), 0);
      await page.keyboard.press('.');
      await assertFocus(page, '#present-title');

      // The timer is off until it is asked for.
      assert.equal(await page.getByRole('timer').count(), 0);
      await page.keyboard.press('t');
      await page.getByRole('timer').filter({ hasText: '0:02' }).waitFor();
      await page.keyboard.press('t');
      await page.getByRole('timer').waitFor({ state: 'detached' });

      // Everything is a button too.
      await page.keyboard.press('k');
      await assertFocus(page, '#present-keys');
      assert.equal(await page.locator('.c-present__keys button').count(), 13);
      await assertAxe(page);
      await assertContrast(page);
      await shoot(page, `presenter-keys-${lang}`, { fullPage: false });
      await page.keyboard.press('Escape');
      await page.locator('.c-present__keys').waitFor({ state: 'detached' });
      await assertFocus(page, '#present-keys-button');

      // Keys with modifiers are the browser's, and a focused button keeps its own.
      await page.keyboard.press('Control+Home');
      await page.locator('.c-present__levels input').first().focus();
      await page.keyboard.press('Space');
      assert.equal(await page.locator('.c-present__levels input').first().isChecked(), false);
      await page.keyboard.press('PageDown');
      await page.getByText(words.stepOf(1, warnings + infos), { exact: true }).waitFor();

      await page.keyboard.press('Escape');
      await page.locator('#result').waitFor();
      await assertFocus(page, '#present-open');
      assert.equal(new URL(page.url()).hash, '#check');
      await page.keyboard.press('PageDown');
      assert.equal(await view(page).count(), 0, 'no key is taken when nothing is presented');
      net.assertSilent();
      await assertNothingStored(page, ['smeltcheck.lang', 'smeltcheck.theme']);
    });
  });

  test(`a clicker is enough, ${lang}`, async () => {
    await withPage({ lang, theme: 'dark' }, async (page) => {
      const report = await present(page, sample('errors'));
      const { errors, warnings, infos } = report.counts;
      let answers = 0;
      for (let press = 0; press < 2 * (errors + warnings + infos) + 1; press += 1) {
        await page.keyboard.press('PageDown');
        answers += await answer(page).count();
      }
      assert.equal(answers, errors + warnings + infos, 'each answer was shown once');
      await page.locator('.c-present__first').waitFor();
      await page.keyboard.press('PageDown');
      await page.locator('.c-present__first').waitFor();
      await page.keyboard.press('PageUp');
      await answer(page).waitFor();
      await page.keyboard.press('F5');
      await page.locator('.c-present__levels').waitFor();
      // Light, whatever the page is.
      assert.equal(await view(page).evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(255, 255, 255)');
    });
  });

  test(`a file without findings is presented too, ${lang}`, async () => {
    // Dates in a sample grow old.
    const before = (page) => page.clock.setFixedTime('2026-03-02T12:00:00');
    await withPage({ lang, before }, async (page) => {
      const { counts } = await present(page, sample('emrt-clean'));
      assert.equal(counts.errors + counts.warnings + counts.infos, 0);
      assert.ok((await shown(page)).includes(words.nothing));
      await assertAxe(page);
      await page.keyboard.press('PageDown');
      await page.getByRole('button', { name: words.again }).waitFor();
      assert.ok((await shown(page)).includes(words.no));
      await assertAxe(page);
      await assertNothingOwn(page);
    });
  });
}

test('everything is reached with a mouse', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await present(page, sample('errors'));
    // Ten or fewer have a dot each.
    for (const place of [1, 2]) await page.locator('.c-present__levels input').nth(place).uncheck();
    const dots = page.locator('.c-present__dot');
    assert.ok((await dots.count()) > 5);
    await dots.nth(3).click();
    assert.equal(await dots.nth(3).getAttribute('aria-current'), 'step');
    await assertAxe(page, '#present');
    await assertReadable(page);
    await shoot(page, 'presenter-dots', { fullPage: false });
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.locator('.c-present__closed button').click();
    await answer(page).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.locator('.c-present__main[lang=zh-CN]').waitFor();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await answer(page).waitFor();
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByRole('button', { name: 'Start or stop the timer' }).click();
    await page.getByRole('timer').waitFor();
    await page.getByRole('button', { name: 'Blank screen' }).click();
    await page.locator('#present-blank').click();
    await answer(page).waitFor();
    // A browser without a screen of its own may refuse: nothing breaks.
    await page.keyboard.press('f');
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Leave' }).first().click();
    await page.locator('#result').waitFor();
  });
});

test('the reader comes back to where the report was presented from', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await chooseFiles(page, { name: 'a.xlsx', bytes: sample('errors') });
    await page.locator('#result').waitFor();
    await page.evaluate(() => {
      window.location.hash = 'learn/cmrt';
    });
    await page.locator('#question-used').waitFor();
    await page.evaluate(() => {
      window.location.hash = 'present';
    });
    await assertFocus(page, '#present-title');
    await page.keyboard.press('Escape');
    await page.locator('#question-used').waitFor();
    assert.equal(new URL(page.url()).hash, '#learn/cmrt');
  });
});

for (const [width, height] of [[1024, 768], [1280, 720], [1440, 900], [1920, 1080], [768, 1024], [360, 740]]) {
  for (const lang of ['zh-CN', 'en']) {
    test(`a show fits ${width} by ${height}, ${lang}`, async () => {
      await withPage({ lang, width, height, theme: 'dark' }, async (page) => {
        await present(page, sample('errors'));
        await page.locator('.c-present__levels').waitFor();
        await shoot(page, `presenter-${width}-${lang}-title`, { fullPage: false });
        for (const step of [1, 2, 3]) {
          await page.keyboard.press('PageDown');
          if (step === 1) await shoot(page, `presenter-${width}-${lang}-question`, { fullPage: false });
          await page.keyboard.press('PageDown');
          await answer(page).waitFor();
          await assertReadable(page);
          await shoot(page, `presenter-${width}-${lang}-answer-${step}`, { fullPage: width < 800 });
        }
        if (height < 800 && width > 1000) {
          const seen = await page.locator('.c-present__cells').boundingBox();
          assert.ok(seen.y > 0 && seen.y < height, 'the cells are on the screen');
        }
        await assertAxe(page);
        await page.setViewportSize({ width: 900, height: 700 });
        await assertReadable(page);
        assert.equal(await answer(page).count(), 1, 'resizing changes nothing');
      });
    });
  }
}

test('a show keeps its borders in forced colours', async () => {
  await withPage({ lang: 'en', before: (page) => page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' }) }, async (page) => {
    await present(page, sample('errors'));
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    const borders = await page.locator('.c-present__answer, .c-present__cells, .c-present__dot, .c-present__head').evaluateAll((all) =>
      all.map((one) => getComputedStyle(one).borderBottomWidth),
    );
    assert.ok(borders.every((width) => parseFloat(width) > 0), borders.join());
    await shoot(page, 'presenter-forced-colours', { fullPage: false });
  });
});

test('a sample is presented from its lesson, with the data of its invented supplier, and left to it', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await page.evaluate(() => {
      location.hash = '#workshop/ten-errors';
    });
    await page.getByRole('button', { name: 'Present', exact: true }).press('Enter');
    await page.getByRole('heading', { name: /Ten errors to find/ }).waitFor();
    await page.keyboard.press('PageDown');
    await page.locator('#present', { hasText: 'chen.yu.example.net' }).waitFor();
    await page.keyboard.press('h');
    await page.locator('#present', { hasText: 'chen.yu.example.net' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => location.hash === '#workshop/ten-errors' && document.activeElement.id === 'workshop');
  });
});
