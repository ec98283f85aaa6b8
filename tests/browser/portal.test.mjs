// The page inside the example portal: the iframe edition, its messages, the gate before "submit", and the same check on the
// portal's server.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020.js').default;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
process.env.SMELTCHECK_PROGRAM ||= `${ROOT}target/debug/smeltcheck`;

const { start } = await import('../../examples/portal/server.mjs');
const { assertAxe, chooseFiles, serve, shoot, withPage } = await import('./support.mjs');

const bytesOf = (name) => readFileSync(`${ROOT}dist/samples/${name}`);
const CLEAN = { name: 'clean.xlsx', bytes: bytesOf('clean.xlsx') };
const ERRORS = { name: 'errors.xlsx', bytes: bytesOf('errors.xlsx') };
const SANDBOX = 'allow-scripts allow-downloads';

const GATE = {
  en: { first: 'Choose the file', open: 'You may submit', closed: 'must be fixed before', taken: 'Received', refused: 'another result' },
  'zh-CN': { first: '请选择文件', open: '可以提交', closed: '提交前必须修改', taken: '已收到', refused: '结果不同' },
};

let portal;

before(async () => {
  portal = await start();
});
after(() => portal.stop());

/** Opens a page of the portal; its frame comes from another origin. */
function atPortal(path, options, body) {
  const address = `${portal.origin}${path}`;
  return withPage({ address, others: [portal.checkOrigin], waitUntilReady: false, ...options }, body);
}

/** The page in the iframe, when it is ready. */
async function frameOf(page) {
  const handle = await page.waitForSelector('iframe#check');
  const frame = await handle.contentFrame();
  await frame.waitForSelector('html[data-ready]', { state: 'attached' });
  return frame;
}

const ignored = (frame) => frame.evaluate(() => ({ ...window.smeltcheckIgnored }));

