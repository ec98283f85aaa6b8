// <smeltcheck-validator> in pages of others: hostile styles, narrow boxes, strict policies, another host.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, assertNothingStored, chooseFiles, dropFiles, shoot, withPage } from './support.mjs';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };
const sample = (name) => readFileSync(new URL(`../../www/samples/${name}.xlsx`, import.meta.url));

const BUYER = `format = 1
id = "buyer"
version = "2026-01"
name = { en = "Sample buyer", zh-CN = "示例客户" }

[minimum-revision]
CMRT = "6.6"
`;
const LIST = 'RMI Conformant list as of 2026-10-01\nMetal,Smelter Name,Country,Smelter ID\nTin,Beispiel Zinn,GERMANY,CID990002\n';

// What no careful page does: every rule of it would show in the element if any got in.
const HOSTILE = `
  *, *::before, *::after { all: unset; color: red !important; font: 33px/3 serif !important; letter-spacing: 9px !important;
    text-transform: uppercase !important; background: yellow !important; direction: rtl !important; }
  html { font-size: 50% !important; }
  .c-app, .c-button, #app, #main, button, input, section { display: none !important; }
  h1, p, div, table, smeltcheck-validator { display: block !important; }
`;
const PLAIN = 'body { margin: 2rem; font: 1rem sans-serif; }';
const OWN = '<h1 id="own">Supplier portal</h1><p>Text of the portal <a href="#terms">Terms</a></p><table><tr><td>1</td></tr></table>';
const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'unsafe-inline'",
  "connect-src": "'self'",
  "img-src": 'data: blob:',
  "worker-src": 'blob:',
  "trusted-types": 'smeltcheck-worker',
  "require-trusted-types-for": "'script'",
};

const servers = [];
after(() => servers.forEach((server) => server.close()));

/** A portal with this body, which has the built files below `check/`; `reads` is the origin that may read them. */
async function portal({ body = '', style = PLAIN, policy, reads, from = 'check/' } = {}) {
  const html = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Portal</title><link rel="icon" href="data:,"><style>${style}</style></head>
    <body>${OWN}${body}<script type="module" src="${from}validator.js"></script></body></html>`;
  const files = { '/': ['text/html; charset=utf-8', html], '/buyer.toml': ['text/plain', BUYER], '/own-2026-10-01.csv': ['text/csv', LIST] };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://portal').pathname;
    if (reads) response.setHeader('Access-Control-Allow-Origin', '*');
    if (policy) response.setHeader('Content-Security-Policy', Object.entries(policy).map((pair) => pair.join(' ')).join('; '));
    if (files[path]) {
      response.setHeader('Content-Type', files[path][0]);
      response.end(files[path][1]);
      return;
    }
    try {
      const content = readFileSync(DIST + path.replace(/^\/check\//, ''));
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${server.address().port}/`;
}

const ready = (page, id) => page.locator(`#${id} .c-app[data-ready]`).waitFor({ state: 'attached' });
const file = (name) => ({ name: `${name}-of-test.xlsx`, bytes: sample(name) });

/** Keeps every event of the elements in `window.told`. */
function listen(page) {
  return page.addInitScript(() => {
    window.told = [];
    for (const name of ['smeltcheck-result', 'smeltcheck-error']) {
      document.addEventListener(name, ({ target, detail }) => window.told.push({ name, id: target.id, detail }));
    }
  });
}

async function told(page, count) {
  await page.waitForFunction((wanted) => window.told.length >= wanted, count);
  return page.evaluate(() => window.told);
}

/** How the portal's own elements look, and what else of the page an element could touch. */
function ownPage(page) {
  return page.evaluate(() => {
    const styles = ['html', 'body', '#own', 'p', 'a', 'table', 'td'].map((selector) => {
      const style = getComputedStyle(document.querySelector(selector));
      // The page grows with what is in it.
      const sizes = /^(block-size|height|inline-size|width|perspective-origin|transform-origin)$/;
      return [...style].filter((name) => !sizes.test(name)).map((name) => `${selector} ${name}: ${style.getPropertyValue(name)}`);
    });
    return {
      styles,
      head: document.head.outerHTML,
      root: document.documentElement.cloneNode(false).outerHTML,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      address: location.href,
      title: document.title,
      history: history.length,
      scroll: history.scrollRestoration,
      globals: Object.keys(window).filter((name) => /smeltcheck/i.test(name)),
    };
  });
}

