// Checking a corrected file: what is fixed, still open and new; both languages, all widths, keyboard.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, assertNothingStored, chooseFiles, dropFiles, shoot, withPage } from './support.mjs';
import { withCells, withRowsAbove } from './workbook.mjs';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/filled/', import.meta.url));
const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
const WORDS = {
  en: {
    heading: /^(\d+) fixed, (\d+) still open, (\d+) new$/,
    tab: 'Compare',
    findings: /^To work on/,
    stop: 'Stop comparing',
    anyway: 'Compare anyway',
    same: 'the same file as before',
    sameResult: 'Nothing fixed yet',
    company: 'names another company',
    template: 'different templates are not compared',
    basis: 'Profile, lists or rules were others before',
    strict: 'Strict',
    was: /was [A-Z]+13/,
  },
  'zh-CN': {
    heading: /^改好 (\d+) 处，还有 (\d+) 处未改，新出现 (\d+) 处$/,
    tab: '对比',
    findings: /^待处理/,
    stop: '结束对比',
    anyway: '仍要对比',
    same: '同一个文件',
    sameResult: '还没有改好的',
    company: '另一家公司',
    template: '不同的模板不作对比',
    basis: '上次用的配置、清单或规则不同',
    strict: '严格',
    was: /原在 [A-Z]+13/,
  },
};

const sample = (name) => new Uint8Array(readFileSync(new URL(`../../www/samples/${name}.xlsx`, import.meta.url)));
const before = { name: 'before.xlsx', bytes: sample('errors') };

/** The next version: an e-mail is filled in, a phone number is still none, and two rows were inserted above the others. */
function nextVersion() {
  const repaired = withCells(sample('errors'), 'Declaration', { D20: 'quality@example.com', D17: '1234' });
  const rows = ['Muster Refinery One', 'Muster Refinery Two'].map((name) => ({
    B: 'Gold',
    C: 'Smelter not listed',
    D: name,
    E: 'ITALY',
    I: 'Arezzo',
  }));
  return { name: 'after.xlsx', bytes: withRowsAbove(repaired, 'Smelter List', 5, rows) };
}

const list = (page, part) => page.locator(`section[aria-labelledby=compare-${part}] tbody tr`);
const codes = (page, part) => list(page, part).locator('.c-compare__rule').allInnerTexts();

async function checkFirst(page, file = before) {
  await chooseFiles(page, file);
  await page.locator('#result').waitFor();
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a corrected file opens what changed, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await checkFirst(page);
      assert.equal(await page.getByRole('button', { name: words.tab }).count(), 0);
      const findings = await page.locator('.c-finding').count();
      await chooseFiles(page, nextVersion(), '#file-again');
      await page.locator('.c-compare').waitFor();
      await page.waitForFunction(() => document.activeElement?.matches('.c-compare__title'));
      const [, fixed, open, added] = (await page.locator('.c-compare__title').innerText())
        .match(words.heading)
        .map(Number);
      assert.equal(fixed + open, findings, 'what was found is fixed or open');
      assert.ok(fixed > 0 && open > 5);
      for (const [part, count] of [['fixed', fixed], ['open', open], ['new', added]]) {
        assert.equal(await list(page, part).count(), count, part);
      }
      assert.ok((await codes(page, 'fixed')).includes('C04'));
      // No row below the inserted ones is fixed or new: it only moved.
      for (const part of ['fixed', 'new']) {
        for (const code of await codes(page, part)) assert.ok(!['L02', 'L06', 'L08'].includes(code), `${part} ${code}`);
      }
      const said = await list(page, 'open').allInnerTexts();
      assert.ok(said.some((row) => words.was.test(row)), 'a row that moved says where it was');
      const changed = await page.locator('.c-compare__change').allInnerTexts();
      assert.ok(changed.some((row) => row.includes('123') && row.includes('1234')), changed.join());
      // Counts per level add up, and the bars say their numbers.
      for (const row of await page.locator('.c-compare__numbers tr:has(td)').all()) {
        const [was, gone, still, fresh, now] = (await row.locator('td').allInnerTexts()).map(Number);
        assert.deepEqual([gone + still, still + fresh], [was, now]);
      }
      for (const bar of await page.locator('.c-compare__drawing').all()) {
        assert.match(await bar.getAttribute('aria-label'), /\d/);
      }
      await assertAxe(page);
      for (const width of [1440, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await shoot(page, `compare-${lang}-${width}`);
        const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
        assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      // Views by keyboard, and the end of the comparison.
      await page.getByRole('button', { name: words.findings }).press('Enter');
      await page.locator('.c-work').waitFor();
      await page.getByRole('button', { name: words.tab, exact: true }).press('Enter');
      await page.getByRole('button', { name: words.stop }).press('Enter');
      await page.locator('.c-work').waitFor();
      assert.equal(await page.getByRole('button', { name: words.tab, exact: true }).count(), 0);
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });

  test(`the same file, another profile and another company are no new version, ${lang}`, async () => {
    await withPage({ lang, theme: 'dark' }, async (page, net) => {
      await checkFirst(page);
      // Another profile checks the file again: there is nothing to compare.
      const profile = async (choice) => {
        if (!(await page.locator('#profile').isVisible())) await page.locator('.c-profile > summary').click();
        await page.locator('#profile').selectOption(choice);
      };
      await profile({ label: words.strict });
      await page.getByText('F03', { exact: true }).first().waitFor();
      assert.equal(await page.getByRole('button', { name: words.tab, exact: true }).count(), 0);
      await profile({ index: 0 });
      await page.getByText('F03', { exact: true }).first().waitFor({ state: 'detached' });
      await dropFiles(page, before, 'main');
      await page.locator('.c-compare').waitFor();
      let said = await page.locator('.c-compare').innerText();
      assert.ok(said.includes(words.same) && said.includes(words.sameResult), said);
      await dropFiles(page, nextVersion(), 'main');
      await page.getByText(words.heading).first().waitFor();
      await shoot(page, `compare-dark-${lang}`);
      await assertAxe(page);
      // The comparison stays when the profile changes, and says that it rests on two of them.
      await page.getByRole('button', { name: words.findings }).click();
      await profile({ label: words.strict });
      await page.getByText(words.basis).waitFor();
      await page.getByRole('button', { name: words.stop }).click();
      const company = withCells(sample('errors'), 'Declaration', { D8: 'Muster Elektronik GmbH' });
      await dropFiles(page, { name: 'other.xlsx', bytes: company }, 'main');
      await page.getByText(words.company).waitFor();
      await assertAxe(page);
      await shoot(page, `compare-other-company-${lang}`);
      await page.getByRole('button', { name: words.anyway }).press('Enter');
      await page.locator('.c-compare').waitFor();
      assert.ok((await page.locator('.c-compare').innerText()).includes(words.company));
      net.assertSilent();
    });
  });

  test(`another template is not compared, ${lang}`, async (context) => {
    const path = `${CORPUS}emrt-2.1-00-tidy.xlsx`;
    if (!existsSync(path)) {
      context.skip('no corpus: an EMRT is not put beside a CMRT');
      return;
    }
    await withPage({ lang }, async (page) => {
      await checkFirst(page);
      await chooseFiles(page, { name: 'emrt.xlsx', bytes: new Uint8Array(readFileSync(path)) }, '#file-again');
      await page.getByText(words.template).waitFor();
      assert.equal(await page.getByRole('button', { name: words.anyway }).count(), 0);
      await page.getByRole('button', { name: words.stop }).click();
      assert.equal(await page.getByText(words.template).count(), 0);
    });
  });
}
