// <smeltcheck-validator> in pages of others: hostile styles, narrow boxes, strict policies, another host, frames that
// do not start.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAxe, assertNothingStored, chooseFiles, dropFiles, shoot, withPage } from './support.mjs';

const ENCRYPTED = fileURLToPath(new URL('../../../shared/corpus/encrypted/cmrt-6.5-00-tidy.password-secret.xlsx', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
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
// What docs/embedding.md asks of a page, and nothing else.
const POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "frame-src": "'self'",
  "style-src": "'unsafe-inline'",
  "img-src": 'data:',
  "trusted-types": "'none'",
  "require-trusted-types-for": "'script'",
};
const SANDBOX = 'allow-scripts allow-downloads allow-modals allow-popups';

const servers = [];
after(() => servers.forEach((server) => server.close()));

/** A portal with this body, which has the built files below `check/`; only itself may embed them without `parents`. */
async function portal({ body = '', style = PLAIN, policy, parents, from = 'check/' } = {}) {
  const html = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Portal</title><link rel="icon" href="data:,"><style>${style}</style></head>
    <body>${OWN}${body}<script type="module" src="${from}element.js"></script></body></html>`;
  const files = { '/': ['text/html; charset=utf-8', html], '/buyer.toml': ['text/plain', BUYER], '/own-2026-10-01.csv': ['text/csv', LIST] };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://portal').pathname;
    const [type, content] = files[path] ?? [TYPES[extname(path)] ?? 'application/octet-stream', fileBelow(path)];
    if (content === null) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', type);
    // A sandboxed frame asks for its files like another origin, also where it comes from the portal's own host.
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (policy && path === '/') response.setHeader('Content-Security-Policy', Object.entries(policy).map((pair) => pair.join(' ')).join('; '));
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const origin = `http://127.0.0.1:${server.address().port}`;
  files['/check/config.json'] = ['application/json', JSON.stringify({ allowedParents: parents ?? [origin] })];
  return `${origin}/`;
}

function fileBelow(path) {
  try {
    return readFileSync(DIST + path.replace(/^\/check\//, ''));
  } catch {
    return null;
  }
}

/** The page in the frame of an element. */
const inside = (page, id) => page.frameLocator(`#${id} iframe`);

/** The same as a frame, once files can be checked. */
async function ready(page, id) {
  await inside(page, id).locator('html[data-ready]').waitFor({ state: 'attached' });
  return (await page.$(`#${id} iframe`)).contentFrame();
}

const START = '.c-start input[type=file]';
const file = (name) => ({ name: `${name}-of-test.xlsx`, bytes: sample(name) });

/** Keeps every event of the elements in `window.told`, and makes `window.sample` of a file. */
function listen(page) {
  return page.addInitScript(
    (samples) => {
      window.told = [];
      for (const name of ['smeltcheck-result', 'smeltcheck-error']) {
        document.addEventListener(name, ({ target, detail }) => window.told.push({ name, id: target.id, detail }));
      }
      window.sample = (name) => Uint8Array.from(atob(samples[name]), (character) => character.charCodeAt(0));
    },
    Object.fromEntries(['errors', 'clean'].map((name) => [name, sample(name).toString('base64')])),
  );
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

const ELEMENT = '<smeltcheck-validator id="one" lang="en"></smeltcheck-validator>';

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
    const one = await ready(page, 'one');
    const two = await ready(page, 'two');
    await one.locator('h1', { hasText: '发给客户之前，先查一遍' }).waitFor();
    await two.locator('h1', { hasText: 'Check it before your customer does' }).waitFor();
    net.markLoaded();
    assert.equal(await page.getAttribute('#two iframe', 'title'), 'Check two');
    await shoot(page, 'component-hostile-start');
    await chooseFiles(one, file('errors'), START);
    await chooseFiles(two, file('clean'), START);
    const events = await told(page, 2);
    for (const [id, name] of [['one', 'errors'], ['two', 'clean']]) {
      const event = events.find((other) => other.id === id);
      assert.equal(event.name, 'smeltcheck-result');
      const digest = await crypto.subtle.digest('SHA-256', sample(name));
      assert.equal(event.detail.file.sha256, Buffer.from(digest).toString('hex'));
      assert.equal(event.detail.file.name, `${name}-of-test.xlsx`);
      assert.equal(event.detail.template.kind, 'CMRT');
      assert.match(event.detail.template.revision, /^6\./);
      assert.match(event.detail.ruleSet, /^\d+\.\d+\.\d+$/);
      assert.equal(event.detail.receipt.file.sha256, event.detail.file.sha256);
      assert.equal(event.detail.report, undefined);
      assert.equal(event.detail.request, null, 'the user chose it in the frame');
      assert.equal(event.detail.counts.errors > 3, id === 'one', JSON.stringify(event.detail.counts));
    }
    await one.locator('#result').waitFor();
    await two.locator('#result').waitFor();
    const look = (frame) => frame.locator('body').evaluate((body) => {
      const { backgroundColor, color, fontSize, textTransform, direction } = getComputedStyle(body);
      return { backgroundColor, color, fontSize, textTransform, direction };
    });
    const plain = { fontSize: '16px', textTransform: 'none', direction: 'ltr' };
    assert.deepEqual(await look(one), { backgroundColor: 'rgb(242, 244, 242)', color: 'rgb(22, 33, 31)', ...plain });
    assert.deepEqual(await look(two), { backgroundColor: 'rgb(17, 23, 22)', color: 'rgb(233, 238, 236)', ...plain });
    assert.deepEqual(await ownPage(page), before);
    await one.locator('.c-nav__link').nth(1).click();
    await one.locator('#rules').waitFor();
    assert.ok(await two.locator('#result').isVisible(), 'each has its own address');
    await shoot(page, 'component-hostile-report');
    await assertNothingStored(page);
    net.assertSilent();
  });
});

