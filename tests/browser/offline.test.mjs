// The page without network: what the browser keeps, how it goes over to another build, and how it is removed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

import {
  XTASK,
  assertAxe,
  assertNothingStored,
  assertOnlyOwnFilesKept,
  chooseFiles,
  copySettled,
  filesOfBuild,
  serveFolder,
  shoot,
  withPage,
  withProfile,
} from './support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');
const CHROMIUM = process.env.SMELTCHECK_CHROMIUM || '/usr/bin/chromium';
const FIREFOX = process.env.SMELTCHECK_FIREFOX || '/usr/bin/firefox-esr';
const BELOW = '/tools/check/';
const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
const MARK = 'Zyxglimmer';
const ERRORS = { name: `${MARK}.xlsx`, bytes: readFileSync(join(DIST, 'samples/errors.xlsx')) };

const folders = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The page in a folder of the test's own. */
function ownFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'smeltcheck-offline-'));
  folders.push(folder);
  cpSync(DIST, folder, { recursive: true });
  return folder;
}

/** Changes a text file of a folder. */
function edit(folder, name, change) {
  const path = join(folder, name);
  writeFileSync(path, change(existsSync(path) ? readFileSync(path, 'utf8') : ''));
}

/** Makes the page in a folder another build, which says so in its source. */
function newBuild(folder, mark) {
  edit(folder, 'index.html', (text) => text.replace('<meta name="referrer"', `<meta name="build" content="${mark}">$&`));
  execFileSync(XTASK[0], [...XTASK.slice(1), 'offline', folder], { cwd: ROOT });
}

const buildOf = (page) => page.evaluate(() => document.querySelector('meta[name=build]')?.content ?? 'first');
const registrations = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const cacheNames = (page) => page.evaluate(() => caches.keys());

/** `waitForFunction` takes a promise for a yes. */
async function until(page, condition) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await page.evaluate(condition)) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  assert.fail(`not within a minute: ${condition}`);
}

async function reload(page) {
  await page.reload();
  await ready(page);
}

async function ready(page) {
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
}

async function check(page, file = ERRORS) {
  await chooseFiles(page, file);
  await page.locator('#result').waitFor();
}

