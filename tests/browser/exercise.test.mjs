// Exercises: a whole one by keyboard alone, nothing told before the solution, and both papers as PDF.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, assertNothingStored, chooseFiles, focusedCell, settle, shoot, waitForFocus, withPage } from './support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GALLERY = JSON.parse(readFileSync(join(ROOT, 'www/samples/gallery.json'), 'utf8')).samples;
const WORDS = {
  en: {
    list: 'Smelter List',
    solve: 'Show the solution',
    again: 'Start again',
    summary: '8 of 10 found; with another reason: 1; missed: 1; false alarms: 1',
    points: 'Points: 16 of 20',
    time: /^Time: \d+ min \d+ s$/,
    count: (count) => `Your marks: ${count}`,
    none: 'No cell is marked yet',
    nothing: 'Right: nothing had to be marked, and nothing was',
    refused: 'This file is refused by the check',
    reasons: ['Left empty or not complete', 'Should not be there'],
    print: 'Print or save as PDF',
  },
  'zh-CN': {
    list: '冶炼厂清单',
    solve: '查看答案',
    again: '重新开始',
    summary: '共 10 处，找到 8 处；原因不符 1 处，漏掉 1 处，误报 1 处',
    points: '得分：16 / 20',
    time: /^用时：\d+ 分 \d+ 秒$/,
    count: (count) => `您的标记：${count} 处`,
    none: '还没有标记单元格',
    nothing: '正确：没有需要标记的地方，您也没有标记',
    refused: '检查不接受这个文件',
    reasons: ['空着或没填完整', '不应填在这里'],
    print: '打印或另存为 PDF',
  },
};

const grid = (page) => page.getByRole('grid');

/** Goes to an address of the program without a request. */
async function goTo(page, address) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
}

async function openExercise(page, id) {
  await goTo(page, `#workshop/${id}/exercise`);
  await grid(page).waitFor();
}

