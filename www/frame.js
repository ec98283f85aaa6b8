// Starts the page inside another page: decides whether that page may embed this one, then talks with it.
// docs/iframe.md says what is sent; docs/embed-messages.schema.json is the same for programs.
//
// No message is sent to "*". The frame offers a channel to each allowed origin by its exact name; the browser hands it
// to a parent of this origin alone. Whoever holds the other end has thereby shown its origin, also where the frame is
// sandboxed and has none itself. Everything else goes through the channel; what arrives at the window counts nothing.

const SPOKEN = { protocol: 'smeltcheck', version: 1 };

// What is more is ignored. The file may be as large as one that the check reads: src/workbook/limits.rs.
const LIMITS = { fileBytes: 64 * 1024 * 1024, nameCharacters: 255, parents: 16, heightPixels: 100_000 };

// A parent that loads its script late is offered the channel again, at first soon, then rarely.
const OFFER_AGAIN_MS = 250;
const OFFER_LAST_MS = 300_000;
// After this time without an answer the page says what may be wrong, and goes on waiting.
const HELLO_WAIT_MS = 5_000;

// What the page around may set of the look: names of messages, and properties of the root (www/css/tokens.css). All
// sizes follow the size of text of the root.
const COLOURS = ['page', 'surface', 'ink', 'line', 'action', 'action-hover', 'action-tint', 'on-action', 'focus'];
const LOOK = { font: '--f-text', radius: '--r-2', unit: 'font-size' };
for (const name of COLOURS) LOOK[name] = `--c-${name}`;

const root = document.documentElement;

const maybe = (fits) => (value) => value === undefined || fits(value);
const oneOf = (...values) => (value) => values.includes(value);
const isText = (value) => typeof value === 'string' && value.length > 0;
const isId = (value) => isText(value) && value.length <= 64;
const isFile = (value) => value instanceof Blob || value instanceof ArrayBuffer;
const isTooLarge = ({ file, name }) =>
  (file?.size ?? file?.byteLength) > LIMITS.fileBytes || name?.length > LIMITS.nameCharacters;
const isPlain = (value) => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
const isSpoken = (message) => message?.protocol === SPOKEN.protocol && message.version === SPOKEN.version;
const isLook = (value) =>
  isPlain(value) && Object.entries(value).every(([name, text]) => Object.hasOwn(LOOK, name) && isText(text));
