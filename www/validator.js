// Defines <smeltcheck-validator>: the whole page in an element of somebody else's page, which it neither styles nor
// is styled by. docs/embedding.md describes attributes, events, methods and what the page around it must allow.

import { endWaitingWorker, fetchOk, isTooOld, keepWorkerWaiting, loadCode, placeIn } from './loader.js';

// The files of this build, written by `cargo xtask build` (xtask/src/web.rs).
const FILES = {};

const RESULT = 'smeltcheck-result';
const ERROR = 'smeltcheck-error';

/** Files are next to this one, wherever the page is. */
function besideThis(name) {
  return new URL(name, import.meta.url).href;
}

/** What the page names is relative to the page. */
function besidePage(name) {
  try {
    return new URL(name, document.baseURI).href;
  } catch {
    // No address at all: that it cannot be loaded is said where it is asked for.
    return name;
  }
}

// Code and style are loaded once for all elements of a page, and anew after a failure.
let shared = null;

function loadShared(shadow) {
  if (!shared) {
    // `import()` takes no integrity: the module comes from this preload, or not at all.
    const preload = document.createElement('link');
    preload.rel = 'modulepreload';
    preload.href = besideThis(FILES.js);
    preload.integrity = FILES.jsIntegrity;
    preload.crossOrigin = 'anonymous';
    shadow.append(preload);
    shared = { code: loadCode(FILES, besideThis), style: loadStyle() };
    Promise.all([shared.code.app, shared.code.worker, shared.style]).catch(() => {
      shared = null;
    });
  }
  return shared;
}

// Tokens that the page around may set, by the name that it sets.
const THEMABLE = {
  '--c-page': '--smeltcheck-page',
  '--c-surface': '--smeltcheck-surface',
  '--c-ink': '--smeltcheck-ink',
  '--c-line': '--smeltcheck-line',
  '--c-action': '--smeltcheck-action',
  '--c-action-hover': '--smeltcheck-action-hover',
  '--c-action-tint': '--smeltcheck-action-tint',
  '--c-on-action': '--smeltcheck-on-action',
  '--c-focus': '--smeltcheck-focus',
  '--f-text': '--smeltcheck-font',
  '--r-2': '--smeltcheck-radius',
};

