// What callers hand over, brought into one form. What is wrong here is a mistake of the program that calls: a TypeError.

import { notOpened, wrongArgument } from './errors.js';

const RUNNING = ['inThread', 'timeoutMs', 'signal', 'createWorker'];
const BASIS = ['password', 'profile', 'lists', 'builtInFacts'];

/** The options of a check. */
export const OF_CHECK = ['name', 'today', ...BASIS, ...RUNNING];
/** Name and day are those of the receipt. */
export const OF_VERIFY = [...BASIS, ...RUNNING];
export const OF_LIST = ['lists', ...RUNNING];

const OF_ONE_LIST = ['name', 'bytes', 'text', 'date', 'source'];
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** @returns the options as the check takes them, and as the package runs it. */
export async function read(given = {}, allowed, file) {
  objectWith('options', given, allowed);
  const { name, password, today, profile, lists = [], builtInFacts = true } = given;
  const { inThread = false, timeoutMs = 60_000, signal, createWorker } = given;
  is(name === undefined || typeof name === 'string', 'options.name', 'must be a string');
  is(password === undefined || typeof password === 'string', 'options.password', 'must be a string');
  is(typeof builtInFacts === 'boolean', 'options.builtInFacts', 'must be true or false');
  is(typeof inThread === 'boolean', 'options.inThread', 'must be true or false');
  const isTime = typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT_MS;
  is(isTime, 'options.timeoutMs', 'must be a number of milliseconds above 0');
  is(signal === undefined || typeof signal?.addEventListener === 'function', 'options.signal', 'must be an AbortSignal');
  is(createWorker === undefined || typeof createWorker === 'function', 'options.createWorker', 'must be a function');
  is(Array.isArray(lists), 'options.lists', 'must be an array');
  const read = await Promise.all(lists.map((list, index) => listOf(`options.lists[${index}]`, list)));
  return {
    basis: {
      name: name ?? (typeof file?.name === 'string' ? file.name : ''),
      password,
      today: dayOf('options.today', today === undefined ? new Date() : today),
      profile: profileOf(profile),
      built_in_facts: builtInFacts,
      lists: read.map(({ about }) => about),
    },
    lists: { about: read.map(({ about }) => about), bytes: read.map(({ bytes }) => bytes) },
    running: { inThread, timeoutMs, signal, createWorker },
  };
}

async function listOf(argument, list) {
  objectWith(argument, list, OF_ONE_LIST);
  const { name = list.bytes?.name, bytes, text, date, source } = list;
  is(typeof name === 'string', `${argument}.name`, 'must be the name of the file, with its ending');
  is(source === undefined || typeof source === 'string', `${argument}.source`, 'must be a string');
  is((bytes === undefined) !== (text === undefined), argument, 'needs either bytes or text');
  is(text === undefined || typeof text === 'string', `${argument}.text`, 'must be a string');
  return {
    about: { name, source, date: date === undefined ? undefined : dayOf(`${argument}.date`, date) },
    bytes: text === undefined ? await bytesOf(`${argument}.bytes`, bytes) : new TextEncoder().encode(text),
  };
}

/** The bytes of an array, a view, or a file that a user chose. */
export async function bytesOf(argument, content) {
  if (content instanceof Blob) {
    const buffer = await content.arrayBuffer().catch((error) => {
      throw notOpened(error);
    });
    return new Uint8Array(buffer);
  }
  if (isBuffer(content)) return new Uint8Array(content);
  is(ArrayBuffer.isView(content), argument, 'must be a Uint8Array, an ArrayBuffer, a Blob or a File');
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  // A message to a worker would carry everything that the view is a part of.
  return bytes.byteLength === content.buffer.byteLength ? bytes : bytes.slice();
}

/** Also of another window or of Node's own realm for tests. */
function isBuffer(content) {
  const kind = Object.prototype.toString.call(content);
  return kind === '[object ArrayBuffer]' || kind === '[object SharedArrayBuffer]';
}

/** A receipt as text, however it arrived. */
export async function receiptText(receipt) {
  if (typeof receipt === 'string') return receipt;
  const isObject = typeof receipt === 'object' && receipt !== null;
  is(isObject, 'receipt', 'must be an object, its JSON as a string, or the bytes of its file');
  const isFile = receipt instanceof Blob || isBuffer(receipt) || ArrayBuffer.isView(receipt);
  return isFile ? new TextDecoder().decode(await bytesOf('receipt', receipt)) : JSON.stringify(receipt);
}

/** A day as `2026-03-31`; of a Date the day by the clock of this computer. `null` is no day. */
function dayOf(argument, day) {
  if (day === null) return undefined;
  if (day instanceof Date && !Number.isNaN(day.getTime())) {
    const [month, date] = [day.getMonth() + 1, day.getDate()].map((number) => String(number).padStart(2, '0'));
    return `${String(day.getFullYear()).padStart(4, '0')}-${month}-${date}`;
  }
  is(typeof day === 'string' && isDay(day), argument, 'must be a day such as 2026-03-31, or a Date');
  return day;
}

function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  // The 30th of February is a day of March to some engines.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

/** The id of a built-in profile or the text of one; an object is written as JSON. */
function profileOf(profile) {
  if (profile === undefined || typeof profile === 'string') return profile;
  const isPlain = typeof profile === 'object' && profile !== null && !Array.isArray(profile);
  is(isPlain, 'options.profile', 'must be the id of a built-in profile, its text in TOML or JSON, or an object');
  return JSON.stringify(profile);
}

/** An option that is misspelt would otherwise be left out without a word. */
function objectWith(argument, given, allowed) {
  is(typeof given === 'object' && given !== null && !Array.isArray(given), argument, 'must be an object');
  for (const key of Object.keys(given)) is(allowed.includes(key), `${argument}.${key}`, 'is not known here');
}

function is(right, argument, message) {
  if (!right) throw wrongArgument(argument, message);
}