// Nothing that loads, and nothing but one value.
const isLookSafe = (text) => text.length <= 200 && !/[;{}\\]|url\s*\(|image/i.test(text);
const isNamed = (value) => isPlain(value) && isFile(value.file) && isText(value.name) && !isTooLarge(value);

// Every message that the frame takes, and what may stand in its fields.
const SETTINGS = {
  language: maybe(oneOf('en', 'zh-CN')),
  theme: maybe(oneOf('light', 'dark', 'auto')),
  look: maybe(isLook),
  includeReport: maybe(oneOf(true, false)),
  profile: maybe((value) => value === null || isNamed(value)),
  lists: maybe((value) => Array.isArray(value) && value.every(isNamed)),
};
const TAKEN = {
  hello: SETTINGS,
  configure: SETTINGS,
  check: { file: isFile, name: isText, id: maybe(isId) },
  'request-report': { id: maybe(isId) },
  'request-receipt': { id: maybe(isId) },
};

// A check with an id is answered, also where there is nothing to check.
const NOTHING_TO_CHECK = {
  malformed: problem('invalid-file', 'This is not a file that can be checked', '这不是可以检查的文件'),
  oversized: problem('file-too-large', 'Files of more than 64 MiB are not checked', '超过 64 MiB 的文件不检查'),
};

// How many messages were ignored, and why; for whoever looks for a mistake, in the console: `smeltcheckIgnored`.
const ignored = { elsewhere: 0, malformed: 0, unknown: 0, oversized: 0 };
window.smeltcheckIgnored = ignored;

/** Why a message is ignored; nothing for one that is taken. */
function fault(message) {
  if (!isPlain(message) || !isSpoken(message) || typeof message.type !== 'string') return 'malformed';
  if (!Object.hasOwn(TAKEN, message.type)) return 'unknown';
  const fields = TAKEN[message.type];
  const isKnown = (key) => key === 'type' || Object.hasOwn(SPOKEN, key) || Object.hasOwn(fields, key);
  const fits = Object.keys(message).every(isKnown) && Object.keys(fields).every((key) => fields[key](message[key]));
  if (!fits) return 'malformed';
  return isTooLarge(message) ? 'oversized' : null;
}

function problem(code, en, zh) {
  return { code, message: { en, zh_cn: zh }, steps: [], file: null };
}

/** The origins that config.json allows; none where it cannot be read or names them wrongly. */
async function allowedParents() {
  try {
    const response = await inTime(fetch(new URL('config.json', document.baseURI)));
    const { allowedParents: named } = response.ok ? await response.json() : {};
    if (!Array.isArray(named) || named.length > LIMITS.parents) return [];
    return [...new Set(named)].filter(isOrigin);
  } catch {
    return [];
  }
}

/** What hangs is not waited for: as LIMIT_MS in runtime.js. */
function inTime(arrival) {
  const limit = new Promise((_, reject) => {
    setTimeout(() => reject(new DOMException('did not arrive in time', 'TimeoutError')), 120_000);
  });
  return Promise.race([arrival, limit]);
}

function isOrigin(text) {
  try {
    return /^https?:\/\//.test(text) && new URL(text).origin === text;
  } catch {
    return false;
  }
}

let port = null;
let started = null;

function start() {
  started ??= inTime(import(new URL('page.js', document.baseURI).href)).catch((error) => {
    document.getElementById('not-loaded').hidden = false;
    console.error(error);
  });
}

// Resolves once the program answers, or to the error that keeps it from starting.
const begun = new Promise((resolve) => {
  const watch = new MutationObserver(() => {
    const said = document.querySelector('#too-old:not([hidden]), #not-loaded:not([hidden])');
    if (!said && root.dataset.ready !== 'true') return;
    watch.disconnect();
    const [zh, en] = [...(said?.querySelectorAll('p') ?? [])].map((line) => line.textContent);
    resolve(said ? problem(said.id, en, zh) : null);
  });
  watch.observe(root, { subtree: true, attributeFilter: ['data-ready', 'hidden'] });
});

/** Offers a channel to each of these origins until one answers with a hello. */
function offer(origins) {
  // Another one in a frame that was loaded again.
  const frame = String(Math.random());
  let wait = OFFER_AGAIN_MS;
  const open = () => {
    if (port) return;
    for (const origin of origins) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        const why = fault(data) ?? (data.type === 'hello' ? null : 'malformed');
        if (why) ignored[why] += 1;
        else adopt(port1, data);
      };
      window.parent.postMessage({ ...SPOKEN, type: 'offer', frame }, origin, [port2]);
    }
    if (wait <= OFFER_LAST_MS) setTimeout(open, wait);
    wait *= 2;
  };
  open();
}

/** Goes on with this channel; a parent that was offered two may have taken the later one. */
async function adopt(theirs, hello) {
  port?.close();
  port = theirs;
  port.onmessage = ({ data }) => take(data);
  document.getElementById('embed-refused')?.remove();
  start();
  configure(hello);
  // Watched anew, so that this channel hears the height of now.
  heights.unobserve(document.body);
  heights.observe(document.body);
  const failed = await begun;
  if (theirs !== port) return;
  if (failed) send('error', { ...failed, request: null });
  else send('ready', { limits: { fileBytes: LIMITS.fileBytes } });
}

function send(type, fields) {
  port?.postMessage({ ...SPOKEN, type, ...fields });
}

const heights = new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  send('height', { height: Math.min(height, LIMITS.heightPixels) });
});

function take(message) {
  const why = fault(message);
  const { type, id = null, name } = message ?? {};
  if (isSpoken(message) && Object.hasOwn(NOTHING_TO_CHECK, why) && type === 'check' && isId(id)) {
    send('error', { ...NOTHING_TO_CHECK[why], request: id });
    return;
  }
  if (why) {
    ignored[why] += 1;
    return;
  }
  if (type === 'hello' || type === 'configure') {
    configure(message);
  } else if (type === 'check') {
    queue((failed) => (failed ? send('error', { ...failed, request: id }) : check(message.file, name, id)));
  } else {
    const what = type.slice('request-'.length);
    queue(async () => send(what, { ...(await made(what)), request: id }));
  }
}

const ask = (question) => window.smeltcheck?.ask?.(question);

/** `{report}` or `{receipt}` of the latest check; null where there is none. */
async function made(type) {
  try {
    return { [type]: JSON.parse((await ask({ type })) ?? null) };
  } catch (error) {
    console.error(error);
    return { [type]: null };
  }
}

let includesReport = false;

