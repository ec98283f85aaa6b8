// Starts the page: index.html runs it, and in an iframe frame.js. Everything that the page will ever need is fetched once;
// then it gives up its connections.

import { changeKept, forgetKept, readKept } from './kept.js';
import { beginOffline, chooseOffline, keepOffline, offlineCopy, useNewer } from './offline.js';
import { LIMIT_MS, isTooOld, loadProgram, startWorker } from './runtime.js';

// When early.js did not arrive, nothing was chosen before the page had started.
const removeEarly = () => document.getElementById('early')?.remove();
const early = () => window.smeltcheckEarly ?? { end: removeEarly, handOver: removeEarly };

async function start() {
  if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
  // The browser would put the page back to its place before the report is shown again, and lose it.
  history.scrollRestoration = 'manual';
  // What the program asks for: src/app/worker/client.rs, hooks/use_kept.rs and offline.rs.
  const asked = { startWorker, readKept, changeKept, forgetKept, keepOffline, chooseOffline, useNewer, offlineCopy };
  window.smeltcheck = asked;
  // Trunk.toml writes this element; its attributes name the files of this build.
  const program = await loadProgram(document.querySelector('script[data-wasm]').dataset);
  asked.ask = program.ask;
  await parsed();
  await program.draw(document.getElementById('app'));
  early().handOver((file, leftOut) => program.ask({ type: 'pick', file, name: file.name, leftOut }));
  await program.dataArrived();
  await beginOffline();
  closeConnections();
  program.keepWorkerWaiting();
  document.documentElement.dataset.ready = 'true';
}

// Once everything is there the page gives up what it needed to load: a second policy, which can only forbid more. From
// here on the browser refuses every request of the page and of workers that start later, also to the page's own host.
function closeConnections() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src data: blob:";
  document.head.append(policy);
}

// Neither this script nor the parser waits for the style.
function parsed() {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}

// A style that hangs keeps the browser from showing anything.
setTimeout(() => {
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) if (!link.sheet) link.remove();
}, LIMIT_MS);

start().catch(async (error) => {
  closeConnections();
  await parsed();
  early().end();
  document.getElementById(isTooOld(error) ? 'too-old' : 'not-loaded').hidden = false;
  console.error(error);
});
