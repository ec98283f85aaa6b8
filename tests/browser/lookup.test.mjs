// Smelters looked up by pasted ids and names: in both languages, by keyboard, without network, on a small screen, thousands at once.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, chooseFiles, clipboardText, dropFiles, shoot, withPage } from './support.mjs';

const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
const WORDS = {
  en: { nav: 'Look up', field: 'IDs and names of smelters', ask: 'Look up', copy: 'Copy the table', save: 'Save as .csv', notListed: 'not listed', status: 'Conformant', use: 'Use this list', none: 'status is not known' },
  'zh-CN': { nav: '查冶炼厂', field: '冶炼厂识别号和名称', ask: '查询', copy: '复制表格', save: '另存为 .csv', notListed: '清单里没有', status: '认可', use: '使用这份清单', none: '状态未知' },
};
const LIST =
  'RMI Conformant list as of 2026-10-01\nMETAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION\n' +
  'Tin,CID990002,Beispiel Zinn GmbH,Germany\nGold,CID990003,Kiln Refining Co.,Japan\n';
const PASTED = 'Dear all,\n\nＣＩＤ９９０００２\tsee below\n• Kiln Refining Co.; CID990003\nCID990099\nNobody Knows This Smelter 冶炼';

const text = (name, content) => ({ name, bytes: new TextEncoder().encode(content) });
const rows = (page) => page.locator('.c-lookup__table tbody tr');

async function open(page, words) {
  await page.getByRole('link', { name: words.nav, exact: true }).click();
  await page.locator('#smelters').waitFor();
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`ids and names are looked up in the lists in use, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.context().setOffline(true);
      await dropFiles(page, text('conformant.csv', LIST), 'main');
      await page.locator('#list-draft').waitFor();
      await page.getByRole('button', { name: words.use }).click();
      await page.locator('.c-lists__table tbody tr', { hasText: 'conformant.csv' }).waitFor();
      await open(page, words);
      await assertAxe(page);
      await shoot(page, `lookup-empty-${lang}`);
      await page.getByLabel(words.field).fill(PASTED);
      await page.getByLabel(words.field).press('Control+Enter');
      await rows(page).first().waitFor();
      assert.ok(await page.locator('#smelters-found').evaluate((heading) => heading === document.activeElement));
      const said = await page.locator('.c-lookup__answer').innerText();
      for (const part of ['Beispiel Zinn GmbH', 'CID990003', '2026-10-01', words.status, words.notListed, 'CID990099']) {
        assert.ok(said.includes(part), `${part} in ${said}`);
      }
      assert.ok(!/not conformant|不合规/i.test(said), said);
      await assertAxe(page);
      await shoot(page, `lookup-${lang}`);
      // What was pasted and found is there after another page, and other lists answer again.
      await page.getByRole('link', { name: lang === 'en' ? 'Lists' : '清单', exact: true }).click();
      await page.locator('#lists').waitFor();
      await page.locator('.c-lists__table tbody tr', { hasText: 'conformant.csv' }).locator('button').last().click();
      await open(page, words);
      assert.equal(await page.getByLabel(words.field).inputValue(), PASTED);
      await page.waitForFunction(() => {
        const answer = document.querySelector('.c-lookup__answer')?.textContent ?? '';
        return answer.includes('ＣＩＤ９９０００２') && !answer.includes('Beispiel Zinn GmbH');
      });
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });
}

test('the table is copied and saved, and nothing in it is a formula', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    const words = WORDS.en;
    await open(page, words);
    await page.getByLabel(words.field).fill('CID000004\n=HYPERLINK("x")');
    await page.getByRole('button', { name: words.ask, exact: true }).click();
    await rows(page).first().waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: words.copy }).press('Enter');
    await page.getByText('Copied: paste it into a spreadsheet').waitFor();
    const copied = await clipboardText(page);
    assert.ok(copied.startsWith('As typed\tResult\tMetal') && copied.includes('CID000004'), copied);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: words.save }).press('Enter');
    const saved = readFileSync(await (await download).path(), 'utf8');
    assert.ok(saved.startsWith('\u{feff}"typed","count"') && saved.includes('"CID000004"'), saved.slice(0, 200));
    for (const table of [copied, saved]) assert.ok(!/(^|[\t",])=/m.test(table), table);
  });
});

test('2,000 pasted lines are answered at once, also on a small screen', async () => {
  await withPage({ lang: 'en', width: 360 }, async (page, net) => {
    const words = WORDS.en;
    const lines = Array.from({ length: 2_000 }, (_, line) =>
      line % 4 === 3 ? `Unlisted Works ${line}` : `CID${String(line).padStart(6, '0')}`,
    ).join('\n');
    const form = { name: 'clean.xlsx', bytes: new Uint8Array(readFileSync(new URL('../../www/samples/clean.xlsx', import.meta.url))) };
    const measured = { check: [], lookUp: [] };
    for (let run = 0; run < 5; run += 1) {
      await page.evaluate(() => {
        window.location.hash = 'check';
      });
      await page.locator('#app input[type=file]').first().waitFor({ state: 'attached' });
      // Between the moment of asking and the frame that shows the answer, on the page's own clock.
      await page.evaluate(() => {
        const started = performance.now();
        window.checked = new Promise((resolve) => {
          document.addEventListener('smeltcheck-result', () => requestAnimationFrame(() => resolve(performance.now() - started)), { once: true });
        });
      });
      await chooseFiles(page, form);
      measured.check.push(await page.evaluate(() => window.checked));
      await page.evaluate(() => {
        window.location.hash = 'smelters';
      });
      // Pasted as people do: typing so many lines one by one, as fill() does, takes a browser ten seconds.
      const field = page.getByLabel(words.field);
      await field.evaluate((element, pasted) => navigator.clipboard.writeText(pasted), `${lines}\nrun ${run}`);
      await field.press('Control+A');
      await field.press('Control+V');
      const took = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const started = performance.now();
            const seen = new MutationObserver(() => {
              if (document.querySelectorAll('.c-lookup__table tbody tr').length < 50 || document.querySelector('.c-lookup [role=status] .c-icon')) return;
              seen.disconnect();
              requestAnimationFrame(() => resolve(performance.now() - started));
            });
            seen.observe(document.querySelector('.c-lookup'), { childList: true, subtree: true });
            document.querySelector('.c-lookup__form button[type=submit]').click();
          }),
      );
      measured.lookUp.push(took);
    }
    const median = (values) => values.toSorted((one, other) => one - other)[2];
    const [check, lookUp] = [median(measured.check), median(measured.lookUp)];
    console.log(`2,000 lines looked up in ${Math.round(lookUp)} ms, ${(lookUp / check).toFixed(2)} times a check of one small form`);
    assert.ok((await rows(page).count()) >= 100);
    const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
    assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
    await shoot(page, 'lookup-many-360');
    net.assertSilent();
  });
});