async function goTo(page, hash) {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** Runs with a server of the page in a folder of its own, stopped in the end at the latest. */
async function withFolder(body) {
  const folder = ownFolder();
  let server = await serveFolder(folder, { below: BELOW });
  const host = {
    folder,
    address: server.address,
    stop: () => server.stop(),
    async startAgain() {
      server = await serveFolder(folder, { below: BELOW, port: server.port });
    },
  };
  try {
    await body(host);
  } finally {
    await server.stop();
  }
}

/** What works without network: address, and what is there then. */
const PAGES = [
  ['rules', '.c-rule, #rules'],
  ['rules/F03', '#rule-F03'],
  ['learn', '#learn'],
  ['learn/glossary', '[id^=word-]'],
  ['workshop', '#workshop'],
  ['lists', '#lists'],
  ['about/privacy', '#privacy'],
];

/** An exercise with one mark, and its solution: a check in a worker of its own. */
async function exercise(page) {
  await goTo(page, 'workshop/ten-errors/exercise');
  await page.locator('td[tabindex="0"]').focus();
  await page.keyboard.press('a');
  await page.locator('.c-exercise__mark').waitFor();
  await page.getByRole('button', { name: /Show the solution|查看答案/ }).click();
  await page.locator('#solution').waitFor();
}

for (const [lang, works] of [
  ['en', 'Works without network: yes'],
  ['zh-CN', '断网可用：是'],
]) {
  test(`after one visit everything works with the server stopped, ${lang}`, async () => {
    await withFolder(async (host) => {
      await withPage({ lang, offline: true, address: host.address }, async (page) => {
        const first = await copySettled(page);
        assert.equal(first.state, 'kept');
        assert.equal(first.files, filesOfBuild().size);
        await host.stop();
        await reload(page);
        await check(page);
        for (const [hash, there] of PAGES) {
          await goTo(page, hash);
          await page.locator(there).first().waitFor();
        }
        await exercise(page);
        await goTo(page, 'about/privacy');
        // A worker that just starts looks through what it keeps first.
        const state = page.locator('#offline ~ [role=status]').first();
        await state.filter({ hasText: works }).waitFor();
        const said = await state.innerText();
        assert.ok(said.includes(first.build), said);
        await assertAxe(page);
        await shoot(page, `offline-about-${lang}`);
        await reload(page);
        await goTo(page, 'check');
        await page.locator('.c-samples button').first().click();
        await page.locator('#result').waitFor();
        const cache = await assertOnlyOwnFilesKept(page);
        await assertNothingStored(page, [...PREFERENCES, `cache ${cache}`]);
        const addresses = await page.evaluate(async (name) => {
          const cache = await caches.open(name);
          return (await cache.keys()).map(({ url }) => url);
        }, cache);
        assert.deepEqual(addresses.filter((url) => url.includes(MARK)), []);
      });
    });
  });
}

test('what the page has loaded already is not sent a second time', async (context) => {
  await withFolder(async (host) => {
    await withPage({ lang: 'en', offline: true, address: host.address }, async (page, net) => {
      assert.equal((await copySettled(page)).state, 'kept');
      const asked = net.requests.map((line) => line.replace(/^GET /, '').slice(host.address.length) || 'index.html');
      const times = (name) => asked.filter((other) => other === name).length;
      for (const name of filesOfBuild().keys()) {
        if (/\.(wasm|css)$/.test(name)) assert.equal(times(name), 1, name);
      }
      const twice = [...filesOfBuild().keys()].filter((name) => times(name) > 1);
      context.diagnostic(`sent twice: ${twice.join(', ') || 'nothing'}`);
      // How long the hashes of a visit take, the largest file alone, and all.
      const [worker] = page.context().serviceWorkers();
      const [largest, all] = await worker.evaluate(async () => {
        const bytes = [];
        for (const name of FILES.keys()) {
          bytes.push(await (await caches.match(addressOf(name), { cacheName: CACHE })).arrayBuffer());
        }
        bytes.sort((a, b) => b.byteLength - a.byteLength);
        const timed = async (some) => {
          const start = performance.now();
          await Promise.all(some.map(digestOf));
          return performance.now() - start;
        };
        return [await timed(bytes.slice(0, 1)), await timed(bytes)];
      });
      context.diagnostic(`hashes: largest file ${largest.toFixed(1)} ms, all files ${all.toFixed(1)} ms`);
    });
  });
});

for (const [lang, words] of [
  ['en', { ready: 'newer version of this page is ready', gone: 'report that is open is gone', use: 'Use the newer version' }],
  ['zh-CN', { ready: '本页有新版本可用', gone: '当前打开的报告会消失', use: '换用新版本' }],
]) {
  test(`a newer build waits until it is asked for, in every tab, ${lang}`, async () => {
    await withFolder(async (host) => {
      await withPage({ lang, offline: true, address: host.address }, async (page) => {
        await copySettled(page);
        await check(page);
        newBuild(host.folder, 'second');
        const other = await page.context().newPage();
        await other.goto(host.address);
        await ready(other);
        assert.equal(await buildOf(other), 'first', 'the other tab is of the build that is kept');
        const notice = (tab) => tab.locator('.c-update');
        await notice(other).waitFor();
        await notice(page).waitFor();
        const said = await notice(page).innerText();
        assert.ok(said.includes(words.ready) && said.includes(words.gone), said);
        assert.ok(!(await notice(other).innerText()).includes(words.gone));
        await page.bringToFront();
        await assertAxe(page);
        await shoot(page, `offline-newer-${lang}`);
        await page.setViewportSize({ width: 360, height: 800 });
        await shoot(page, `offline-newer-360-${lang}`);
        // Nothing happens by itself: the report is still there, and so is the build.
        assert.equal(await page.locator('#result').count(), 1);
        await other.bringToFront();
        const loaded = other.waitForEvent('load');
        await notice(other).getByRole('button', { name: words.use }).press('Enter');
        await loaded;
        await ready(other);
        assert.equal(await buildOf(other), 'second');
        await copySettled(other);
        await assertOnlyOwnFilesKept(other, ['config.json'], host.folder);
        // The first tab goes on with what it has, and still says that there is a newer build.
        await page.bringToFront();
        assert.equal(await buildOf(page), 'first');
        await chooseFiles(page, { ...ERRORS, name: 'again.xlsx' }, '#file-again');
        await page.locator('.c-file__name', { hasText: 'again.xlsx' }).waitFor();
        await notice(page).getByRole('button', { name: words.use }).click();
        await page.waitForFunction(() => document.querySelector('meta[name=build]')?.content === 'second');
        await ready(page);
        await host.stop();
        await reload(page);
        assert.equal(await buildOf(page), 'second');
        assert.equal(await page.locator('.c-update').count(), 0);
      });
    });
  });
}

test('a build whose files are not complete is not taken', async () => {
  await withFolder(async (host) => {
    await withPage({ lang: 'en', offline: true, address: host.address }, async (page) => {
      await copySettled(page);
      // One file is not yet, or no longer, the one of the build.
      edit(host.folder, 'samples/learn.json', (text) => `${text} `);
      newBuild(host.folder, 'second');
      edit(host.folder, 'samples/learn.json', (text) => `${text} `);
      await page.evaluate(() => {
        window.redundant = false;
        return navigator.serviceWorker.getRegistration().then((registration) => {
          registration.addEventListener('updatefound', () => {
            const worker = registration.installing;
            worker.addEventListener('statechange', () => {
              window.redundant ||= worker.state === 'redundant';
            });
          });
        });
      });
      const other = await page.context().newPage();
      await other.goto(host.address);
      await page.waitForFunction(() => window.redundant);
      await other.close();
      await assertOnlyOwnFilesKept(page);
      assert.equal(await page.locator('.c-update').count(), 0);
      await host.stop();
      await reload(page);
      assert.equal(await buildOf(page), 'first');
      await check(page);
    });
  });
});

for (const [lang, words] of [
  ['en', { remove: 'Remove the offline copy', removed: 'offline copy is removed', again: 'Keep an offline copy again' }],
  ['zh-CN', { remove: '删除断网使用的文件', removed: '已删除断网使用的文件', again: '重新保留断网使用的文件' }],
]) {
  test(`the user removes the copy, and it stays away until it is wanted again, ${lang}`, async () => {
    await withFolder(async (host) => {
      await withPage({ lang, offline: true, address: `${host.address}#about/offline` }, async (page) => {
        await copySettled(page);
        await page.getByRole('button', { name: words.remove }).press('Enter');
        await page.getByText(words.removed).waitFor();
        await assertAxe(page);
        const gone = async () => assert.deepEqual([await registrations(page), await cacheNames(page)], [0, []]);
        await gone();
        await assertNothingStored(page, [...PREFERENCES, 'smeltcheck.offline']);
        for (let visits = 0; visits < 2; visits += 1) {
          await reload(page);
          await page.getByText(words.removed).waitFor();
          await gone();
        }
        await goTo(page, 'check');
        await check(page);
        await goTo(page, 'about/offline');
        await page.getByRole('button', { name: words.again }).press('Enter');
        await assertNothingStored(page, PREFERENCES);
        await reload(page);
        assert.equal((await copySettled(page)).state, 'kept');
        await assertOnlyOwnFilesKept(page);
      });
    });
  });
}

test('a host removes every copy with service-worker-remove.js', async () => {
  await withFolder(async (host) => {
    await withPage({ lang: 'en', offline: true, address: host.address }, async (page) => {
      await copySettled(page);
      edit(host.folder, 'service-worker.js', () => readFileSync(join(host.folder, 'service-worker-remove.js'), 'utf8'));
      await reload(page);
      await until(page, async () => (await caches.keys()).length === 0);
      await until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
      // From here on each visit is served by the host; the page registers what is there, which goes again.
      edit(host.folder, 'index.html', (text) => text.replace('<meta name="referrer"', '<meta name="build" content="host">$&'));
      await reload(page);
      assert.equal(await buildOf(page), 'host');
      await check(page);
      await until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
      assert.deepEqual(await cacheNames(page), []);
    });
  });
});

test('a deployment switches the copy off in config.json', async () => {
  await withFolder(async (host) => {
    await withPage({ lang: 'en', offline: true, address: `${host.address}#about/offline` }, async (page) => {
      assert.equal((await copySettled(page)).state, 'kept');
      edit(host.folder, 'config.json', () => '{"offline": false}');
      await reload(page);
      await page.getByText('This site has switched the offline copy off').waitFor();
      assert.deepEqual([await registrations(page), await cacheNames(page)], [0, []]);
      await reload(page);
      assert.deepEqual([await registrations(page), await cacheNames(page)], [0, []]);
      await goTo(page, 'check');
      await check(page);
    });
  });
});

const LIST =
  'RMI Conformant list as of 2026-10-01\nMETAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION\n' +
  'Tin,CID990002,Beispiel Zinn GmbH,Germany\n';

test('settings of a deployment are those of the host now, and without network the last ones', async () => {
  await withFolder(async (host) => {
    writeFileSync(join(host.folder, 'own.csv'), LIST);
    edit(host.folder, 'config.json', () => '{"title": "First title", "lists": ["own.csv"]}');
    await withPage({ lang: 'en', offline: true, address: host.address }, async (page) => {
      await page.locator('.c-brand', { hasText: 'First title' }).waitFor();
      await copySettled(page);
      await assertOnlyOwnFilesKept(page, ['config.json', 'own.csv']);
      await host.stop();
      await reload(page);
      await page.locator('.c-brand', { hasText: 'First title' }).waitFor();
      await goTo(page, 'lists');
      await page.locator('.c-lists__table tbody tr', { hasText: 'own.csv' }).waitFor();
      // Without a new build.
      await host.startAgain();
      writeFileSync(join(host.folder, 'other.csv'), LIST);
      edit(host.folder, 'config.json', () => '{"title": "Second title", "lists": ["other.csv"]}');
      await reload(page);
      await page.locator('.c-brand', { hasText: 'Second title' }).waitFor();
      await page.locator('.c-lists__table tbody tr', { hasText: 'other.csv' }).waitFor();
      await until(page, async () => Boolean(await caches.match('other.csv', { ignoreVary: true })));
      await assertOnlyOwnFilesKept(page, ['config.json', 'other.csv']);
      await host.stop();
      await reload(page);
      await page.locator('.c-brand', { hasText: 'Second title' }).waitFor();
      await page.locator('.c-lists__table tbody tr', { hasText: 'other.csv' }).waitFor();
    });
  });
});

/**
 * Puts something else in the place of a kept file, as a program or another page of the host could. The browser forgets what
 * it has loaded before: otherwise the file is mended from there.
 */
async function tamper(page, name, content, type) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.clearBrowserCache');
  await protocol.detach();
  await page.evaluate(
    async ([file, body, contentType]) => {
      const [cacheName] = await caches.keys();
      const cache = await caches.open(cacheName);
      const address = new URL(file === 'index.html' ? './' : file, document.baseURI);
      if (!(await cache.match(address, { ignoreVary: true }))) throw new Error(`${file} is not kept`);
      await cache.put(address, new Response(body, { headers: { 'content-type': contentType } }));
    },
    [name, content, type],
  );
}

