// The workshop: lessons, what checking a sample shows, two years compared, keyboard, both languages; loaded last.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, dropFiles, serve, shoot, withPage } from './support.mjs';

const SAMPLES = new URL('../../www/samples/', import.meta.url);
const GALLERY = JSON.parse(readFileSync(new URL('gallery.json', SAMPLES), 'utf8'));
const LANGUAGES = ['zh-CN', 'en'];
const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
const WORDS = {
  en: {
    nav: 'Workshop',
    check: 'Check this file',
    exercise: 'Exercise',
    present: 'Present',
    download: 'Download the file',
    years: 'Check both years and compare',
    solution: 'Solution',
    lesson: 'To its lesson',
    all: 'All sample files',
    next: 'Next lesson',
    coming: 'Still loading',
    missing: 'The sample files did not load',
    none: 'The official Checker would show no open item',
    years_found: '4 fixed, 3 still open, 4 new',
  },
  'zh-CN': {
    nav: '培训',
    check: '检查这份文件',
    exercise: '练习',
    present: '投影讲解',
    download: '下载文件',
    years: '检查两年的文件并对比',
    solution: '答案',
    lesson: '去看这一课',
    all: '全部示例文件',
    next: '下一课',
    coming: '正在加载',
    missing: '示例文件没有随网页加载成功',
    none: '官方 Checker 不会显示未完成的项',
    years_found: '改好 4 处，还有 3 处未改，新出现 4 处',
  },
};

const half = (lang) => (lang === 'en' ? 'en' : 'zh_cn');
const flat = (text) => text.replace(/\s+/g, ' ');
const entry = (id) => GALLERY.samples.find((sample) => sample.id === id);
const findingsOf = (sample) => sample.lesson.outcome.report?.findings;

