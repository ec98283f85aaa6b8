// The promise as a whole: through a long visit nothing is sent and nothing of a file stays, whatever tries; both languages.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertNothingStored, assertOnlyOwnFilesKept, chooseFiles, dropFiles, stopServing, waitingWorker, withPage, withProfile } from './support.mjs';
import { withCells } from './workbook.mjs';

const ENCRYPTED = fileURLToPath(
  new URL('../../../shared/corpus/encrypted/cmrt-6.5-00-tidy.password-secret.xlsx', import.meta.url),
);
const PREFERENCES = ['smeltcheck.lang', 'smeltcheck.theme'];
/** Stands in the file, its name and nowhere else. */
const MARK = 'Zyxglimmer';
const WORDS = {
  en: {
    other: '中文',
    strict: 'Strict',
    sheets: /^Sheets/,
    take: 'Export…',
    files: ['Printable report (.html)', 'Correction plan (.xlsx)', 'Correction plan (.csv)', 'Data for programs (.json)'],
    email: 'E-mail to a sub-supplier',
    save: 'Save as .txt',
    all: 'Choose all',
    copy: /^Save a copy with/,
    check: 'Check the corrected copy',
    findings: /^To work on/,
    lists: 'Lists',
    use: 'Use this list',
    keep: 'Keep my loaded lists in this browser',
    rules: 'Rules',
  },
  'zh-CN': {
    other: 'English',
    strict: '严格',
    sheets: /^工作表$/,
    take: '导出…',
    files: ['可打印的报告 (.html)', '改正计划 (.xlsx)', '改正计划 (.csv)', '供程序读取的数据 (.json)'],
    email: '给下级供应商的邮件',
    save: '另存为 .txt',
    all: '全选',
    copy: /^保存含/,
    check: '检查修正副本',
    findings: /^待处理/,
    lists: '清单',
    use: '使用这份清单',
    keep: '在这个浏览器里保留我载入的清单',
    rules: '规则',
  },
};
const BUYER = 'format = 1\nid = "buyer"\nversion = "2026-01"\nname = { en = "Sample buyer", zh-CN = "示例客户" }\n';
const LIST =
  'RMI Conformant list as of 2026-10-01\nMETAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION\n' +
  'Tin,CID990002,Beispiel Zinn GmbH,Germany\n';

const text = (name, content) => ({ name, bytes: new TextEncoder().encode(content) });

function form(version) {
  const sample = new Uint8Array(readFileSync(new URL('../../www/samples/errors.xlsx', import.meta.url)));
  const cells = { D8: `${MARK} Components`, D16: 'li.wei @example.com', D17: version };
  return { name: `${MARK}-${version}.xlsx`, bytes: withCells(sample, 'Declaration', cells) };
}

async function saves(page, button) {
  // A browser refuses a file that was made long after the key was pressed; then the link saves it, as it does for people.
  const started = page.waitForEvent('download', { timeout: 8_000 }).catch(() => null);
  await button.press('Enter');
  const [download] = await Promise.all([
    started.then((event) => event ?? page.waitForEvent('download')),
    started.then((event) => event ?? page.locator('.c-export__again a').press('Enter')),
  ]);
  assert.ok(readFileSync(await download.path()).length > 0);
}

