// Lists of smelters in the page: loaded, confirmed, corrected, used, removed; both languages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, chooseFiles, dropFiles, shoot, withPage } from './support.mjs';

const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
const WORDS = {
  en: {
    keep: 'Keep my loaded lists in this browser',
    forget: 'Delete the kept lists from this browser',
    day: 'Day of RMI Active list',
    up: 'Move RMI Active list up',
    asList: 'Load it as a list of smelters',
    nav: 'Lists',
    use: 'Use this list',
    remove: 'Remove RMI Conformant list',
    cancel: 'Cancel',
    conformant: 'RMI Conformant list',
    needDate: 'Enter the day of the list',
    damaged: 'incomplete or damaged',
    left: '1 row left out',
  },
  'zh-CN': {
    keep: '在这个浏览器里保留我载入的清单',
    forget: '从这个浏览器删除保留的清单',
    day: 'RMI Active list的日期',
    up: '上移 RMI Active list',
    asList: '作为冶炼厂清单载入',
    nav: '清单',
    use: '使用这份清单',
    remove: '移除 RMI Conformant list',
    cancel: '取消',
    conformant: 'RMI Conformant list',
    needDate: '填写清单日期',
    damaged: '不完整或已损坏',
    left: '未读入 1 行',
  },
};

const HEAD = 'METAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION';
const ROW = 'Tin,CID990002,Beispiel Zinn GmbH,Germany';
const FORM = { name: 'own.xlsx', bytes: readFileSync(new URL('../../www/samples/clean.xlsx', import.meta.url)) };
const file = (name, content) => ({ name, bytes: new TextEncoder().encode(content) });
const list = (name, title, rows = [ROW]) => file(name, [title, HEAD, ...rows, ''].join('\n'));
const names = (page) => page.locator('.c-lists__table tbody th').allInnerTexts();
const days = (page) => page.locator('.c-lists__day').evaluateAll((inputs) => inputs.map((input) => input.value));

async function goToLists(page, words) {
  await page.getByRole('link', { name: words.nav, exact: true }).click();
  await page.locator('#lists').waitFor();
}

