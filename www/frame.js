// Starts the page inside another page: decides whether that page may embed this one, then talks with it.
// docs/iframe.md says what is sent; docs/embed-messages.schema.json is the same for programs.
//
// No message is sent to "*". The frame offers a channel to each allowed origin by its exact name; the browser hands it
// to a parent of this origin alone. Whoever holds the other end has thereby shown its origin, also where the frame is
// sandboxed and has none itself. Everything else goes through the channel, and nothing that arrives at the window counts.

const PROTOCOL = 'smeltcheck';
const VERSION = 1;

// What is more is ignored. The file may be as large as one that the check reads: src/workbook/limits.rs.
const LIMITS = { fileBytes: 64 * 1024 * 1024, nameCharacters: 255, parents: 16, heightPixels: 100_000 };

// A parent that loads its script late is offered the channel again, at first soon, then rarely.
const OFFER_AGAIN_MS = 250;
const OFFER_LAST_MS = 300_000;
// After this time without an answer the page says what may be wrong, and goes on waiting.
const HELLO_WAIT_MS = 5_000;

const isLanguage = (value) => value === 'en' || value === 'zh-CN';
const isTheme = (value) => value === 'light' || value === 'dark';
const isName = (value) => typeof value === 'string' && value.length > 0;

// Every message that the frame takes: its fields, which of them must be there, and what may stand in them.
const TAKEN = {
  hello: { language: { is: isLanguage }, theme: { is: isTheme } },
  configure: { language: { is: isLanguage }, theme: { is: isTheme } },
  check: { file: { is: (value) => value instanceof ArrayBuffer, needed: true }, name: { is: isName, needed: true } },
  'request-report': {},
};

// How many messages were ignored, and why; for whoever looks for a mistake, in the console: `smeltcheckIgnored`.
const ignored = { elsewhere: 0, malformed: 0, unknown: 0, oversized: 0 };
window.smeltcheckIgnored = ignored;

/** Why a message is ignored; nothing for one that is taken. */
function fault(message) {
  if (typeof message !== 'object' || message === null || Object.getPrototypeOf(message) !== Object.prototype) {
    return 'malformed';
  }
  const keys = Object.keys(message);
  if (message.protocol !== PROTOCOL || message.version !== VERSION || typeof message.type !== 'string') return 'malformed';
  if (!Object.hasOwn(TAKEN, message.type)) return 'unknown';
  const fields = TAKEN[message.type];
  const isKnown = (key) => ['protocol', 'version', 'type'].includes(key) || Object.hasOwn(fields, key);
  if (!keys.every(isKnown)) return 'malformed';
  for (const [key, { is, needed }] of Object.entries(fields)) {
    if (Object.hasOwn(message, key) ? !is(message[key]) : needed) return 'malformed';
  }
  const { file, name } = message;
  if (file?.byteLength > LIMITS.fileBytes || name?.length > LIMITS.nameCharacters) return 'oversized';
  return null;
}

/** The origins that config.json allows; none where it cannot be read or names them wrongly. */
async function allowedParents() {
  try {
    const response = await fetch(new URL('config.json', document.baseURI));
    const { allowedParents: named } = response.ok ? await response.json() : {};
    if (!Array.isArray(named) || named.length > LIMITS.parents) return [];
    return [...new Set(named)].filter(isOrigin);
  } catch {
    return [];
  }
}

