// For pages that show the check: the element <smeltcheck-validator> (docs/embedding.md), and `embed` for an iframe that
// a page brings along (docs/iframe.md). Either way the check runs in a document of its own: `embed.html`, next to this.

const SPOKEN = { protocol: 'smeltcheck', version: 1 };
const HERE = new URL(import.meta.url).origin;
// As in frame.js, which takes no more.
const MOST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_NAME_CHARACTERS = 255;
const SETTINGS = ['language', 'theme', 'look', 'includeReport', 'profile', 'lists'];
const LOOK = 'page surface ink line action action-hover action-tint on-action focus font radius unit'.split(' ');
// A frame that has said nothing by then does not start: a policy forbids it, or a file is missing.
const START_LIMIT_MS = 30_000;
const FETCH_LIMIT_MS = 120_000;

const problem = (code, en, zh) => ({ code, message: { en, zh_cn: zh }, steps: [], file: null, request: null });
const CANCELLED = problem('cancelled', 'The check was cancelled', '检查已取消');
const NO_PROFILE = problem('profile-not-taken', 'No profile came from this address', '这个地址没有返回客户配置');
const NO_LIST = problem('list-not-taken', 'No list came from this address', '这个地址没有返回清单');
const NOT_STARTED = problem(
  'frame-not-started',
  `The check does not start. For its operators: the policy of this page must allow frame-src ${HERE}, and the host of the check must name ${location.origin} in config.json and frame-ancestors`,
  `检查没有启动。请维护人员确认：本网页的策略允许 frame-src ${HERE}，检查服务器的 config.json 和 frame-ancestors 写有 ${location.origin}`,
);

/** A Blob of the bytes as they are now, never of much more than is checked; null for what is no file. */
function copyOf(file) {
  const end = MOST_FILE_BYTES + 1;
  try {
    if (/^\[object (Blob|File)\]$/.test(Object.prototype.toString.call(file))) return new Blob([file]);
    if (!ArrayBuffer.isView(file)) return new Blob([ArrayBuffer.prototype.slice.call(file, 0, end)]);
    return new Blob([new Uint8Array(file.buffer, file.byteOffset, Math.min(file.byteLength, end)).slice()]);
  } catch {
    return null;
  }
}

/** Connects an iframe that shows `embed.html`, once for each iframe. docs/iframe.md lists options and methods. */
export function embed(iframe, options) {
  const { origin, src, autoHeight = true, onReady, onResult, onError, onReport } = options;
  if (new URL(origin).origin !== origin) throw new TypeError(`not an origin: ${origin}`);
  let handlers = { ready: onReady, result: onResult, error: onError, report: onReport };
  const [settings, asked] = [{}, new Map()];
  let [port, frame, count] = [null, null, 0];
  // How every question ends as long as there is no frame to answer it.
  let lost = null;

  const isSpoken = (message) => message?.protocol === SPOKEN.protocol && message.version === SPOKEN.version;
  const post = (type, fields) => port?.postMessage({ ...SPOKEN, type, ...fields });

  function onOffer({ source, origin: from, ports, data }) {
    // A sandboxed frame without allow-same-origin has no origin of its own.
    const isOpaque = iframe.hasAttribute('sandbox') && !iframe.sandbox.contains('allow-same-origin');
    if (source !== iframe.contentWindow || from !== (isOpaque ? 'null' : origin) || ports.length !== 1) return;
    if (!isSpoken(data) || data.type !== 'offer' || (port && data.frame === frame)) return;
    // Loaded again, the frame knows of no question any more.
    if (port) endAll(CANCELLED);
    port?.close();
    [port, frame] = [ports[0], data.frame];
    port.onmessage = (event) => {
      clearTimeout(limit);
      lost = null;
      if (isSpoken(event.data)) hear(event.data);
    };
    post('hello', settings);
    for (const [id, { type, fields }] of asked) post(type, { ...fields, id });
  }

  function hear({ protocol, version, type, ...detail }) {
    if (type === 'height' && autoHeight) {
      const border = getComputedStyle(iframe).boxSizing === 'border-box' ? iframe.offsetHeight - iframe.clientHeight : 0;
      iframe.style.height = `${Math.min(detail.height, 100_000) + border}px`;
    }
    const answer = asked.get(detail.request)?.answer;
    asked.delete(detail.request);
    handlers[type]?.(type === 'report' ? detail.report : detail);
    answer?.(type === 'error' ? { error: detail } : detail);
  }

  function endAll(error) {
    for (const request of [...asked.keys()]) hear({ type: 'error', ...error, request });
  }

  function ask(type, fields) {
    const id = String((count += 1));
    return new Promise((answer) => {
      asked.set(id, { answer, type, fields });
      post(type, { ...fields, id });
      if (lost) endAll(lost);
    });
  }

  function configure(wanted) {
    const there = Object.entries(wanted).filter(([name, value]) => SETTINGS.includes(name) && value !== undefined);
    Object.assign(settings, Object.fromEntries(there));
    post('configure', Object.fromEntries(there));
  }

  function lose(error) {
    lost = error;
    hear({ type: 'error', ...error });
    endAll(error);
  }

  const limit = setTimeout(lose, START_LIMIT_MS, NOT_STARTED);
  configure(options);
  window.addEventListener('message', onOffer);
  if (src) iframe.src = src;

  return {
    configure,
    check(file, name = file?.name) {
      const called = typeof name === 'string' && name ? name.slice(-MOST_NAME_CHARACTERS) : 'file.xlsx';
      return ask('check', { file: copyOf(file), name: called });
    },
    requestReport: () => ask('request-report').then(({ report = null }) => report),
    requestReceipt: () => ask('request-receipt').then(({ receipt = null }) => receipt),
    disconnect() {
      window.removeEventListener('message', onOffer);
      clearTimeout(limit);
      handlers = {};
      lose(CANCELLED);
      port?.close();
      port = null;
    },
  };
}

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`:host, iframe, iframe[hidden] ~ p { display: block; } :host([hidden]), iframe[hidden], p { display: none; }
  iframe { width: 100%; height: 30em; border: 0; }`);

