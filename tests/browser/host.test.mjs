// The page and its host: headers, content policy, start, old browsers. Knows nothing of the app.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chooseFiles, serve, waitingWorker, withPage } from './support.mjs';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

async function filesOfThePage(address) {
  const html = await (await fetch(address)).text();
  const named = [...html.matchAll(/(?:src|href|data-[a-z-]+)="(\.\/[^"]+|[a-z-]+\.js)"/g)];
  return [...new Set(named.map((match) => match[1]))];
}

test('every answer carries the headers and the right type', async () => {
  const address = await serve();
  const files = await filesOfThePage(address);
  const types = {
    '.js': 'text/javascript; charset=utf-8',
    '.wasm': 'application/wasm',
    '.css': 'text/css; charset=utf-8',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
  };
  assert.equal(files.filter((file) => file.endsWith('.wasm')).length, 1, `${files}`);
  for (const file of ['', ...files, 'config.json', 'samples/examples.json', 'missing', '%2e%2e/Cargo.toml']) {
    const response = await fetch(new URL(file, address));
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; .*frame-ancestors 'none'$/, file);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/, file);
    for (const [name, value] of Object.entries(HEADERS)) {
      assert.equal(response.headers.get(name), value, `${name} of ${file}`);
    }
    assert.ok(response.headers.has('permissions-policy'), file);
    const extension = file.match(/\.[a-z]+$/)?.[0];
    if (types[extension]) {
      assert.equal(response.status, 200, file);
      assert.equal(response.headers.get('content-type'), types[extension], file);
    }
  }
});

test('nothing outside the folder and no method but GET and HEAD is answered', async () => {
  const address = await serve();
  for (const path of ['missing', '%2e%2e/Cargo.toml', '..%2fCargo.toml', '..%5cCargo.toml', 'samples']) {
    assert.equal((await fetch(new URL(path, address))).status, 404, path);
  }
  assert.equal((await fetch(address, { method: 'POST', body: 'x' })).status, 405);
  const head = await fetch(address, { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(await head.text(), '');
});

test('the page names no inline script, no inline style and no other host', async () => {
  const html = await (await fetch(await serve())).text();
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/);
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/);
  assert.doesNotMatch(html, /https?:\/\//);
});

test('the built files name no folder of this computer', async () => {
  const address = await serve();
  for (const file of await filesOfThePage(address)) {
    const content = Buffer.from(await (await fetch(new URL(file, address))).arrayBuffer());
    for (const folder of [`${homedir()}/`, fileURLToPath(new URL('../..', import.meta.url))]) {
      assert.ok(!content.includes(folder), `${file} contains ${folder}`);
    }
  }
});

for (const [where, options] of [
  ['with headers', {}],
  ['below a path, on a host without headers', { below: '/tools/check/', bare: true }],
]) {
  test(`the page starts ${where} and then requests nothing`, async () => {
    await withPage(options, async (page, net) => {
      await waitingWorker(page);
      net.assertSilent();
      assert.equal(new Set(net.requests).size, net.requests.length, `twice: ${net.requests}`);
    });
  });

  test(`neither page nor worker can reach another host ${where}`, async () => {
    const allowNoise = [/Content Security Policy/, /Failed to load resource/, /Refused to connect/];
    await withPage({ ...options, allowNoise }, async (page, net) => {
      const worker = await waitingWorker(page);
      const leak = () => fetch('http://other.example/').then(() => 'sent', () => 'blocked');
      assert.equal(await page.evaluate(leak), 'blocked');
      assert.equal(await worker.evaluate(leak), 'blocked');
      const byScript = () => {
        try {
          importScripts('http://other.example/a.js');
          return 'sent';
        } catch {
          return 'blocked';
        }
      };
      assert.equal(await worker.evaluate(byScript), 'blocked');
      net.assertSilent();
    });
  });
}

test('the policy forbids scripts from strings', async () => {
  const allowNoise = [/Content Security Policy/, /Trusted/i, /TrustedHTML|TrustedScript/];
  await withPage({ allowNoise }, async (page) => {
    const result = await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<b>text</b>';
        return 'done';
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(result, 'TypeError');
  });
});

test('workers start again without the network', async () => {
  await withPage({ lang: 'en' }, async (page, net) => {
    await waitingWorker(page);
    await page.context().setOffline(true);
    const bytes = new Uint8Array(readFileSync(new URL('../../www/samples/clean.xlsx', import.meta.url)));
    for (const name of ['one.xlsx', 'two.xlsx', 'three.xlsx']) {
      await chooseFiles(page, { name, bytes });
      await page.locator('.c-filebar').getByText(name).waitFor();
    }
    net.assertSilent();
  });
});

test('a browser without WebAssembly is told so in both languages', async () => {
  const before = (page) => page.addInitScript(() => delete window.WebAssembly);
  const options = { before, waitUntilReady: false, allowNoise: [/no WebAssembly/, /preload/] };
  await withPage(options, async (page) => {
    await page.getByText('这个浏览器太旧').waitFor();
    await page.getByText('This browser is too old').waitFor();
  });
});

for (const missing of ['app*.wasm', 'app*.js']) {
  test(`a page without its ${missing} says that it did not load`, async () => {
    const before = (page) => page.route(`**/${missing}`, (route) => route.abort());
    const options = { before, waitUntilReady: false, allowNoise: [/Failed to (load|fetch)|preload|Content Security Policy/] };
    await withPage(options, async (page) => {
      await page.getByText('网页没有加载完整').waitFor();
      await page.getByText('This page did not load completely').waitFor();
      assert.ok(!(await page.getByText('This browser is too old').isVisible()));
    });
  });
}

test('a browser without module scripts has a script of its own', async () => {
  const html = await (await fetch(await serve())).text();
  assert.match(html, /<script nomodule[^>]* src="no-modules\.js"/);
});