/** Everything a supplier can do with a file, once. */
async function visit(page, words) {
  const button = (name) => page.getByRole('button', { name, exact: typeof name === 'string' });
  await chooseFiles(page, form('111'));
  await page.locator('#result').waitFor();
  await page.locator('.c-profile > summary').click();
  await page.locator('#profile').selectOption({ label: words.strict });
  await page.getByText('F03', { exact: true }).first().waitFor();
  await dropFiles(page, text('buyer.toml', BUYER), 'main');
  await page.locator('.c-profile__name', { hasText: /Sample buyer|示例客户/ }).waitFor();
  await page.locator('.c-finding__head').first().click();
  await button(words.sheets).click();
  await page.getByRole('grid').waitFor();
  await button(words.findings).click();

  await button(words.take).press('Enter');
  for (const kind of words.files) await saves(page, button(kind));
  await button(words.email).press('Enter');
  await page.locator('#export-text').waitFor();
  await saves(page, button(words.save));
  await page.keyboard.press('Escape');

  await page.locator('.c-correct > summary').press('Enter');
  await button(words.all).press('Enter');
  await saves(page, button(words.copy));
  await button(words.check).press('Enter');
  await page.locator('.c-compare').waitFor();
  await chooseFiles(page, form('222'), '#file-again');
  await page.locator('.c-file__name', { hasText: `${MARK}-222` }).waitFor();
  await page.locator('.c-compare').waitFor();

  await page.getByRole('link', { name: words.lists, exact: true }).click();
  await chooseFiles(page, text('conformant.csv', LIST), '#list-file');
  await page.locator('#list-draft').waitFor();
  await button(words.use).click();
  await page.locator('.c-lists__table tbody tr', { hasText: 'conformant.csv' }).waitFor();
  await page.getByRole('link', { name: words.rules, exact: true }).click();
  await page.locator('#rules').waitFor();
  await page.evaluate(() => (window.location.hash = 'about/privacy'));
  await page.locator('#privacy').waitFor();
  await button(words.other).click();
  await page.locator('.c-brand').click();
  await page.locator('.c-views').waitFor();
}

/** What the page could have left behind where a browser keeps things, beside what `assertNothingStored` looks at. */
async function leftBehind(page) {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const files = [];
    for await (const name of folder.keys()) files.push(name);
    const workers = await navigator.serviceWorker.getRegistrations();
    const preferences = [...Object.values(sessionStorage), ...Object.values(localStorage)];
    const said = [document.title, window.name, window.location.href, JSON.stringify(window.history.state)];
    return { files, workers: workers.length, preferences, said };
  });
}

