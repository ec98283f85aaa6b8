// What somebody typed is shown as data in every place of the page: apart from the text around it, without characters that turn
// it round, and never longer than a line where a line is meant.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { chooseFiles, dropFiles, withPage } from './support.mjs';
import { withCells } from './workbook.mjs';

/** Letters that run from right to left, a character that turns round what follows it, and no end. */
const typed = (word) => `שלום \u202e${word} ${'x'.repeat(300)}`;
const NAME = 'שלום \u202exslx.xlsx';
const sample = (name) => new Uint8Array(readFileSync(new URL(`../../www/samples/${name}.xlsx`, import.meta.url)));
const text = (name, content) => ({ name, bytes: new TextEncoder().encode(content) });

/** Where the whole of a text is wanted, however long it is. */
const WHOLE = '.c-grid, .c-sheetpanel, .c-paper, .c-present, .c-correct, .c-choices, .c-profile, .c-checklist';

function form() {
  const declaration = { D8: typed('company'), D9: typed('scope'), D10: typed('about'), D15: typed('contact'), D22: typed('day') };
  const answers = { D26: typed('answer'), G26: typed('comment'), D75: typed('policy'), G75: typed('note') };
  const rows = {};
  for (const row of [5, 6, 7]) {
    for (const [column, word] of Object.entries({ C: 'chosen', D: 'name', E: 'country', F: 'id', I: 'city', P: 'comment' })) {
      rows[`${column}${row}`] = typed(`${word}${row}`);
    }
  }
  return withCells(withCells(sample('errors'), 'Declaration', { ...declaration, ...answers }), 'Smelter List', rows);
}

/** Places that show what was typed as if the page said it. */
function places(page) {
  return page.evaluate((whole) => {
    const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
    const rightToLeft = /[\u0590-\u08ff]/;
    const name = (element) => {
      const names = [];
      for (let at = element; at && at !== document.body && names.length < 4; at = at.parentElement) {
        names.unshift(at.localName + (at.className?.baseVal ?? at.className ?? '').toString().replace(/^(?=.)|\s+/g, '.'));
      }
      return names.join(' > ');
    };
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (turns.test(node.data)) found.add(`a character that turns text round: ${name(parent)}`);
      // A line of a menu is a paragraph of its own, and holds nothing but text.
      if (rightToLeft.test(node.data) && !parent.closest('bdi.c-data, option')) found.add(`not apart: ${name(parent)}`);
      if (/x{100}/.test(node.data) && !parent.closest(whole)) found.add(`not cut: ${name(parent)}`);
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const attribute of element.attributes) {
        if (turns.test(attribute.value)) found.add(`a character that turns text round: ${attribute.name} of ${name(element)}`);
      }
    }
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) found.add(`wider than the window: ${root.scrollWidth} > ${root.clientWidth}`);
    if (turns.test(document.title)) found.add('a character that turns text round: the title');
    return [...found];
  }, WHOLE);
}

for (const lang of ['en', 'zh-CN']) {
  test(`what was typed is shown as data in every place, ${lang}`, async () => {
    await withPage({ lang, width: 768 }, async (page) => {
      const wrong = [];
      const look = async (where) => {
        for (const place of await places(page)) wrong.push(`${where}: ${place}`);
      };
      await chooseFiles(page, { name: NAME, bytes: form() });
      await page.locator('#result').waitFor();
      await look('report');
      const unfold = () =>
        page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
      await unfold();
      await page.evaluate(() => {
        for (const head of document.querySelectorAll('.c-finding__head[aria-expanded=false]')) head.click();
      });
      await page.locator('.c-detail__rule').first().waitFor();
      assert.ok((await page.locator('bdi.c-data').count()) > 20);
      await look('findings');
      for (const tab of [1, 2]) {
        await page.locator('.c-views__tab').nth(tab).click();
        await page.locator(tab === 1 ? '.c-smelterview' : '.c-grid').first().waitFor();
        await unfold();
        await look(`view ${tab}`);
      }
      await page.locator('.c-views__tab').first().click();

      await page.locator('#present-open').click();
      await page.locator('#present-title').waitFor();
      await page.keyboard.press('h');
      await look('cover of the presenter');
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press('ArrowRight');
        await look('presenter');
      }
      await page.keyboard.press('Escape');
      await page.locator('#result').waitFor();

      // The next version, beside the one before.
      const next = withCells(form(), 'Declaration', { D15: typed('another contact') });
      await chooseFiles(page, { name: `2${NAME}`, bytes: next });
      await page.locator('.c-compare').first().waitFor();
      await look('comparison');

      await chooseFiles(page, { name: NAME, bytes: new Uint8Array(300) });
      await page.locator('.c-failed').waitFor();
      await look('refusal');

      const buyer = { en: typed('buyer'), 'zh-CN': typed('客户') };
      const note = `name = { en = ${JSON.stringify(buyer.en)}, zh-CN = ${JSON.stringify(buyer['zh-CN'])} }`;
      await dropFiles(page, text('שלום \u202e.toml', `format = 1\nid = "buyer"\nversion = "1"\n${note}\n`), 'main');
      await chooseFiles(page, { name: NAME, bytes: form() });
      await page.locator('.c-profile').first().waitFor({ state: 'attached' });
      await unfold();
      await look('profile');
      await dropFiles(page, text('שלום \u202e.toml', `format = 1\nid = "${typed('id')}"\n`), 'main');
      await page.locator('.c-profile__mistakes').waitFor({ state: 'attached' });
      await unfold();
      await look('mistakes of a profile');

      await page.evaluate(() => {
        window.location.hash = 'lists';
      });
      await page.locator('#lists').waitFor();
      const row = `Tin,CID990002,${typed('name')},${typed('land')}`;
      const list = `Conformant list as of 2026-10-01\nMETAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION\n${row}\n`;
      await chooseFiles(page, text('שלום \u202e.csv', list), '#list-file');
      await page.locator('#list-draft').waitFor();
      await look('list');
      await page.locator('form:has(#list-date) button[type=submit]').click();
      await page.locator('.c-lists__table tbody tr', { hasText: 'Conformant' }).first().waitFor();
      await look('lists in use');
      await chooseFiles(page, text('שלום \u202e.xlsx', 'PK\u0003\u0004 and then nothing'), '#list-file');
      await page.locator('.c-lists__problem').waitFor();
      await look('refused list');
      assert.deepEqual(wrong, []);
    });
  });
}