const open = (address, options, body) =>
  withPage(
    { waitUntilReady: false, ...options, address, before: listen },
    body,
  );

test('two elements in a page with hostile styles check two files, each in its own language and colours', async () => {
  const address = await portal({ style: HOSTILE });
  await open(address, { allowNoise: [] }, async (page, net) => {
    await page.waitForFunction(() => customElements.get('smeltcheck-validator'));
    const before = await ownPage(page);
    await page.evaluate(() => {
      for (const [id, lang, theme] of [['one', 'zh-CN', 'light'], ['two', 'en', 'dark']]) {
        const element = document.createElement('smeltcheck-validator');
        Object.entries({ id, lang, theme, label: `Check ${id}` }).forEach((pair) => element.setAttribute(...pair));
        document.body.append(element);
      }
    });
    await ready(page, 'one');
    await ready(page, 'two');
    net.markLoaded();
    assert.equal(await page.locator('#one h1').innerText(), '发给客户之前，先查一遍');
    assert.equal(await page.locator('#two h1').innerText(), 'Check it before your customer does');
    await shoot(page, 'component-hostile-start');
    await chooseFiles(page, file('errors'), '#one .c-start input[type=file]');
    await chooseFiles(page, file('clean'), '#two .c-start input[type=file]');
    const events = await told(page, 2);
    const one = events.find((event) => event.id === 'one');
    const two = events.find((event) => event.id === 'two');
    for (const [event, name] of [[one, 'errors'], [two, 'clean']]) {
      assert.equal(event.name, 'smeltcheck-result');
      const digest = await crypto.subtle.digest('SHA-256', sample(name));
      assert.equal(event.detail.file.sha256, Buffer.from(digest).toString('hex'));
      assert.equal(event.detail.file.name, `${name}-of-test.xlsx`);
      assert.equal(event.detail.template.kind, 'CMRT');
      assert.match(event.detail.template.revision, /^6\./);
      assert.match(event.detail.ruleSet, /^\d+\.\d+\.\d+$/);
      assert.equal(event.detail.report, undefined);
    }
    assert.ok(one.detail.counts.errors > 3, JSON.stringify(one.detail.counts));
    assert.equal(two.detail.counts.errors, 0);
    await page.locator('#one #result').waitFor();
    await page.locator('#two #result').waitFor();
    const colour = (id) => page.locator(`#${id} .c-app`).evaluate((frame) => {
      const { backgroundColor, color, fontSize, textTransform, direction } = getComputedStyle(frame);
      return { backgroundColor, color, fontSize, textTransform, direction };
    });
    assert.deepEqual(await colour('one'), { backgroundColor: 'rgb(242, 244, 242)', color: 'rgb(22, 33, 31)', fontSize: '16px', textTransform: 'none', direction: 'ltr' });
    assert.deepEqual(await colour('two'), { backgroundColor: 'rgb(17, 23, 22)', color: 'rgb(233, 238, 236)', fontSize: '16px', textTransform: 'none', direction: 'ltr' });
    await page.locator('#one .c-nav__link').nth(1).click();
    await page.locator('#one #rules').waitFor();
    assert.ok(await page.locator('#two #result').isVisible(), 'each has its own address');
    await shoot(page, 'component-hostile-report');
    assert.deepEqual(await ownPage(page), before);
    await assertNothingStored(page);
    net.assertSilent();
  });
});

test('the report comes when it is asked for', async () => {
  const body = '<smeltcheck-validator id="one" lang="en"></smeltcheck-validator><smeltcheck-validator id="two" lang="en" include-report></smeltcheck-validator>';
  await open(await portal({ body }), {}, async (page, net) => {
    await ready(page, 'one');
    await ready(page, 'two');
    net.markLoaded();
    assert.equal(await page.evaluate(() => document.getElementById('one').report()), null);
    await chooseFiles(page, file('errors'), '#one .c-start input[type=file]');
    await told(page, 1);
    const report = await page.evaluate(() => document.getElementById('one').report());
    assert.equal(report.schema_version, 1);
    assert.equal(report.file.name, 'errors-of-test.xlsx');
    assert.ok(report.findings.length > 10);
    const receipt = await page.evaluate(() => document.getElementById('one').receipt());
    assert.equal(receipt.file.sha256, report.file.sha256);
    // A portal may hand over a file that it has already.
    await page.evaluate(async (bytes) => {
      document.getElementById('two').check(new File([Uint8Array.from(bytes)], 'handed-over.xlsx'));
    }, [...sample('errors')]);
    const [, event] = await told(page, 2);
    assert.equal(event.detail.report.file.name, 'handed-over.xlsx');
    assert.deepEqual(event.detail.report.findings, report.findings);
    net.assertSilent();
  });
});

