// Starts the page. Everything the page will ever need is fetched here, once; then it gives up its connections.

import { isTooOld, keepWorkerWaiting, loadCode, placeIn } from './loader.js';
import { beginOffline, withOffline } from './offline.js';

async function boot() {
  if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
  // Trunk.toml writes this element; its attributes name the files of this build.
  const code = loadCode(document.querySelector('script[data-wasm]').dataset, address);
  let dataArrived;
  const data = new Promise((resolve) => {
    dataArrived = resolve;
  });
  // When early.js did not arrive, nothing was chosen before the page had started.
  const early = { takeEarlyFiles: () => document.getElementById('early')?.remove(), ...window.smeltcheck };
  window.smeltcheck = Object.assign(withOffline(page()), early, placeIn(document, code, address, dataArrived));

  const app = await code.app;
  app.draw(document.getElementById('app'), window.smeltcheck);
  const parts = await code.worker;
  // Without the desk files can be checked, and the page says what it cannot make.
  await code.desk.catch(() => {});
  await data;
  await beginOffline();
  closeConnections();
  keepWorkerWaiting(parts);
  document.documentElement.dataset.ready = 'true';
}

// The whole page as the place of the program.
function page() {
  // The browser would put the page back to its place before the report is shown again, and lose it.
  history.scrollRestoration = 'manual';
  return {
    isPage: true,
    keepsLists: true,
    events: window,
    whole: document,
    toTop: () => scrollTo(0, 0),
    // What came of a check, for a page around this one.
    announce: (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail: JSON.parse(detail) })),
    // The page answers here what a page around it asks: see src/app/hooks/use_host.rs.
    answerWith(answer) {
      window.smeltcheck.ask = answer;
    },
    setTitle(title) {
      document.title = title;
    },
    goTo(hash) {
      location.hash = hash;
    },
    replaceHash(hash) {
      try {
        history.replaceState(null, '', hash);
      } catch {
        // A browser that counts changes of the address keeps it as it was; the page shows the same.
      }
    },
    // Language and colours last for the visit.
    recall(name) {
      try {
        return sessionStorage.getItem(`smeltcheck.${name}`);
      } catch {
        return null;
      }
    },
    remember(name, value) {
      try {
        sessionStorage.setItem(`smeltcheck.${name}`, value);
      } catch {
        // A browser that stores nothing still shows the page as chosen.
      }
    },
    show(name, value) {
      if (value === undefined) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    },
    get hash() {
      return location.hash;
    },
    get isNarrow() {
      return matchMedia('(max-width: 45rem)').matches;
    },
  };
}

// Once everything is there the page gives up what it needed to load: a second policy, which can only forbid more. From
// here on the browser refuses every request of the page and of workers that start later, also to the page's own host.
function closeConnections() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src data: blob:";
  document.head.append(policy);
}

function address(name) {
  return new URL(name, document.baseURI).href;
}

boot().catch((error) => {
  closeConnections();
  window.smeltcheck?.endEarly?.();
  document.getElementById(isTooOld(error) ? 'too-old' : 'not-loaded').hidden = false;
  console.error(error);
});
