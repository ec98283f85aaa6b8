// The page before its program has arrived: the file button works, nothing moves, and nothing stays that does nothing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assertAxe, assertNothingStored, chooseFiles, dropFiles, serve, shoot, withPage } from './support.mjs';

const LANGUAGES = ['zh-CN', 'en'];
const WORDS = {
  en: { button: 'Choose .xlsx file', taken: 'The page is still loading' },
  'zh-CN': { button: '选择 .xlsx 文件', taken: '网页还在载入' },
};
const EARLY = '#early input[type=file]';

function sample(name = 'errors') {
  return { name: `${name}.xlsx`, bytes: new Uint8Array(readFileSync(new URL(`../../www/samples/${name}.xlsx`, import.meta.url))) };
}

/** Opens the page whose program arrives only when `arrive` is called. */
async function withoutProgram(options, body) {
  let arrive;
  const arrived = new Promise((resolve) => {
    arrive = resolve;
  });
  const before = async (page) => {
    await options.before?.(page);
    await page.route('**/app-*.wasm', async (route) => {
      await arrived;
      await route.continue();
    });
  };
  await withPage({ ...options, before, waitUntilLoaded: false }, async (page, net) => {
    await page.locator('#early').waitFor({ state: options.hash ? 'hidden' : 'visible' });
    await body(page, {
      net,
      arrive: async () => {
        arrive();
        await page.waitForSelector('html[data-ready]', { state: 'attached' });
      },
    });
  });
}

/** Where the parts are that stand there before and after the start. */
function places(page, root) {
  return page.evaluate((root) => {
    const parts = ['.c-header', '.c-brand svg', '.c-brand span', 'h1', '.c-start__lead', '.c-sheet', '.c-sheet__box', 'input[type=file]', '.c-button--primary', '.c-button--primary .c-icon', '.c-sheet__hint', '.c-sheet__revisions'];
    return parts.map((part) => {
      const element = document.querySelector(`${root} ${part}`);
      const { x, y, width, height } = element.getBoundingClientRect();
      return [part, x, y, width, height, part === '.c-header' ? '' : element.innerText].join(' ');
    });
  }, root);
}

for (const lang of LANGUAGES) {
  for (const width of [360, 1440]) {
    test(`the button stands where it stays, ${lang}, ${width} wide`, async () => {
      await withoutProgram({ lang, width }, async (page, { arrive }) => {
        assert.equal(await page.getAttribute('html', 'lang'), lang);
        await page.getByLabel(WORDS[lang].button).waitFor();
        const early = await places(page, '#early');
        await assertAxe(page);
        await shoot(page, `start-early-${width}-${lang}`);
        await arrive();
        assert.equal(await page.locator('#early').count(), 0);
        assert.deepEqual(await places(page, '#app'), early);
        await shoot(page, `start-${width}-${lang}`);
        // What the browser itself noted. Below the button more arrives later, as before.
        const moved = await page.evaluate(
          () => new Promise((resolve) => {
            const around = (node) => node && (node.nodeType === 1 ? node : node.parentElement).closest('h1, .c-start__lead, .c-sheet, .c-brand');
            const note = (list) => list.getEntries().flatMap((entry) => entry.sources.map(({ node }) => around(node)?.className)).filter(Boolean);
            new PerformanceObserver((list) => resolve(note(list))).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve([]), 300);
          }),
        );
        assert.deepEqual(moved, []);
      });
    });
  }

  test(`a file chosen before the program is there is checked when it is, ${lang}`, async () => {
    await withoutProgram({ lang, width: 360 }, async (page, { net, arrive }) => {
      await chooseFiles(page, sample('clean'), EARLY);
      await chooseFiles(page, sample('errors'), EARLY);
      const said = page.getByRole('status').filter({ hasText: WORDS[lang].taken });
      await said.waitFor();
      assert.ok((await said.innerText()).includes('errors.xlsx'));
      await assertAxe(page);
      await shoot(page, `start-taken-360-${lang}`);
      await arrive();
      const requested = net.requests.length;
      await page.locator('#result').waitFor();
      await page.locator('.c-filebar').getByText('errors.xlsx').waitFor();
      await page.waitForFunction(() => document.activeElement?.matches('#result'));
      assert.deepEqual(net.requests.slice(requested), []);
      await assertNothingStored(page);
    });
  });

  test(`by keyboard alone, with a window for choosing that is open while the program starts, ${lang}`, async () => {
    // The harness must be told before the key is pressed: it would come too late to the browser.
    const before = async (page) => page.on('filechooser', () => {});
    await withoutProgram({ lang, before }, async (page, { arrive }) => {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement.matches('#early-file:focus-visible')));
      const opened = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      const chooser = await opened;
      await arrive();
      assert.ok(await page.evaluate(() => document.activeElement.matches('#app input[type=file]')), 'focus is lost');
      await chooser.setFiles({ name: 'late.xlsx', mimeType: '', buffer: Buffer.from(sample().bytes) });
      await page.locator('#result').waitFor();
      await page.locator('.c-filebar').getByText('late.xlsx').waitFor();
    });
  });

  test(`files dropped before the program is there are taken, ${lang}`, async () => {
    await withoutProgram({ lang }, async (page, { arrive }) => {
      await dropFiles(page, sample(), 'h1', { release: false });
      assert.equal(await page.locator('.c-sheet--dragging').count(), 1);
      await dropFiles(page, [sample(), sample('clean')], 'h1');
      assert.equal(await page.locator('.c-sheet--dragging').count(), 0);
      await page.getByText(WORDS[lang].taken).waitFor();
      await arrive();
      await page.locator('#result').waitFor();
      await page.locator('.c-filebar').getByText('errors.xlsx').waitFor();
      // One is left out, and the page says so.
      await page.locator('.c-note').first().waitFor();
    });
  });
}

