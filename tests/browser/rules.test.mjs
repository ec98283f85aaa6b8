// The rules: search and choices, addresses, the way back to the report, keyboard, both languages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, shoot, withPage } from './support.mjs';

const RULES = JSON.parse(readFileSync(new URL('../../www/rules.json', import.meta.url), 'utf8'));
const LANGUAGES = ['zh-CN', 'en'];
const WORDS = {
  en: {
    sample: 'Sample: a CMRT with mistakes',
    rules: 'Rules',
    example: /^Example/,
    none: /0 of \d+ rules No rule matches/,
    all: 'Show all rules',
    level: 'Level',
    must: 'Must fix',
    subject: 'Subject',
    source: 'Source',
    logic: 'Logic',
  },
  'zh-CN': {
    sample: '示例：有错误的 CMRT',
    rules: '规则',
    example: /^例子/,
    none: /条规则中的 0 条 没有匹配的规则/,
    all: '显示全部规则',
    level: '程度',
    must: '必须修改',
    subject: '主题',
    source: '依据',
    logic: '逻辑矛盾',
  },
};

const half = (lang) => (lang === 'en' ? 'en' : 'zh_cn');


async function goTo(page, address) {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

async function assertFocus(page, selector) {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

async function waitForRules(page, count) {
  await page.waitForFunction((wanted) => document.querySelectorAll('.c-rule').length === wanted, count);
}

const hash = (page) => page.evaluate(() => window.location.hash);

for (const lang of LANGUAGES) {
  const words = WORDS[lang];

  test(`every rule is explained, with an example that opens, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.getByRole('link', { name: words.rules, exact: true }).click();
      await waitForRules(page, RULES.length);
      await assertFocus(page, '#rules');
      assert.equal(await page.title(), `${words.rules} · Smeltcheck`);
      const shown = await page.locator('.c-rule').allInnerTexts();
      const text = (content) => content.replace(/\s+/g, ' ');
      const all = text(shown.join('\n'));
      for (const rule of RULES) {
        for (const part of [rule.title, rule.why, rule.fix, rule.source_detail, rule.templates]) {
          assert.ok(all.includes(text(part[half(lang)])), `${rule.code}: ${part[half(lang)]}`);
        }
      }
      // Found once: a role looks at the whole list each time, which grows with every example.
      for (const button of await page.getByRole('button', { name: words.example }).elementHandles()) await button.click();
      // All at once: each question to a page of this length takes its time.
      const examples = await page.locator('[id^="example-"]').evaluateAll((shown) =>
        shown.map((one) => [one.id, { inside: one.innerText, rows: one.querySelectorAll('tbody tr').length }]),
      );
      assert.equal(examples.length, RULES.length);
      for (const rule of RULES) {
        const { inside, rows } = Object.fromEntries(examples)[`example-${rule.code}`];
        assert.ok(text(inside).includes(text(rule.example.finding.message[half(lang)])), `${rule.code}: ${inside}`);
        assert.equal(rows, rule.example.bad.length + rule.example.good.length, rule.code);
      }
      await assertAxe(page);
      net.assertSilent();
    });
  });

  test(`a search looks into both languages and says how much it finds, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await goTo(page, 'rules');
      await waitForRules(page, RULES.length);
      const search = page.getByRole('searchbox');
      const wanted = RULES.find((rule) => rule.code === 'L08');
      for (const typed of ['l08', 'ID-malformed', wanted.title.en, wanted.title.zh_cn]) {
        await search.fill(typed);
        await page.locator('#rule-L08').waitFor();
        await page.waitForFunction(() => document.querySelectorAll('.c-rule').length < 5);
        assert.ok((await page.locator('.c-rules [role=status]').innerText()).includes(`${RULES.length}`), typed);
      }
      await search.fill('zzzz nothing');
      await waitForRules(page, 0);
      assert.match(await page.locator('.c-rules [role=status]').innerText(), words.none);
      await assertAxe(page);
      await page.getByRole('button', { name: words.all }).click();
      await waitForRules(page, RULES.length);
      await assertFocus(page, '#search');
      assert.equal(await search.inputValue(), '');
      net.assertSilent();
    });
  });

  test(`rules are chosen by subject, level and source, ${lang}`, async () => {
    await withPage({ lang }, async (page) => {
      await goTo(page, 'rules');
      await waitForRules(page, RULES.length);
      const count = (accepts) => RULES.filter(accepts).length;
      await page.getByLabel(words.level, { exact: true }).selectOption(words.must);
      await waitForRules(page, count((rule) => rule.severity === 'error'));
      await page.getByLabel(words.subject, { exact: true }).selectOption('L');
      await waitForRules(page, count((rule) => rule.severity === 'error' && rule.code.startsWith('L')));
      await assertAxe(page);
      await page.getByRole('button', { name: words.all }).click();
      await waitForRules(page, RULES.length);
      assert.equal(await page.getByLabel(words.level, { exact: true }).inputValue(), '');
      await page.getByLabel(words.source, { exact: true }).selectOption(words.logic);
      await waitForRules(page, count((rule) => rule.source === 'logic'));
      // A choice outlives the language.
      await page.getByRole('button', { name: lang === 'en' ? '中文' : 'English' }).click();
      await waitForRules(page, count((rule) => rule.source === 'logic'));
    });
  });

  test(`an address opens its rule, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await goTo(page, '/rules/L08');
      await assertFocus(page, '#rule-L08');
      await page.locator('#example-L08 table').first().waitFor();
      assert.ok(await page.locator('#rule-L08').evaluate((heading) => heading.getBoundingClientRect().top < 200));
      await assertAxe(page, '.c-rules');
      await shoot(page, `rule-${lang}`, { fullPage: false });
      // The same address once more, after the reader has gone elsewhere on the page.
      await page.getByRole('searchbox').fill('Q01');
      await page.locator('#rule-Q01').waitFor();
      await page.waitForFunction(() => window.location.hash === '#rules');
      await goTo(page, 'rules/L08');
      await assertFocus(page, '#rule-L08');
      assert.equal(await page.locator('.c-rule').count(), RULES.length);
      await goTo(page, 'rules/Z99');
      await page.getByText('Z99').first().waitFor();
      await assertFocus(page, '#rules');
      net.assertSilent();
    });
  });

  test(`the back button leads to the report as it was left, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.getByRole('button', { name: words.sample }).click();
      await page.locator('#result').waitFor();
      await page.getByRole('checkbox').first().click();
      const heads = page.locator('.c-finding__head');
      const findings = await heads.count();
      const last = heads.nth(findings - 1);
      await last.click();
      const link = page.locator('.c-detail__rule').last();
      await link.scrollIntoViewIfNeeded();
      const top = await page.evaluate(() => window.scrollY);
      assert.ok(top > 0);
      const code = (await link.getAttribute('href')).split('/').pop();
      await link.click();
      await assertFocus(page, `#rule-${code}`);
      await page.goBack();
      await last.waitFor();
      await page.waitForFunction((wanted) => Math.abs(window.scrollY - wanted) < 2, top);
      await assertFocus(page, '.c-detail__rule');
      assert.equal(await last.getAttribute('aria-expanded'), 'true');
      assert.equal(await heads.count(), findings);
      assert.equal(await page.getByRole('checkbox').first().isChecked(), false);
      // Forward and back again, also through the navigation.
      await page.goForward();
      await assertFocus(page, `#rule-${code}`);
      await page.goBack();
      await page.waitForFunction((wanted) => Math.abs(window.scrollY - wanted) < 2, top);
      net.assertSilent();
    });
  });
}

