// The header files for other hosts say what the own server says: nginx for real, the others as their hosts read them.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chooseFiles, serve, withPage } from './support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');
const NGINX = process.env.SMELTCHECK_NGINX || '/usr/sbin/nginx';
const NOT_OF_THE_POLICY = ['content-length', 'content-type', 'date', 'server', 'connection', 'etag', 'last-modified', 'accept-ranges', 'keep-alive'];

/** The headers of an answer that a host is told to send. */
async function headersOf(address, path = '') {
  const { headers } = await fetch(new URL(path, address));
  return [...headers].filter(([name]) => !NOT_OF_THE_POLICY.includes(name)).sort();
}

const sorted = (pairs) => pairs.map(([name, value]) => [name.toLowerCase(), value]).sort();

test('web.config is XML and says the same', async () => {
  const wanted = await headersOf(await serve());
  const config = readFileSync(join(ROOT, 'docs/deploy/iis/web.config'), 'utf8');
  await withPage({ lang: 'en' }, async (page) => {
    // A page without our policy, which forbids the parser.
    const other = await page.context().newPage();
    const read = await other.evaluate((source) => {
      const xml = new DOMParser().parseFromString(source, 'application/xml');
      const pairs = (path, name, value) =>
        [...xml.querySelectorAll(path)].map((one) => [one.getAttribute(name), one.getAttribute(value)]);
      return {
        error: xml.querySelector('parsererror')?.textContent,
        headers: pairs('customHeaders > add', 'name', 'value'),
        types: pairs('staticContent > mimeMap', 'fileExtension', 'mimeType'),
      };
    }, config);
    assert.equal(read.error, undefined);
    assert.deepEqual(sorted(read.headers), wanted);
    assert.ok(read.types.some(([name, type]) => name === '.wasm' && type === 'application/wasm'));
  });
});

test('web.config for an embedded page differs in its one page', async () => {
  const wanted = await headersOf(await serve());
  const config = readFileSync(join(ROOT, 'docs/deploy/iis/embed/web.config'), 'utf8');
  await withPage({ lang: 'en' }, async (page) => {
    const other = await page.context().newPage();
    const read = await other.evaluate((source) => {
      const xml = new DOMParser().parseFromString(source, 'application/xml');
      const pairs = (path) =>
        [...xml.querySelectorAll(path)].map((one) => [one.getAttribute('name'), one.getAttribute('value')]);
      return {
        error: xml.querySelector('parsererror')?.textContent,
        headers: pairs('configuration > system\\.webServer customHeaders > add'),
        embed: pairs('location[path="embed.html"] customHeaders > add'),
      };
    }, config);
    assert.equal(read.error, undefined);
    assert.deepEqual(
      sorted(read.headers),
      [...wanted, ['access-control-allow-origin', '*']].sort(),
    );
    const policy = wanted.find(([name]) => name === 'content-security-policy')[1];
    const framed = policy.replace("frame-ancestors 'none'", 'frame-ancestors https://portal.example');
    assert.deepEqual(sorted(read.embed), [['content-security-policy', framed]]);
  });
});

test('_headers of a static host says the same', async () => {
  const lines = readFileSync(join(ROOT, 'docs/deploy/static/_headers'), 'utf8').split('\n');
  const rules = lines.filter((line) => line && !line.startsWith('#'));
  assert.equal(rules[0], '/*');
  const headers = rules.slice(1).map((line) => line.match(/^ {2}([A-Za-z-]+): (.+)$/).slice(1));
  assert.deepEqual(sorted(headers), await headersOf(await serve()));
});

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** nginx as this user, on a port of this computer alone, with everything that it writes in one folder. */
function configuration(folder, port, mimeTypes) {
  const written = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  return `
    daemon off;
    master_process off;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    events {}
    http {
      access_log off;
      ${written.join('\n')}
      ${mimeTypes}
      server {
        listen 127.0.0.1:${port};
        root ${folder}/site;
        include ${ROOT}docs/deploy/nginx/smeltcheck-headers.conf;
        location /plain/ { alias ${DIST}/; }
        location /own/ {
          alias ${DIST}/;
          add_header X-Own "1";
          include ${ROOT}docs/deploy/nginx/smeltcheck-headers.conf;
        }
        location /embedded/ {
          alias ${DIST}/;
          include ${ROOT}docs/deploy/nginx/smeltcheck-embed-headers.conf;
        }
      }
    }`;
}

test('nginx sends the same with every answer, and the page works behind it', async (context) => {
  if (!existsSync(NGINX)) {
    context.skip('nginx is not here: its header file is compared as text only');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'smeltcheck-nginx-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'site'));
  const system = '/etc/nginx/mime.types';
  const types = existsSync(system)
    ? `include ${system};`
    : 'types { text/html html; text/css css; text/javascript js; application/json json; application/wasm wasm; }';
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  // As root nginx would change to another user, who cannot read a checkout in a home folder.
  writeFileSync(config, (process.getuid?.() === 0 ? 'user root;' : '') + configuration(folder, port, types));
  const start = ['-p', folder, '-e', join(folder, 'error.log'), '-c', config];
  const checked = spawnSync(NGINX, ['-t', ...start], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr);
  const server = spawn(NGINX, start, { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const address = `http://127.0.0.1:${port}/plain/`;
    for (let tries = 0; tries < 100 && !(await fetch(address).catch(() => null)); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const wanted = await headersOf(await serve());
    const html = await (await fetch(address)).text();
    const files = [...html.matchAll(/(?:src|href|data-[a-z-]+)="\.?\/?([\w.-]+\.(?:js|wasm|css))"/g)].map((match) => match[1]);
    assert.ok(files.length >= 10, `${files}`);
    for (const path of ['', ...files, 'config.json', 'samples/examples.json', 'service-worker.js', 'manifest.webmanifest', 'missing', 'samples', '../outside']) {
      assert.deepEqual(await headersOf(address, path), wanted, path);
    }
    assert.equal((await fetch(new URL('missing', address))).status, 404);
    assert.equal((await fetch(address, { method: 'POST', body: 'x' })).status, 405);
    // A location with a header of its own has to name the file again, as the file says.
    const own = (await headersOf(`http://127.0.0.1:${port}/own/`)).filter(([name]) => name !== 'x-own');
    assert.deepEqual(own, wanted);
    // A page that a portal embeds: the same, but for who may frame embed.html and read the files.
    const ancestors = /frame-ancestors [^;,]+$/;
    const withoutFrames = (pairs) => pairs.map(([name, value]) => [name, value.replace(ancestors, '')]);
    for (const path of ['', 'index.html', 'embed.html', ...files, 'missing']) {
      const pairs = await headersOf(`http://127.0.0.1:${port}/embedded/`, path);
      const framed = path === 'embed.html' ? 'https://portal.example' : "'none'";
      const [, policy] = pairs.find(([name]) => name === 'content-security-policy');
      assert.equal(policy.match(ancestors)[0], `frame-ancestors ${framed}`, path);
      const own = pairs.filter(([name, value]) => name !== 'access-control-allow-origin' || value !== '*');
      assert.equal(own.length, pairs.length - 1, path);
      assert.deepEqual(withoutFrames(own), withoutFrames(wanted), path);
    }
    assert.equal((await fetch(`http://127.0.0.1:${port}/embedded/embed.html`)).status, 200);
    await withPage({ lang: 'en', address }, async (page, net) => {
      await chooseFiles(page, { name: 'a.xlsx', bytes: readFileSync(join(DIST, 'samples/errors.xlsx')) });
      await page.locator('#result').waitFor();
      net.assertSilent();
    });
  } finally {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});
