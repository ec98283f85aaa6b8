// A portal that takes a supplier's file only after the supplier has checked it, and checks it again itself.
// Node.js 20 and nothing else:
//
//   cargo xtask build && cargo build --release --features cli --bin smeltcheck
//   node examples/portal/server.mjs
//
// Two servers start, because they would be two hosts: the portal, and the host of the check (the folder dist/).
// Settings from the environment: PORT (portal; the check takes the next one), HOST_NAME, SMELTCHECK_PROGRAM (the command
// line tool), SMELTCHECK_VERIFY=package (the npm package in place of the program),
// SMELTCHECK_PACKAGE (where it is; without it, as Node.js finds `smeltcheck`).

import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { verify } from './verify.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const HEADERS = fileURLToPath(new URL('../../docs/deploy/static/embed/_headers', import.meta.url));
const EXAMPLE_PARENT = 'https://portal.example';

// A file as large as the check reads, its receipt, and what goes around them.
const MOST_BYTES = (64 + 1) * 1024 * 1024;

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.toml': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Starts both servers.
 *
 * @param {{port?: number, checkPort?: number, hostName?: string, config?: object}} options `config`: more settings for the
 *   `config.json` of the check
 */
export async function start({ port = 0, checkPort = 0, hostName = '127.0.0.1', config = {} } = {}) {
  const received = [];
  const portal = createServer((request, response) => {
    answerPortal(request, response).catch((error) => fail(response, error));
  });
  const origin = await listen(portal, port, hostName);
  const rules = readRules(await readFile(HEADERS, 'utf8'), origin);
  const ownConfig = JSON.stringify({ allowedParents: [origin], ...config });
  const check = createServer((request, response) => {
    answerCheck(request, response).catch((error) => fail(response, error));
  });
  const checkOrigin = await listen(check, checkPort, hostName);

  async function answerPortal(request, response) {
    const path = new URL(request.url, origin).pathname;
    if (request.method === 'POST' && path === '/submit') {
      await submit(request, response, received);
      return;
    }
    if (!(await isPlainRead(request, response))) return;
    const name = path === '/' ? '/index.html' : path;
    if (!/^\/[a-z-]+\.(html|js|css)$/.test(name)) {
      response.writeHead(404).end('Not found');
      return;
    }
    const text = await readFile(join(HERE, 'public', name), 'utf8').catch(() => null);
    if (text === null) {
      response.writeHead(404).end('Not found');
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(name)],
      'Cache-Control': 'no-cache',
      // The portal's own policy: its own files, and of the host of the check the script and the frame.
      'Content-Security-Policy':
        `default-src 'self'; script-src 'self' ${checkOrigin}; frame-src ${checkOrigin}; ` +
        "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(text.replaceAll('%CHECK%', checkOrigin));
  }

  async function answerCheck(request, response) {
    if (!(await isPlainRead(request, response))) return;
    const path = decodeURIComponent(new URL(request.url, checkOrigin).pathname);
    const headers = headersFor(rules, path);
    if (path === '/config.json') {
      response.writeHead(200, { ...headers, 'Content-Type': TYPES['.json'] }).end(ownConfig);
      return;
    }
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const isPlain = name.split('/').slice(1).every((part) => /^[\w-][\w.-]*$/.test(part));
    const file = join(DIST, name);
    if (!isPlain || !(await stat(file).catch(() => null))?.isFile()) {
      response.writeHead(404, headers).end('Not found');
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  }

  return {
    origin,
    checkOrigin,
    received,
    stop() {
      for (const server of [portal, check]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function listen(server, port, hostName) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://${hostName}:${server.address().port}`));
  });
}

function fail(response, error) {
  console.error(error);
  if (!response.headersSent) response.writeHead(500);
  response.end();
}

async function isPlainRead(request, response) {
  if (['GET', 'HEAD'].includes(request.method)) return true;
  response.writeHead(405).end('Only GET and HEAD');
  return false;
}

/** The rules of a `_headers` file, for this portal in place of the example. */
function readRules(text, origin) {
  const rules = [];
  for (const line of text.replaceAll(EXAMPLE_PARENT, origin).split('\n')) {
    if (line.startsWith('/')) rules.push({ path: line, headers: [] });
    else if (line.startsWith('  ')) rules.at(-1).headers.push(line.trim().split(/: (.*)/).slice(0, 2));
  }
  return rules;
}

/** As static hosts do it: every rule that fits, values of the same header joined. */
function headersFor(rules, path) {
  const headers = {};
  for (const rule of rules) {
    if (rule.path !== '/*' && rule.path !== path) continue;
    for (const [name, value] of rule.headers) headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

/** Takes a file with its receipt, repeats the check, and keeps the file only when it gives the same and nothing must be fixed. */
async function submit(request, response, received) {
  const answer = (status, body) => {
    response.writeHead(status, { 'Content-Type': TYPES['.json'] }).end(JSON.stringify(body));
  };
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      answer(413, { accepted: false, reason: 'too-large' });
      return;
    }
    chunks.push(chunk);
  }
  const headers = { 'Content-Type': request.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData().catch(() => null);
  const [file, receipt] = [form?.get('file'), form?.get('receipt')];
  if (!(file instanceof Blob) || typeof receipt !== 'string') {
    answer(400, { accepted: false, reason: 'malformed' });
    return;
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  const verified = await verify(receipt, bytes);
  if (!verified) {
    answer(422, { accepted: false, reason: 'not-checked' });
    return;
  }
  const { identical, differences, now } = verified;
  const mustFix = now.counts.errors;
  if (!identical || mustFix > 0) {
    answer(422, { accepted: false, reason: identical ? 'must-fix' : 'differs', differences, mustFix });
    return;
  }
  const id = randomUUID();
  received.push({ id, sha256: now.file.sha256, bytes: bytes.length, receipt: now });
  answer(200, { accepted: true, id, sha256: now.file.sha256 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 8090);
  const { origin, checkOrigin } = await start({ port, checkPort: port && port + 1, hostName: process.env.HOST_NAME });
  console.log(`The portal is at ${origin}, the check at ${checkOrigin} (stop with Ctrl+C)`);
}