const countViolations = (page) =>
  page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a whole visit with the server switched off sends nothing and leaves nothing, ${lang}`, async (context) => {
    // A path of its own, because its server is stopped.
    const options = { lang, below: `/visit/${lang}/`, before: countViolations, offline: true };
    await withPage(options, async (page, net) => {
      await stopServing(options);
      await visit(page, words);
      if (existsSync(ENCRYPTED)) {
        await chooseFiles(page, { name: 'locked.xlsx', bytes: new Uint8Array(readFileSync(ENCRYPTED)) }, '#file-again');
        await page.locator('#password').fill('secret');
        await page.keyboard.press('Enter');
        await page.locator('.c-file__name', { hasText: 'locked.xlsx' }).waitFor();
        await page.locator('#result').waitFor();
      } else {
        context.diagnostic('no corpus: a visit without a password');
      }
      net.assertSilent();
      assert.deepEqual(await page.evaluate(() => window.violations), [], 'the page breaks its own policy');
      // What is kept for use without network is the program, byte for byte.
      const cache = await assertOnlyOwnFilesKept(page);
      await assertNothingStored(page, [...PREFERENCES, `cache ${cache}`]);
      const { files, workers, preferences, said } = await leftBehind(page);
      assert.deepEqual({ files, workers }, { files: [], workers: 1 });
      for (const value of preferences) assert.match(value, /^(en|zh-CN|light|dark)$/);
      for (const place of said) assert.ok(!place.includes(MARK), place);
    });
  });
}

test('a kept list is all that is kept, also when a form is checked with it', async () => {
  await withPage({ lang: 'en', offline: true }, async (page) => {
    await dropFiles(page, text('conformant.csv', LIST), 'main');
    await page.getByRole('button', { name: WORDS.en.use }).click();
    await page.getByLabel(WORDS.en.keep).check();
    await page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
    await page.locator('.c-brand').click();
    await chooseFiles(page, form('111'));
    await page.locator('#result').waitFor();
    const kept = await page.evaluate(() => window.smeltcheck.readKept());
    assert.ok(kept.includes('conformant.csv') && kept.includes('CID990002'));
    for (const part of [MARK, 'Declaration', 'li.wei']) assert.ok(!kept.includes(part), part);
    const cache = await assertOnlyOwnFilesKept(page);
    await assertNothingStored(page, [...PREFERENCES, 'database smeltcheck', `cache ${cache}`]);
  });
});

/** Paths of the files below a folder that hold a text, as bytes of UTF-8 or UTF-16. */
function filesWith(folder, wanted) {
  const forms = [Buffer.from(wanted, 'utf8'), Buffer.from(wanted, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return forms.some((form) => content.includes(form));
    });
}

test('the browser has written nothing of a checked file to its profile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smeltcheck-profile-'));
  try {
    await withProfile(folder, 'en', async (page) => {
      await dropFiles(page, form('111'), 'main');
      await page.locator('#result').waitFor();
      await page.locator('.c-finding__head').first().click();
      await page.getByRole('button', { name: WORDS.en.sheets }).click();
      await page.getByRole('grid').waitFor();
      // The control: what a page stores does reach the profile.
      await page.evaluate(() => {
        document.cookie = 'control=Quxflimmer; max-age=1000';
        localStorage.setItem('control', 'Quxflimmer');
      });
    });
    assert.notDeepEqual(filesWith(folder, 'Quxflimmer'), [], 'a stored value is not found');
    assert.deepEqual(filesWith(folder, MARK), []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Answers with the server's own headers and another body. */
async function answerChanged(route, change) {
  // Not by the browser's own means, which go through the recorder.
  const response = await fetch(route.request().url());
  assert.equal(response.status, 200);
  const body = change(Buffer.from(await response.arrayBuffer()));
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'content-length'));
  await route.fulfill({ status: 200, headers, body });
}

const BLOCKED_NOISE = [
  /Content Security Policy|Content-Security-Policy|security policy/i,
  /Trusted/i,
  /Failed to load resource|Failed to fetch|violates|Refused to/,
];

/** Every way out of a page, tried with an address; tells how each ended. */
const tryWaysOut = (to) => {
  const settled = (promise) => promise.then(() => 'open', () => 'blocked');
  const loaded = (element) =>
    new Promise((resolve) => {
      element.onload = () => resolve('open');
      element.onerror = () => resolve('blocked');
      // A refused frame or form says nothing.
      setTimeout(() => resolve('blocked'), 1500);
      document.body.append(element);
    });
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const caught = async (action) => {
    try {
      return await action();
    } catch {
      return 'blocked';
    }
  };
  const socket = (Kind, address) =>
    caught(
      () =>
        new Promise((resolve) => {
          const opened = new Kind(address);
          opened.onopen = () => resolve('open');
          opened.onerror = () => resolve('blocked');
        }),
    );
  const ways = {
    fetch: () => settled(fetch(to)),
    'fetch without cors': () => settled(fetch(to, { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true })),
    request: () =>
      caught(
        () =>
          new Promise((resolve) => {
            const request = new XMLHttpRequest();
            request.onload = () => resolve('open');
            request.onerror = () => resolve('blocked');
            request.open('GET', to);
            request.send();
          }),
      ),
    // Says true although nothing goes: what goes is what the recorder sees.
    beacon: () => {
      navigator.sendBeacon(to, 'x');
      return 'blocked';
    },
    'event source': () => socket(EventSource, to),
    socket: () => socket(WebSocket, to.replace('http', 'ws')),
    image: () => loaded(make('img', { src: to })),
    style: () => loaded(make('link', { rel: 'stylesheet', href: to })),
    preload: () => loaded(make('link', { rel: 'preload', as: 'fetch', href: to })),
    prefetch: () => loaded(make('link', { rel: 'prefetch', href: to })),
    module: () => settled(import(to)),
    script: () => caught(() => loaded(make('script', { src: to }))),
    // An empty page is loaded in place of a refused frame, so what goes is what the recorder sees.
    frame: async () => {
      await loaded(make('iframe', { src: to }));
      return 'blocked';
    },
    object: () => caught(() => loaded(make('object', { data: to }))),
    video: () => loaded(make('video', { src: to })),
    manifest: () => loaded(make('link', { rel: 'manifest', href: to })),
    worker: () =>
      caught(
        () =>
          new Promise((resolve) => {
            const worker = new Worker(to);
            worker.onerror = () => resolve('blocked');
            setTimeout(() => resolve('open'), 1500);
          }),
      ),
    'service worker': () => caught(() => settled(navigator.serviceWorker.register(to))),
    font: () => settled(new FontFace('x', `url(${to})`).load()),
    form: () => {
      const form = make('form', { action: to, method: 'post', target: 'elsewhere' });
      document.body.append(form);
      form.submit();
      return 'blocked';
    },
  };
  return Promise.all(Object.entries(ways).map(async ([name, way]) => `${name}: ${await way()}`));
};

for (const [where, bare] of [['with headers', false], ['on a host without headers', true]]) {
  test(`after loading no way leads out, not even to the own host, ${where}`, async () => {
    const options = { lang: 'en', bare, offline: true, before: countViolations, allowNoise: BLOCKED_NOISE };
    await withPage(options, async (page, net) => {
      for (const to of ['http://other.example/way-out', new URL('way-out', page.url()).href]) {
        const open = (await page.evaluate(tryWaysOut, to)).filter((way) => !way.endsWith(': blocked'));
        assert.deepEqual(open, [], to);
      }
      const worker = await waitingWorker(page);
      const fromWorker = await worker.evaluate(async (to) => {
        const settled = (promise) => promise.then(() => 'open', () => 'blocked');
        const script = () => {
          try {
            importScripts(to);
            return 'open';
          } catch {
            return 'blocked';
          }
        };
        return [await settled(fetch(to)), script(), await settled(import(to))];
      }, new URL('page.js', page.url()).href);
      assert.deepEqual(fromWorker, ['blocked', 'blocked', 'blocked']);
      net.assertSilent();
      const directives = new Set((await page.evaluate(() => window.violations)).map((line) => line.split(' ')[0]));
      for (const directive of ['connect-src', 'img-src', 'style-src-elem', 'script-src-elem', 'frame-src', 'form-action']) {
        assert.ok(directives.has(directive), `${directive} of ${[...directives]}`);
      }
      // And the page still does its work.
      await chooseFiles(page, form('111'));
      await page.locator('#result').waitFor();
      net.assertSilent();
    });
  });

  test(`what is smuggled into the page's text does not run, ${where}`, async () => {
    const smuggled = `
      <script>window.ran = 'inline script'</script>
      <script src="http://other.example/a.js"></script>
      <img src="http://other.example/a.png" onerror="window.ran = 'handler'">
      <link rel="stylesheet" href="http://other.example/a.css">
      <iframe src="http://other.example/"></iframe>
      <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
      <base href="http://other.example/">
      <style>body { --smuggled: 1 }</style>
      <p id="smuggled" style="color: rgb(1, 2, 3)">text</p>
      <a id="link" href="javascript:window.ran='link'">link</a>`;
    const before = async (page) => {
      await countViolations(page);
      await page.route(
        (address) => address.pathname.endsWith('/'),
        async (route) => {
          await answerChanged(route, (body) => body.toString().replace('<div id="app"', `${smuggled}$&`));
        },
      );
    };
    await withPage({ lang: 'en', bare, before, allowNoise: BLOCKED_NOISE }, async (page, net) => {
      const outcome = await page.evaluate(async () => {
        // The debugging protocol lifts the ban on eval until the first pause.
        await new Promise((resolve) => setTimeout(resolve, 0));
        document.getElementById('link').click();
        const strings = [
          () => (0, eval)('window.ran = "eval"'),
          () => new Function('window.ran = "function"')(),
          () => setTimeout('window.ran = "timer"', 0),
          () => (document.getElementById('smuggled').innerHTML = '<b>text</b>'),
          () => document.write('<script>window.ran = "written"</' + 'script>'),
          () => new DOMParser().parseFromString('<b>text</b>', 'text/html'),
          () => trustedTypes.createPolicy('other', { createHTML: (html) => html }),
          () => trustedTypes.createPolicy('smeltcheck-worker', { createHTML: (html) => html }),
        ];
        const allowed = strings.map((string) => {
          try {
            string();
            return String(string);
          } catch {
            return undefined;
          }
        });
        return new Promise((resolve) => {
          const color = getComputedStyle(document.getElementById('smuggled')).color;
          const style = getComputedStyle(document.body).getPropertyValue('--smuggled');
          setTimeout(() => resolve({ ran: window.ran, base: document.baseURI, color, style, allowed }), 200);
        });
      });
      assert.equal(outcome.ran, undefined);
      assert.equal(outcome.base, page.url());
      assert.notEqual(outcome.color, 'rgb(1, 2, 3)');
      assert.equal(outcome.style, '');
      assert.deepEqual(outcome.allowed.filter(Boolean), []);
      assert.deepEqual(net.requests.filter((line) => line.includes('other.example')), []);
      const found = await page.evaluate(() => window.violations);
      for (const directive of ['script-src-elem', 'script-src-attr', 'style-src-elem', 'style-src-attr', 'img-src', 'base-uri']) {
        assert.ok(found.some((line) => line.startsWith(directive)), `${directive} in ${found}`);
      }
      assert.ok(found.some((line) => line.startsWith('frame-src') || line.startsWith('child-src')), `${found}`);
    });
  });
}

