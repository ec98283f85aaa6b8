// The checklist before sending: ticked by the user only, never an approval; both languages, keyboard, print.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, chooseFiles, shoot, withPage } from './support.mjs';
import { withCells } from './workbook.mjs';

const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
const NEVER = /compliant|approved|passed|ready|合格|通过|可以发送/i;
const WORDS = {
  en: {
    newest: 'the newest that this tool knows is',
    file: 'This file is named "clean.xlsx"',
    nothing: 'No blocking problem found; this is not an approval',
    open: 'Still open before you send it',
    fix: /\d+ findings must be fixed/,
    left: /boxes are not ticked yet/,
  },
  'zh-CN': {
    newest: '本工具已知的最新版本是',
    file: '这个文件名是“clean.xlsx”',
    nothing: '未发现必须先解决的问题；这不代表客户已接受',
    open: '发送之前还有这些没有处理',
    fix: /\d+ 处必须修改/,
    left: /项没有勾选/,
  },
};

const PROFILE = `format = 1
id = "buyer"
version = "2026-01"
name = { en = "Sample buyer", zh-CN = "示例客户" }

[[checklist]]
id = "letter"
text = { en = "The letter is stamped", zh-CN = "承诺函已盖章" }
`;

const sample = (name) => new Uint8Array(readFileSync(new URL(`../../www/samples/${name}.xlsx`, import.meta.url)));
const boxes = (page) => page.locator('.c-checklist input[type=checkbox]');
const state = (page) => page.locator('.c-checklist__state').innerText();

async function tickAll(page) {
  for (const box of await boxes(page).all()) {
    await box.focus();
    await page.keyboard.press('Space');
  }
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`only the user ticks, and nothing is an approval, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await chooseFiles(page, { name: 'clean.xlsx', bytes: sample('clean') });
      await page.locator('#result').waitFor();
      const panel = page.locator('.c-checklist');
      const said = await panel.innerText();
      for (const part of [words.newest, words.file, words.open]) assert.ok(said.includes(part), `${part} in ${said}`);
      assert.equal(await panel.locator('input:checked').count(), 0);
      await tickAll(page);
      assert.equal(await panel.locator('input:checked').count(), await boxes(page).count());
      const done = await state(page);
      assert.ok(done.includes(words.nothing), done);
      assert.doesNotMatch(done, NEVER);
      await assertAxe(page);
      // Each tick counts, and the language does not.
      await boxes(page).first().click();
      assert.ok((await state(page)).includes(words.open));
      await boxes(page).first().click();
      for (const width of [1440, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await shoot(panel, `checklist-${lang}-${width}`);
        const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
        assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
      }
      await page.emulateMedia({ media: 'print' });
      assert.ok(await panel.isVisible(), 'the checklist is printed');
      await shoot(page, `checklist-print-${lang}`);
      await page.emulateMedia({ media: 'screen' });
      // A profile's own list takes its place; the usual one comes back with its ticks.
      const usual = await boxes(page).count();
      await chooseFiles(page, { name: 'buyer.toml', bytes: new TextEncoder().encode(PROFILE) }, '#profile-file');
      await page.waitForFunction(() => document.querySelectorAll('.c-checklist input').length === 1);
      assert.ok((await state(page)).includes(words.open));
      await page.locator('#profile').selectOption({ index: 0 });
      await page.waitForFunction((count) => document.querySelectorAll('.c-checklist input').length === count, usual);
      assert.ok((await state(page)).includes(words.nothing));
      // Another version of the file has no ticks.
      const next = withCells(sample('clean'), 'Declaration', { D17: '+86 755 5550 0188' });
      await chooseFiles(page, { name: 'clean.xlsx', bytes: next }, '#file-again');
      await page.locator('.c-compare').waitFor();
      assert.equal(await panel.locator('input:checked').count(), 0);
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });

  test(`what must be fixed blocks whatever is ticked, ${lang}`, async () => {
    await withPage({ lang, theme: 'dark' }, async (page) => {
      await chooseFiles(page, { name: 'errors.xlsx', bytes: sample('errors') });
      await page.locator('#result').waitFor();
      assert.match(await state(page), words.left);
      await tickAll(page);
      const said = await state(page);
      assert.match(said, words.fix);
      assert.ok(said.includes(words.open) && !said.includes(words.nothing));
      assert.doesNotMatch(said, words.left);
      await assertAxe(page);
      await shoot(page.locator('.c-checklist'), `checklist-errors-${lang}`);
    });
  });
}