test('the page around reaches nothing in the frame, also where the files come from its own host', async () => {
  const own = await portal({ body: '<smeltcheck-validator id="one" keep-lists></smeltcheck-validator>' });
  await open(own, {}, async (page) => {
    const frame = await ready(page, 'one');
    assert.equal(await page.getAttribute('#one iframe', 'sandbox'), SANDBOX, 'its own host: lists cannot be kept');
    assert.equal(await frame.evaluate(() => self.origin), 'null');
    assert.equal(await page.evaluate(() => document.getElementById('one').shadowRoot.querySelector('iframe').contentDocument), null);
  });
});

test('the files may come from another host, which alone may keep lists', async () => {
  const body = `${ELEMENT}<smeltcheck-validator id="two" lang="en" keep-lists></smeltcheck-validator>`;
  const files = new URL(await portal());
  const address = await portal({ body, from: `${files}check/` });
  // The host of the check allows the portal, which has its port only now.
  const allow = (page) =>
    page.route('**/config.json', (route) =>
      route.fulfill({ json: { allowedParents: [new URL(address).origin] }, headers: { 'Access-Control-Allow-Origin': '*' } }),
    );
  const before = (page) => listen(page).then(() => allow(page));
  await withPage({ address, before, others: [files.origin], waitUntilReady: false }, async (page) => {
    const one = await ready(page, 'one');
    const two = await ready(page, 'two');
    assert.equal(await one.evaluate(() => self.origin), 'null');
    assert.equal(await two.evaluate(() => self.origin), files.origin);
    assert.equal(await page.getAttribute('#two iframe', 'sandbox'), `${SANDBOX} allow-same-origin`);
    assert.equal(await page.evaluate(() => document.getElementById('two').shadowRoot.querySelector('iframe').contentDocument), null);
    for (const frame of [one, two]) await chooseFiles(frame, file('errors'), START);
    await told(page, 2);
  });
});

test('the report comes when it is asked for', async () => {
  const body = `${ELEMENT}<smeltcheck-validator id="two" lang="en" include-report></smeltcheck-validator>`;
  await open(await portal({ body }), {}, async (page, net) => {
    const one = await ready(page, 'one');
    await ready(page, 'two');
    net.markLoaded();
    assert.equal(await page.evaluate(() => document.getElementById('one').report()), null);
    await chooseFiles(one, file('errors'), START);
    await told(page, 1);
    const report = await page.evaluate(() => document.getElementById('one').report());
    assert.equal(report.schema_version, 1);
    assert.equal(report.file.name, 'errors-of-test.xlsx');
    assert.ok(report.findings.length > 10);
    const receipt = await page.evaluate(() => document.getElementById('one').receipt());
    assert.equal(receipt.file.sha256, report.file.sha256);
    // A portal may hand over a file that it has already.
    await page.evaluate(() => {
      document.getElementById('two').check(new File([window.sample('errors')], 'handed-over.xlsx'));
    });
    const [, event] = await told(page, 2);
    assert.equal(event.detail.report.file.name, 'handed-over.xlsx');
    assert.deepEqual(event.detail.report.findings, report.findings);
    net.assertSilent();
  });
});