/** What is at an address, asked for by the page around: it may read what the frame may not. */
async function fetched(address) {
  const url = new URL(address, document.baseURI);
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_LIMIT_MS) });
  const file = await response.blob();
  if (!response.ok || file.size > MOST_FILE_BYTES) throw new Error(`${url}: HTTP ${response.status}, ${file.size} bytes`);
  return { file, name: url.pathname.split('/').pop().slice(-MOST_NAME_CHARACTERS) || 'file' };
}

class Validator extends HTMLElement {
  static observedAttributes = ['lang', 'theme', 'include-report', 'label', 'style', 'class', 'profile-url', 'lists-url'];

  #shadow = this.attachShadow({ mode: 'open' });
  #iframe = null;
  #check = null;
  // What the frame knows, what is being fetched for it, and what checks wait for: what the element starts with.
  #told = {};
  #fetching = {};
  #first = null;

  connectedCallback() {
    this.#iframe = document.createElement('iframe');
    // Never with the origin of this page, whose scripts shall reach nothing of a file.
    const keepsLists = this.hasAttribute('keep-lists') && HERE !== location.origin;
    this.#iframe.sandbox = `allow-scripts allow-downloads allow-modals allow-popups${keepsLists ? ' allow-same-origin' : ''}`;
    this.#iframe.allow = 'clipboard-write; fullscreen';
    this.#check = embed(this.#iframe, {
      origin: HERE,
      src: new URL('embed.html', import.meta.url).href,
      onReady: () => {
        this.#iframe.hidden = false;
        this.refreshLook();
      },
      onResult: (detail) => this.#tell('smeltcheck-result', detail),
      onError: (detail) => {
        this.#iframe.hidden = detail.code === NOT_STARTED.code;
        this.#tell('smeltcheck-error', detail);
      },
    });
    this.#shadow.adoptedStyleSheets = [STYLE];
    // In both languages in place of an empty box, where the frame does not start.
    const lines = [['zh-CN', NOT_STARTED.message.zh_cn], ['en', NOT_STARTED.message.en]].map(([lang, textContent]) =>
      Object.assign(document.createElement('p'), { lang, textContent, role: 'alert' }),
    );
    this.#shadow.replaceChildren(this.#iframe, ...lines);
    this.#told = {};
    this.refreshLook();
    const named = ['profile-url', 'lists-url'].filter((name) => this.hasAttribute(name));
    this.#first = Promise.all(named.map((name) => this.#give(name)));
  }

  disconnectedCallback() {
    this.#check.disconnect();
    this.#check = null;
    this.#fetching = {};
    this.#shadow.replaceChildren();
  }

  // An element that the browser moves without taking it out goes on.
  connectedMoveCallback() {}

  attributeChangedCallback(name) {
    if (!name.endsWith('-url')) this.refreshLook();
    else if (this.#check) this.#give(name);
  }

  async #give(name) {
    const addresses = (this.getAttribute(name) ?? '').split(/\s+/).filter(Boolean);
    const fetching = Promise.allSettled(addresses.map(fetched));
    this.#fetching[name] = fetching;
    const files = await fetching;
    if (this.#fetching[name] !== fetching) return;
    const there = files.flatMap(({ value }) => value ?? []);
    if (name === 'lists-url') this.#check.configure({ lists: there });
    else if (there.length === files.length) this.#check.configure({ profile: there[0] ?? null });
    if (there.length < files.length) this.#tell('smeltcheck-error', name === 'lists-url' ? NO_LIST : NO_PROFILE);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Tells the frame how the element is set and looks now; needed only where something above it was changed. */
  refreshLook() {
    if (!this.#check) return;
    this.#iframe.title = this.getAttribute('label') ?? 'Smeltcheck';
    const tags = [this.closest('[lang]')?.getAttribute('lang') ?? '', navigator.language];
    const style = getComputedStyle(this);
    const look = LOOK.map((name) => [name, style.getPropertyValue(`--smeltcheck-${name}`).trim()]);
    const now = {
      language: /^zh/i.test(tags.find((tag) => /^(zh|en)/i.test(tag))) ? 'zh-CN' : 'en',
      theme: /^(light|dark)$/.exec(this.getAttribute('theme'))?.[0] ?? 'auto',
      look: Object.fromEntries(look.filter(([, value]) => value)),
      includeReport: this.hasAttribute('include-report'),
    };
    const isNew = ([name, value]) => JSON.stringify(value) !== JSON.stringify(this.#told[name]);
    // What the user has switched stays, where this page says nothing else about it than before.
    this.#check.configure(Object.fromEntries(Object.entries(now).filter(isNew)));
    this.#told = now;
  }

  /** The whole report of the latest check, or null while there is none. */
  async report() {
    await this.#first;
    return this.#check?.requestReport() ?? null;
  }

  /** The receipt of the latest check, for `smeltcheck verify`, or null while there is none. */
  async receipt() {
    await this.#first;
    return this.#check?.requestReceipt() ?? null;
  }

  /** Checks a file that this page has; resolves to the detail of its result, or to `{ error }`. */
  async check(file, name = file?.name) {
    const copy = copyOf(file);
    await this.#first;
    return this.#check?.check(copy, name) ?? { error: CANCELLED };
  }
}

if (!customElements.get('smeltcheck-validator')) customElements.define('smeltcheck-validator', Validator);