test('a file that cannot be read is an error with a code and both languages', async () => {
  const body = '<smeltcheck-validator id="one" lang="en"></smeltcheck-validator>';
  await open(await portal({ body }), {}, async (page) => {
    await ready(page, 'one');
    await dropFiles(page, { name: 'broken.xlsx', bytes: new TextEncoder().encode('PK no') }, '#one .c-start');
    const [event] = await told(page, 1);
    assert.equal(event.name, 'smeltcheck-error');
    assert.match(event.detail.code, /^[a-z-]+$/);
    assert.ok(event.detail.message.en && event.detail.message.zh_cn);
    assert.equal(event.detail.file.name, 'broken.xlsx');
  });
});

test('attributes change what is shown at any time', async () => {
  const body = '<smeltcheck-validator id="one" lang="en" theme="light" profile-url="buyer.toml" lists-url="/own-2026-10-01.csv"></smeltcheck-validator>';
  await open(await portal({ body }), { theme: 'dark', allowNoise: [/404/] }, async (page) => {
    await ready(page, 'one');
    const set = (name, value) => page.evaluate(([name, value]) => document.getElementById('one').setAttribute(name, value), [name, value]);
    const background = () => page.locator('#one .c-app').evaluate((frame) => getComputedStyle(frame).backgroundColor);
    const profile = page.locator('#one .c-profile__name');
    await page.locator('#one .c-profile__name', { hasText: 'Sample buyer' }).waitFor();
    assert.equal(await background(), 'rgb(242, 244, 242)');
    await set('theme', 'auto');
    await page.waitForFunction(() => !document.getElementById('one').shadowRoot.querySelector('.c-app').dataset.theme);
    assert.equal(await background(), 'rgb(17, 23, 22)');
    await set('theme', 'light');
    await page.locator('#one .c-app[data-theme=light]').waitFor();
    await set('lang', 'zh-CN');
    await page.locator('#one .c-profile__name', { hasText: '示例客户' }).waitFor();
    // What the user switches is not written into the portal's own markup.
    await page.locator('#one .c-languages button').nth(1).click();
    await page.locator('#one .c-profile__name', { hasText: 'Sample buyer' }).waitFor();
    assert.equal(await page.getAttribute('#one', 'lang'), 'zh-CN');
    await page.locator('#one .c-nav a[href="#lists"]').click();
    await page.locator('#one .c-lists__table', { hasText: 'RMI Conformant list' }).waitFor();
    await set('lists-url', '');
    await page.locator('#one .c-lists__table', { hasText: 'RMI Conformant list' }).waitFor({ state: 'detached' });
    await page.locator('#one .c-brand').click();
    await set('profile-url', 'missing.toml');
    const [event] = await told(page, 1);
    assert.equal(event.name, 'smeltcheck-error');
    assert.equal(event.detail.code, 'profile-not-taken');
    assert.ok(event.detail.message.en && event.detail.message.zh_cn);
    await page.locator('#one .c-profile__mistakes').waitFor();
    await page.evaluate(() => document.getElementById('one').removeAttribute('profile-url'));
    await page.locator('#one .c-profile__name', { hasText: 'Default' }).waitFor();
    assert.equal(await profile.innerText(), 'Default');
  });
});

test('custom properties of the page around set colours, type and corners', async () => {
  const body = '<smeltcheck-validator id="one" lang="en" theme="light"></smeltcheck-validator>';
  const style = `${PLAIN} :root { --smeltcheck-action: #7a0050; --smeltcheck-font: monospace; --smeltcheck-radius: 0px; --smeltcheck-unit: 20px; --c-must: #00f; }`;
  await open(await portal({ body, style }), {}, async (page) => {
    await ready(page, 'one');
    const look = await page.locator('#one .c-button--primary').first().evaluate((button) => {
      const { backgroundColor, fontFamily, borderRadius } = getComputedStyle(button);
      return { backgroundColor, fontFamily, borderRadius, size: getComputedStyle(button.closest('.c-app')).fontSize };
    });
    assert.deepEqual(look, { backgroundColor: 'rgb(122, 0, 80)', fontFamily: 'monospace', borderRadius: '0px', size: '20px' });
    const must = await page.locator('#one .c-app').evaluate((frame) => getComputedStyle(frame).getPropertyValue('--c-must'));
    assert.equal(must.trim(), '#a3241a', 'other names of the page around mean nothing here');
    await shoot(page, 'component-themed');
  });
});