async function goTo(page, address) {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

async function assertFocus(page, selector) {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

async function openLesson(page, sample, lang) {
  await goTo(page, `workshop/${sample.id}`);
  await page.getByRole('heading', { level: 1, name: sample.title[half(lang)], exact: true }).waitFor();
}

/** Moves the focus forwards to an element. */
async function reach(page, locator) {
  const handle = await locator.elementHandle();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await handle.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${locator} is not reached`);
}

/** Opens an address of the page, in a page that asks for its files anew. */
async function withAddress(hash, options, body) {
  await withPage({ ...options, address: `${await serve()}${hash}` }, body);
}

for (const lang of LANGUAGES) {
  const words = WORDS[lang];
  const key = half(lang);

  test(`every sample has its lesson, and the solution is closed, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.getByRole('link', { name: words.nav, exact: true }).click();
      await assertFocus(page, '#workshop');
      assert.equal(await page.title(), `${words.nav} · Smeltcheck`);
      const cards = page.locator('.c-workshop__card');
      assert.equal(await cards.count(), GALLERY.samples.length);
      assert.deepEqual(await cards.locator('h2').allInnerTexts(), GALLERY.samples.map((sample) => sample.title[key]));
      const overview = flat(await page.locator('.c-workshop').innerText());
      for (const sample of GALLERY.samples) {
        for (const text of [sample.template, sample.lesson.who[key]]) assert.ok(overview.includes(flat(text)), text);
      }
      assert.ok(!(await page.locator('.c-workshop__answer p').first().isVisible()), 'the solution is told');
      await assertAxe(page);

      for (const sample of GALLERY.samples) {
        await openLesson(page, sample, lang);
        await assertFocus(page, '#workshop');
        assert.equal(await page.title(), `${sample.title[key]} · Smeltcheck`);
        const solution = page.locator('.c-workshop__solution');
        const open = flat(await page.locator('.c-workshop').innerText());
        for (const text of [sample.file_name, sample.template, sample.lesson.who[key], sample.lesson.story[key]]) {
          assert.ok(open.includes(flat(text)), `${sample.id}: ${text}`);
        }
        assert.ok(!open.includes(flat(sample.lesson.look_for[0][key])), `${sample.id}: the solution is told`);
        await solution.locator('summary').press('Enter');
        const told = flat(await solution.innerText());
        for (const text of sample.lesson.look_for) assert.ok(told.includes(flat(text[key])), `${sample.id}: ${text[key]}`);
        const findings = findingsOf(sample) ?? [];
        assert.equal(await solution.locator('tbody tr').count(), findings.length, sample.id);
        const rows = await solution.locator('tbody tr').allInnerTexts();
        findings.forEach((finding, index) => {
          assert.ok(rows[index].includes(finding.code), `${sample.id}: ${finding.code}`);
          for (const cell of finding.cells) assert.ok(rows[index].includes(cell.split('!').pop()), `${sample.id}: ${cell}`);
        });
        if (!findingsOf(sample)) assert.ok(told.includes(sample.lesson.outcome.refusal.code), sample.id);
        await assertAxe(page, '.c-workshop');
      }
      // What the address names may not be there.
      await goTo(page, 'workshop/nothing');
      await page.locator('.c-workshop__unknown').waitFor();
      await assertFocus(page, '#workshop');
      net.assertSilent();
    });
  });

  test(`a lesson is opened, checked and left by keyboard, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.context().setOffline(true);
      const sample = entry('checker-complete');
      await reach(page, page.getByRole('link', { name: words.nav, exact: true }));
      await page.keyboard.press('Enter');
      await assertFocus(page, '#workshop');
      await reach(page, page.getByRole('link', { name: sample.title[key], exact: true }));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: sample.title[key], exact: true }).waitFor();
      await assertFocus(page, '#workshop');
      await reach(page, page.getByRole('button', { name: words.check }));
      await page.keyboard.press('Enter');
      await page.locator('#result').waitFor();
      await assertFocus(page, '#result');
      const line = page.locator('.c-sample-line');
      assert.ok((await line.innerText()).includes(GALLERY.checked_on));
      await assertAxe(page);
      await shoot(page, `workshop-report-${lang}`, { fullPage: false });
      await line.getByRole('link', { name: words.lesson }).focus();
      await page.keyboard.press('Enter');
      await assertFocus(page, '#workshop');
      const next = GALLERY.samples[GALLERY.samples.indexOf(sample) + 1];
      await reach(page, page.locator('.c-workshop__next').getByRole('link', { name: next.title[key] }));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: next.title[key], exact: true }).waitFor();
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });

  test(`both years of one supplier are checked and compared, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      for (const id of ['this-year', 'last-year']) {
        await openLesson(page, entry(id), lang);
        await page.getByRole('button', { name: words.years }).press('Enter');
        await page.locator('.c-compare').waitFor();
        assert.ok((await page.locator('.c-compare').innerText()).includes(words.years_found));
        assert.equal(await page.locator('.c-filebar .c-file__name').innerText(), 'this-year.xlsx');
      }
      await assertAxe(page);
      await shoot(page, `workshop-years-${lang}`, { fullPage: false });
      net.assertSilent();
    });
  });

  test(`lessons fit every screen, ${lang}`, async () => {
    for (const width of [360, 768, 1440]) {
      for (const theme of ['light', 'dark']) {
        await withPage({ lang, width, theme }, async (page) => {
          for (const address of ['workshop', 'workshop/ten-errors', 'workshop/this-year', 'workshop/other-file']) {
            await goTo(page, address);
            await page.locator(address === 'workshop' ? '.c-workshop__cards' : '.c-workshop__tasks').waitFor();
            if (address !== 'workshop') await page.locator('.c-workshop__solution summary').click();
            const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
            assert.ok(inner <= outer, `${address} is ${inner} wide in a window of ${outer}`);
            await assertAxe(page);
            const name = `${address.replace('/', '-')}-${lang}-${theme}-${width}`;
            await shoot(page, name);
          }
          const header = await page.locator('.c-header').boundingBox();
          assert.ok(header.height < 66, `the header is ${header.height} high at ${width}`);
          if (width < 960) {
            await page.locator('.c-menu-button').click();
            await shoot(page, `workshop-menu-${lang}-${theme}-${width}`, { fullPage: false });
          }
        });
      }
    }
  });
}