async function configure({ language, theme, look, includeReport = includesReport, profile, lists }) {
  includesReport = includeReport;
  for (const [name, property] of Object.entries(look ? LOOK : {})) {
    root.style.setProperty(property, isLookSafe(look[name] ?? '') ? (look[name] ?? '') : '');
  }
  // In its turn: a check that is asked for later is one with this profile and these lists.
  if (profile !== undefined) queue(() => give('profile', profile));
  // In place of those that were given before.
  for (const list of lists ? [null, ...lists] : []) queue(() => give('list', list));
  await begun;
  if (language) ask({ type: 'language', value: language });
  if (theme) ask({ type: 'theme', value: theme });
}

/** Null takes away what was given before. */
const give = (type, given) => ask({ type, file: given && asBlob(given.file), name: given?.name ?? '' });

// A resizable buffer becomes a Blob only as a copy that is not.
const asBlob = (file) => (file instanceof ArrayBuffer ? new Blob([file.slice()]) : file);

// One after another, as they were asked for: a check would end the one before it, and a report is the latest one.
let last = begun;

function queue(job) {
  last = last.then(settled).then(job).catch(console.error);
}

// Resolves when the check that runs has ended and the parent knows how; `release` ends the wait.
let running = Promise.resolve();
let release = () => {};

async function settled() {
  let seen;
  while (seen !== running) await (seen = running);
  return begun;
}

// The checks of the parent by the name that the program hears, as ids of a parent need not differ. They stay: their
// number makes the next name.
const asked = new Map();

function check(file, name, id) {
  const request = String(asked.size + 1);
  return new Promise((over) => {
    asked.set(request, { id, over });
    ask({ type: 'check', file: asBlob(file), name, request });
  });
}

// In the order in which checks ended, although what is made of a report takes a moment.
let told = Promise.resolve();

async function tell(type, { request, ...detail }, made = []) {
  const { id = null, over } = asked.get(request) ?? {};
  // What the parent or the user gave besides a file ends no check.
  const isOver = !['profile-not-taken', 'list-not-taken'].includes(detail.code);
  const end = isOver ? release : () => {};
  told = told.then(async () => send(type, Object.assign({}, detail, ...(await made), { request: id })));
  await told;
  end();
  over?.();
}

document.addEventListener('smeltcheck-started', () => {
  running = new Promise((resolve) => {
    release = resolve;
  });
});
document.addEventListener('smeltcheck-result', ({ detail }) => {
  tell('result', detail, Promise.all((includesReport ? ['receipt', 'report'] : ['receipt']).map(made)));
});
document.addEventListener('smeltcheck-error', ({ detail }) => tell('error', { steps: [], file: null, ...detail }));
// A check that waits for its password holds up no other one; a file that is checked meanwhile takes its place.
document.addEventListener('smeltcheck-waiting', ({ detail }) => {
  release();
  asked.get(detail.request)?.over();
});

/** Says in both languages why nothing is shown, and who can change that. */
function refuse(zh, en) {
  const box = document.createElement('main');
  box.id = 'embed-refused';
  for (const [tag, lang, text] of [
    ['h1', 'en', 'Smeltcheck'],
    ['p', 'zh-CN', zh],
    ['p', 'en', en],
  ]) {
    box.append(Object.assign(document.createElement(tag), { lang, textContent: text }));
  }
  document.body.append(box);
}

async function run() {
  // The style, for which a script could wait, may hang.
  if (document.readyState === 'loading') {
    await new Promise((resolve) => {
      document.addEventListener('DOMContentLoaded', resolve, { once: true });
    });
  }
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
  root.dataset.embedded = 'true';
  const allowed = await allowedParents();
  // Where the browser tells it.
  const nearest = window.location.ancestorOrigins?.[0] ?? 'null';
  const parent = nearest === 'null' ? null : nearest;
  if (parent ? !allowed.includes(parent) : allowed.length === 0) {
    const named = parent ?? 'https://portal.example';
    refuse(
      `这个网站${parent ? ` (${parent}) ` : ''}未获准嵌入检查页面。请检查页面的管理员在 config.json 中加入："allowedParents": ["${named}"]`,
      `This site${parent ? ` (${parent})` : ''} may not embed the check. The administrator of the check has to add to config.json: "allowedParents": ["${named}"]`,
    );
    return;
  }
  if (parent) start();
  else setTimeout(refuseUnlessHeard, HELLO_WAIT_MS);
  offer(parent ? [parent] : allowed);
}

function refuseUnlessHeard() {
  if (port) return;
  refuse(
    '外层网页没有回应。请其管理员加载 element.js，并请检查页面的管理员把该网站加入 config.json 的 allowedParents。',
    'The page around this one has not answered. Its administrator has to load element.js, and the administrator of the check has to name the site in allowedParents of config.json.',
  );
}

run();