test('a keyboard is enough, and the address of the page around stays', async () => {
  const body = '<smeltcheck-validator id="one" lang="en"></smeltcheck-validator><button id="after">Submit</button>';
  await open(await portal({ body }), {}, async (page) => {
    await ready(page, 'one');
    const focused = () => page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement;
      return inner ? inner.id || inner.textContent.trim() : `outside ${document.activeElement?.id}`;
    });
    const tabTo = async (wanted) => {
      for (let step = 0; step < 40; step += 1) {
        if ((await focused()).includes(wanted)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`no way to ${wanted}, only to ${await focused()}`);
    };
    await tabTo('Skip to the content');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'main');
    await tabTo('Sample: a CMRT with mistakes');
    await page.keyboard.press('Enter');
    await told(page, 1);
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.id === 'result');
    await page.locator('#one .c-nav__link').nth(1).focus();
    await page.keyboard.press('Enter');
    await page.locator('#one #rules').waitFor();
    assert.equal(await focused(), 'rules');
    await page.locator('#one .c-nav__link').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('#one #result').waitFor();
    assert.equal(new URL(page.url()).hash, '');
    assert.equal(await page.title(), 'Portal');
    await page.locator('#one .c-footer a').last().focus();
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'outside after');
    // Printing takes the whole page; the printable report is among the files to save.
    assert.equal(await page.locator('#one').getByRole('button', { name: 'Print' }).count(), 0);
    await page.locator('#one').getByRole('button', { name: 'Export' }).click();
    await page.locator('#one dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#one dialog[open]').waitFor({ state: 'detached' });
  });
});

test('axe finds nothing in a page with two elements', async () => {
  const body = `<main><smeltcheck-validator id="one" lang="zh-CN" theme="light" label="First form"></smeltcheck-validator>
    <smeltcheck-validator id="two" lang="en" theme="dark" label="Second form"></smeltcheck-validator></main>`;
  await open(await portal({ body: body, style: PLAIN }), {}, async (page) => {
    await ready(page, 'one');
    await ready(page, 'two');
    await assertAxe(page, 'main');
    await chooseFiles(page, file('errors'), '#one .c-start input[type=file]');
    await chooseFiles(page, file('errors'), '#two .c-start input[type=file]');
    await told(page, 2);
    await assertAxe(page, 'main');
  });
});

