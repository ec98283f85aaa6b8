// Files to take away: made by a worker of the page, the same bytes each time, harmless whatever a form holds.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, assertNothingStored, chooseFiles, clipboardText, shoot, withPage } from './support.mjs';

const SAMPLE = new Uint8Array(readFileSync(fileURLToPath(new URL('../../dist/samples/errors.xlsx', import.meta.url))));
const WORDS = {
  en: {
    open: 'Export…',
    report: 'Printable report (.html)',
    workbook: 'Correction plan (.xlsx)',
    table: 'Correction plan (.csv)',
    data: 'Data for programs (.json)',
    email: 'E-mail to a sub-supplier',
    copy: 'Copy the text',
    copied: 'The text is copied',
    save: 'Save as .txt',
    close: 'Close',
    failed: /Not made/,
    inReport: 'What to do first',
    inEmail: 'Tungsten:',
    notInEmail: '各位好',
  },
  'zh-CN': {
    open: '导出…',
    report: '可打印的报告 (.html)',
    workbook: '改正计划 (.xlsx)',
    table: '改正计划 (.csv)',
    data: '供程序读取的数据 (.json)',
    email: '给下级供应商的邮件',
    copy: '复制文本',
    copied: '已复制文本',
    save: '另存为 .txt',
    close: '关闭',
    failed: /没有生成/,
    inReport: '先做什么',
    inEmail: '钨：',
    notInEmail: 'Dear colleagues',
  },
};

async function openDialog(page, words) {
  await chooseFiles(page, { name: '示例 form.xlsx', bytes: SAMPLE });
  await page.locator('#result').waitFor();
  await page.getByRole('button', { name: words.open }).press('Enter');
  await page.locator('.c-export[open]').waitFor();
}

/** A browser refuses a file that was made long after the key was pressed; then the link saves it, as it does for people. */
async function take(page, kind) {
  const started = page.waitForEvent('download', { timeout: 8_000 }).catch(() => null);
  await page.getByRole('button', { name: kind, exact: true }).press('Enter');
  const [download] = await Promise.all([
    started.then((event) => event ?? page.waitForEvent('download')),
    started.then((event) => event ?? page.locator('.c-export__again a').press('Enter')),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The elements and attributes of a page as Chromium reads it, and whether its scripts could run. */
async function namesIn(page, html) {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const names = new Set();
    for (const element of parsed.querySelectorAll('*')) {
      names.add(element.localName);
      for (const { name } of element.attributes) names.add(`${element.localName} ${name}`);
    }
    const comments = parsed.evaluate('count(//comment())', parsed, null, XPathResult.NUMBER_TYPE, null);
    return [...names, `${comments.numberValue} comments`].sort();
  }, html);
}

/** Another page of the browser, without the content policy of ours. */
async function blankPage(page) {
  return page.context().newPage();
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`every file is made twice with the same bytes, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await openDialog(page, words);
      const stem = '示例 form-smeltcheck';
      const names = { report: 'report.html', workbook: 'plan.xlsx', table: 'plan.csv', data: 'report.json' };
      for (const languages of ['中文', 'English', '中文 + English']) {
        await page.getByLabel(languages, { exact: true }).check();
        for (const [kind, suffix] of Object.entries(names)) {
          const [first, second] = [await take(page, words[kind]), await take(page, words[kind])];
          assert.equal(first.name, `${stem}-${suffix}`);
          assert.ok(first.bytes.length > 1000);
          assert.ok(first.bytes.equals(second.bytes), `${kind} ${languages}`);
        }
      }
      net.assertSilent();
      await assertNothingStored(page, ['smeltcheck-language', 'smeltcheck-theme']);
    });
  });

  test(`the dialog works with the keyboard and at every width, ${lang}`, async () => {
    await withPage({ lang }, async (page) => {
      await openDialog(page, words);
      await assertAxe(page);
      // The files are in the language of the page until the user chooses.
      const report = (await take(page, words.report)).bytes.toString();
      assert.ok(report.includes(words.inReport));
      for (const theme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: theme });
        for (const width of [1440, 768, 360]) {
          await page.setViewportSize({ width, height: 900 });
          await shoot(page, `exports-${lang}-${theme}-${width}`);
          const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
          assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
        }
        await assertAxe(page);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.keyboard.press('Escape');
      await page.locator('.c-export[open]').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), words.open);
    });
  });

  test(`the e-mail can be read, copied and saved, ${lang}`, async () => {
    await withPage({ lang }, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await openDialog(page, words);
      await page.getByRole('button', { name: words.email, exact: true }).press('Enter');
      const field = page.locator('#export-text');
      await field.waitFor();
      const text = await field.inputValue();
      assert.ok(text.includes(words.inEmail) && !text.includes(words.notInEmail), text);
      await assertAxe(page);
      await shoot(page, `exports-email-${lang}`);
      await page.getByRole('button', { name: words.copy }).press('Enter');
      await page.getByText(words.copied).waitFor();
      assert.equal(await clipboardText(page), text);
      const saved = await take(page, words.save);
      assert.equal(saved.name, '示例 form-smeltcheck-email.txt');
      assert.equal(saved.bytes.toString(), text);
    });
  });

  test(`the printable report needs nothing and prints on A4, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await openDialog(page, words);
      await page.getByLabel('中文 + English', { exact: true }).check();
      const html = (await take(page, words.report)).bytes.toString();
      assert.match(html, /content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'"/);
      const paper = await blankPage(page);
      const noise = [];
      paper.on('console', (message) => noise.push(message.text()));
      await paper.setContent(html);
      assert.deepEqual(noise, [], 'the policy lets the style in');
      assert.notEqual(await paper.evaluate(() => getComputedStyle(document.querySelector('article')).borderTopWidth), '0px');
      await assertAxe(paper);
      const pdf = (await paper.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.ok((pdf.match(/\/Type\s*\/Page\b/g) || []).length > 1);
      assert.match(pdf, /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
      await paper.close();
      net.assertSilent();
    });
  });
}

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><svg/onload=alert(1)>',
  '<!--<plaintext><textarea><table>',
  '</template><noscript><math><mi><style>',
  'javascript:alert(1)',
  '=1+1',
];

