// The sheet view: from a finding to its cell and back, by mouse and by keyboard alone; a full list stays smooth.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, chooseFiles, focusedCell, settle, shoot, waitForFocus, withPage } from './support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ERRORS = join(ROOT, 'www/samples/errors.xlsx');
const WORDS = {
  en: {
    sheets: /^Sheets/,
    label: 'Company Name (*):',
    blank: 'blank',
    back: 'Back to the finding in the report',
    next: 'Next finding',
    nothing: 'No finding in this cell',
    must: 'Must fix',
    list: /^Smelter List/,
    panel: 'Declaration',
  },
  'zh-CN': {
    sheets: /^工作表$/,
    label: '公司名称 (*)：',
    blank: '空',
    back: '回到报告中的这一处',
    next: '下一处',
    nothing: '这个单元格未发现要处理的内容',
    must: '必须修改',
    list: /^冶炼厂清单/,
    panel: '申报',
  },
};

const folder = mkdtempSync(join(tmpdir(), 'smeltcheck-sheets-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A form whose Smelter List is full. */
function longForm() {
  const program = ['run', '--quiet', '--locked', '--features', 'samples', '--bin', 'samples', '--'];
  execFileSync('cargo', [...program, folder, '--long'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Uint8Array(readFileSync(join(folder, 'long.xlsx')));
}

async function check(page, bytes, name = 'errors.xlsx') {
  await chooseFiles(page, { name, bytes });
  await page.locator('#result').waitFor();
}

const errors = () => new Uint8Array(readFileSync(ERRORS));
const grid = (page) => page.getByRole('grid');
const panelCell = (page) => page.locator('.c-sheetpanel').getAttribute('data-cell');
const drawnRows = (page) => page.locator('.c-grid__row').count();

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a finding leads to its cell and back, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await check(page, errors());
      const head = page.locator('.c-finding__head').filter({ has: page.locator('.c-chip--must') }).first();
      const id = await head.getAttribute('id');
      await head.click();
      const tag = page.locator('.c-cell__show').first();
      const address = await tag.innerText();
      await tag.click();
      await waitForFocus(page, address);
      assert.equal(await panelCell(page), address);
      const name = await page.evaluate(() => document.activeElement.innerText);
      const seen = await page.evaluate(() => {
        const cell = document.activeElement.getBoundingClientRect();
        const box = document.querySelector('.c-grid__scroll').getBoundingClientRect();
        return cell.top >= box.top && cell.bottom <= box.bottom && cell.left >= box.left && cell.right <= box.right + 1;
      });
      assert.ok(seen, 'the cell is in view');
      assert.ok(name.includes(words.must), name);
      await assertAxe(page);
      await page.getByRole('button', { name: words.back }).first().click();
      await page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
      assert.equal(await page.locator(`#${id}`).getAttribute('aria-expanded'), 'true');
      net.assertSilent();
    });
  });

  test(`the sheets are read by keyboard alone, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await check(page, errors());
      await page.getByRole('button', { name: words.sheets }).press('Enter');
      await grid(page).waitFor();
      const [rows, columns] = [
        Number(await grid(page).getAttribute('aria-rowcount')),
        Number(await grid(page).getAttribute('aria-colcount')),
      ];
      assert.ok(rows > 60 && columns > 8, `${rows} rows, ${columns} columns`);
      assert.ok((await grid(page).innerText()).length > 100);
      assert.equal(await page.locator('.c-grid__table [tabindex="0"]').count(), 1, 'one way into the grid');
      // Tab reaches the grid; the keys lead through it.
      await page.keyboard.press('Tab');
      await page.waitForFunction(() => document.activeElement?.closest('td'));
      await page.keyboard.press('Control+Home');
      await waitForFocus(page, 'A1');
      await page.keyboard.press('ArrowDown');
      await waitForFocus(page, 'A2');
      await page.keyboard.press('ArrowRight');
      await waitForFocus(page, 'B2');
      await page.keyboard.press('End');
      await waitForFocus(page, 'J2');
      await page.keyboard.press('Home');
      await waitForFocus(page, 'A2');
      await page.keyboard.press('PageDown');
      await page.waitForFunction(() => Number(document.activeElement?.closest('tr')?.dataset.row) > 8);
      await page.keyboard.press('PageUp');
      await waitForFocus(page, 'A2');
      await page.keyboard.press('Control+End');
      await page.waitForFunction((last) => document.activeElement?.closest('tr')?.ariaRowIndex === last, String(rows));
      await page.keyboard.press('Control+Home');
      await waitForFocus(page, 'A1');
      assert.ok((await page.locator('.c-sheetpanel').innerText()).includes(words.nothing));
      // The labels of the form are in the language of the page.
      await grid(page).getByText(words.label, { exact: true }).waitFor();
      // N goes from finding to finding, also to the next sheet.
      const visited = [];
      for (let count = 0; count < 12; count += 1) {
        const before = await focusedCell(page);
        await page.keyboard.press('n');
        await page.waitForFunction(
          ([row, column]) => {
            const td = document.activeElement?.closest('td');
            return td && (td.parentElement.dataset.row !== row || td.dataset.column !== column);
          },
          [String(visited.at(-1)?.row), String(visited.at(-1)?.column)],
        );
        const at = await page.evaluate(() => {
          const td = document.activeElement.closest('td');
          return { row: td.parentElement.dataset.row, column: td.dataset.column, marked: td.className };
        });
        assert.ok(at.marked.includes('c-grid__cell--found'), `${before} then ${JSON.stringify(at)}`);
        visited.push(at);
      }
      const address = await focusedCell(page);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.classList.contains('c-sheetpanel'));
      await page.keyboard.press('Escape');
      await waitForFocus(page, address);
      // Tab leaves the grid.
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => !document.activeElement.closest('table')));
      await page.getByRole('button', { name: words.list }).press('Enter');
      await page.locator('.c-sheets__title').filter({ hasText: words.list }).waitFor();
      await assertAxe(page);
      net.assertSilent();
    });
  });
}

test('the sheet view fits every width in both themes', async () => {
  for (const [lang, theme] of [['en', 'light'], ['zh-CN', 'dark']]) {
    await withPage({ lang, theme }, async (page) => {
      await check(page, errors());
      await page.getByRole('button', { name: WORDS[lang].sheets }).click();
      await grid(page).waitFor();
      for (const width of [1440, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await settle(page);
        await shoot(page, `sheets-${lang}-${theme}-${width}`);
        const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
        assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
        await assertAxe(page);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole('button', { name: WORDS[lang].list }).click();
      await settle(page);
      await shoot(page, `sheets-list-${lang}-${theme}`);
    });
  }
});

test('a language switch keeps the cell and changes the labels', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await check(page, errors());
    await page.getByRole('button', { name: WORDS.en.sheets }).click();
    await grid(page).waitFor();
    await page.locator('.c-grid__cell--found').first().click();
    const address = await panelCell(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: /^申报/ }).first().waitFor();
    assert.equal(await panelCell(page), address);
  });
});

test('a full Smelter List stays small in the page and smooth', async (context) => {
  const bytes = longForm();
  await withPage({ lang: 'en' }, async (page) => {
    await check(page, bytes, 'long.xlsx');
    await page.getByRole('button', { name: WORDS.en.sheets }).click();
    await grid(page).waitFor();
    await page.getByRole('button', { name: WORDS.en.list }).click();
    await page.waitForFunction(() => Number(document.querySelector('table[role=grid]').ariaRowCount) > 2_500);
    let most = 0;
    const times = await page.evaluate(async () => {
      const box = document.querySelector('.c-grid__scroll');
      const frames = [];
      const started = performance.now();
      let before = started;
      for (let step = 0; step < 240; step += 1) {
        box.scrollTop += 420;
        await new Promise((next) => requestAnimationFrame(next));
        const now = performance.now();
        frames.push(now - before);
        before = now;
      }
      return { frames, scrolled: box.scrollTop, rows: document.querySelectorAll('.c-grid__row').length };
    });
    most = Math.max(most, times.rows, await drawnRows(page));
    const sorted = [...times.frames].sort((one, other) => one - other);
    const at = (share) => sorted[Math.floor(sorted.length * share)].toFixed(1);
    context.diagnostic(
      `sheets: ${most} of 2500 rows in the page; frame ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), scrolled ${times.scrolled} px`,
    );
    assert.ok(most < 200, `${most} rows in the page`);
    assert.ok(Number(at(0.5)) < 100, `a frame takes ${at(0.5)} ms`);
    // What is seen after the scroll is drawn, and the last row can be reached: five blank rows show that the list ends.
    const drawn = await page.evaluate(() => {
      const box = document.querySelector('.c-grid__scroll').getBoundingClientRect();
      const middle = document.elementFromPoint(box.left + 200, box.top + box.height / 2);
      return Boolean(middle?.closest('.c-grid__row'));
    });
    assert.ok(drawn, 'the rows in view are drawn');
    await page.locator('.c-grid__cell').last().click();
    await page.keyboard.press('Control+End');
    await waitForFocus(page, 'Q2509');
    await page.keyboard.press('Control+Home');
    await waitForFocus(page, 'A1');
    // A wheel takes the cell out of view; the keys still start from it.
    await page.evaluate(() => {
      document.querySelector('.c-grid__scroll').scrollTop = 60_000;
    });
    await page.waitForTimeout(200);
    assert.ok((await drawnRows(page)) < 200);
    await page.keyboard.press('ArrowDown');
    await waitForFocus(page, 'A2');
  });
});

test('rows that come into view take the elements of those that left, and the focus stays', async () => {
  const bytes = longForm();
  await withPage({ lang: 'en' }, async (page) => {
    await check(page, bytes, 'long.xlsx');
    await page.getByRole('button', { name: WORDS.en.sheets }).click();
    await grid(page).waitFor();
    await page.getByRole('button', { name: WORDS.en.list }).click();
    await page.locator('.c-grid__cell--found, .c-grid__cell--value').first().click();
    await page.keyboard.press('Control+Home');
    await waitForFocus(page, 'A1');
    // By any number of rows, to and fro: each row stands where its number says, with what it holds.
    const wrong = await page.evaluate(async () => {
      const box = document.querySelector('.c-grid__scroll');
      const nextFrame = () => new Promise((next) => requestAnimationFrame(next));
      const texts = new Map();
      const wrong = [];
      for (const step of [300, 420, 40, 2_000, -380, -90, 30_000, -30_000, 60_000, -1_000, -40, 420, 420, -70_000]) {
        box.scrollTop += step;
        await nextFrame();
        await nextFrame();
        let before = 0;
        for (const row of document.querySelectorAll('.c-grid__row')) {
          const [index, number] = [Number(row.ariaRowIndex), row.querySelector('th').firstChild.textContent];
          if (index <= before || Number(row.dataset.row) + 2 !== index) wrong.push(`${before}, then ${index}`);
          before = index;
          const text = [...row.querySelectorAll('td')].map((cell) => `${cell.ariaColIndex} ${cell.className} ${cell.innerText}`).join('|');
          if (texts.has(number) && texts.get(number) !== text) wrong.push(`row ${number}: ${texts.get(number)}, then ${text}`);
          texts.set(number, text);
        }
        if (document.activeElement?.closest('tr')?.dataset.row !== '0') wrong.push(`the focus left after ${step}`);
        if (document.querySelectorAll('.c-grid__table [tabindex="0"]').length !== 1) wrong.push('more than one way into the grid');
      }
      return wrong;
    });
    assert.deepEqual(wrong, []);
    await page.keyboard.press('ArrowDown');
    await waitForFocus(page, 'A2');
  });
});

test('all rows of the table of smelters are drawn in slices and announced once', async (context) => {
  const bytes = longForm();
  await withPage({ lang: 'en' }, async (page) => {
    await check(page, bytes, 'long.xlsx');
    await page.getByRole('button', { name: /^Smelters/ }).click();
    const rows = page.locator('.c-smelters__table tbody tr');
    await rows.first().waitFor();
    assert.equal(await rows.count(), 100);
    const [, first, all] = (await page.locator('.c-smelters__count').innerText()).match(/^(\d+) of (\d+) rows/).map(Number);
    assert.equal(first, 100);
    assert.ok(all > 2_400, String(all));
    const drawn = await page.evaluate(
      (all) =>
        new Promise((done) => {
          const [said, counts] = [[], []];
          const [table, status] = [document.querySelector('.c-smelters__table'), document.querySelector('.c-smelters__count')];
          new MutationObserver(() => said.push(status.innerText)).observe(status, { subtree: true, childList: true, characterData: true });
          document.querySelector('.c-smelters > button').click();
          let [before, longest] = [performance.now(), 0];
          const look = () => {
            const now = performance.now();
            [before, longest] = [now, Math.max(longest, now - before)];
            counts.push(table.querySelectorAll('tbody tr').length);
            if (counts.at(-1) < all) requestAnimationFrame(look);
            else setTimeout(() => done({ said, counts, longest }), 200);
          };
          requestAnimationFrame(look);
        }),
      all,
    );
    context.diagnostic(`smelters: ${all} rows in ${new Set(drawn.counts).size} steps, longest frame ${drawn.longest.toFixed(0)} ms`);
    assert.ok(new Set(drawn.counts).size > 3, `not in slices: ${drawn.counts}`);
    assert.deepEqual(drawn.said, [`${all} of ${all} rows are shown`]);
    assert.equal(await page.locator('.c-smelters > button').count(), 0);
    const numbers = (await rows.locator('th').allTextContents()).map(Number);
    assert.ok(numbers.every((number, index) => index === 0 || numbers[index - 1] < number), 'in the order of the sheet');
    // Another order and another language begin anew, and end with all rows.
    await page.locator('.c-sort').first().click();
    await page.waitForFunction((all) => document.querySelectorAll('.c-smelters__table tbody tr').length === all, all);
    assert.equal(Number(await rows.first().locator('th').innerText()), numbers.at(-1));
    await page.getByRole('button', { name: '中文' }).click();
    await page.waitForFunction(
      (all) => {
        const rows = document.querySelectorAll('.c-smelters__table tbody tr');
        return rows.length === all && rows[all - 1].querySelector('th').dataset.label === '行';
      },
      all,
    );
    await page.locator('#smelter-words').fill(String(numbers[0]));
    await page.waitForFunction(() => document.querySelectorAll('.c-smelters__table tbody tr').length < 100);
  });
});

test('a worker that breaks after the report loses the sheets alone', async () => {
  // The answer with the pictures does not arrive whole.
  const before = async (page) => {
    await page.addInitScript(() => {
      window.Worker = class extends Worker {
        constructor(...given) {
          super(...given);
          // Heard before the page hears it.
          this.addEventListener('message', (event) => {
            if (event.data?.said !== 'sheets') return;
            event.stopImmediatePropagation();
            this.dispatchEvent(new ErrorEvent('error', { message: 'broken on purpose', cancelable: true }));
          });
        }
      };
    });
  };
  await withPage({ lang: 'en', before }, async (page) => {
    await check(page, errors());
    assert.ok((await page.locator('.c-finding__head').count()) > 5);
    await page.getByRole('button', { name: WORDS.en.sheets }).click();
    await page.getByText('The sheet view is not available').waitFor();
    await page.getByRole('button', { name: /^To work on/ }).click();
    assert.ok(await page.locator('.c-finding__head').first().isVisible());
    await page.locator('.c-finding__head').first().click();
    assert.equal(await page.locator('.c-cell__show').count(), 0, 'no way to a view that is not there');
  });
});