test('style sheets ask for the width of the frame and never for that of the window', () => {
  const folder = fileURLToPath(new URL('../../www/css/', import.meta.url));
  for (const name of readdirSync(folder)) {
    assert.doesNotMatch(readFileSync(folder + name, 'utf8'), /@media[^{]*width|\d(?:vw|dvw|svw)\b/, name);
  }
});

test('a narrow box on a wide page gets the small page', async () => {
  const body = `<div style="width: 360px"><smeltcheck-validator id="narrow" lang="en" theme="light"></smeltcheck-validator></div>
    <smeltcheck-validator id="wide" lang="en" theme="light"></smeltcheck-validator>`;
  await open(await portal({ body }), { width: 1440 }, async (page) => {
    for (const id of ['narrow', 'wide']) {
      await ready(page, id);
      await chooseFiles(page, file('errors'), `#${id} .c-start input[type=file]`);
      await page.locator(`#${id} #result`).waitFor();
    }
    assert.ok(await page.locator('#narrow .c-menu-button').isVisible());
    assert.ok(!(await page.locator('#wide .c-menu-button').isVisible()));
    assert.equal(await page.locator('#narrow .c-facts').getAttribute('open'), null);
    assert.notEqual(await page.locator('#wide .c-facts').getAttribute('open'), null);
    const [inner, outer] = await page.locator('#narrow .c-app').evaluate((frame) => [frame.scrollWidth, frame.clientWidth]);
    assert.deepEqual([inner, outer], [360, 360]);
    await shoot(page.locator('#narrow'), 'component-narrow');
    await shoot(page.locator('#wide'), 'component-wide');
    await page.evaluate(() => {
      document.querySelector('div[style]').style.width = '1200px';
    });
    await page.locator('#narrow .c-menu-button').waitFor({ state: 'hidden' });
  });
});

test('an element that is moved keeps its report, one that is removed leaves nothing running', async () => {
  const body = '<div id="place"></div><smeltcheck-validator id="one" lang="en"></smeltcheck-validator><smeltcheck-validator id="two" lang="en"></smeltcheck-validator>';
  await open(await portal({ body }), {}, async (page) => {
    await ready(page, 'one');
    await ready(page, 'two');
    await chooseFiles(page, file('errors'), '#one .c-start input[type=file]');
    await told(page, 1);
    await page.evaluate(() => document.getElementById('place').append(document.getElementById('one')));
    await page.locator('#one #result').waitFor();
    // Removed in the middle of a check, and the other while it is idle.
    await page.evaluate(async (bytes) => {
      const element = document.getElementById('one');
      element.check(new File([Uint8Array.from(bytes)], 'again.xlsx'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      element.remove();
      document.getElementById('two').remove();
    }, [...sample('errors')]);
    for (let tries = 0; page.workers().length && tries < 50; tries += 1) await page.waitForTimeout(100);
    await page.waitForTimeout(2000);
    assert.equal(page.workers().length, 0);
    assert.equal((await told(page, 1)).length, 1, 'a removed element says nothing');
    // It starts anew when it comes back.
    await page.evaluate(() => {
      const element = document.createElement('smeltcheck-validator');
      element.id = 'three';
      element.lang = 'en';
      document.body.append(element);
    });
    await ready(page, 'three');
    await chooseFiles(page, file('clean'), '#three .c-start input[type=file]');
    assert.equal((await told(page, 2))[1].detail.counts.errors, 0);
  });
});

test('a strict page that allows what is documented gets a result', async () => {
  const body = '<smeltcheck-validator id="one" lang="en"></smeltcheck-validator>';
  await open(await portal({ body, policy: POLICY }), {}, async (page, net) => {
    await ready(page, 'one');
    net.markLoaded();
    await chooseFiles(page, file('errors'), '#one .c-start input[type=file]');
    await told(page, 1);
    net.assertSilent();
  });
});

for (const [code, directive, value] of [
  ['policy-wasm', 'script-src', "'self'"],
  ['policy-worker', 'worker-src', "'none'"],
  ['policy-worker', 'trusted-types', 'another-name'],
  ['policy-connect', 'connect-src', "'none'"],
]) {
  test(`a page whose ${directive} is ${value} gets a message that names it`, async () => {
    const body = '<smeltcheck-validator id="one" lang="en"></smeltcheck-validator>';
    const address = await portal({ body, policy: { ...POLICY, [directive]: value } });
    await open(address, { allowNoise: [/./] }, async (page) => {
      const [event] = await told(page, 1);
      assert.equal(event.name, 'smeltcheck-error');
      assert.equal(event.detail.code, code);
      const message = await page.locator('#one .message').innerText();
      assert.ok(message.includes(event.detail.message.en) && message.includes(event.detail.message.zh_cn));
      assert.ok(message.includes(directive), message);
      await shoot(page, `component-${code}-${directive}`);
    });
  });
}

test('the files may come from another host that lets the page read them', async () => {
  const files = new URL(await portal({ reads: true }));
  const body = '<smeltcheck-validator id="one" lang="en"></smeltcheck-validator>';
  const address = await portal({ body, from: `${files}check/` });
  await open(address, { others: [files.origin] }, async (page) => {
    await ready(page, 'one');
    await chooseFiles(page, file('errors'), '#one .c-start input[type=file]');
    await told(page, 1);
  });
});

test('a page whose files are missing says so', async () => {
  const body = '<smeltcheck-validator id="one" lang="en"></smeltcheck-validator>';
  const address = await portal({ body });
  const before = async (page) => {
    await listen(page);
    await page.route('**/*.wasm', (route) => route.abort());
  };
  await withPage({ address, before, waitUntilReady: false, allowNoise: [/./] }, async (page) => {
    assert.equal((await told(page, 1))[0].detail.code, 'not-loaded');
    await page.locator('#one .message').waitFor();
  });
});
