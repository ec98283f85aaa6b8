// The smelters of a report: bars, numbers, the customer's minimum, countries of mines, the table with its filters; both
// languages, all widths, keyboard.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, chooseFiles, shoot, withPage } from './support.mjs';
import { withCells } from './workbook.mjs';

const FILE = fileURLToPath(new URL('../../../shared/corpus/filled/cmrt-6.5-00-tidy.xlsx', import.meta.url));
const WORDS = {
  en: {
    tab: /^Smelters/,
    back: /^To work on/,
    tin: 'Tin',
    share: '%',
    caution: 'not where its ore comes from',
    buyer: 'Sample buyer',
    minimum: "the customer's minimum is 95 %",
    key: "Customer's minimum of conformant smelters",
    countries: 'Brazil (1), Peru (1)',
  },
  'zh-CN': {
    tab: /^冶炼厂/,
    back: /^待处理/,
    tin: '锡',
    share: '%',
    caution: '不等于矿石的来源',
    buyer: '示例客户',
    minimum: '客户要求至少 95%',
    key: '客户要求的认可冶炼厂最低比例',
    countries: '巴西（1）、秘鲁（1）',
  },
};
const MINIMUM = `format = 1
id = "buyer"
version = "2026-01"
name = { en = "Sample buyer", zh-CN = "示例客户" }

[smelters.minimum-conformant]
tin = 95
tantalum = 95
tungsten = 95
gold = 95
`;
const CLEAN = new URL('../../www/samples/clean.xlsx', import.meta.url);

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

  test(`the customer's minimum is marked in the bars, and countries of mines are a table, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.locator('.c-profile > summary').click();
      await chooseFiles(page, { name: 'buyer.toml', bytes: new TextEncoder().encode(MINIMUM) }, '#profile-file');
      await page.locator('.c-profile__name', { hasText: words.buyer }).waitFor();
      const bytes = withCells(readFileSync(CLEAN), 'Smelter List', { O5: 'Peru; Brazil' });
      await chooseFiles(page, { name: 'form.xlsx', bytes });
      await page.locator('#result').waitFor();
      await page.getByRole('button', { name: words.tab }).press('Enter');
      await page.locator('.c-smelterview').waitFor();
      const bars = page.locator('.c-bar');
      const count = await bars.count();
      assert.ok(count > 0);
      for (const bar of await bars.all()) {
        assert.ok((await bar.locator('svg').getAttribute('aria-label')).includes(words.minimum));
        const mark = bar.locator('.c-bar__minimum');
        assert.equal(await mark.getAttribute('x1'), '95.00%');
        assert.equal(await mark.getAttribute('x2'), '95.00%');
      }
      assert.ok((await page.locator('.c-bars__legend').innerText()).includes(words.key));
      await page.locator('.c-bars__numbers summary').press('Enter');
      const said = await page.locator('.c-bars__minimum').allInnerTexts();
      assert.equal(said.length, count, 'every mineral has its minimum in the table, the total has none');
      assert.ok(said.every((text) => text.includes(words.minimum)), said.join('\n'));
      // Of the mines the one row that names countries; each stands once.
      const mines = page.locator('.c-mines__table tbody tr');
      assert.equal(await mines.count(), 1);
      assert.equal(await mines.locator('td').first().innerText(), words.countries);
      await assertAxe(page);
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await shoot(page, `smelters-minimum-${lang}-${width}`);
        const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
        assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
        for (const scroll of ['.c-bars .c-scroll', '.c-mines .c-scroll']) {
          const [table, box] = await page.locator(scroll).evaluate((box) => [box.scrollWidth, box.clientWidth]);
          assert.ok(table <= box, `${scroll} is ${table} wide in a box of ${box}`);
        }
      }
      net.assertSilent();
    });
  });
}