test('every check gets its own result, three at once too, and a report waits for the check before it', async () => {
  await open(await portal({ body: ELEMENT }), {}, async (page) => {
    // Also before the frame is there.
    const answers = await page.evaluate(async () => {
      await customElements.whenDefined('smeltcheck-validator');
      const element = document.getElementById('one');
      const checks = ['errors', 'clean', 'errors'].map((name, place) => element.check(new Blob([window.sample(name)]), `${place}.xlsx`));
      const report = element.report();
      const last = element.check(window.sample('clean'), '3.xlsx');
      return { checks: await Promise.all(checks), report: await report, receipt: await element.receipt(), last: await last };
    });
    assert.deepEqual(answers.checks.map(({ file }) => file.name), ['0.xlsx', '1.xlsx', '2.xlsx']);
    assert.deepEqual(answers.checks.map(({ counts }) => counts.errors > 0), [true, false, true]);
    assert.equal(new Set(answers.checks.map(({ request }) => request)).size, 3);
    assert.equal(answers.report.file.name, '2.xlsx');
    assert.equal(answers.receipt.file.sha256, answers.last.file.sha256);
    const events = await told(page, 4);
    assert.deepEqual(events.map(({ detail }) => detail.request), [...answers.checks, answers.last].map(({ request }) => request));
  });
});

test('a file may be of any kind, is taken as it is at the call, and is refused aloud', async () => {
  await open(await portal({ body: ELEMENT }), {}, async (page) => {
    await ready(page, 'one');
    const names = await page.evaluate(async () => {
      const element = document.getElementById('one');
      const bytes = window.sample('clean');
      const resizable = () => {
        const buffer = new ArrayBuffer(bytes.length, { maxByteLength: 2 * bytes.length });
        new Uint8Array(buffer).set(bytes);
        return buffer;
      };
      const within = new Uint8Array(bytes.length + 20);
      within.set(bytes, 7);
      const other = document.body.appendChild(document.createElement('iframe')).contentWindow;
      const kinds = {
        file: new File([bytes], 'form.xlsx'),
        blob: new Blob([bytes]),
        buffer: bytes.slice().buffer,
        view: within.subarray(7, 7 + bytes.length),
        data: new DataView(within.buffer, 7, bytes.length),
        resizable: resizable(),
        growing: new Uint8Array(resizable()),
        foreign: new other.File([bytes], 'foreign.xlsx'),
      };
      const checks = Object.entries(kinds).map(([name, kind]) => element.check(kind, name));
      // Whatever the page does with them afterwards.
      for (const kind of Object.values(kinds)) {
        if (ArrayBuffer.isView(kind)) new Uint8Array(kind.buffer).fill(0);
        else if (kind instanceof ArrayBuffer) new Uint8Array(kind).fill(0);
      }
      kinds.resizable.resize(0);
      return (await Promise.all(checks)).map(({ file, counts, error }) => (error ? error.code : `${file.name} ${counts.errors}`));
    });
    assert.deepEqual(names, ['file', 'blob', 'buffer', 'view', 'data', 'resizable', 'growing', 'foreign'].map((name) => `${name} 0`));
    const refused = await page.evaluate(async () => {
      const element = document.getElementById('one');
      const detached = new ArrayBuffer(8);
      structuredClone(detached, { transfer: [detached] });
      const large = new ArrayBuffer(64 * 1024 * 1024 + 1);
      const wrong = ['PK', undefined, null, 7, {}, [80, 75], () => {}, { size: 3, [Symbol.toStringTag]: 'Blob' }, detached, large, new Blob([large])];
      const answers = await Promise.all(wrong.map((file) => element.check(file, 'wrong.xlsx')));
      return answers.map(({ error }) => [error.code, typeof error.request, Boolean(error.message.en && error.message.zh_cn)]);
    });
    assert.deepEqual(refused.map(([code]) => code).slice(0, 7), Array(7).fill('invalid-file'));
    assert.deepEqual(refused.slice(8).map(([code]) => code), ['invalid-file', 'file-too-large', 'file-too-large']);
    assert.ok(refused.every(([, request, both]) => request === 'string' && both), JSON.stringify(refused));
    const events = await told(page, 8 + 11);
    assert.equal(events.filter(({ name }) => name === 'smeltcheck-error').length, 11);
  });
});

