// What there is to learn: topics, their links to rules and words and back, the glossary, keyboard, both languages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, shoot, withPage } from './support.mjs';

const LESSONS = JSON.parse(readFileSync(new URL('../../www/samples/learn.json', import.meta.url), 'utf8'));
const LANGUAGES = ['zh-CN', 'en'];
const WORDS = {
  en: { learn: 'Learn', all: 'All topics', glossary: 'Glossary', read: 'Read about it' },
  'zh-CN': { learn: '学习', all: '全部主题', glossary: '术语表', read: '相关主题' },
};

const half = (lang) => (lang === 'en' ? 'en' : 'zh_cn');
const flat = (text) => text.replace(/\s+/g, ' ');


async function goTo(page, address) {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

async function assertFocus(page, selector) {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

/** Every text of a block in one language; a comment stays English and has its meaning beside it. */
function textsOf(block, key) {
  const [[kind, content]] = Object.entries(block);
  if (kind === 'Heading' || kind === 'Paragraph') return [content[key]];
  if (kind === 'List' || kind === 'Steps') return content.map((point) => point[key]);
  if (kind === 'Demand') return [content.text[key], ...content.rules];
  const mistakes = content.mistakes.flatMap((mistake) => [mistake.text[key], ...mistake.rules]);
  const comment = content.comment ? [content.comment.en, content.comment[key]] : [];
  return [content.asks[key], content.answer[key], ...comment, ...mistakes];
}

for (const lang of LANGUAGES) {
  const words = WORDS[lang];
  const key = half(lang);

  test(`every topic is told in full, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.getByRole('link', { name: words.learn, exact: true }).click();
      await assertFocus(page, '#learn');
      await page.locator('.c-learn__topics a').first().waitFor();
      assert.equal(await page.locator('.c-learn__topics a').count(), LESSONS.topics.length + 1);
      assert.equal(await page.title(), `${words.learn} · Smeltcheck`);
      await assertAxe(page);
      for (const topic of LESSONS.topics) {
        await goTo(page, `learn/${topic.id}`);
        await page.getByRole('heading', { level: 1, name: topic.title[key], exact: true }).waitFor();
        await assertFocus(page, '#learn');
        assert.equal(await page.title(), `${topic.title[key]} · Smeltcheck`);
        const shown = flat(await page.locator('.c-learn').innerText());
        const wanted = [topic.lead[key], ...topic.blocks.flatMap((block) => textsOf(block, key))];
        for (const text of wanted) assert.ok(shown.includes(flat(text)), `${topic.id}: ${text}`);
        for (const source of topic.sources) assert.ok(shown.includes(source.address), `${topic.id}: ${source.address}`);
        for (const link of await page.locator('.c-learn a').evaluateAll((links) => links.map((one) => one.hash))) {
          assert.match(link, /^#(rules|learn)/, `${topic.id}: a link leads out of the page`);
        }
        await assertAxe(page, '.c-learn');
      }
      net.assertSilent();
    });
  });

  test(`topics, rules and words lead to each other, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await goTo(page, 'learn/cmrt');
      await page.locator('#question-used').waitFor();
      await shoot(page, `learn-${lang}`, { fullPage: false });
      await page.locator('.c-learn__question').first().getByRole('link', { name: 'X08' }).click();
      await assertFocus(page, '#rule-X08');
      const article = page.locator('article', { has: page.locator('#rule-X08') });
      assert.ok((await article.locator('.c-rule__topics').innerText()).startsWith(words.read));
      const cmrt = LESSONS.topics.find((topic) => topic.id === 'cmrt');
      await article.getByRole('link', { name: cmrt.title[key] }).click();
      await assertFocus(page, '#learn');
      const term = LESSONS.terms.find((one) => one.id === 'cahra');
      await page.getByRole('link', { name: term.term[key], exact: true }).click();
      await assertFocus(page, '#word-cahra');
      assert.equal(await page.title(), `${words.glossary} · Smeltcheck`);
      assert.equal(await page.locator('.c-learn__terms dt').count(), LESSONS.terms.length);
      const shown = flat(await page.locator('.c-learn').innerText());
      for (const one of LESSONS.terms) {
        for (const text of [one.term.en, one.term.zh_cn, one.meaning[key], one.source[key]]) {
          assert.ok(shown.includes(flat(text)), `${one.id}: ${text}`);
        }
      }
      await assertAxe(page);
      await shoot(page, `learn-glossary-${lang}`, { fullPage: false });
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: cmrt.title[key], exact: true }).waitFor();
      // What the address names may not be there.
      await goTo(page, 'learn/nothing');
      await page.locator('.c-learn__unknown').waitFor();
      await assertFocus(page, '#learn');
      net.assertSilent();
    });
  });
}

test('topics are read by keyboard, and the language changes in place', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    const reach = async (locator) => {
      const handle = await locator.elementHandle();
      for (let presses = 0; presses < 150; presses += 1) {
        if (await handle.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`${locator} is not reached`);
    };
    await reach(page.getByRole('link', { name: 'Learn', exact: true }));
    await page.keyboard.press('Enter');
    await assertFocus(page, '#learn');
    const topic = LESSONS.topics.find((one) => one.id === 'status');
    await reach(page.getByRole('link', { name: topic.title.en, exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: topic.title.en, exact: true }).waitFor();
    await assertFocus(page, '#learn');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: topic.title.zh_cn, exact: true }).waitFor();
    await reach(page.getByRole('link', { name: WORDS['zh-CN'].all }));
    await page.keyboard.press('Enter');
    await page.locator('.c-learn__topics').waitFor();
    net.assertSilent();
    await assertNothingStored(page, ['smeltcheck.lang', 'smeltcheck.theme']);
  });
});

for (const theme of ['light', 'dark']) {
  test(`topics fit a small screen, ${theme}`, async () => {
    await withPage({ lang: 'zh-CN', theme, width: 360, height: 740 }, async (page) => {
      for (const address of ['learn', 'learn/emrt', 'learn/glossary']) {
        await goTo(page, address);
        await assertFocus(page, '#learn');
        const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
        assert.ok(inner <= outer, `${address} is ${inner} wide in a window of ${outer}`);
        await assertAxe(page);
        await shoot(page, `learn-360-${address.replace('/', '-')}-${theme}`, { fullPage: false });
      }
    });
  });
}
