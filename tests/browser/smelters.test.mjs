// The smelters of a report: bars, numbers, the table with its filters; both languages, all widths, keyboard.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, chooseFiles, shoot, withPage } from './support.mjs';

const FILE = fileURLToPath(new URL('../../../shared/corpus/filled/cmrt-6.5-00-tidy.xlsx', import.meta.url));
const WORDS = {
  en: { tab: /^Smelters/, back: /^To work on/, tin: 'Tin', share: '%', caution: 'not where its ore comes from' },
  'zh-CN': { tab: /^冶炼厂/, back: /^待处理/, tin: '锡', share: '%', caution: '不等于矿石的来源' },
};

const rows = (page) => page.locator('.c-smelters__table tbody tr');

for (const [lang, words] of Object.entries(WORDS)) {
  test(`smelters are counted, filtered and sorted, ${lang}`, async (context) => {
    if (!existsSync(FILE)) {
      context.skip('no corpus: the smelters of an official workbook are not shown');
      return;
    }
    await withPage({ lang }, async (page, net) => {
      await chooseFiles(page, { name: 'form.xlsx', bytes: new Uint8Array(readFileSync(FILE)) });
      await page.locator('#result').waitFor();
      await page.getByRole('button', { name: words.tab }).press('Enter');
      await page.locator('.c-smelterview').waitFor();
      const said = await page.locator('.c-smelterview').innerText();
      for (const part of [words.caution, 'Rockwell Automation, Inc.', '2026-05-26']) assert.ok(said.includes(part), part);
      assert.ok((await page.locator('.c-smelterview__remarks li').count()) > 0, 'what asks for nothing is told here');
      const all = await rows(page).count();
      assert.ok(all > 3);
      await assertAxe(page);
      // The bars say their numbers; the table below them adds up.
      const bar = page.locator('.c-bar').first();
      assert.match(await bar.locator('svg').getAttribute('aria-label'), /\d/);
      await page.locator('.c-bars__numbers summary').press('Enter');
      for (const row of await page.locator('.c-bars__table tbody tr').all()) {
        const counts = (await row.locator('td').allInnerTexts()).map((text) => parseInt(text, 10));
        assert.equal(counts.slice(0, -1).reduce((sum, count) => sum + count, 0), counts.at(-1));
        const shares = (await row.locator('.c-bars__share').allInnerTexts()).map(parseFloat);
        assert.equal(Math.round(shares.reduce((sum, share) => sum + share * 100, 0)), 10_000);
      }
      // Filters and order.
      for (const filter of ['mineral', 'status']) {
        assert.equal(await page.locator(`#smelter-${filter}`).evaluate((select) => select.selectedIndex), 0, filter);
      }
      await page.locator('#smelter-mineral').selectOption({ label: words.tin });
      const tin = await rows(page).count();
      assert.ok(tin > 0 && tin < all);
      await page.locator('#smelter-mineral').selectOption({ index: 0 });
      await page.locator('#smelter-words').fill('no such smelter');
      assert.equal(await rows(page).count(), 0);
      await page.locator('#smelter-words').fill('');
      const first = page.locator('.c-sort').first();
      await first.press('Enter');
      assert.equal(await page.locator('th[aria-sort=descending]').count(), 1);
      const numbers = (await rows(page).locator('th').allTextContents()).map(Number);
      assert.ok(numbers.every((number, index) => index === 0 || numbers[index - 1] > number));
      await assertAxe(page);
      for (const width of [1440, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await shoot(page, `smelters-${lang}-${width}`);
        const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
        assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
        const [table, box] = await page.locator('.c-bars .c-scroll').evaluate((box) => [box.scrollWidth, box.clientWidth]);
        assert.ok(table <= box, `numbers and shares are ${table} wide in a box of ${box}`);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole('button', { name: words.back }).click();
      await page.locator('.c-work').waitFor();
      net.assertSilent();
    });
  });
}