// Nothing is inherited but what the page around sets on purpose.
const FRAME_STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
.c-app { all: initial; direction: ltr; }
.message { max-width: 42rem; padding: 1.5rem; font: 1rem/1.6 sans-serif; }
`;

const UNIT = 'var(--smeltcheck-unit, 16px)';
const NARROW_PX = 720;

// The style sheets are those of the page. What they say about the document goes for the frame here, and their unit does
// not follow the size of text that the page around sets for its document.
function styleOfFrame(css) {
  return css
    .replaceAll(':root', '.c-app')
    .replace(/(--[a-z0-9-]+):([^;{}]+);/g, (all, name, value) =>
      THEMABLE[name] ? `${name}: var(${THEMABLE[name]}, ${value.trim()});` : all,
    )
    .replace(/(@container[^{]*?)([\d.]+)rem/g, (all, start, size) => `${start}${size * 16}px`)
    .replace(/(-?[\d.]+)rem\b/g, `calc($1 * ${UNIT})`);
}

async function loadStyle() {
  const files = FILES.styles.map(([name, integrity]) => fetchOk(besideThis(name), integrity));
  const texts = await Promise.all((await Promise.all(files)).map((response) => response.text()));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleOfFrame(texts.join('\n')));
  return sheet;
}

// Why there is no program, in place of an empty box.
const REASONS = {
  'too-old': {
    en: 'This browser is too old to run the check. Use Edge or Chrome 109 or later.',
    zh_cn: '这个浏览器太旧，无法检查。请用 Edge 或 Chrome 109 及以上版本。',
  },
  'not-loaded': {
    en: 'The check did not load completely and cannot run. Check the network, then reload the page.',
    zh_cn: '检查程序没有载入完整，无法检查。请检查网络，再刷新本页。',
  },
  'policy-connect': {
    en: `This page does not let the check load. For its operator: its content security policy must allow connect-src ${new URL(import.meta.url).origin}`,
    zh_cn: `这个网页不允许载入检查程序。请网页维护人员在内容安全策略中允许 connect-src ${new URL(import.meta.url).origin}`,
  },
  'policy-wasm': {
    en: "This page does not let the check run. For its operator: its content security policy must allow script-src 'wasm-unsafe-eval'",
    zh_cn: "这个网页不允许运行检查程序。请网页维护人员在内容安全策略中允许 script-src 'wasm-unsafe-eval'",
  },
  'policy-worker': {
    en: 'This page does not let the check run. For its operator: its content security policy must allow worker-src blob: and, where it names trusted types, trusted-types smeltcheck-worker',
    zh_cn: '这个网页不允许运行检查程序。请网页维护人员在内容安全策略中允许 worker-src blob:；如果列出了 trusted-types，还要允许 smeltcheck-worker',
  },
};

// What the browser said it refused while something was loaded.
let connectRefused = false;
document.addEventListener('securitypolicyviolation', (event) => {
  const own = new URL(import.meta.url).origin;
  if (event.effectiveDirective === 'connect-src' && event.blockedURI.startsWith(own)) connectRefused = true;
});

function reasonOf(error) {
  if (typeof WebAssembly === 'object') {
    try {
      // The smallest module: browsers compile it, pages that forbid code do not let them.
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    } catch {
      return 'policy-wasm';
    }
  }
  if (isTooOld(error)) return 'too-old';
  return connectRefused ? 'policy-connect' : 'not-loaded';
}

function languageOf(element) {
  const tag = (element.closest('[lang]')?.getAttribute('lang') ?? '').toLowerCase();
  if (tag.startsWith('zh')) return 'zh-CN';
  return tag.startsWith('en') ? 'en' : null;
}

function themeOf(element) {
  const theme = element.getAttribute('theme');
  return ['light', 'dark'].includes(theme) ? theme : null;
}

// Elements that run at the moment; the worker that waits for a file serves all of them.
const running = new Set();

const unanswered = () => undefined;

/** Runs the program in an element until `end`. */
function run(element, shadow) {
  const events = new EventTarget();
  const chosen = { lang: languageOf(element), theme: themeOf(element) };
  const workers = new Set();
  const frame = document.createElement('section');
  const frameSheet = new CSSStyleSheet();
  let hash = '#check';
  let width = 0;
  let drawn = null;
  let ask = unanswered;
  // A file that the page around handed over before the program was there.
  let handedOver = null;
  let ended = false;
  let dataArrived;
  const data = new Promise((resolve) => {
    dataArrived = resolve;
  });

  frameSheet.replaceSync(FRAME_STYLE);
  shadow.adoptedStyleSheets = [frameSheet];
  frame.className = 'c-app';
  frame.setAttribute('aria-label', element.getAttribute('label') ?? 'Smeltcheck');
  shadow.replaceChildren(frame);
  running.add(frame);
  const { code, style } = loadShared(shadow);

  const place = Object.assign(ofElement(), placeIn(shadow, code, besideThis, dataArrived));
  for (const start of ['startWorker', 'startDesk']) {
    const starts = place[start];
    place[start] = async () => own(await starts());
  }

  // What the element has started ends with it.
  function own(worker) {
    if (ended) {
      worker.terminate();
      throw new Error('the element is not in a page any more');
    }
    workers.add(worker);
    worker.terminate = () => {
      workers.delete(worker);
      Worker.prototype.terminate.call(worker);
    };
    return worker;
  }

  // The element as the place of the program: nothing here touches address, title, storage or attributes of the page.
  function ofElement() {
    return {
      isPage: false,
      keepsLists: element.hasAttribute('keep-lists'),
      events,
      whole: frame,
      toTop() {
        if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
      },
      setTitle() {},
      goTo(address) {
        hash = address;
        events.dispatchEvent(new Event('hashchange'));
      },
      replaceHash(address) {
        hash = address;
      },
      recall: (name) => chosen[name],
      remember(name, value) {
        chosen[name] = value;
      },
      show(name, value) {
        if (value === undefined) frame.removeAttribute(name);
        else frame.setAttribute(name, value);
      },
      announce(name, text) {
        announce(name, JSON.parse(text)).catch(console.error);
      },
      answerWith(answer) {
        ask = answer;
        if (handedOver) ask(handedOver);
        handedOver = null;
      },
      get hash() {
        return hash;
      },
      get isNarrow() {
        return frame.clientWidth <= NARROW_PX;
      },
      get profileUrl() {
        const name = element.getAttribute('profile-url');
        return name ? besidePage(name) : undefined;
      },
      get listsUrl() {
        const names = (element.getAttribute('lists-url') ?? '').split(/\s+/).filter(Boolean);
        return names.length ? names.map(besidePage).join(' ') : undefined;
      },
    };
  }

  /** A `report` or a `receipt` of the latest check. */
  async function made(type) {
    const text = await ask({ type });
    return text === undefined ? null : JSON.parse(text);
  }

  async function announce(name, detail) {
    if (name === RESULT && element.hasAttribute('include-report')) detail.report = await made('report');
    if (!ended) element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  function fail(reason) {
    if (ended) return;
    drawn?.end();
    drawn = null;
    const message = document.createElement('div');
    message.className = 'message';
    message.setAttribute('role', 'alert');
    for (const [lang, name] of [['zh-CN', 'zh_cn'], ['en', 'en']]) {
      const line = document.createElement('p');
      line.lang = lang;
      line.textContent = REASONS[reason][name];
      message.append(line);
    }
    frame.replaceChildren(message);
    announce(ERROR, { code: reason, message: REASONS[reason], steps: [] });
  }

  // Links of the program name its own pages, and never those of the page around it.
  function onClick(event) {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const address = link?.getAttribute('href') ?? '';
    if (event.defaultPrevented || !address.startsWith('#')) return;
    event.preventDefault();
    place.goTo(address);
  }

  const observer = new ResizeObserver(() => {
    requestAnimationFrame(() => {
      if (frame.clientWidth === width) return;
      width = frame.clientWidth;
      events.dispatchEvent(new Event('resize'));
    });
  });

  async function start() {
    try {
      if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
      const [app, sheet] = await Promise.all([code.app, style]);
      if (ended) return;
      shadow.adoptedStyleSheets = [frameSheet, sheet];
      drawn = app.draw(frame, place);
      frame.addEventListener('click', onClick);
      observer.observe(frame);
      const parts = await code.worker;
      // Without the desk files can be checked, and the program says what it cannot make.
      await code.desk.catch(() => {});
      await data;
      if (ended) return;
      try {
        keepWorkerWaiting(parts, () => fail('policy-worker'));
      } catch (error) {
        console.error(error);
        fail('policy-worker');
        return;
      }
      frame.dataset.ready = 'true';
    } catch (error) {
      console.error(error);
      // What the browser refused is told a moment later.
      await new Promise((resolve) => setTimeout(resolve, 50));
      fail(reasonOf(error));
    }
  }

  start();
  return {
    made,
    check(file, name) {
      const question = { type: 'check', file, name };
      if (ask === unanswered) handedOver = question;
      else ask(question);
    },
    wish(attribute) {
      if (attribute === 'lang') chosen.lang = languageOf(element);
      if (attribute === 'theme') chosen.theme = themeOf(element);
      if (attribute === 'label') frame.setAttribute('aria-label', element.getAttribute('label') ?? 'Smeltcheck');
      events.dispatchEvent(new Event('wish'));
    },
    end() {
      ended = true;
      ask = unanswered;
      observer.disconnect();
      drawn?.end();
      for (const worker of [...workers]) worker.terminate();
      running.delete(frame);
      if (!running.size) endWaitingWorker();
      shadow.replaceChildren();
    },
  };
}

class Validator extends HTMLElement {
  static observedAttributes = ['lang', 'theme', 'label', 'profile-url', 'lists-url'];

  #shadow = this.attachShadow({ mode: 'open' });
  #program = null;

  connectedCallback() {
    this.#program ??= run(this, this.#shadow);
  }

  disconnectedCallback() {
    // An element that is moved to another place of the page keeps its report.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#program?.end();
      this.#program = null;
    });
  }

  attributeChangedCallback(name) {
    this.#program?.wish(name);
  }

  /** The whole report of the latest check, or null while there is none. */
  async report() {
    return (await this.#program?.made('report')) ?? null;
  }

  /** The receipt of the latest check, for `smeltcheck verify`, or null while there is none. */
  async receipt() {
    return (await this.#program?.made('receipt')) ?? null;
  }

  /** Checks a file that the page around has, as if it were chosen here. */
  check(file, name = file.name) {
    this.#program?.check(file, name);
  }
}

if (!customElements.get('smeltcheck-validator')) customElements.define('smeltcheck-validator', Validator);