async function use(page, words, loaded) {
  await page.getByRole('button', { name: words.use }).click();
  await page.locator('.c-lists__table tbody tr', { hasText: loaded }).first().waitFor();
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a list is shown, confirmed, used, and a corrupt one changes nothing, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await chooseFiles(page, FORM);
      await page.locator('#result').waitFor();
      await goToLists(page, words);
      const before = await names(page);
      await assertAxe(page);
      await shoot(page, `lists-${lang}`);

      // The list says what it is and of which day; a line of sums is left out, and said to be.
      const conformant = list('conformant.csv', 'RMI Conformant list as of 2026-10-01', [ROW, ',,,', 'Total,,,']);
      await chooseFiles(page, conformant, '#list-file');
      await page.locator('#list-draft').waitFor();
      assert.equal(await page.locator('#list-date').inputValue(), '2026-10-01');
      assert.equal(await page.locator('#list-status').inputValue(), 'Conformant');
      const preview = await page.locator('.c-lists__preview').innerText();
      for (const part of ['CID990002', 'Beispiel Zinn GmbH', 'SMELTER ID']) assert.ok(preview.includes(part), part);
      await assertAxe(page);
      await shoot(page, `lists-confirm-${lang}`);
      await use(page, words, 'conformant.csv');
      assert.equal((await names(page)).length, before.length + 1);
      assert.equal((await names(page))[0], words.conformant, 'the newest list comes first');
      assert.ok((await page.locator('.c-lists__notes').innerText()).includes(words.left));

      // An older list goes below, whatever it is loaded after.
      await dropFiles(page, list('active.csv', 'RMI Active list as of 2025-10-01'), 'main');
      await page.locator('#list-draft').waitFor();
      await use(page, words, 'active.csv');
      assert.deepEqual((await days(page)).slice(0, 2), ['2026-10-01', '2025-10-01']);

      // The open report was checked again, and names the list.
      await page.locator('.c-brand').click();
      // A report that is replaced while the tab is clicked begins with its first tab again.
      const view = page.locator('.c-smelterview', { hasText: '2026-10-01' });
      const tab = page.locator('.c-views__tab').nth(1);
      await tab.click();
      await view.waitFor({ timeout: 10_000 }).catch(() => tab.click());
      await view.waitFor();
      assert.ok((await view.innerText()).includes(words.conformant), await view.innerText());

      // One message, and everything stays as it was.
      await goToLists(page, words);
      const kept = await names(page);
      await chooseFiles(page, file('broken.xlsx', 'PK\u0003\u0004 and then nothing'), '#list-file');
      const alert = page.locator('.c-lists__problem');
      await alert.waitFor();
      assert.equal(await alert.count(), 1);
      const said = await alert.innerText();
      assert.ok(said.includes('broken.xlsx') && said.includes(words.damaged), said);
      assert.deepEqual(await names(page), kept);
      await assertAxe(page);
      await shoot(page, `lists-refused-${lang}`);

      await page.getByRole('button', { name: words.remove }).click();
      assert.equal((await names(page)).length, before.length + 1);
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });

  test(`columns that were not found are mapped by hand, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await goToLists(page, words);
      const odd = 'Werk;Kennung;Stoff\nBeispiel Zinn GmbH;CID990002;Zinn\nContoh Timah;CID990003;Zinn\n';
      await chooseFiles(page, file('odd.csv', odd), '#list-file');
      await page.locator('#list-draft').waitFor();
      await page.locator('#list-header').selectOption('1');
      await page.locator('#list-column-2').selectOption({ label: 'A: Werk' });
      await page.locator('#list-column-1').selectOption({ label: 'B: Kennung' });
      await page.locator('#list-kind').selectOption({ index: 0 });
      await page.getByRole('button', { name: words.use }).click();
      const mistake = page.locator('#list-date-mistake', { hasText: words.needDate });
      await mistake.waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'list-date');
      assert.equal(await page.locator('#list-date').getAttribute('aria-describedby'), 'list-date-mistake');
      await assertAxe(page);
      // Said again, the field takes the focus again.
      await page.locator('#list-name').focus();
      await page.getByRole('button', { name: words.use }).click();
      await page.waitForFunction(() => document.activeElement.id === 'list-date');
      await page.locator('#list-date').fill('2026-10-01');
      assert.equal(await mistake.count(), 0, 'what is corrected is no longer wrong');
      assert.equal(await page.locator('#list-column-1').inputValue(), '2', 'what was corrected stays');
      await use(page, words, 'odd.csv');
      const row = page.locator('.c-lists__table tbody tr', { hasText: 'odd.csv' });
      assert.equal(await row.locator('td:nth-child(6)').innerText(), '2');
      net.assertSilent();
      await assertNothingStored(page, PREFERENCES);
    });
  });
}

// Lists as RMI's buttons give them; all facilities are invented.
const xmlSheet = (name, rows) => {
  const cell = (text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
  const lines = rows.map((row) => `<Row>${row.map(cell).join('')}</Row>`).join('');
  return `<Worksheet ss:Name="${name}"><Table>${lines}</Table></Worksheet>`;
};
const xmlFile = (name, ...sheets) =>
  file(
    name,
    '\ufeff<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>' +
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
      `${sheets.join('')}</Workbook>`,
  );
const DAWN = ['Tin', 'CID990201', 'Dawn Tin Works', 'CHINA'];
const CONFORMANT = xmlSheet('Full Conformant Smelter List', [
  ['Metal', 'Smelter ID', 'Standard Smelter Name', 'Country Location', 'Last Audit Date', 'Audit Cycle'],
  [...DAWN, '', '1 Year'],
  ['Multiple', 'CID990209', 'Corona Components', 'JAPAN', '', ''],
]);
const ACTIVE = xmlSheet('Active Smelters2026-08-22', [
  ['Metal', 'Smelter_ID', 'Standard_Smelter_Name', 'Country_Location'],
  DAWN,
]);
const ALL = xmlSheet('All', [
  ['Metal', 'Smelter ID', 'Standard Smelter Name', 'Country Location', 'Status'],
  [...DAWN, 'Conformant'],
]);
const REFERENCE = xmlSheet('CMRT_Export', [
  ['Metal', 'Smelter Reference', 'Standard Smelter Name', 'Country', 'Smelter ID', 'City', 'State Province'],
  ['Tin', 'Dawn', 'Dawn Tin Works', 'CHINA', 'CID990201', 'Huaihua', 'Hunan'],
]);
const HISTORY = xmlSheet('Revisions_StdSmelterList', [
  ['Metal', 'Smelter ID', 'Standard Smelter Name', 'Country', 'Basis for Revision', 'Details', 'Revision Date', 'Smelter Added Date'],
  [...DAWN, 'Removed', 'Closed', '2026-08-20T00:00:00', ''],
]);
const PUBLIC = xmlSheet('Public List', [
  ['Facility ID', 'Facility Operational Status', 'Standard Facility Name', 'Due Diligence Assessment Program Status', 'Metal', 'Country Location'],
  ['CID990201', 'In Operation', 'Dawn Tin Works', 'Facility Standard Assessed', 'Tin', 'CHINA'],
]);
const KINDS = {
  en: {
    conformant: 'RMI Conformant list',
    active: 'RMI Active list',
    status: 'RMI list with status',
    reference: 'RMI Smelter Reference List',
    history: 'RMI revision history',
    multiple: '1 row with the metal "Multiple"',
    unused: 'leaves out the column "E: Status"',
    saved: 'The list names no day',
  },
  'zh-CN': {
    conformant: 'RMI 认可（合规）清单',
    active: 'RMI 活跃清单',
    status: 'RMI 清单（含状态）',
    reference: 'RMI 冶炼厂参考清单',
    history: 'RMI 修订历史',
    multiple: '有 1 行的金属为“Multiple”',
    unused: '不采用“E: Status”列',
    saved: '清单上没有日期',
  },
};
const chosen = (page, select) => page.locator(`${select} option:checked`).innerText();

for (const [lang, words] of Object.entries(WORDS)) {
  const kinds = KINDS[lang];

  test(`RMI's downloads are recognised as they are, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await goToLists(page, words);
      for (const [sheet, kind, day] of [
        [CONFORMANT, kinds.conformant, ''],
        [ACTIVE, kinds.active, '2026-08-22'],
        [REFERENCE, kinds.reference, ''],
        [HISTORY, kinds.history, '2026-08-20'],
        [PUBLIC, kinds.status, ''],
      ]) {
        const loaded = await page.locator('.c-lists__day').count();
        await chooseFiles(page, xmlFile('download.xls', sheet), '#list-file');
        await page.locator('#list-draft').waitFor();
        assert.equal(await chosen(page, '#list-kind'), kind);
        assert.equal(await page.locator('#list-date').inputValue(), day, kind);
        assert.equal(await page.locator('#list-unused li').count(), 0, kind);
        // The day of the file is offered, and taken only when the user says so.
        const saved = page.locator('#list-saved', { hasText: kinds.saved });
        assert.equal(await saved.count(), day === '' ? 1 : 0, kind);
        if (day === '') await saved.getByRole('button').click();
        assert.match(await page.locator('#list-date').inputValue(), /^\d{4}-\d{2}-\d{2}$/);
        await page.getByRole('button', { name: words.use }).click();
        await page.locator('.c-lists__day').nth(loaded).waitFor();
      }
      assert.equal(await page.locator('.c-lists__day').count(), 5);
      assert.ok((await page.locator('.c-lists__notes').innerText()).includes(words.left));
      await page.locator('.c-lists__notes summary').click();
      assert.ok((await page.locator('.c-lists__notes').innerText()).includes(kinds.multiple));
      await assertAxe(page);
      net.assertSilent();
    });
  });

  test(`the sheets of a workbook are used together, each with its kind and day, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await goToLists(page, words);
      const before = (await names(page)).length;
      const notes = xmlSheet('Notes', [['Terms of use']]);
      await chooseFiles(page, xmlFile('book.xml', notes, CONFORMANT, ACTIVE, ALL), '#list-file');
      await page.locator('#list-draft').waitFor();
      const used = () => page.locator('#list-sheets input').evaluateAll((boxes) => boxes.map((box) => box.checked));
      assert.deepEqual(await used(), [false, true, true, true]);
      const said = await page.locator('#list-sheets').innerText();
      for (const part of [kinds.conformant, `${kinds.active}${lang === 'en' ? ', ' : '，'}2026-08-22`, kinds.status]) {
        assert.ok(said.includes(part), said);
      }
      await assertAxe(page);
      await shoot(page, `lists-sheets-${lang}`);

      // The first sheet without a day is shown, with the focus in the field.
      await page.locator('#list-sheet').selectOption({ index: 2 });
      await page.getByRole('button', { name: words.use }).click();
      await page.waitForFunction(() => document.activeElement.id === 'list-date');
      assert.equal(await page.locator('#list-sheet').inputValue(), '1');
      await page.locator('#list-date').fill('2026-08-23');
      await page.locator('#list-use-3').uncheck();
      await page.getByRole('button', { name: words.use }).click();
      await page.locator('.c-lists__table tbody tr', { hasText: 'book.xml: Active Smelters2026-08-22' }).waitFor();
      assert.equal((await names(page)).length, before + 2);
      assert.deepEqual((await days(page)).slice(0, 2), ['2026-08-23', '2026-08-22']);
      net.assertSilent();
    });
  });

  test(`a kind that would leave a column out says so before the list is used, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await goToLists(page, words);
      await chooseFiles(page, xmlFile('all-2026-08-22.xml', ALL), '#list-file');
      await page.locator('#list-draft').waitFor();
      assert.equal(await chosen(page, '#list-kind'), kinds.status);
      assert.equal(await page.locator('#list-unused li').count(), 0);
      await page.locator('#list-kind').selectOption({ label: kinds.reference });
      await page.locator('#list-unused', { hasText: kinds.unused }).waitFor();
      await assertAxe(page);
      await shoot(page, `lists-wrong-kind-${lang}`);
      await page.locator('#list-kind').selectOption({ label: kinds.status });
      await page.locator('#list-unused li').waitFor({ state: 'detached' });
      net.assertSilent();
    });
  });
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a list gets another day and place, is kept when the user says so, and deleted, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      // A text table is never a form: it goes to the lists from any page.
      await dropFiles(page, list('conformant.csv', 'RMI Conformant list as of 2026-10-01'), 'main');
      await page.locator('#list-draft').waitFor();
      await use(page, words, 'conformant.csv');
      await chooseFiles(page, list('active.csv', 'RMI Active list as of 2025-10-01'), '#list-file');
      await use(page, words, 'active.csv');
      // Built-in lists of other days stand between them.
      const first = () => page.locator('.c-lists__table tbody tr:has(.c-lists__day) th').allInnerTexts();
      assert.deepEqual(await first(), [words.conformant, 'RMI Active list']);

      // Of the same day, the user says which is believed; the newer of two days always is.
      const day = page.getByLabel(words.day);
      await day.fill('2026-13-01');
      await day.press('Enter');
      assert.equal(await day.inputValue(), '2025-10-01', 'what is no day is not taken');
      await day.fill('2026-10-01');
      await day.press('Enter');
      await page.getByRole('button', { name: words.up }).press('Enter');
      assert.deepEqual(await first(), ['RMI Active list', words.conformant]);
      await day.fill('2026-11-01');
      await day.press('Tab');
      assert.equal(await page.getByRole('button', { name: words.up }).count(), 0);
      await assertNothingStored(page, PREFERENCES);

      await page.getByLabel(words.keep).check();
      await page.getByRole('button', { name: words.forget }).waitFor();
      await assertAxe(page);
      await shoot(page, `lists-kept-${lang}`);
      await page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
      await page.reload();
      await page.locator('.c-lists__table tbody tr', { hasText: 'active.csv' }).waitFor();
      assert.deepEqual(await first(), ['RMI Active list', words.conformant]);
      assert.ok(await page.getByLabel(words.keep).isChecked());
      await page.getByRole('button', { name: words.forget }).click();
      await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
      assert.deepEqual(await first(), ['RMI Active list', words.conformant], 'deleted from the browser, not from the visit');
      await assertNothingStored(page, PREFERENCES);
      await page.reload();
      await page.locator('#lists').waitFor();
      assert.ok(!(await names(page)).includes('RMI Active list'));
      await assertNothingStored(page, PREFERENCES);
    });
  });

  test(`a list that was taken for a form is loaded as a list, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await chooseFiles(page, list('named.ods', 'RMI Conformant list as of 2026-10-01'));
      await page.getByRole('button', { name: words.asList }).click();
      await page.locator('#list-draft').waitFor();
      await use(page, words, 'named.ods');
      net.assertSilent();
    });
  });
}

for (const [lang, { none, one, two }] of [
  ['en', { none: 'Nothing is kept', one: '1 file of lists is kept', two: '2 files of lists are kept' }],
  ['zh-CN', { none: '目前不保留任何清单', one: '保留了 1 个清单文件', two: '保留了 2 个清单文件' }],
]) {
  test(`two tabs keep their lists beside each other, ${lang}`, async () => {
    const words = WORDS[lang];
    await withPage({ lang }, async (first) => {
      const second = await first.context().newPage();
      await second.goto(first.url());
      await second.waitForSelector('html[data-ready]', { state: 'attached' });
      const said = (page, text) => page.locator('.c-lists__keeping', { hasText: text }).waitFor();
      await dropFiles(first, list('conformant.csv', 'RMI Conformant list as of 2026-10-01'), 'main');
      await first.locator('#list-draft').waitFor();
      await use(first, words, 'conformant.csv');
      await dropFiles(second, list('active.csv', 'RMI Active list as of 2025-10-01'), 'main');
      await second.locator('#list-draft').waitFor();
      await use(second, words, 'active.csv');
      await said(first, none);

      // The choice is one for the browser, and each tab says how much is kept.
      await first.getByLabel(words.keep).check();
      for (const page of [first, second]) await said(page, two);
      assert.ok(await second.getByLabel(words.keep).isChecked());

      // What one tab corrects is corrected in the other one, and neither takes away what the other one has.
      const day = second.getByLabel(words.day);
      await day.fill('2025-11-01');
      await day.press('Enter');
      await first.getByRole('button', { name: words.remove }).click();
      for (const page of [first, second]) await said(page, one);
      await first.reload();
      await first.locator('.c-lists__table tbody tr', { hasText: 'active.csv' }).waitFor();
      assert.ok(!(await names(first)).includes(words.conformant));
      assert.equal((await days(first))[0], '2025-11-01');
      await first.getByLabel(words.day).fill('2025-12-01');
      await first.getByLabel(words.day).press('Enter');
      await second.waitForFunction(() => document.querySelector('.c-lists__day')?.value === '2025-12-01');

      await second.getByRole('button', { name: words.forget }).click();
      for (const page of [first, second]) await said(page, none);
      await first.waitForFunction(async () => (await indexedDB.databases()).length === 0);
      assert.ok((await names(first)).includes('RMI Active list'), 'deleted from the browser, not from the visit');
      await assertNothingStored(first, PREFERENCES);
    });
  });
}

test('a browser that cannot keep or delete lists says so', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    const words = WORDS.en;
    const said = (text) => page.locator('.c-lists__keeping', { hasText: text }).waitFor();
    await dropFiles(page, list('conformant.csv', 'RMI Conformant list as of 2026-10-01'), 'main');
    await page.locator('#list-draft').waitFor();
    await use(page, words, 'conformant.csv');
    const fail = (name) =>
      page.evaluate((method) => {
        window.works ??= {};
        window.works[method] = IDBFactory.prototype[method];
        IDBFactory.prototype[method] = () => {
          throw new DOMException('not here', 'InvalidStateError');
        };
      }, name);
    const work = (name) =>
      page.evaluate((method) => {
        IDBFactory.prototype[method] = window.works[method];
      }, name);
    await fail('open');
    await page.getByLabel(words.keep).click();
    await said('This browser cannot keep lists');
    assert.ok(!(await page.getByLabel(words.keep).isChecked()));
    await work('open');
    await page.getByLabel(words.keep).check();
    await said('1 file of lists is kept');
    await fail('deleteDatabase');
    await page.getByRole('button', { name: words.forget }).click();
    await said('did not delete');
    await work('deleteDatabase');
    await page.getByRole('button', { name: words.forget }).click();
    await said('Nothing is kept');
    await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  });
});

test('a day that can be read in two ways is chosen, GB18030 is read, and giving up changes nothing', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    await goToLists(page, WORDS.en);
    const before = await names(page);
    await chooseFiles(page, list('twice.csv', 'RMI Conformant list as of 05/06/2026'), '#list-file');
    await page.locator('#list-draft').waitFor();
    assert.equal(await page.locator('#list-date').inputValue(), '');
    await page.getByRole('button', { name: '2026-06-05' }).click();
    assert.equal(await page.locator('#list-date').inputValue(), '2026-06-05');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('#list-draft').waitFor({ state: 'detached' });
    assert.deepEqual(await names(page), before);

    // 锡,CID990002,示例 in GB18030
    const bytes = [0xce, 0xfd, ...Buffer.from(',CID990002,'), 0xca, 0xbe, 0xc0, 0xfd, 0x0a];
    const head = Buffer.from('METAL,SMELTER ID,STANDARD SMELTER NAME\n');
    const repeated = Array.from({ length: 4 }, () => bytes).flat();
    await chooseFiles(page, { name: 'gb 2026-10-01.csv', bytes: [...head, ...repeated] }, '#list-file');
    await page.locator('.c-lists__preview', { hasText: '示例' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    net.assertSilent();
  });
});

test('the built-in facts can be left out, and a list of 20,000 rows leaves the page alive', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    await goToLists(page, WORDS.en);
    const builtIn = await names(page);
    if (builtIn.length > 0) {
      await page.locator('.c-lists__old').first().waitFor();
      await page.locator('#built-in-facts').uncheck();
      assert.deepEqual(await names(page), []);
      await page.locator('#built-in-facts').check();
      assert.deepEqual(await names(page), builtIn);
    }
    const rows = Array.from({ length: 20_000 }, (_, n) => `Gold,CID${100_000 + n},Refiner ${n},Japan`);
    const large = list('large.csv', 'RMI Conformant list as of 2026-10-01', rows);
    await page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
      }, 20);
    });
    await chooseFiles(page, large, '#list-file');
    await page.locator('#list-draft').waitFor();
    await use(page, WORDS.en, 'large.csv');
    const row = page.locator('.c-lists__table tbody tr', { hasText: 'large.csv' });
    assert.equal(await row.locator('td:nth-child(6)').innerText(), '20000');
    const longest = await page.evaluate(() => window.longest);
    console.log(`longest pause of the page: ${Math.round(longest)} ms`);
    assert.ok(longest < 2000, `the page stood still for ${longest} ms`);
    net.assertSilent();
  });
});

test('a deployment ships lists and leaves the built-in facts out', async () => {
  const before = async (page) => {
    const config = {
      lists: [
        'lists/rmi-conformant-2026-10-01.csv',
        'lists/undated.csv',
        { file: 'lists/rmi-active.csv', date: '2026-09-01' },
      ],
      builtInFacts: false,
    };
    await page.route('**/config.json', (route) => route.fulfill({ body: JSON.stringify(config) }));
    const body = `${HEAD}\n${ROW}\n`;
    await page.route('**/lists/*.csv', (route) => route.fulfill({ body }));
  };
  await withPage({ lang: 'en', before }, async (page) => {
    await goToLists(page, WORDS.en);
    await page.locator('.c-lists__table tbody tr', { hasText: '2026-10-01' }).waitFor();
    await page.locator('.c-lists__table tbody tr', { hasText: '2026-09-01' }).waitFor();
    assert.deepEqual(await names(page), [WORDS.en.conformant, 'RMI Active list']);
    await page.locator('.c-lists__problem', { hasText: 'lists/undated.csv' }).waitFor();
  });
});
