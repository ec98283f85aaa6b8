// The first and the second visit over a slow line on a slow computer, beside a bare page that loads SheetJS from the same
// host and only parses the file. A host sends brotli; the browser asks it whether what it keeps is still current.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const LINE = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 };
const SLOWDOWN = 4;
const KINDS = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
// Its button appears when it can be used.
const BARE = `<!DOCTYPE html><title>.</title><body><script src="xlsx.js"></script><script>
const input = Object.assign(document.createElement('input'), { type: 'file' });
input.onchange = async () => {
  const { SheetNames } = XLSX.read(await input.files[0].arrayBuffer(), { type: 'array' });
  document.body.append(Object.assign(document.createElement('p'), { id: 'result', textContent: SheetNames }));
};
document.body.append(input);
</script>`;

function serve(folder) {
  const sheetJs = createRequire(new URL('../package.json', import.meta.url)).resolve('xlsx/dist/xlsx.full.min.js');
  const kept = new Map();
  const content = (path) => {
    if (path === '/bare/') return Buffer.from(BARE);
    const file = path === '/bare/xlsx.js' ? sheetJs : join(folder, decodeURIComponent(path.slice('/page/'.length)) || 'index.html');
    return existsSync(file) ? readFileSync(file) : null;
  };
  const server = createServer(({ url, headers }, response) => {
    const path = new URL(url, 'http://x').pathname;
    if (!kept.has(path)) {
      const bytes = content(path);
      const etag = bytes && `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
      kept.set(path, bytes && { bytes: brotliCompressSync(bytes), etag });
    }
    const file = kept.get(path);
    if (!file) return response.writeHead(404).end();
    response.setHeader('Cache-Control', 'no-cache').setHeader('ETag', file.etag);
    if (headers['if-none-match'] === file.etag) return response.writeHead(304).end();
    response.setHeader('Content-Type', KINDS[extname(path)] ?? 'text/html').setHeader('Content-Encoding', 'br');
    return response.end(file.bytes);
  });
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready({ server, origin: `http://127.0.0.1:${server.address().port}` }));
  });
}

/** Milliseconds from the start of the visit until the button can be used, and until the file is read. */
async function visit(page, address, watch, chosen) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(watch, chosen);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.started?.result, undefined, { timeout: 120_000 });
  return page.evaluate(() => globalThis.started);
}

export async function measureVisits(browser, { folder, workbook, rounds, watch }, { table, median, spread }) {
  const { server, origin } = await serve(folder);
  const chosen = readFileSync(workbook, 'base64');
  const got = {};
  try {
    // Each file is compressed once before anything is measured.
    for (let round = -1; round < rounds; round += 1) {
      for (const kind of ['page', 'bare']) {
        const context = await browser.newContext();
        for (const number of ['first', 'second']) {
          const page = await context.newPage();
          const times = await visit(page, `${origin}/${kind}/`, watch, chosen);
          // What a visit leaves for the next one is written when it is over, the offline copy included.
          await page.waitForTimeout(kind === 'page' ? 6_000 : 1_000);
          await page.close();
          if (round >= 0) (got[`${kind} ${number}`] ??= []).push(times);
        }
        await context.close();
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
  const times = (name, key) => got[name].map((one) => one[key]);
  const row = (number) => {
    const [ours, bare] = [times(`page ${number}`, 'result'), times(`bare ${number}`, 'result')];
    return [`${number} visit`, spread(times(`page ${number}`, 'button')), spread(ours), spread(bare), (median(ours) / median(bare)).toFixed(2)];
  };
  console.log('\n### A visit at 10 Mbit/s and 40 ms, with a processor slowed four times\n');
  console.log('From the first byte asked for to the whole report of a file with 40 smelters, and to SheetJS having parsed it.');
  table(['', 'our file button, ms', 'our report, ms', 'SheetJS, ms', 'ours : SheetJS'], [row('first'), row('second')]);
}