/** Presses Tab until something that fits has the focus. */
async function tabTo(page, fits, key = 'Tab') {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate(fits)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} does not lead to ${fits}`);
}

/** Leads the focus from cell to cell with the arrow keys. */
async function moveTo(page, cell) {
  const [, letters, row] = cell.match(/^([A-Z])(\d+)$/);
  const number = (name) => name.charCodeAt(0);
  for (let presses = 0; presses < 200; presses += 1) {
    const at = await focusedCell(page);
    if (at === cell) return;
    const [, column, line] = at.match(/^([A-Z])(\d+)$/) ?? assert.fail(at);
    let key;
    if (Number(line) !== Number(row)) key = Number(line) < Number(row) ? 'ArrowDown' : 'ArrowUp';
    else key = number(column) < number(letters) ? 'ArrowRight' : 'ArrowLeft';
    await page.keyboard.press(key);
    await page.waitForFunction((before) => {
      const td = document.activeElement?.closest('td');
      if (!td) return false;
      const letter = document.querySelectorAll('.c-grid__letter')[Number(td.dataset.column)].innerText.trim();
      return letter + td.parentElement.querySelector('th').firstChild.textContent !== before;
    }, at);
  }
  assert.fail(`no way to ${cell}`);
}

const marks = (page) => page.locator('.c-exercise__mark').count();

async function markWith(page, cell, letter) {
  await moveTo(page, cell);
  const before = await marks(page);
  await page.keyboard.press(letter);
  await page.waitForFunction((count) => document.querySelectorAll('.c-exercise__mark').length === count, before + 1);
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a whole exercise by keyboard alone, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await openExercise(page, 'ten-errors');
      await page.waitForFunction(() => document.activeElement?.id === 'exercise');
      await page.getByText(words.none).waitFor();
      const untouched = await page.content();
      assert.equal(await page.locator('.c-grid__cell--found').count(), 0, 'nothing is marked');
      await assertAxe(page);

      await tabTo(page, () => Boolean(document.activeElement?.closest('td')));
      assert.equal(await focusedCell(page), 'A1');
      // Enter leads to the reasons, arrows choose, Enter takes one and leads back.
      await moveTo(page, 'D16');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.value === 'A');
      await page.keyboard.press('Escape');
      await waitForFocus(page, 'D16');
      assert.equal(await marks(page), 0, 'Escape marks nothing');
      await page.keyboard.press('Space');
      await page.waitForFunction(() => document.activeElement?.value === 'A');
      for (let presses = 0; presses < 6; presses += 1) await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => document.activeElement?.value === 'G' && document.activeElement.checked);
      await page.keyboard.press('Enter');
      await waitForFocus(page, 'D16');
      assert.equal(await marks(page), 1);
      await page.getByText(words.count(1)).waitFor();
      const seen = await page.evaluate(() => document.activeElement.innerText);
      assert.ok(/G/.test(seen), `the letter is seen in the cell: ${seen}`);
      // The shorter way: the letter of the reason. Delete takes a mark away.
      await markWith(page, 'D20', 'b');
      await page.keyboard.press('Delete');
      await page.getByText(words.count(1)).waitFor();
      await markWith(page, 'D20', 'a');
      await markWith(page, 'D22', 'G');
      await markWith(page, 'D46', 'f');
      await markWith(page, 'G77', 'a');
      await markWith(page, 'D8', 'c');
      // N and P lead from mark to mark.
      await page.keyboard.press('n');
      await waitForFocus(page, 'D16');
      await page.keyboard.press('p');
      await waitForFocus(page, 'D8');
      await assertAxe(page);

      await tabTo(page, () => document.activeElement?.classList.contains('c-grid__tab'));
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), words.list);
      await page.keyboard.press('Enter');
      await page.locator('.c-sheetpanel__cell').filter({ hasText: words.list }).waitFor();
      await tabTo(page, () => Boolean(document.activeElement?.closest('td')), 'Shift+Tab');
      for (const [cell, letter] of [['C6', 'f'], ['F7', 'c'], ['D9', 'a'], ['B10', 'h']]) {
        await markWith(page, cell, letter);
      }
      await page.getByText(words.count(10)).waitFor();
      const marked = await page.content();

      // Points and time are off until they are wanted.
      await tabTo(page, () => document.activeElement?.type === 'checkbox');
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), words.solve);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'solution');
      await page.getByText(words.summary).waitFor();
      await page.getByText(words.points).waitFor();
      await page.getByText(words.time).waitFor();
      assert.equal(await page.locator('.c-exercise__item').count(), 11);
      assert.equal(await page.locator('.c-exercise__item a[href^="#rules/"]').count(), 10);
      assert.equal(await page.locator('.c-exercise__reasons').count(), 0, 'nothing is marked any more');
      await assertAxe(page);

      // Nothing of the solution was in the page before, in text or attributes.
      const told = await page
        .locator('.c-exercise__item h4, .c-exercise__facts dd:not(:has(.c-exercise__typed, .c-exercise__fits))')
        .allInnerTexts();
      const links = await page.locator('.c-exercise__item a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const secret of [...links, ...told.filter((text) => text.length > 25)]) {
        const plain = secret.replaceAll('&', '&amp;').split('\n')[0];
        for (const before of [untouched, marked]) assert.ok(!before.includes(plain), `told before: ${plain}`);
      }
      for (const tone of ['must', 'explain', 'look', 'right', 'alarm']) {
        assert.ok(!marked.includes(`c-grid__cell--${tone}`), `a cell looked like ${tone}`);
      }

      // A rule and back: the exercise is where it was left.
      const link = page.locator('.c-exercise__item a[href^="#rules/"]').nth(3);
      const item = await link.evaluate((element) => element.closest('li').id);
      await link.press('Enter');
      await page.waitForFunction(() => location.hash.startsWith('#rules/') && !document.querySelector('.c-exercise'));
      await page.goBack();
      await page.waitForFunction((id) => document.activeElement?.id === id, item);
      await page.getByText(words.summary).waitFor();

      await page.getByRole('button', { name: words.again }).press('Enter');
      await page.getByText(words.none).waitFor();
      await page.waitForFunction(() => document.activeElement?.id === 'exercise');
      assert.equal(await page.locator('#solution').count(), 0);
      assert.equal(await page.locator('.c-grid__cell--found').count(), 0);
      net.assertSilent();
      await assertNothingStored(page, ['lang', 'theme']);
    });
  });

  test(`the papers of an exercise, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      for (const id of ['ten-errors', 'emrt-removed-mineral', 'public-events', 'clean']) {
        const { title, lesson } = GALLERY.find((sample) => sample.id === id);
        const own = lang === 'en' ? 'en' : 'zh_cn';
        for (const paper of ['handout', 'key']) {
          await goTo(page, `#workshop/${id}/${paper}`);
          await page.getByRole('button', { name: words.print }).waitFor();
          await page.waitForFunction(() => document.activeElement?.id === 'paper');
          await assertAxe(page);
          const { text, pages } = await printed(page, `${id}-${paper}-${lang}`);
          assert.ok(pages >= 1 && pages <= (paper === 'key' ? 5 : 6), `${id} ${paper}: ${pages} pages`);
          const has = (wanted) => text.includes(wanted.replace(/\s+/g, ''));
          assert.ok(has(title[own]), `${id} ${paper}: no title`);
          for (const reason of words.reasons) assert.ok(has(reason), `${id} ${paper}: ${reason}`);
          assert.ok(!has(words.print), 'no buttons on paper');
          if (paper === 'handout') {
            assert.ok(has(lesson.who[own]) && has('D8') && has('CID99'.slice(0, 3)), `${id}: the form is on it`);
            assert.ok(!has(lesson.look_for[0][own]), `${id}: the handout tells what to look for`);
          } else {
            for (const shows of lesson.outcome.report.findings) assert.ok(has(shows.code), `${id}: ${shows.code}`);
            for (const point of lesson.look_for) assert.ok(has(point[own]), `${id}: ${point[own]}`);
          }
        }
      }
      net.assertSilent();
      await assertNothingStored(page, ['lang', 'theme']);
    });
  });
}