/** Whether the rules of the base style sheet are in force; a refused sheet stays in the list, and has none. */
const hasBaseStyle = (page) => page.evaluate(() => getComputedStyle(document.querySelector('p')).marginTop === '0px');

// A file that was changed on its way or on the host does not run: the page names the content of each.
for (const [changed, wanted] of [
  ['page.js', 'message'],
  ['runtime.js', 'message'],
  ['kept.js', 'message'],
  ['early.js', 'no early button'],
  ['app-*.js', 'message'],
  ['app-*_bg.wasm', 'message'],
  ['all-*.css', 'no style'],
  // The control: what is answered in place of the server is taken when it is the same.
  ['{page,app,all}*', 'all'],
]) {
  const refused = wanted === 'all' ? 'what is answered in its place unchanged is taken' : `a changed ${changed} is refused`;
  test(refused, async () => {
    const harmless = wanted === 'all';
    let seen = 0;
    const before = (page) =>
      page.route(`**/${changed}`, async (route) => {
        seen += 1;
        // A section that WebAssembly ignores, or a comment: harmless, but not of this build.
        const added = Buffer.from(changed.endsWith('.wasm') ? '\0\x02\x01x' : '/* changed */');
        await answerChanged(route, (body) => Buffer.concat([body, harmless ? Buffer.alloc(0) : added]));
      });
    const waitUntilReady = wanted !== 'message';
    const allowNoise = [/integrity|Failed to (load|fetch)|preload|Content Security Policy/];
    await withPage({ lang: 'en', before, waitUntilReady, allowNoise }, async (page) => {
      assert.ok(seen > 0, 'the file was asked for');
      if (wanted === 'message') await page.getByText('This page did not load completely').waitFor();
      if (changed === 'page.js') assert.equal(await page.locator('#app').innerHTML(), '');
      if (wanted === 'no early button') assert.equal(await page.evaluate(() => window.smeltcheckEarly), undefined);
      if (wanted === 'no style') {
        assert.equal(await hasBaseStyle(page), false);
      }
      if (wanted === 'all') {
        assert.equal(await hasBaseStyle(page), true);
      }
    });
  });
}