/** What a supplier or a buyer may write, in every place of the report. */
function withPayload(report, payload) {
  const free = new Set(['en', 'zh_cn', 'value', 'company', 'id', 'country', 'mineral', 'language', 'effective_date']);
  const change = (value, key) => {
    if (Array.isArray(value)) return value.map((one) => change(one, key));
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one, name)]));
    }
    return typeof value === 'string' && free.has(key) ? payload : value;
  };
  const changed = change(report, '');
  changed.file.name = payload;
  for (const smelter of changed.smelters) smelter.typed.name = payload;
  return changed;
}

test('a payload in every place of a report stays text in Chromium', async () => {
  await withPage({ lang: 'en' }, async (page) => {
    await openDialog(page, WORDS.en);
    const report = JSON.parse((await take(page, WORDS.en.data)).bytes);
    // The page hands a worker its report: another one is put in its place.
    await page.evaluate(() => {
      const real = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function withOtherReport(message, transfer) {
        if (!message.said?.export) return real.call(this, message, transfer);
        const payload = new TextEncoder().encode(window.otherReport).buffer;
        return real.call(this, { ...message, payload }, [payload]);
      };
    });
    const make = async (payload) => {
      await page.evaluate((other) => {
        window.otherReport = other;
      }, JSON.stringify(withPayload(report, payload)));
      const { name, bytes } = await take(page, WORDS.en.report);
      return [name, bytes.toString()];
    };
    const reader = await blankPage(page);
    const [, plain] = await make('x');
    const wanted = await namesIn(reader, plain);
    assert.ok(wanted.includes('0 comments') && !wanted.includes('script') && !wanted.includes('a'));
    for (const payload of PAYLOADS) {
      const [name, html] = await make(payload);
      assert.deepEqual(await namesIn(reader, html), wanted, payload);
      assert.doesNotMatch(name, /[<>:"/\\|?*\u0000-\u001f]/);
    }
  });
});