test('a search stays out of the address and comes back with its page', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    await goTo(page, 'rules');
    await waitForRules(page, RULES.length);
    await page.getByRole('searchbox').fill('邮件 address');
    await page.waitForFunction((all) => document.querySelectorAll('.c-rule').length < all, RULES.length);
    const found = await page.locator('.c-rule').count();
    assert.ok(found > 0);
    assert.equal(await hash(page), '#rules');
    await page.locator('.c-rule__code').first().click();
    await waitForRules(page, RULES.length);
    await page.goBack();
    await waitForRules(page, found);
    assert.equal(await page.getByRole('searchbox').inputValue(), '邮件 address');
    await goTo(page, 'lists');
    await page.locator('#lists').waitFor();
    await page.goBack();
    await waitForRules(page, found);
    assert.equal(await page.getByRole('searchbox').inputValue(), '邮件 address');
    // An address of an earlier version opens the page, and nothing of it is shown.
    await goTo(page, 'rules?q=%E9%82%AE');
    await page.locator('#rules').waitFor();
    assert.ok(!(await page.locator('main').innerText()).includes('%E9'));
    net.assertSilent();
  });
});

test('everything on the page of rules works by keyboard', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    const reach = async (locator, key = 'Tab') => {
      const handle = await locator.elementHandle();
      for (let presses = 0; presses < 100; presses += 1) {
        if (await handle.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press(key);
      }
      assert.fail(`${locator} is not reached`);
    };
    await reach(page.getByRole('link', { name: 'Rules', exact: true }));
    await page.keyboard.press('Enter');
    await assertFocus(page, '#rules');
    await waitForRules(page, RULES.length);
    await reach(page.getByRole('searchbox'));
    await page.keyboard.type('id-malformed');
    await waitForRules(page, 1);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.c-rule').count(), 1);
    await reach(page.getByRole('button', { name: /^Example/ }));
    await page.keyboard.press('Enter');
    await page.locator('#example-L08 table').first().waitFor();
    await page.keyboard.press('Space');
    await page.locator('#example-L08 table').first().waitFor({ state: 'detached' });
    await reach(page.getByLabel('Level', { exact: true }), 'Shift+Tab');
    await page.keyboard.press('L');
    await waitForRules(page, 0);
    await reach(page.getByRole('button', { name: 'Show all rules' }));
    await page.keyboard.press('Enter');
    await assertFocus(page, '#search');
    await waitForRules(page, RULES.length);
    net.assertSilent();
    await assertNothingStored(page, ['smeltcheck.lang', 'smeltcheck.theme']);
  });
});

for (const theme of ['light', 'dark']) {
  test(`the rules fit a small screen, ${theme}`, async () => {
    await withPage({ lang: 'zh-CN', theme, width: 360, height: 740 }, async (page) => {
      await goTo(page, 'rules/D05');
      await assertFocus(page, '#rule-D05');
      const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
      assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
      await assertAxe(page);
      await shoot(page, `rule-360-${theme}`, { fullPage: false });
    });
  });
}