test('a check that the user replaces is told as cancelled', async () => {
  await open(await portal({ body: ELEMENT }), {}, async (page) => {
    const frame = await ready(page, 'one');
    await page.evaluate(() => {
      window.first = document.getElementById('one').check(window.sample('errors'), 'first.xlsx');
    });
    await chooseFiles(frame, file('clean'), 'input[type=file]');
    const { error } = await page.evaluate(() => window.first);
    assert.equal(error?.code, 'cancelled');
    const events = await told(page, 2);
    assert.deepEqual(events.map(({ detail }) => detail.code ?? detail.file.name), ['cancelled', 'clean-of-test.xlsx']);
    assert.equal(events[1].detail.request, null);
  });
});

test('a check that waits for a password holds up no other', async (context) => {
  if (!existsSync(ENCRYPTED)) {
    context.skip('no corpus at ../shared/corpus');
    return;
  }
  await open(await portal({ body: ELEMENT }), {}, async (page) => {
    const frame = await ready(page, 'one');
    await page.evaluate((bytes) => {
      window.locked = document.getElementById('one').check(Uint8Array.from(bytes), 'locked.xlsx');
    }, [...readFileSync(ENCRYPTED)]);
    await frame.locator('#password').waitFor();
    const { file, error } = await page.evaluate(() => document.getElementById('one').check(window.sample('clean'), 'open.xlsx'));
    assert.equal(file?.name, 'open.xlsx', JSON.stringify(error));
    assert.equal((await page.evaluate(() => window.locked)).error.code, 'cancelled');
  });
});

test('a file that cannot be read is an error with a code and both languages', async () => {
  await open(await portal({ body: ELEMENT }), {}, async (page) => {
    const frame = await ready(page, 'one');
    await dropFiles(frame, { name: 'broken.xlsx', bytes: new TextEncoder().encode('PK no') }, '.c-start');
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
    const frame = await ready(page, 'one');
    const set = (name, value) => page.evaluate(([name, value]) => document.getElementById('one').setAttribute(name, value), [name, value]);
    const isGround = (colour) => frame.waitForFunction((wanted) => getComputedStyle(document.body).backgroundColor === wanted, colour);
    await frame.locator('.c-profile__name', { hasText: 'Sample buyer' }).waitFor();
    await isGround('rgb(242, 244, 242)');
    await set('theme', 'auto');
    await frame.waitForSelector('html:not([data-theme])', { state: 'attached' });
    await isGround('rgb(17, 23, 22)');
    await set('theme', 'light');
    await frame.waitForSelector('html[data-theme=light]', { state: 'attached' });
    await set('lang', 'zh-CN');
    await frame.locator('.c-profile__name', { hasText: '示例客户' }).waitFor();
    // What the user switches is not written into the portal's own markup, and stays while something else changes.
    await frame.locator('.c-languages button').nth(1).click();
    await frame.locator('.c-profile__name', { hasText: 'Sample buyer' }).waitFor();
    assert.equal(await page.getAttribute('#one', 'lang'), 'zh-CN');
    await set('label', 'Another name');
    assert.equal(await page.getAttribute('#one iframe', 'title'), 'Another name');
    assert.ok(await frame.locator('.c-profile__name', { hasText: 'Sample buyer' }).isVisible());
    await frame.locator('.c-nav a[href="#lists"]').click();
    await frame.locator('.c-lists__table', { hasText: 'RMI Conformant list' }).waitFor();
    await set('lists-url', '');
    await frame.locator('.c-lists__table', { hasText: 'RMI Conformant list' }).waitFor({ state: 'detached' });
    await frame.locator('.c-brand').click();
    await set('profile-url', 'missing.toml');
    await set('lists-url', 'missing.csv');
    const events = await told(page, 2);
    assert.deepEqual(events.map(({ name, detail }) => [name, detail.code, detail.request]), [
      ['smeltcheck-error', 'profile-not-taken', null],
      ['smeltcheck-error', 'list-not-taken', null],
    ]);
    assert.ok(events.every(({ detail }) => detail.message.en && detail.message.zh_cn));
    // It goes on with what it had.
    assert.ok(await frame.locator('.c-profile__name', { hasText: 'Sample buyer' }).isVisible());
    await page.evaluate(() => document.getElementById('one').removeAttribute('profile-url'));
    await frame.locator('.c-profile__name', { hasText: 'Default' }).waitFor();
  });
});

