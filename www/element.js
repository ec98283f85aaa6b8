// For pages that embed the check in an iframe: an ES module without dependencies. docs/iframe.md has the whole story.
//
//   import { embed } from 'https://check.example/element.js';
//   const check = embed(document.querySelector('iframe'), {
//     origin: 'https://check.example',
//     onResult: ({ file, counts, receipt }) => { ... },
//   });

const PROTOCOL = 'smeltcheck';
const VERSION = 1;
// As in embed.js: the frame ignores what is more.
const MOST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_NAME_CHARACTERS = 255;
const MOST_HEIGHT_PIXELS = 100_000;

const isText = (value) => typeof value === 'string';
const isObject = (value) => typeof value === 'object' && value !== null;
const isBoth = (value) => isObject(value) && isText(value.en) && isText(value.zh_cn);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

// What the frame sends, as far as this module relies on it.
const SENT = {
  ready: () => true,
  height: ({ height }) => isCount(height) && height <= MOST_HEIGHT_PIXELS,
  result: ({ counts, file, template, ruleSet }) =>
    isObject(counts) &&
    [counts.errors, counts.warnings, counts.infos].every(isCount) &&
    isObject(file) &&
    isText(file.name) &&
    /^[0-9a-f]{64}$/.test(file.sha256) &&
    isCount(file.bytes) &&
    isObject(template) &&
    isText(ruleSet),
  report: ({ report }) => typeof report === 'object',
  error: ({ code, message }) => isText(code) && isBoth(message),
};

/**
 * Connects an iframe that shows `embed.html`, once for each iframe.
 *
 * @param {HTMLIFrameElement} iframe
 * @param {object} options
 * @param {string} options.origin of the page in the iframe, such as `https://check.example`
 * @param {string} [options.src] its address; set after listening has begun. Without it the iframe has its own `src`.
 * @param {'en' | 'zh-CN'} [options.language]
 * @param {'light' | 'dark'} [options.theme]
 * @param {boolean} [options.autoHeight] false leaves the height of the iframe alone
 * @param {(state: object) => void} [options.onReady] the frame can check files
 * @param {(result: object) => void} [options.onResult] a check ended with a report
 * @param {(error: object) => void} [options.onError] a check, or the start, ended without one
 * @param {(report: object | null) => void} [options.onReport] the report that was asked for
 */
export function embed(iframe, options) {
  const { origin, src, language, theme, autoHeight = true } = options;
  if (new URL(origin).origin !== origin) throw new TypeError(`not an origin: ${origin}`);
  const handlers = {
    ready: options.onReady,
    result: options.onResult,
    error: options.onError,
    report: options.onReport,
  };
  // A sandboxed frame without allow-same-origin has no origin of its own.
  const isOpaque = () => iframe.hasAttribute('sandbox') && !iframe.sandbox.contains('allow-same-origin');
  let port = null;
  let waiting = [];

  const isSent = (message, types) =>
    isObject(message) &&
    message.protocol === PROTOCOL &&
    message.version === VERSION &&
    Object.hasOwn(types, message.type) &&
    types[message.type](message);

  function setHeight(height) {
    const { boxSizing } = getComputedStyle(iframe);
    const border = boxSizing === 'border-box' ? iframe.offsetHeight - iframe.clientHeight : 0;
    iframe.style.height = `${height + border}px`;
  }

  function onOffer(event) {
    if (event.source !== iframe.contentWindow || event.origin !== (isOpaque() ? 'null' : origin)) return;
    if (event.ports.length !== 1 || !isSent(event.data, { offer: () => true })) return;
    // The frame was loaded again, or offers once more: its newest channel counts.
    port?.close();
    [port] = event.ports;
    port.onmessage = ({ data }) => {
      if (!isSent(data, SENT)) return;
      if (data.type === 'height' && autoHeight) setHeight(data.height);
      handlers[data.type]?.(data.type === 'report' ? data.report : data);
    };
    post('hello', { language, theme });
    for (const [message, transfer] of waiting) port.postMessage(message, transfer);
    waiting = [];
  }

  function post(type, fields = {}, transfer = []) {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    const message = { protocol: PROTOCOL, version: VERSION, type, ...Object.fromEntries(given) };
    if (port) port.postMessage(message, transfer);
    else waiting.push([message, transfer]);
  }

  window.addEventListener('message', onOffer);
  if (src) iframe.src = src;

  return {
    /** Changes language or colours. */
    configure: (changes) => post('configure', { language: changes.language, theme: changes.theme }),
    /** Checks a file that this page has; resolves when it is handed over. The result comes to `onResult` or `onError`. */
    async check(file, name = file.name) {
      if (file.size > MOST_FILE_BYTES) throw new RangeError(`files of more than ${MOST_FILE_BYTES} bytes are not checked`);
      const bytes = await file.arrayBuffer();
      post('check', { file: bytes, name: name.slice(-MOST_NAME_CHARACTERS) }, [bytes]);
    },
    /** Asks for the whole report; it comes to `onReport`. */
    requestReport: () => post('request-report'),
    /** Ends the conversation. */
    disconnect() {
      window.removeEventListener('message', onOffer);
      port?.close();
      port = null;
    },
  };
}