// What is asked for after a page without its code has closed its connections is refused too.
const BROKEN_NOISE = [/Failed to load resource|Failed to fetch|integrity|preload|dynamically imported|ERR_|503|Content Security Policy/i];
const named = (start, end) => [...filesOfBuild().keys()].find((name) => name.startsWith(start) && name.endsWith(end));

for (const [what, name, content, type] of [
  ['the start script', 'page.js', 'window.ran = true;', 'text/javascript'],
  ['a module', 'offline.js', 'window.ran = true; export const beginOffline = 1;', 'text/javascript'],
  ['the glue of the program', named('app-', '.js'), 'window.ran = true; export default 1;', 'text/javascript'],
  ['the code of the check', named('app-', '_bg.wasm'), '\0asm\x01\0\0\0', 'application/wasm'],
  ['the page', 'index.html', '<!DOCTYPE html><title>other</title><h1 id="other">other</h1>', 'text/html'],
]) {
  test(`a kept file that was changed is refused, and mended from the network: ${what}`, async () => {
    await withFolder(async (host) => {
      await withPage({ lang: 'en', offline: true, address: host.address, allowNoise: BROKEN_NOISE }, async (page) => {
        await copySettled(page);
        await tamper(page, name, content, type);
        await host.stop();
        await page.reload();
        await page.getByText('This page did not load completely').waitFor();
        assert.equal(await page.evaluate(() => window.ran), undefined);
        assert.equal(await page.locator('#other').count(), 0);
        await host.startAgain();
        await reload(page);
        await copySettled(page);
        await assertOnlyOwnFilesKept(page);
        await check(page);
        await host.stop();
        await reload(page);
        await goTo(page, 'check');
        await check(page);
      });
    });
  });
}

