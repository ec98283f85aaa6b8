// What a deployment says in config.json, on the page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, assertNothingStored, chooseFiles, shoot, withPage } from './support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ERRORS = { name: 'errors.xlsx', bytes: readFileSync(`${ROOT}dist/samples/errors.xlsx`) };
const LOGO = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><rect width='40' height='20' fill='#1b4b85'/></svg>";

const FULL = {
  languages: ['zh-CN', 'en'],
  title: { en: 'Supplier check', 'zh-CN': '供应商自查' },
  logo: 'brand/logo.svg',
  helpLink: 'https://portal.example/help',
  grievanceContact: 'mailto:minerals@portal.example',
};

const deployed = (config) => async (page) => {
  const body = typeof config === 'string' ? config : JSON.stringify(config);
  await page.route('**/config.json', (route) => route.fulfill({ body }));
  await page.route('**/brand/logo.svg', (route) => route.fulfill({ body: LOGO, contentType: 'image/svg+xml' }));
};

for (const [lang, title, help, concern] of [
  ['en', 'Supplier check', 'Help', 'Raise a concern'],
  ['zh-CN', '供应商自查', '帮助', '申诉与反馈'],
]) {
  test(`title, logo and links of a deployment, ${lang}`, async () => {
    await withPage({ lang, before: deployed(FULL) }, async (page, net) => {
      await page.locator('.c-brand', { hasText: title }).waitFor();
      assert.ok((await page.title()).endsWith(` · ${title}`));
      const logo = page.locator('.c-brand img');
      assert.match(await logo.getAttribute('src'), /^blob:/);
      assert.ok(await logo.evaluate((image) => image.complete && image.naturalWidth > 0));
      const footer = page.locator('.c-footer');
      const link = footer.getByRole('link', { name: help, exact: true });
      assert.equal(await link.getAttribute('href'), FULL.helpLink);
      assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
      assert.equal(await footer.getByRole('link', { name: concern }).getAttribute('href'), FULL.grievanceContact);
      assert.match(await footer.innerText(), /Smeltcheck/);
      await assertAxe(page);
      await shoot(page, `deployment-${lang}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await shoot(page, `deployment-360-${lang}`);
      net.assertSilent();
      await assertNothingStored(page, ['smeltcheck.lang', 'smeltcheck.theme']);
    });
  });

  test(`what is wrong with config.json is said with what to write, ${lang}`, async () => {
    const wrong = { titel: 'x', languages: ['fr'], helpLink: 'javascript:alert(1)', logo: 'missing.png', hide: ['samples', 'all'] };
    await withPage({ lang, before: deployed(wrong), allowNoise: [/404/] }, async (page) => {
      const note = page.getByRole('alert');
      await note.locator('li', { hasText: 'missing.png' }).waitFor();
      const said = await note.innerText();
      for (const part of ['titel', '"fr"', '"zh-CN"', 'javascript:alert(1)', 'https://portal.example/help', '"all"']) {
        assert.ok(said.includes(part), `${part} in ${said}`);
      }
      assert.equal(await note.locator('li').count(), 5);
      // The rest is in use.
      assert.equal(await page.locator('.c-samples').count(), 0);
      assert.equal(await page.locator('.c-footer a[href^="javascript"]').count(), 0);
      await assertAxe(page);
      await shoot(page, `deployment-mistakes-${lang}`);
    });
  });
}

test('a deployment may offer one language alone', async () => {
  await withPage({ lang: 'en', before: deployed({ languages: ['zh-CN'] }) }, async (page) => {
    await page.waitForSelector('html[lang=zh-CN]', { state: 'attached' });
    assert.equal(await page.locator('.c-languages').count(), 0);
  });
});

test('what a deployment hides is not there', async () => {
  const pages = ['samples', 'lists', 'look-up', 'rules', 'learn', 'profiles', 'corrected-copy', 'checklist', 'presenter'];
  const hide = [...pages, 'export:email', 'export:plan-table'];
  await withPage({ lang: 'en', before: deployed({ hide }) }, async (page, net) => {
    assert.deepEqual(await page.locator('.c-nav a').allInnerTexts(), ['Check', 'About']);
    for (const gone of ['.c-samples', '.c-profile']) assert.equal(await page.locator(gone).count(), 0, gone);
    await page.evaluate(() => {
      window.location.hash = 'lists';
    });
    await page.locator('.c-start').waitFor();
    assert.equal(await page.locator('#lists').count(), 0);
    // A profile is nothing to load here, and so no file of a kind that is read.
    await chooseFiles(page, { name: 'own.toml', bytes: Buffer.from('id = "own"') });
    await page.locator('.c-failed').waitFor();
    await chooseFiles(page, ERRORS);
    await page.locator('#result').waitFor();
    for (const gone of ['.c-profile', '.c-correct', '.c-checklist', '#present-open', 'a[href^="#rules"]', 'a[href="#lists"]']) {
      assert.equal(await page.locator(gone).count(), 0, gone);
    }
    await page.getByRole('button', { name: 'Export' }).click();
    assert.equal(await page.locator('.c-export__kind').count(), 5);
    await assertAxe(page);
    net.assertSilent();
  });
});

test('a file that is no JSON leaves the page as it is', async () => {
  await withPage({ lang: 'en', before: deployed('{\n "title": Supplier}') }, async (page) => {
    const note = page.getByRole('alert');
    await note.waitFor();
    assert.match(await note.innerText(), /Line 2/);
    await page.locator('.c-samples').waitFor();
  });
});