test('language and colours of this visit are those of the button', async () => {
  const before = (page) =>
    page.addInitScript(() => {
      sessionStorage.setItem('smeltcheck.lang', 'zh-CN');
      sessionStorage.setItem('smeltcheck.theme', 'dark');
    });
  await withoutProgram({ lang: 'en', before }, async (page, { arrive }) => {
    await page.getByLabel(WORDS['zh-CN'].button).waitFor();
    assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
    await arrive();
    await page.getByLabel(WORDS['zh-CN'].button).waitFor();
    assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
  });
});

test('a page without a file button in this place shows none before it has started', async () => {
  const address = await serve();
  for (const hash of ['#rules', '#rules/L08', '#rules?q=x', '#learn', '#learn/3tg', '#lists', '#smelters', '#/about/privacy']) {
    await withoutProgram({ lang: 'en', hash, address: `${address}${hash}` }, async (page, { arrive }) => {
      assert.ok(await page.locator('#early').isHidden(), hash);
      await arrive();
      assert.ok(await page.locator('#app #file').isHidden(), hash);
    });
  }
});

for (const missing of ['app-*.wasm', 'app-*.js', 'page.js']) {
  test(`no button stays that does nothing, without ${missing}`, async () => {
    let refuse;
    const refused = new Promise((resolve) => {
      refuse = resolve;
    });
    const before = (page) =>
      page.route(`**/${missing}`, async (route) => {
        await refused;
        await route.abort();
      });
    const options = { lang: 'en', before, waitUntilLoaded: false, allowNoise: [/Failed to (load|fetch)|preload/] };
    await withPage(options, async (page) => {
      // Nobody chooses what cannot be seen.
      await page.getByLabel(WORDS.en.button).waitFor();
      await chooseFiles(page, sample(), EARLY);
      await page.getByText(WORDS.en.taken).waitFor();
      refuse();
      await page.getByRole('alert').filter({ hasText: 'This page did not load completely' }).waitFor();
      assert.equal(await page.locator('input[type=file]').count(), 0);
      assert.ok(!(await page.getByText(WORDS.en.taken).isVisible()));
      assert.ok(await page.getByText('网页没有加载完整').isVisible());
      await assertAxe(page, '#not-loaded');
      const { y } = await page.locator('#not-loaded').boundingBox();
      assert.ok(y < 200, `${y} px from the top`);
    });
  });
}

test('without early.js the page starts as ever', async () => {
  const before = (page) => page.route('**/early.js', (route) => route.abort());
  await withPage({ lang: 'en', before, allowNoise: [/Failed to load/] }, async (page) => {
    await chooseFiles(page, sample());
    await page.locator('#result').waitFor();
  });
});

test('without scripts the page says what it needs, and shows no button', async () => {
  await withPage({ lang: 'en', scripts: false, waitUntilReady: false }, async (page) => {
    const words = await page.locator('noscript').innerText();
    for (const text of ['needs JavaScript', '需要启用 JavaScript']) assert.ok(words.includes(text), words);
    assert.ok(await page.locator('noscript').isVisible());
    assert.ok(await page.locator('input[type=file]').isHidden());
    const { y } = await page.locator('noscript').boundingBox();
    assert.ok(y < 200, `${y} px from the top`);
  });
});