test('a kept list of examples that was changed is never shown', async () => {
  await withFolder(async (host) => {
    await withPage({ lang: 'en', offline: true, address: host.address, allowNoise: BROKEN_NOISE }, async (page) => {
      await copySettled(page);
      const examples = readFileSync(join(DIST, 'samples/examples.json'), 'utf8');
      await tamper(page, 'samples/examples.json', examples.replaceAll('"en":"', `"en":"${MARK} `), 'application/json');
      await host.stop();
      await reload(page);
      await goTo(page, 'rules');
      await page.locator('#rules').waitFor();
      assert.ok(!(await page.locator('body').innerText()).includes(MARK));
      await host.startAgain();
      await reload(page);
      await page.locator('#rule-F03').waitFor();
      assert.ok(!(await page.locator('body').innerText()).includes(MARK));
    });
  });
});

test('a copy that is broken when the host has another build is given up', async () => {
  await withFolder(async (host) => {
    await withPage({ lang: 'en', offline: true, address: host.address, allowNoise: BROKEN_NOISE }, async (page) => {
      await copySettled(page);
      await host.stop();
      edit(host.folder, 'early.js', (text) => `${text}\n`);
      await tamper(page, 'early.js', 'window.ran = true;', 'text/javascript');
      edit(host.folder, 'index.html', (text) => text.replace(/(early\.js") integrity="[^"]+"/, '$1'));
      newBuild(host.folder, 'second');
      await host.startAgain();
      await page.reload();
      assert.equal(await buildOf(page), 'first');
      for (let tries = 0; tries < 5 && (await buildOf(page)) === 'first'; tries += 1) {
        await page.waitForTimeout(1_000);
        await page.reload();
      }
      await ready(page);
      assert.equal(await buildOf(page), 'second');
      assert.equal(await page.evaluate(() => window.ran), undefined);
      await copySettled(page);
      await check(page);
    });
  });
});

test('inside a frame nothing is kept, and what a visit has kept is not used', async () => {
  await withFolder(async (host) => {
    const outer = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!DOCTYPE html><title>outer</title><iframe title="check" src="${host.address}embed.html"></iframe>`);
    });
    await new Promise((resolve) => outer.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${outer.address().port}`;
    try {
      edit(host.folder, 'config.json', () => JSON.stringify({ allowedParents: [origin] }));
      // The server reads the allowed parents when it starts.
      await host.stop();
      await host.startAgain();
      const options = { lang: 'en', offline: true, address: `${origin}/`, others: [host.address], waitUntilReady: false };
      await withPage(options, async (page, net) => {
        const frame = page.frames().find((one) => one.url().startsWith(host.address));
        // The page around it says nothing; the frame is started as if it had said hello.
        await frame.evaluate(() => import(new URL('page.js', document.baseURI).href).then(() => undefined));
        await frame.waitForSelector('html[data-ready]', { state: 'attached' });
        assert.equal(JSON.parse(await frame.evaluate(() => window.smeltcheck.offlineCopy())).state, 'not');
        const left = () =>
          frame.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()]);
        assert.deepEqual(await left(), [0, []]);
        // Now the page itself is visited and kept; the frame still takes everything from the network.
        const whole = await page.context().newPage();
        await whole.goto(host.address);
        await ready(whole);
        assert.equal((await copySettled(whole)).state, 'kept');
        await page.bringToFront();
        const before = net.requests.length;
        await page.reload();
        const again = page.frames().find((one) => one.url().startsWith(host.address));
        await again.waitForSelector('link[rel=modulepreload]', { state: 'attached' });
        await page.waitForLoadState('networkidle');
        const asked = net.requests.slice(before).map((line) => line.split('/').pop());
        for (const name of ['embed.html', 'frame.js', 'page.js']) assert.ok(asked.includes(name), `${name}: ${asked}`);
        await host.stop();
        await page.reload();
        assert.ok(!page.frames().some((one) => one.url().startsWith(host.address)), 'the frame is answered without its host');
      });
    } finally {
      outer.close();
      outer.closeAllConnections();
    }
  });
});