test('checking a sample shows exactly what its lesson lists, on any day, with any profile and list', async () => {
  const later = (page) => page.clock.setFixedTime('2031-05-05T08:00:00Z');
  await withPage({ lang: 'en', before: later }, async (page, net) => {
    const list = 'RMI Conformant list as of 2026-10-01\nMETAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION\nTin,CID990002,Beispiel Zinn GmbH,Germany\n';
    await dropFiles(page, { name: 'conformant.csv', bytes: Buffer.from(list) }, 'main');
    await page.getByRole('button', { name: 'Use this list' }).click();
    await page.locator('.c-lists__table tbody tr', { hasText: 'conformant.csv' }).waitFor();
    await page.locator('.c-brand').click();
    await page.locator('.c-profile > summary').click();
    await page.locator('#profile').selectOption({ label: 'Strict' });
    for (const sample of GALLERY.samples) {
      await openLesson(page, sample, 'en');
      await page.getByRole('button', { name: WORDS.en.check }).click();
      // A slow check names its file as well, above the old report.
      await page.locator(':is(.c-filebar, .c-failed) .c-file__name', { hasText: sample.file_name }).waitFor();
      await page.locator('.c-sample-line').waitFor();
      const findings = findingsOf(sample);
      if (!findings) {
        assert.equal(await page.locator('.c-failed').count(), 1, sample.id);
        const details = await page.locator('.c-failed__it dl').textContent();
        for (const part of Object.values(sample.lesson.outcome.refusal)) assert.ok(details.includes(part), sample.id);
        continue;
      }
      for (const more = page.locator('.c-cause__more'); await more.count(); ) await more.first().click();
      const shown = await page.locator('.c-finding').evaluateAll((rows) =>
        rows.map((row) => `${row.querySelector('.c-finding__code').textContent} ${row.querySelector('.c-cell')?.textContent ?? ''}`),
      );
      const listed = findings.map(({ code, cells }) => `${code} ${cells[0]?.split('!').pop() ?? ''}`);
      assert.deepEqual(shown.sort(), listed.sort(), sample.id);
      assert.equal(await page.locator('.c-profile').count(), 0, 'another profile would change nothing');
      if (sample.id === 'checker-complete') {
        assert.ok((await page.locator('.c-checker').innerText()).includes(WORDS.en.none));
        assert.ok(findings.filter((finding) => finding.severity !== 'info').length >= 6);
      }
    }
    // A file of the user goes with the user's own day, profile and list.
    await dropFiles(page, { name: 'own.xlsx', bytes: readFileSync(new URL('clean.xlsx', SAMPLES)) }, 'main');
    await page.locator('.c-filebar .c-file__name', { hasText: 'own.xlsx' }).waitFor();
    assert.equal(await page.locator('.c-sample-line').count(), 0);
    assert.match(await page.locator('.c-filebar .c-file__meta').innerText(), /2031-05-05/);
    assert.ok((await page.locator('.c-profile__name').innerText()).includes('Strict'));
    net.assertSilent();
  });
});

test('the file that is saved is the sample, and a lesson says where exercise and presentation are', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    for (const id of ['ten-errors', 'other-file']) {
      const sample = entry(id);
      await openLesson(page, sample, 'en');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: WORDS.en.download }).click(),
      ]);
      assert.equal(download.suggestedFilename(), sample.file_name);
      assert.deepEqual(readFileSync(await download.path()), readFileSync(new URL(sample.file_name, SAMPLES)));
      const exercise = page.getByRole('link', { name: WORDS.en.exercise, exact: true });
      assert.equal(await exercise.count(), id === 'other-file' ? 0 : 1);
      assert.equal(await page.getByRole('button', { name: WORDS.en.present }).count(), id === 'other-file' ? 0 : 1);
    }
    net.assertSilent();
  });
});