test('a check waits for the profile that its element starts with', async () => {
  const body = '<smeltcheck-validator id="one" lang="en" profile-url="buyer.toml"></smeltcheck-validator>';
  const before = async (page) => {
    await listen(page);
    await page.route('**/buyer.toml', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 4000));
      await route.continue();
    });
  };
  await withPage({ address: await portal({ body }), before, lang: 'en', waitUntilReady: false }, async (page) => {
    const report = await page.evaluate(async () => {
      await customElements.whenDefined('smeltcheck-validator');
      const element = document.getElementById('one');
      element.check(window.sample('clean'), 'form.xlsx');
      return element.report();
    });
    assert.equal(report.profile.id, 'buyer');
    assert.equal((await told(page, 1)).length, 1, 'it is checked once');
  });
});

test('custom properties of the page around set colours, type and corners, and can be read again', async () => {
  const body = '<smeltcheck-validator id="one" lang="en" theme="light"></smeltcheck-validator>';
  const style = `${PLAIN} :root { --smeltcheck-action: #7a0050; --smeltcheck-font: monospace; --smeltcheck-radius: 0px; --smeltcheck-unit: 20px;
    --smeltcheck-ink: url(https://other.example/a.png); --smeltcheck-line: ${'1'.repeat(201)}; --c-must: #00f; } .night { --smeltcheck-action: #004400; }`;
  await open(await portal({ body, style }), {}, async (page) => {
    const frame = await ready(page, 'one');
    const isAction = (colour) => frame.waitForFunction((wanted) => {
      const button = document.querySelector('.c-button--primary');
      return button && getComputedStyle(button).backgroundColor === wanted;
    }, colour);
    await isAction('rgb(122, 0, 80)');
    const look = await frame.locator('.c-button--primary').first().evaluate((button) => {
      const { fontFamily, borderRadius } = getComputedStyle(button);
      return { fontFamily, borderRadius, size: getComputedStyle(document.body).fontSize };
    });
    assert.deepEqual(look, { fontFamily: 'monospace', borderRadius: '0px', size: '20px' });
    const token = (name) => frame.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);
    assert.equal(await token('--c-must'), '#a3241a', 'other names of the page around mean nothing here');
    assert.equal(await token('--c-ink'), '#16211f', 'what would load something is not taken');
    assert.equal(await token('--c-line'), '#d6dcd9', 'nor what is no single value');
    assert.equal((await frame.evaluate(() => window.smeltcheckIgnored)).malformed, 0);
    await shoot(page, 'component-themed');
    // Its own class and style are watched.
    await page.evaluate(() => document.getElementById('one').classList.add('night'));
    await isAction('rgb(0, 68, 0)');
    await page.evaluate(() => document.getElementById('one').style.setProperty('--smeltcheck-action', '#000088'));
    await isAction('rgb(0, 0, 136)');
    // What is above it is read again when the page says so.
    await page.evaluate(() => {
      document.getElementById('one').removeAttribute('style');
      document.getElementById('one').className = '';
      document.documentElement.style.setProperty('--smeltcheck-action', '#660000');
      document.getElementById('one').refreshLook();
    });
    await isAction('rgb(102, 0, 0)');
  });
});

test('a keyboard is enough, and the address of the page around stays', async () => {
  const body = `${ELEMENT}<button id="after">Submit</button>`;
  await open(await portal({ body }), {}, async (page) => {
    const frame = await ready(page, 'one');
    const focused = async () => {
      const outer = await page.evaluate(() => document.activeElement?.id);
      if (outer !== 'one') return `outside ${outer}`;
      return frame.evaluate(() => document.activeElement?.id || document.activeElement?.textContent.trim());
    };
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
    await frame.waitForFunction(() => document.activeElement?.id === 'result');
    await frame.locator('.c-nav__link').nth(1).focus();
    await page.keyboard.press('Enter');
    await frame.locator('#rules').waitFor();
    assert.equal(await focused(), 'rules');
    await frame.locator('.c-nav__link').first().focus();
    await page.keyboard.press('Enter');
    await frame.locator('#result').waitFor();
    assert.equal(new URL(page.url()).hash, '');
    assert.equal(await page.title(), 'Portal');
    await frame.locator('.c-footer a').last().focus();
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'outside after');
    await frame.getByRole('button', { name: 'Export' }).click();
    await frame.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await frame.locator('dialog[open]').waitFor({ state: 'detached' });
  });
});