test('over plain HTTP the page works as it does without a service worker', async () => {
  await withFolder(async (host) => {
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP plain.example 127.0.0.1'],
    });
    try {
      const page = await browser.newPage({ locale: 'en-US' });
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(`${host.address.replace('127.0.0.1', 'plain.example')}#about/offline`);
      await ready(page);
      await page.getByText('This browser keeps no copy here').waitFor();
      await goTo(page, 'check');
      await check(page);
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
  });
});

test('a browser can install the page, whose icons need no connection', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smeltcheck-install-'));
  folders.push(folder);
  await withProfile(folder, 'en', async (page) => {
    const protocol = await page.context().newCDPSession(page);
    const { url, errors, data } = await protocol.send('Page.getAppManifest');
    assert.ok(url.endsWith('/manifest.webmanifest'), url);
    assert.deepEqual(errors, []);
    const { icons, start_url: start, scope } = JSON.parse(data);
    assert.deepEqual([start, scope], ['./', './']);
    assert.deepEqual(icons.map((icon) => `${icon.sizes} ${icon.purpose}`), ['192x192 any', '512x512 any', '512x512 maskable', 'any any']);
    for (const icon of icons) {
      assert.match(icon.src, /^data:image\//);
      const size = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return image.naturalWidth;
      }, icon.src);
      if (icon.sizes !== 'any') assert.equal(`${size}x${size}`, icon.sizes);
    }
    const { installabilityErrors } = await protocol.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
  });
});

test('Firefox: after one visit the page works with the server stopped', async (context) => {
  if (!existsSync(FIREFOX)) {
    context.skip('Firefox is not here');
    return;
  }
  await withFolder(async (host) => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      headless: true,
      timeout: 120_000,
      extraPrefsFirefox: { 'intl.accept_languages': 'en-US, en' },
    });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(120_000);
      await page.goto(host.address);
      await page.waitForFunction(() => JSON.parse(window.smeltcheck?.offlineCopy?.() ?? '{}').state === 'kept');
      await host.stop();
      await page.reload();
      await page.waitForSelector('html[data-ready]');
      const input = await page.waitForSelector('#app input[type=file]');
      await input.uploadFile(join(DIST, 'samples/errors.xlsx'));
      await page.waitForSelector('#result');
      await page.evaluate(() => {
        window.location.hash = 'rules';
      });
      await page.waitForSelector('#rules');
    } finally {
      await browser.close();
    }
  });
});