/** What is on the paper, without blanks, and how many pages it has. */
async function printed(page, name) {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  if (process.env.SMELTCHECK_SCREENSHOTS) {
    mkdirSync(join(ROOT, 'tests/browser/screenshots'), { recursive: true });
    writeFileSync(join(ROOT, `tests/browser/screenshots/${name}.pdf`), bytes);
  }
  try {
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], { encoding: 'utf8', input: bytes });
    return { text: text.replace(/\s+/g, ''), pages: text.split('\f').length - 1 };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    // Without the tool: what stands in the page while it is drawn for paper.
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('.c-paper').innerText();
    await page.emulateMedia({ media: null });
    const pages = Buffer.from(bytes).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
    return { text: text.replace(/\s+/g, ''), pages };
  }
}

test('a form in order is right without a mark, and a refused file is no exercise', async () => {
  for (const [lang, words] of Object.entries(WORDS)) {
    await withPage({ lang }, async (page) => {
      await openExercise(page, 'emrt-clean');
      await page.getByRole('button', { name: words.solve }).click();
      await page.getByText(words.nothing).waitFor();
      await goTo(page, '#workshop/other-file/exercise');
      await page.getByText(words.refused).waitFor();
      await goTo(page, '#workshop/other-file/handout');
      await page.getByText(words.refused).waitFor();
      assert.equal(await page.getByRole('button', { name: words.print }).count(), 0);
    });
  }
});

test('an exercise leaves the report of the user as it is, and marks stay with their sample', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    await chooseFiles(page, { name: 'own.xlsx', bytes: new Uint8Array(readFileSync(join(ROOT, 'www/samples/clean.xlsx'))) });
    await page.locator('#result').waitFor();
    const report = await page.locator('#main > div').first().innerText();
    await openExercise(page, 'ten-errors');
    // By mouse: a click selects, a reason marks, a second click leads to the reasons.
    const cell = page.locator('[data-row="15"] td').nth(3);
    await cell.click();
    await page.getByLabel('Company, contact').check();
    assert.equal(await marks(page), 1);
    await cell.click();
    await page.waitForFunction(() => document.activeElement?.value === 'G');
    await openExercise(page, 'errors');
    assert.equal(await marks(page), 0);
    await page.goBack();
    await grid(page).waitFor();
    assert.equal(await marks(page), 1);
    await goTo(page, '#check');
    await page.locator('#result').waitFor();
    assert.equal(await page.locator('#main > div').first().innerText(), report);
    net.assertSilent();
  });
});

test('exercises and papers fit every width in both themes', async () => {
  for (const [lang, theme] of [['en', 'dark'], ['zh-CN', 'light'], ['en', 'light']]) {
    await withPage({ lang, theme }, async (page) => {
      await openExercise(page, 'ten-errors');
      await page.locator('[data-row="15"] td').nth(3).click();
      await page.locator('.c-exercise__reason').nth(6).click();
      await page.locator('[data-row="19"] td').nth(3).click();
      await page.locator('.c-exercise__reason').nth(7).click();
      await page.locator('[data-row="7"] td').nth(3).click();
      await page.locator('.c-exercise__reason').nth(1).click();
      const each = async (name) => {
        for (const width of [1440, 768, 360]) {
          await page.setViewportSize({ width, height: 900 });
          await settle(page);
          await shoot(page, `exercise-${name}-${lang}-${theme}-${width}`);
          const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
          assert.ok(inner <= outer, `${name} is ${inner} wide in a window of ${outer}`);
          await assertAxe(page);
        }
        await page.setViewportSize({ width: 1440, height: 900 });
      };
      await each('marked');
      await page.getByRole('button', { name: WORDS[lang].solve }).click();
      await each('solved');
      for (const paper of ['handout', 'key']) {
        await goTo(page, `#workshop/ten-errors/${paper}`);
        await page.getByRole('button', { name: WORDS[lang].print }).waitFor();
        await each(paper);
      }
    });
  }
});