test('axe finds nothing in a page with two elements', async () => {
  const body = `<main><smeltcheck-validator id="one" lang="zh-CN" theme="light" label="First form"></smeltcheck-validator>
    <smeltcheck-validator id="two" lang="en" theme="dark" label="Second form"></smeltcheck-validator></main>`;
  await open(await portal({ body }), {}, async (page) => {
    const frames = [await ready(page, 'one'), await ready(page, 'two')];
    await assertAxe(page, 'main');
    for (const frame of frames) {
      await chooseFiles(frame, file('errors'), START);
      await frame.locator('#result').waitFor();
      await assertAxe(frame);
    }
    await assertAxe(page, 'main');
  });
});

test('style sheets ask for the width of the frame and never for that of the window', () => {
  const folder = fileURLToPath(new URL('../../www/css/', import.meta.url));
  for (const name of readdirSync(folder)) {
    assert.doesNotMatch(readFileSync(folder + name, 'utf8'), /@media[^{]*width|\d(?:vw|dvw|svw)\b/, name);
  }
});

test('a narrow box on a wide page gets the small page, and is as high as its content', async () => {
  const body = `<div style="width: 360px"><smeltcheck-validator id="narrow" lang="en" theme="light"></smeltcheck-validator></div>
    <smeltcheck-validator id="wide" lang="en" theme="light"></smeltcheck-validator>`;
  await open(await portal({ body }), { width: 1440 }, async (page) => {
    const [narrow, wide] = [await ready(page, 'narrow'), await ready(page, 'wide')];
    for (const frame of [narrow, wide]) {
      await chooseFiles(frame, file('errors'), START);
      await frame.locator('#result').waitFor();
    }
    assert.ok(await narrow.locator('.c-menu-button').isVisible());
    assert.ok(!(await wide.locator('.c-menu-button').isVisible()));
    assert.equal(await narrow.locator('.c-facts').getAttribute('open'), null);
    assert.notEqual(await wide.locator('.c-facts').getAttribute('open'), null);
    const isWhole = () => document.documentElement.scrollHeight === window.innerHeight && window.innerHeight > 1000;
    for (const frame of [narrow, wide]) await frame.waitForFunction(isWhole);
    assert.deepEqual(await narrow.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]), [360, 360]);
    await shoot(page.locator('#narrow'), 'component-narrow');
    await shoot(page.locator('#wide'), 'component-wide');
    await page.evaluate(() => {
      document.querySelector('div[style]').style.width = '1200px';
    });
    await narrow.locator('.c-menu-button').waitFor({ state: 'hidden' });
  });
});