test('a second year does not follow a check that was given up', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await openLesson(page, entry('this-year'), 'en');
    await page.evaluate((name) => {
      [...document.querySelectorAll('button')].find((button) => button.innerText.includes(name)).click();
      // In the same breath as the click: another file takes the place of the first.
      window.smeltcheck.ask({ type: 'check', file: new Blob(['no workbook']), name: 'other.xlsx' });
    }, WORDS.en.years);
    await page.locator('.c-failed').waitFor();
    await page.waitForTimeout(1_500);
    assert.equal(await page.locator('.c-failed').count(), 1);
  });
});

test('what is for learning is asked for last, and an address opened directly waits for it', async () => {
  for (const [lang, hash, wanted] of [['en', '#workshop/clean', '.c-workshop__tasks'], ['zh-CN', '#learn/3tg', '.c-learn__sources']]) {
    let release;
    const released = new Promise((resolve) => {
      release = resolve;
    });
    const before = (page) =>
      page.route(/samples\/(gallery|learn)\.json/, async (route) => {
        await released;
        await route.continue();
      });
    await withAddress(hash, { lang, before, waitUntilLoaded: false }, async (page, net) => {
      await page.getByRole('status').filter({ hasText: WORDS[lang].coming }).waitFor();
      await assertAxe(page);
      assert.equal(await page.locator('html[data-ready]').count(), 0);
      release();
      await page.locator(wanted).waitFor();
      await page.waitForSelector('html[data-ready]', { state: 'attached' });
      const place = (pattern) => net.requests.findIndex((line) => pattern.test(line));
      const lastOfCode = place(/app\S*\.wasm/);
      assert.ok(lastOfCode > 0);
      for (const late of [/gallery\.json/, /learn\.json/, /clean\.xlsx/]) assert.ok(place(late) > lastOfCode, `${late}`);
    });
  }
});

test('samples that do not arrive cost the workshop alone', async () => {
  const before = (page) => page.route('**/samples/gallery.json', (route) => route.fulfill({ status: 404 }));
  await withPage({ lang: 'en', before, allowNoise: [/404/] }, async (page) => {
    await goTo(page, 'workshop');
    await page.getByRole('status').filter({ hasText: WORDS.en.missing }).waitFor();
    await page.locator('.c-brand').click();
    await page.getByRole('button', { name: 'Sample: a complete CMRT' }).click();
    await page.getByText('The sample did not load with the page').waitFor();
    await dropFiles(page, { name: 'own.xlsx', bytes: readFileSync(new URL('clean.xlsx', SAMPLES)) }, 'main');
    await page.locator('#result').waitFor();
  });
  const oneMissing = (page) => page.route('**/samples/ten-errors.xlsx', (route) => route.fulfill({ status: 404 }));
  await withPage({ lang: 'en', before: oneMissing, allowNoise: [/404/] }, async (page) => {
    await openLesson(page, entry('ten-errors'), 'en');
    assert.equal(await page.getByRole('link', { name: WORDS.en.download }).count(), 0);
    await page.getByRole('button', { name: WORDS.en.check }).click();
    await page.getByText('The sample did not load with the page').waitFor();
    await openLesson(page, entry('clean'), 'en');
    await page.getByRole('button', { name: WORDS.en.check }).click();
    await page.locator('#result').waitFor();
  });
});

test('a deployment without samples has no workshop, and loads none of it', async () => {
  const before = (page) => page.route('**/config.json', (route) => route.fulfill({ body: '{"hide": ["samples", "learn"]}' }));
  await withPage({ lang: 'en', before }, async (page, net) => {
    await goTo(page, 'workshop/clean');
    await page.locator('.c-start').waitFor();
    assert.equal(await page.locator('a[href^="#workshop"], .c-workshop').count(), 0);
    const asked = net.requests.filter((line) => /gallery|learn\.json|\.xlsx/.test(line));
    assert.deepEqual(asked, []);
  });
});