for (const lang of ['en', 'zh-CN']) {
  test(`a file without findings that must be fixed can be submitted, ${lang}`, async () => {
    const words = GATE[lang];
    await atPortal('/iframe.html', { lang }, async (page, net) => {
      const frame = await frameOf(page);
      assert.equal(await frame.evaluate(() => self.origin), 'null', 'the frame is sandboxed');
      assert.equal(await frame.evaluate(() => document.documentElement.lang), lang);
      const [gate, submit] = [page.locator('#gate'), page.locator('#submit')];
      assert.match(await gate.innerText(), new RegExp(words.first));
      await assertAxe(page);
      await chooseFiles(page, ERRORS, '#file');
      await page.locator('#gate', { hasText: words.closed }).waitFor();
      assert.ok(await submit.isDisabled());
      // As high as its content, so that nothing scrolls twice.
      await page.waitForFunction(() => document.querySelector('#check').clientHeight > 1500);
      const inner = await frame.evaluate(() => [document.documentElement.scrollHeight, window.innerHeight]);
      assert.equal(inner[0], inner[1]);
      await shoot(page, `portal-iframe-${lang}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await page.waitForTimeout(500);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), 'nothing is wider than the window');
      await shoot(page, `portal-iframe-360-${lang}`);
      await page.setViewportSize({ width: 1440, height: 900 });

      await chooseFiles(page, CLEAN, '#file');
      await page.locator('#gate', { hasText: words.open }).waitFor();
      net.assertSilent();
      const count = portal.received.length;
      // By keyboard alone.
      await submit.focus();
      await page.keyboard.press('Enter');
      await page.locator('#outcome', { hasText: words.taken }).waitFor();
      assert.equal(portal.received.length, count + 1);
      assert.equal(portal.received.at(-1).bytes, CLEAN.bytes.length);
      await assertAxe(page);
      net.assertSilent([/^POST .*\/submit$/]);
    });
  });
}

test('the result of another file does not open the gate', async () => {
  await atPortal('/iframe.html', { lang: 'en' }, async (page) => {
    const frame = await frameOf(page);
    await chooseFiles(page, ERRORS, '#file');
    await page.locator('#gate', { hasText: 'must be fixed before' }).waitFor();
    // A user may check anything in the frame itself.
    await frame.setInputFiles('#file-again', { name: CLEAN.name, mimeType: 'a/b', buffer: CLEAN.bytes });
    await page.locator('#gate', { hasText: 'about another file' }).waitFor();
    assert.ok(await page.locator('#submit').isDisabled());
  });
});

test('the server repeats the check, and a changed file is not taken', async () => {
  await atPortal('/iframe.html', { lang: 'en' }, async (page) => {
    await frameOf(page);
    await chooseFiles(page, CLEAN, '#file');
    await page.locator('#gate', { hasText: 'You may submit' }).waitFor();
    await page.locator('#submit').click();
    await page.locator('#outcome', { hasText: 'Received' }).waitFor();
    // The same as the one that came, because the server took it.
    const { receipt } = portal.received.at(-1);
    assert.equal(receipt.counts.errors, 0);

    const submit = async (bytes, said) => {
      const body = new FormData();
      body.set('file', new File([bytes], 'a.xlsx'));
      body.set('receipt', typeof said === 'string' ? said : JSON.stringify(said));
      const response = await fetch(`${portal.origin}/submit`, { method: 'POST', body });
      return { status: response.status, ...(await response.json()) };
    };
    const count = portal.received.length;
    // Another workbook, although its receipt says that nothing must be fixed.
    const swapped = await submit(ERRORS.bytes, receipt);
    assert.deepEqual([swapped.status, swapped.reason], [422, 'differs']);
    assert.ok(swapped.differences.some(({ key }) => key === 'file.sha256'));
    // A byte behind the end of the package.
    const longer = await submit(Buffer.concat([CLEAN.bytes, Buffer.from([0])]), receipt);
    assert.equal(longer.accepted, false);
    // A receipt that was written by hand for a file with mistakes.
    const invented = await submit(ERRORS.bytes, { ...receipt, file: { ...receipt.file, sha256: 'a'.repeat(64) } });
    assert.equal(invented.reason, 'differs');
    for (const wrong of ['', '{}', '{"receipt_version": 9}', '\u0000']) {
      assert.equal((await submit(CLEAN.bytes, wrong)).reason, 'not-checked', wrong);
    }
    assert.equal((await fetch(`${portal.origin}/submit`, { method: 'POST', body: 'x' })).status, 400);
    assert.equal(portal.received.length, count);
  });
});

test('the npm package on the server says the same', async (context) => {
  const module = `${ROOT}dist-npm/package/node.js`;
  if (!existsSync(module)) {
    context.skip('the npm package is not built');
    return;
  }
  const { verify } = await import('../../examples/portal/verify.mjs');
  const made = spawnSync(process.env.SMELTCHECK_PROGRAM, ['check', '--format', 'receipt', `${ROOT}dist/samples/clean.xlsx`]);
  const by = (way, receipt, bytes) => {
    process.env.SMELTCHECK_VERIFY = way;
    return verify(receipt, bytes).finally(() => delete process.env.SMELTCHECK_VERIFY);
  };
  process.env.SMELTCHECK_PACKAGE = pathToFileURL(module).href;
  for (const [receipt, bytes] of [
    [made.stdout.toString(), CLEAN.bytes],
    [made.stdout.toString(), ERRORS.bytes],
    ['{}', CLEAN.bytes],
  ]) {
    assert.deepEqual(await by('package', receipt, bytes), await by('program', receipt, bytes));
  }
  assert.equal((await by('package', made.stdout.toString(), CLEAN.bytes)).identical, true);
});

// Does by hand what element.js does, and keeps everything that was said.
const byHand = async ({ src, origin, sandbox }) => {
  const iframe = document.createElement('iframe');
  if (sandbox) iframe.setAttribute('sandbox', sandbox);
  iframe.id = 'check';
  iframe.title = 'check';
  window.said = [];
  const port = new Promise((resolve) => {
    window.addEventListener('message', (event) => {
      if (event.source !== iframe.contentWindow) return;
      window.said.push({ from: 'frame', message: event.data, origin: event.origin, ports: event.ports.length });
      if (event.origin === (sandbox ? 'null' : origin)) resolve(event.ports[0]);
    });
  });
  iframe.src = src;
  document.body.replaceChildren(iframe);
  window.port = await port;
  window.port.onmessage = ({ data }) => window.said.push({ from: 'frame', message: data });
  window.tell = (message, transfer = []) => {
    window.said.push({ from: 'parent', message: { ...message, ...(message.file && { file: {} }) } });
    window.port.postMessage({ protocol: 'smeltcheck', version: 1, ...message }, transfer);
  };
};

/** Waits for a message of the frame. */
const heard = (page, type, nth = 1) =>
  page
    .waitForFunction(
      ([type, nth]) => window.said.filter(({ from, message }) => from === 'frame' && message.type === type)[nth - 1]?.message,
      [type, nth],
    )
    .then((handle) => handle.jsonValue());

const schema = JSON.parse(readFileSync(`${ROOT}docs/embed-messages.schema.json`, 'utf8'));
const ajv = new Ajv({ strict: false });
ajv.addSchema(schema, 'messages');
const fits = (kind, message) => {
  const validate = ajv.getSchema(`messages#/$defs/${kind}`);
  assert.ok(validate(message), `${JSON.stringify(message).slice(0, 300)}: ${ajv.errorsText(validate.errors)}`);
};

for (const sandbox of [SANDBOX, null]) {
  test(`every message keeps to the schema, ${sandbox ? 'sandboxed' : 'not sandboxed'}`, async () => {
    const { origin, checkOrigin } = portal;
    await atPortal('/', { lang: 'en' }, async (page) => {
      await page.evaluate(byHand, { src: `${checkOrigin}/embed.html`, origin: checkOrigin, sandbox });
      await page.evaluate(() => window.tell({ type: 'hello', language: 'zh-CN', theme: 'dark', look: { action: '#7a0050' } }));
      const frame = await frameOf(page);
      await heard(page, 'ready');
      await frame.waitForSelector('html[lang=zh-CN][data-theme=dark]', { state: 'attached' });
      const action = () => document.documentElement.style.getPropertyValue('--c-action');
      assert.equal(await frame.evaluate(action), '#7a0050');
      await page.evaluate(() => window.tell({ type: 'configure', language: 'en', theme: 'light', look: {} }));
      await frame.waitForSelector('html[lang=en][data-theme=light]', { state: 'attached' });
      await page.evaluate(() => window.tell({ type: 'request-report' }));
      assert.equal((await heard(page, 'report')).report, null);
      assert.equal(await frame.evaluate(action), '');
      await page.evaluate(() => window.tell({ type: 'request-receipt', id: 'receipt' }));
      assert.equal((await heard(page, 'receipt')).receipt, null);
      const check = ({ name, bytes }) =>
        page.evaluate(
          ([name, base64]) => {
            const file = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
            window.tell({ type: 'check', name, file }, [file]);
          },
          [name, bytes.toString('base64')],
        );
      await check(ERRORS);
      const result = await heard(page, 'result');
      assert.ok(result.counts.errors > 0);
      assert.equal(result.file.name, ERRORS.name);
      assert.equal(result.receipt.file.sha256, result.file.sha256);
      assert.equal(result.report, undefined, 'the report comes only when it is asked for');
      await page.evaluate(() => window.tell({ type: 'request-report' }));
      const { report } = await heard(page, 'report', 2);
      assert.equal(report.file.sha256, result.file.sha256);
      await check({ name: 'broken.xlsx', bytes: Buffer.from('no workbook') });
      const error = await heard(page, 'error');
      assert.ok(error.code && error.message.en && error.message.zh_cn);
      // What the user drops into the frame is announced as well.
      await frame.setInputFiles('input[type=file]', { name: CLEAN.name, mimeType: 'a/b', buffer: CLEAN.bytes });
      assert.equal((await heard(page, 'result', 2)).counts.errors, 0);

      const said = await page.evaluate(() => window.said);
      for (const { from, message, ...offer } of said) {
        if (from === 'parent') fits('FromParent', { protocol: 'smeltcheck', version: 1, ...message });
        else fits('FromFrame', message);
        if (message.type === 'offer') assert.deepEqual(offer, { origin: sandbox ? 'null' : checkOrigin, ports: 1 });
      }
      const types = new Set(said.map(({ message }) => message.type));
      for (const kind of Object.keys(schema.$defs)) {
        const type = schema.$defs[kind].properties?.type?.const;
        if (type) assert.ok(types.has(type), `no ${type} was sent`);
      }
      assert.deepEqual(await ignored(frame), { elsewhere: 0, malformed: 0, unknown: 0, oversized: 0 });
      assert.ok(origin !== checkOrigin);
    });
  });
}

test('malformed, unknown and oversized messages are ignored and counted', async () => {
  const { checkOrigin } = portal;
  await atPortal('/', { lang: 'en' }, async (page) => {
    await page.evaluate(byHand, { src: `${checkOrigin}/embed.html`, origin: checkOrigin, sandbox: SANDBOX });
    await page.evaluate(() => window.tell({ type: 'hello' }));
    const frame = await frameOf(page);
    await heard(page, 'ready');
    const heardBefore = await page.evaluate(() => window.said.filter(({ from }) => from === 'frame').length);
    await page.evaluate(() => {
      const own = { protocol: 'smeltcheck', version: 1 };
      const file = () => new ArrayBuffer(8);
      for (const malformed of [
        null,
        'hello',
        7,
        [],
        {},
        { protocol: 'smeltcheck', type: 'request-report' },
        { ...own, version: 2, type: 'request-report' },
        { ...own, protocol: 'other', type: 'request-report' },
        { ...own, type: 7 },
        { ...own, type: 'request-report', more: 1 },
        { ...own, type: 'configure', language: 'fr' },
        { ...own, type: 'configure', theme: { toString: 'dark' } },
        { ...own, type: 'configure', look: 'red' },
        { ...own, type: 'configure', look: { must: 'red' } },
        { ...own, type: 'configure', look: { ink: 7 } },
        { ...own, type: 'configure', includeReport: 'yes' },
        { ...own, type: 'configure', profile: { file: 'format = 1', name: 'a.toml' } },
        { ...own, type: 'configure', lists: { file: file(), name: 'a.csv' } },
        { ...own, type: 'check', name: 'a.xlsx', file: file(), id: 7 },
        { ...own, type: 'check', name: 'a.xlsx', file: file(), id: 'a'.repeat(65) },
        { ...own, protocol: 'other', type: 'check', name: 'a.xlsx', file: 'PK', id: '1' },
        { ...own, type: 'request-report', id: '' },
        { ...own, type: 'check', file: file() },
        { ...own, type: 'check', name: 'a.xlsx' },
        { ...own, type: 'check', name: '', file: file() },
        { ...own, type: 'check', name: 'a.xlsx', file: 'PK' },
        { ...own, type: 'check', name: ['a.xlsx'], file: file() },
        new Map([['type', 'hello']]),
      ]) {
        window.port.postMessage(malformed);
      }
      for (const type of ['offer', 'eval', 'toString', '__proto__', 'constructor']) window.port.postMessage({ ...own, type });
      window.port.postMessage({ ...own, type: 'check', name: 'a'.repeat(256), file: file() });
      const large = new ArrayBuffer(64 * 1024 * 1024 + 1);
      window.port.postMessage({ ...own, type: 'check', name: 'a.xlsx', file: large }, [large]);
    });
    await frame.waitForFunction(() => window.smeltcheckIgnored.oversized === 2);
    assert.deepEqual(await ignored(frame), { elsewhere: 0, malformed: 28, unknown: 5, oversized: 2 });
    const heardAfter = await page.evaluate(() => window.said.filter(({ from }) => from === 'frame').length);
    assert.equal(heardAfter, heardBefore, 'nothing is answered');
    assert.equal(await frame.locator('.c-start').count(), 1, 'nothing is checked');
  });
});

test('a check with an id is always answered, in its turn, and one without an id as before', async () => {
  const { checkOrigin } = portal;
  await atPortal('/', { lang: 'en' }, async (page) => {
    await page.evaluate(byHand, { src: `${checkOrigin}/embed.html`, origin: checkOrigin, sandbox: SANDBOX });
    await page.evaluate(() => window.tell({ type: 'hello', includeReport: true }));
    const frame = await frameOf(page);
    await heard(page, 'ready');
    await page.evaluate((files) => {
      const [errors, clean] = files.map((base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
      window.tell({ type: 'check', name: 'a.xlsx', file: errors.buffer, id: 'first' });
      window.tell({ type: 'check', name: 'b.xlsx', file: new Blob([clean]), id: 'second' });
      window.tell({ type: 'request-report', id: 'report' });
      window.tell({ type: 'check', name: 'c.xlsx', file: errors.buffer });
      // The same id once more is another check.
      window.tell({ type: 'check', name: 'd.xlsx', file: clean.buffer, id: 'first' });
      const large = new ArrayBuffer(64 * 1024 * 1024 + 1);
      for (const [id, name, file] of [['text', 'a.xlsx', 'PK'], ['none', 'a.xlsx', null], ['nameless', '', clean], ['large', 'a.xlsx', large]]) {
        window.port.postMessage({ protocol: 'smeltcheck', version: 1, type: 'check', id, name, file });
      }
    }, [ERRORS, CLEAN].map(({ bytes }) => bytes.toString('base64')));
    await heard(page, 'result', 4);
    const said = await page.evaluate(() => window.said.filter(({ from }) => from === 'frame').map(({ message }) => message));
    for (const message of said) fits('FromFrame', message);
    const results = said.filter(({ type }) => ['result', 'report'].includes(type));
    assert.deepEqual(results.map(({ type, request, report }) => [type, request, report.file.name]), [
      ['result', 'first', 'a.xlsx'],
      ['result', 'second', 'b.xlsx'],
      ['report', 'report', 'b.xlsx'],
      ['result', null, 'c.xlsx'],
      ['result', 'first', 'd.xlsx'],
    ]);
    const errors = said.filter(({ type }) => type === 'error').map(({ code, request }) => [request, code]);
    assert.deepEqual(errors, [
      ['text', 'invalid-file'],
      ['none', 'invalid-file'],
      ['nameless', 'invalid-file'],
      ['large', 'file-too-large'],
    ]);
    assert.deepEqual(await ignored(frame), { elsewhere: 0, malformed: 0, unknown: 0, oversized: 0 });
  });
});

test('messages of anybody else are ignored, in the frame and in the portal', async () => {
  // Another site that the portal shows in a frame of its own.
  const other = createServer((request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>x'));
  await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
  const otherOrigin = `http://127.0.0.1:${other.address().port}`;
  const before = (page) =>
    page.route(`${portal.origin}/iframe.html`, async (route) => {
      const response = await fetch(route.request().url());
      const headers = Object.fromEntries(response.headers);
      // This portal lets the other site in.
      headers['content-security-policy'] = headers['content-security-policy'].replace('frame-src', `frame-src ${otherOrigin}`);
      await route.fulfill({ headers, body: await response.text() });
    });
  const options = { lang: 'en', before, others: [portal.checkOrigin, otherOrigin] };
  await atPortal('/iframe.html', options, async (page) => {
    const frame = await frameOf(page);
    await page.evaluate((src) => {
      const iframe = document.createElement('iframe');
      iframe.id = 'other';
      iframe.src = src;
      document.body.append(iframe);
      return new Promise((resolve) => iframe.addEventListener('load', resolve));
    }, otherOrigin);
    const evil = await (await page.$('#other')).contentFrame();
    const sha256 = await page.evaluate(async () => 'a'.repeat(64));
    await evil.evaluate((sha256) => {
      const own = { protocol: 'smeltcheck', version: 1 };
      const file = new ArrayBuffer(8);
      const theFrame = window.parent.frames[0];
      theFrame.postMessage({ ...own, type: 'hello', language: 'zh-CN' }, '*');
      theFrame.postMessage({ ...own, type: 'check', name: 'a.xlsx', file }, '*');
      // To the portal: a channel of its own, and a result that nobody made.
      const channel = new MessageChannel();
      channel.port1.postMessage({
        ...own,
        type: 'result',
        counts: { errors: 0, warnings: 0, infos: 0, officialChecker: 0 },
        file: { name: 'a.xlsx', sha256, bytes: 8 },
        template: { kind: 'CMRT', revision: '6.5' },
        ruleSet: '0',
        receipt: {},
      });
      window.parent.postMessage({ ...own, type: 'offer' }, '*', [channel.port2]);
    }, sha256);
    // The portal itself has its channel; what comes to the window counts no more than from anybody.
    await page.evaluate(() => window.frames[0].postMessage({ protocol: 'smeltcheck', version: 1, type: 'request-report' }, '*'));
    await frame.waitForFunction(() => window.smeltcheckIgnored.elsewhere === 3);
    assert.equal(await frame.evaluate(() => document.documentElement.lang), 'en');
    assert.equal(await frame.locator('.c-start').count(), 1);
    await chooseFiles(page, ERRORS, '#file');
    await page.locator('#gate', { hasText: 'must be fixed before' }).waitFor();
    assert.ok(await page.locator('#submit').isDisabled());
  });
  other.close();
  other.closeAllConnections();
});

test('a parent that is not allowed, and none at all, are told what to do', async () => {
  // A host that sends no headers, so that the page itself has to refuse.
  const address = await serve({ bare: true });
  await withPage({ lang: 'en', address: `${address}embed.html`, waitUntilReady: false, allowNoise: [/preload/] }, async (page) => {
    const said = await page.locator('#embed-refused').innerText();
    assert.match(said, /index\.html/);
    assert.match(said, /只能嵌入/);
    await assertAxe(page);
    await shoot(page, 'embed-alone');
  });
  const site = createServer((request, response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end(`<!DOCTYPE html><html lang="en"><title>a</title><link rel="icon" href="data:,"><iframe id="check" title="check" width="600" height="300" src="${address}embed.html"></iframe>`),
  );
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${site.address().port}`;
  const options = {
    lang: 'en',
    address: origin,
    others: [new URL(address).origin],
    waitUntilReady: false,
    allowNoise: [/preload/],
  };
  await withPage(options, async (page, net) => {
    const frame = await (await page.$('#check')).contentFrame();
    await frame.waitForSelector('#embed-refused');
    const said = await frame.locator('#embed-refused').innerText();
    assert.ok(said.includes(`"allowedParents": ["${origin}"]`), said);
    assert.match(said, /may not embed[\s\S]*|未获准/);
    assert.equal(await frame.evaluate(() => document.getElementById('app').childElementCount), 0, 'nothing is started');
    net.assertSilent();
    await shoot(page, 'embed-refused');
  });
  site.close();
  site.closeAllConnections();
});

test('the page itself is shown in no frame, and embed.html only in that of the portal', async () => {
  const ancestors = async (origin, path) => {
    const { headers } = await fetch(`${origin}${path}`);
    return headers.get('content-security-policy').match(/frame-ancestors [^;,]+/g);
  };
  assert.deepEqual(await ancestors(portal.checkOrigin, '/'), ["frame-ancestors 'none'"]);
  assert.deepEqual(await ancestors(portal.checkOrigin, '/index.html'), ["frame-ancestors 'none'"]);
  assert.deepEqual(await ancestors(portal.checkOrigin, '/embed.html'), [`frame-ancestors ${portal.origin}`]);
  // Where nobody is allowed, nobody is.
  const address = await serve();
  assert.match((await fetch(`${address}embed.html`)).headers.get('content-security-policy'), /frame-ancestors 'none'$/);
  assert.equal((await fetch(address)).headers.get('access-control-allow-origin'), null);
});

test('the element does the same', async () => {
  await atPortal('/component.html', { lang: 'en' }, async (page) => {
    await page.locator('smeltcheck-validator iframe').waitFor();
    await chooseFiles(page, ERRORS, '#file');
    await page.locator('#gate', { hasText: 'must be fixed before' }).waitFor();
    await assertAxe(page);
    await shoot(page, 'portal-component-en');
    await chooseFiles(page, CLEAN, '#file');
    await page.locator('#gate', { hasText: 'You may submit' }).waitFor();
    await page.locator('#submit').click();
    await page.locator('#outcome', { hasText: 'Received' }).waitFor();
  });
});
