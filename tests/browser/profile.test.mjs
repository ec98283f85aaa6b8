// Buyer profiles in the page: built in, loaded by the user, named by the deployment; both languages, keyboard.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, chooseFiles, dropFiles, shoot, withPage } from './support.mjs';

const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
const WORDS = {
  en: { strict: 'Strict', preset: 'Default', back: 'Back to the default' },
  'zh-CN': { strict: '严格', preset: '默认', back: '恢复默认' },
};
const BUYER = `format = 1
id = "buyer"
version = "2026-01"
name = { en = "Sample buyer", zh-CN = "示例客户" }

[contact]
email = "minerals@example.com"
help = "https://example.com/minerals"

[minimum-revision]
CMRT = "6.6"

[correction]
days = 10
`;

const FORM = { name: 'own.xlsx', bytes: readFileSync(new URL('../../www/samples/errors.xlsx', import.meta.url)) };

const file = (name, content) => ({ name, bytes: new TextEncoder().encode(content) });
const rules = (page) => page.locator('.c-finding__code').allInnerTexts();
const inUse = (page) => page.locator('.c-profile__name').innerText();

for (const [lang, words] of Object.entries(WORDS)) {
  test(`another profile checks the file again, and the default comes back, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await chooseFiles(page, FORM);
      await page.locator('#result').waitFor();
      assert.equal(await inUse(page), words.preset);
      const before = await rules(page);
      await page.locator('.c-profile > summary').press('Enter');
      await page.locator('#profile').selectOption({ label: words.strict });
      await page.getByText('F03', { exact: true }).first().waitFor();
      assert.ok((await page.locator('.c-finding__profile').count()) > 0, 'findings name the profile');
      assert.ok((await page.locator('.c-facts').innerText()).includes(words.strict));
      await page.locator('.c-finding__profile').first().click();
      await assertAxe(page);
      await shoot(page, `profile-strict-${lang}`);
      await page.getByRole('button', { name: words.back }).press('Enter');
      await page.getByText('F03', { exact: true }).first().waitFor({ state: 'detached' });
      assert.deepEqual(await rules(page), before);
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });

  test(`a profile with mistakes is not taken, and says where they are, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      const wrong = BUYER.replace('days = 10', 'days = 0').replace('CMRT = "6.6"', 'CMRT = "latest"');
      await page.locator('.c-profile > summary').click();
      await chooseFiles(page, file('wrong.toml', wrong), '#profile-file');
      const alert = page.locator('.c-profile__mistakes');
      await alert.waitFor();
      assert.equal(await alert.locator('li').count(), 2);
      const said = await alert.innerText();
      for (const part of ['wrong.toml', '11', 'minimum-revision.CMRT', '14', 'correction.days', words.preset]) {
        assert.ok(said.includes(part), `${part} in ${said}`);
      }
      assert.equal(await inUse(page), words.preset);
      await assertAxe(page);
      await shoot(page, `profile-mistakes-${lang}`);
      // Put right, it is taken; dropping it anywhere on the page is enough.
      await dropFiles(page, file('right.toml', BUYER), 'main');
      await page.locator('.c-profile__name', { hasText: lang === 'en' ? 'Sample buyer' : '示例客户' }).waitFor();
      assert.equal(await alert.count(), 0);
      assert.ok((await page.locator('.c-profile').innerText()).includes('minerals@example.com'));
      const help = page.locator('.c-profile a');
      assert.equal(await help.getAttribute('href'), 'https://example.com/minerals');
      assert.equal(await help.getAttribute('rel'), 'noopener noreferrer');
      await assertAxe(page);
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });
}

test('a deployment names a built-in profile, or a file next to the page', async () => {
  const config = (body) => async (page) => {
    await page.route('**/config.json', (route) => route.fulfill({ body }));
    await page.route('**/buyer.toml', (route) => route.fulfill({ body: BUYER }));
  };
  const open = (body, expected) =>
    withPage({ lang: 'en', before: config(body) }, async (page) => {
      await page.locator('.c-profile__name', { hasText: expected }).waitFor();
    });
  await open('{"profile": "strict"}', 'Strict');
  await open('{"profile": "buyer.toml"}', 'Sample buyer');
});

test('what is wrong with the deployment is said, and the default is in use', async () => {
  const wrong = [
    ['{"profil": "strict"}', 'no such setting', []],
    ['{"profile": "https://example.com/a.toml"}', 'next to the page', []],
    ['{"profile": "missing.toml"}', 'not beside this page', [/404/]],
  ];
  for (const [body, said, allowNoise] of wrong) {
    const before = (page) => page.route('**/config.json', (route) => route.fulfill({ body }));
    await withPage({ lang: 'en', before, allowNoise }, async (page) => {
      await page.locator('.c-profile__mistakes', { hasText: said }).waitFor();
      assert.equal(await inUse(page), 'Default');
    });
  }
});