test('an element that is removed leaves nothing running; moved without being taken out it goes on', async () => {
  const body = `<div id="place"></div>${ELEMENT}<smeltcheck-validator id="two" lang="en"></smeltcheck-validator>`;
  await open(await portal({ body }), {}, async (page) => {
    const one = await ready(page, 'one');
    await ready(page, 'two');
    await chooseFiles(one, file('errors'), START);
    await told(page, 1);
    if (await page.evaluate(() => 'moveBefore' in Element.prototype)) {
      await page.evaluate(() => document.getElementById('place').moveBefore(document.getElementById('one'), null));
      await one.locator('#result').waitFor();
    }
    // Removed in the middle of a check, and the other while it is idle.
    const { error } = await page.evaluate(async () => {
      const element = document.getElementById('one');
      const check = element.check(new File([window.sample('errors')], 'again.xlsx'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      element.remove();
      document.getElementById('two').remove();
      return check;
    });
    assert.equal(error.code, 'cancelled', 'who asked is answered');
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
    await chooseFiles(await ready(page, 'three'), file('clean'), START);
    assert.equal((await told(page, 2))[1].detail.counts.errors, 0);
  });
});

test('a strict page that allows what is documented gets a result', async () => {
  await open(await portal({ body: ELEMENT, policy: POLICY }), {}, async (page, net) => {
    const frame = await ready(page, 'one');
    net.markLoaded();
    await chooseFiles(frame, file('errors'), START);
    await told(page, 1);
    net.assertSilent();
  });
});

for (const [why, options, break_] of [
  ["the page's policy forbids", { policy: { ...POLICY, 'frame-src': "'none'" } }],
  ['names other parents than the page', { parents: ['https://portal.example'] }],
  ['is missing', {}, '**/embed.html'],
]) {
  test(`a frame that ${why} is told after half a minute, in place of an empty box`, async () => {
    const address = await portal({ body: ELEMENT, ...options });
    const before = async (page) => {
      await listen(page);
      await page.clock.install();
      if (break_) await page.route(break_, (route) => route.abort());
    };
    await withPage({ address, before, waitUntilReady: false, allowNoise: [/./] }, async (page) => {
      await page.evaluate(() => {
        window.early = document.getElementById('one').check(window.sample('clean'), 'early.xlsx');
      });
      assert.deepEqual(await page.evaluate(() => window.told), []);
      await page.clock.fastForward(31_000);
      const [event] = await told(page, 1);
      assert.equal(event.name, 'smeltcheck-error');
      assert.equal(event.detail.code, 'frame-not-started');
      const message = (await page.locator('#one p').allInnerTexts()).join('\n');
      assert.ok(message.includes(event.detail.message.en) && message.includes(event.detail.message.zh_cn), message);
      assert.ok(message.includes(new URL(address).origin), message);
      assert.ok(await page.locator('#one iframe').isHidden());
      assert.equal((await page.evaluate(() => window.early)).error.code, 'frame-not-started');
      const late = await page.evaluate(() => document.getElementById('one').check(window.sample('clean'), 'late.xlsx'));
      assert.equal(late.error.code, 'frame-not-started');
      assert.equal(await page.evaluate(() => document.getElementById('one').report()), null);
      await assertAxe(page, '#one');
      await shoot(page, `component-frame-not-started-${event.id}`);
      if (!break_) return;
      // It may still come.
      await page.unroute(break_);
      await page.evaluate(() => {
        const iframe = document.getElementById('one').shadowRoot.querySelector('iframe');
        iframe.src = `${iframe.src}`;
      });
      await ready(page, 'one');
      await page.locator('#one p').first().waitFor({ state: 'hidden' });
      const check = await page.evaluate(() => document.getElementById('one').check(window.sample('clean'), 'form.xlsx'));
      assert.equal(check.counts.errors, 0);
    });
  });
}

test('a frame that was loaded again is told everything again, and its checks are cancelled', async () => {
  const body = '<smeltcheck-validator id="one" lang="zh-CN" theme="dark" profile-url="buyer.toml"></smeltcheck-validator>';
  await open(await portal({ body }), { lang: 'en' }, async (page) => {
    await (await ready(page, 'one')).locator('.c-profile__name', { hasText: '示例客户' }).waitFor();
    const { error } = await page.evaluate(() => {
      const element = document.getElementById('one');
      const check = element.check(window.sample('errors'), 'lost.xlsx');
      const iframe = element.shadowRoot.querySelector('iframe');
      iframe.src = `${iframe.src}`;
      return check;
    });
    assert.equal(error.code, 'cancelled');
    const frame = await ready(page, 'one');
    await frame.locator('.c-profile__name', { hasText: '示例客户' }).waitFor();
    await frame.waitForSelector('html[lang=zh-CN][data-theme=dark]', { state: 'attached' });
    const { counts } = await page.evaluate(() => document.getElementById('one').check(window.sample('clean'), 'form.xlsx'));
    assert.ok(counts);
  });
});

test('a frame whose program is missing says so, and answers every check with it', async () => {
  const before = async (page) => {
    await listen(page);
    await page.route('**/*.wasm', (route) => route.abort());
  };
  await withPage({ address: await portal({ body: ELEMENT }), before, waitUntilReady: false, allowNoise: [/./] }, async (page) => {
    assert.equal((await told(page, 1))[0].detail.code, 'not-loaded');
    await inside(page, 'one').locator('#not-loaded').waitFor();
    const [check, report] = await page.evaluate(() => {
      const element = document.getElementById('one');
      return Promise.all([element.check(window.sample('clean'), 'form.xlsx'), element.report()]);
    });
    assert.equal(check.error.code, 'not-loaded');
    assert.equal(report, null);
  });
});