function isOrigin(text) {
  try {
    return /^https?:\/\//.test(text) && new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** The origin of the parent where the browser tells it. */
function parentOrigin() {
  const nearest = window.location.ancestorOrigins?.[0];
  return nearest && nearest !== 'null' ? nearest : null;
}

let port = null;
let started = null;
let tellFromNowOn = null;

function start() {
  started ??= import(new URL('page.js', document.baseURI).href).catch((error) => {
    document.getElementById('not-loaded').hidden = false;
    console.error(error);
  });
}

/** Offers a channel to each of these origins until one answers with a hello. */
function offer(origins) {
  let wait = OFFER_AGAIN_MS;
  const open = () => {
    if (port) return;
    for (const origin of origins) {
      const channel = new MessageChannel();
      channel.port1.onmessage = ({ data }) => {
        const why = fault(data) ?? (data.type === 'hello' ? null : 'malformed');
        if (why) {
          ignored[why] += 1;
          return;
        }
        adopt(channel.port1);
        take(data);
      };
      window.parent.postMessage({ protocol: PROTOCOL, version: VERSION, type: 'offer' }, origin, [channel.port2]);
    }
    if (wait <= OFFER_LAST_MS) setTimeout(open, wait);
    wait *= 2;
  };
  open();
}

/** Goes on with this channel; a parent that was offered two may have taken the later one. */
function adopt(theirs) {
  port?.close();
  port = theirs;
  port.onmessage = ({ data }) => take(data);
  document.getElementById('embed-refused')?.remove();
  start();
  tellFromNowOn ??= startTelling();
  tellFromNowOn();
}

const isReady = new Promise((resolve) => {
  const root = document.documentElement;
  const watch = new MutationObserver(() => {
    if (root.dataset.ready) {
      watch.disconnect();
      resolve();
    }
  });
  watch.observe(root, { attributeFilter: ['data-ready'] });
});

async function take(message) {
  const why = fault(message);
  if (why) {
    ignored[why] += 1;
    return;
  }
  await isReady;
  const { ask } = window.smeltcheck;
  switch (message.type) {
    case 'hello':
    case 'configure':
      if (message.language) ask({ type: 'language', value: message.language });
      if (message.theme) ask({ type: 'theme', value: message.theme });
      break;
    case 'check':
      ask({ type: 'check', file: new Blob([message.file]), name: message.name });
      break;
    case 'request-report':
      send('report', { report: parsed(await ask({ type: 'report' })) });
      break;
  }
}

function send(type, fields = {}) {
  port?.postMessage({ protocol: PROTOCOL, version: VERSION, type, ...fields });
}

const parsed = (text) => (typeof text === 'string' ? JSON.parse(text) : null);

/** Tells the parent what happens. The function that it gives tells a new channel how things stand. */
function startTelling() {
  // In the order in which checks ended, although a receipt takes a moment.
  let before = Promise.resolve();
  document.addEventListener('smeltcheck-result', ({ detail }) => {
    const receipt = window.smeltcheck.ask({ type: 'receipt' });
    before = before.then(async () => send('result', { ...detail, receipt: parsed(await receipt) }));
  });
  document.addEventListener('smeltcheck-error', ({ detail }) => {
    before = before.then(() => send('error', { steps: [], file: null, ...detail }));
  });
  const tellFailure = (code) => {
    const said = document.getElementById(code);
    if (said.hidden) return;
    const [zh, en] = [...said.querySelectorAll('p')].map((line) => line.textContent);
    send('error', { code, message: { en, zh_cn: zh }, steps: [], file: null });
  };
  const failures = ['too-old', 'not-loaded'];
  for (const code of failures) {
    new MutationObserver(() => tellFailure(code)).observe(document.getElementById(code), { attributeFilter: ['hidden'] });
  }
  let told = 0;
  const tellHeight = () => {
    const height = Math.min(Math.ceil(document.body.getBoundingClientRect().height), LIMITS.heightPixels);
    if (height !== told) send('height', { height });
    told = height;
  };
  new ResizeObserver(tellHeight).observe(document.body);
  return () => {
    const theirs = port;
    isReady.then(() => {
      if (theirs === port) send('ready', { limits: { fileBytes: LIMITS.fileBytes } });
    });
    failures.forEach(tellFailure);
    told = 0;
    tellHeight();
  };
}

/** Says in both languages why nothing is shown, and who can change that. */
function refuse(zh, en) {
  document.getElementById('embed-refused')?.remove();
  const box = document.createElement('main');
  box.id = 'embed-refused';
  const name = document.createElement('h1');
  name.lang = 'en';
  name.textContent = 'Smeltcheck';
  box.append(name);
  for (const [lang, text] of [
    ['zh-CN', zh],
    ['en', en],
  ]) {
    const line = document.createElement('p');
    line.lang = lang;
    line.textContent = text;
    box.append(line);
  }
  document.body.append(box);
}

async function run() {
  window.addEventListener('message', () => {
    ignored.elsewhere += 1;
  });
  if (window.parent === window) {
    refuse(
      '本页只能嵌入其他网页使用。要直接检查文件，请打开同一位置的 index.html。',
      'This page works only inside another page. To check a file directly, open index.html in the same place.',
    );
    return;
  }
  document.documentElement.dataset.embedded = 'true';
  const allowed = await allowedParents();
  const parent = parentOrigin();
  if (parent ? !allowed.includes(parent) : allowed.length === 0) {
    const named = parent ?? 'https://portal.example';
    refuse(
      `这个网站${parent ? ` (${parent}) ` : ''}未获准嵌入检查页面。请检查页面的管理员在 config.json 中加入："allowedParents": ["${named}"]`,
      `This site${parent ? ` (${parent})` : ''} may not embed the check. The administrator of the check has to add to config.json: "allowedParents": ["${named}"]`,
    );
    return;
  }
  if (parent) {
    start();
  } else {
    setTimeout(() => {
      if (port) return;
      refuse(
        '外层网页没有回应。请其管理员加载 embed-parent.js，并请检查页面的管理员把该网站加入 config.json 的 allowedParents。',
        'The page around this one has not answered. Its administrator has to load embed-parent.js, and the administrator of the check has to name the site in allowedParents of config.json.',
      );
    }, HELLO_WAIT_MS);
  }
  offer(parent ? [parent] : allowed);
}

run();
