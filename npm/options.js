// What callers hand over, brought into one form. What is wrong here is a mistake of the program that calls: an
// `InvalidArgumentError`. Every property is read once, and before anything is waited for.

import { contentOf, isContent, kindOf } from './bytes.js';
import { InvalidArgumentError, noReceipt, wrongArgument } from './errors.js';

const RUNNING = ['inThread', 'timeoutMs', 'signal', 'createWorker', 'maxWorkers'];
const BASIS = ['password', 'profile', 'lists', 'builtInFacts'];

/** The options of a check. */
export const OF_CHECK = ['name', 'today', ...BASIS, ...RUNNING];
/** Name and day are those of the receipt. */
export const OF_VERIFY = [...BASIS, ...RUNNING];
export const OF_LIST = RUNNING;
export const OF_SMELTERS = ['lists', 'builtInFacts', ...RUNNING];

const OF_ONE_LIST = ['name', 'bytes', 'text', 'date', 'source'];
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
// The templates that are checked are of 2020 and later: a day before them is a slip or the clock of a computer whose battery is
// empty. The form's own dates end with 2100, too.
const YEARS_OF_CHECKS = [2020, 2100];
// The first public lists are of 2010; the reader of lists takes days from 1990 on.
const YEARS_OF_LISTS = [1990, 2100];

/**
 * The options as the check takes them, and as the package runs it.
 *
 * @param {number} cores how many workers run at a time where the caller says nothing
 */
export function read(options = {}, allowed, { file, cores }) {
  const given = propertiesOf('options', options, allowed);
  const { lists = [], builtInFacts = true, inThread = false, timeoutMs = 60_000, maxWorkers = cores } = given;
  const { signal, createWorker } = given;
  is(typeof builtInFacts === 'boolean', 'options.builtInFacts', 'must be true or false');
  is(typeof inThread === 'boolean', 'options.inThread', 'must be true or false');
  const isTime = typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT_MS;
  is(isTime, 'options.timeoutMs', 'must be a number of milliseconds above 0');
  is(Number.isSafeInteger(maxWorkers) && maxWorkers > 0, 'options.maxWorkers', 'must be a whole number above 0');
  is(signal === undefined || isSignal(signal), 'options.signal', 'must be an AbortSignal');
  is(createWorker === undefined || typeof createWorker === 'function', 'options.createWorker', 'must be a function');
  const read = itemsOf('options.lists', lists).map((list, index) => listOf(`options.lists[${index}]`, list));
  return {
    basis: {
      name: nameOf('options.name', given.name === undefined ? nameOfFile('bytes', file) : given.name) ?? '',
      password: textOf('options.password', given.password),
      today: dayOfCheck(given.today),
      profile: profileOf(given.profile),
      built_in_facts: builtInFacts,
      lists: read.map(({ about }) => about),
    },
    lists: read.map(({ content }) => content),
    running: { inThread, timeoutMs, signal, maxWorkers, createWorker: createWorker && (() => workerOf(createWorker())) },
  };
}

/** A list of smelters: what is said about it, and its content. */
export function listOf(argument, list) {
  const { name, bytes, text, date, source } = propertiesOf(argument, list, OF_ONE_LIST);
  const named = nameOf(`${argument}.name`, name === undefined ? nameOfFile(`${argument}.bytes`, bytes) : name);
  is(named !== undefined, `${argument}.name`, 'must be the name of the file, with its ending');
  is((bytes === undefined) !== (text === undefined), argument, 'needs either bytes or text');
  const day = date === undefined ? undefined : dayOf(`${argument}.date`, date, YEARS_OF_LISTS);
  return {
    about: { name: named, source: textOf(`${argument}.source`, source), date: day },
    content: text === undefined ? contentOf(`${argument}.bytes`, bytes) : contentOfText(textOf(`${argument}.text`, text)),
  };
}

function contentOfText(text) {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.byteLength, take: async () => bytes };
}

/** Ids and names to look up. What a user pasted is only compared and shown, like the name of a file. */
export function smeltersOf(text) {
  is(typeof text === 'string', 'text', 'must be a string');
  return wellFormed(text);
}

/** A receipt as text, however it arrived. */
export function receiptOf(receipt) {
  if (typeof receipt === 'string') {
    const text = textOf('receipt', receipt);
    return async () => text;
  }
  const isObject = typeof receipt === 'object' && receipt !== null;
  is(isObject, 'receipt', 'must be an object, its JSON as a string, or the bytes of its file');
  if (!safely('receipt', () => isContent(receipt))) {
    const text = jsonOf('receipt', receipt);
    return async () => text;
  }
  const { take } = contentOf('receipt', receipt);
  return async () => {
    const bytes = await take();
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (error) {
      throw noReceipt(error);
    }
  };
}

/** `null` is no day. */
function dayOfCheck(day) {
  if (day === undefined) return dayByClock();
  return day === null ? undefined : dayOf('options.today', day, YEARS_OF_CHECKS);
}

/** The day by the clock of this computer. One that is certainly wrong is none: the report then says what was not checked. */
function dayByClock() {
  const [first, last] = YEARS_OF_CHECKS;
  const now = new Date();
  return now.getFullYear() >= first && now.getFullYear() <= last ? localDay(now) : undefined;
}

/** A day as `2026-03-31`; of a Date the day by the clock of this computer. */
function dayOf(argument, day, [first, last]) {
  const text = safely(argument, () => (kindOf(day) === 'Date' ? localDay(day) : day));
  is(typeof text === 'string' && isDay(text), argument, 'must be a day such as 2026-03-31, or a Date');
  const year = Number(text.slice(0, 4));
  is(year >= first && year <= last, argument, `must be a day of the years ${first} to ${last}`);
  return text;
}

function localDay(date) {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  // The 30th of February is a day of March to some engines.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

/** The id of a built-in profile or the text of one; an object is written as JSON. */
function profileOf(profile) {
  if (profile === undefined || typeof profile === 'string') return textOf('options.profile', profile);
  const wanted = 'must be the id of a built-in profile, its text in TOML or JSON, or an object';
  is(safely('options.profile', () => kindOf(profile) === 'Object'), 'options.profile', wanted);
  return jsonOf('options.profile', profile);
}

/** An object as JSON. Half a character in it would be an escape that no reader of JSON takes. */
function jsonOf(argument, object) {
  const json = safely(argument, () =>
    JSON.stringify(object, (key, value) => {
      is(isWellFormed(key), argument, HALF);
      is(typeof value !== 'string' || isWellFormed(value), argument, HALF);
      return value;
    }),
  );
  is(json !== undefined, argument, 'cannot be written as JSON');
  return json;
}

/** Half a character of two code units: UTF-8 has none, and what stood there would be replaced without a word. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const HALF = 'holds half of a surrogate pair, which is no character';
const isWellFormed = (text) => !LONE_SURROGATE.test(text);
const wellFormed = (text) => text.replace(new RegExp(LONE_SURROGATE, 'gu'), '\ufffd');

function textOf(argument, text) {
  is(text === undefined || typeof text === 'string', argument, 'must be a string');
  is(text === undefined || isWellFormed(text), argument, HALF);
  return text;
}

/** The name of a file is only shown, and the file may have it: half a character in it becomes U+FFFD, as in the command line tool. */
function nameOf(argument, name) {
  is(name === undefined || typeof name === 'string', argument, 'must be a string');
  return name === undefined ? undefined : wellFormed(name);
}

function nameOfFile(argument, file) {
  const name = safely(argument, () => file?.name);
  return typeof name === 'string' ? name : undefined;
}

/** Also that of another window. */
function isSignal(signal) {
  return safely('options.signal', () => kindOf(signal) === 'AbortSignal' && typeof signal.addEventListener === 'function');
}

function workerOf(worker) {
  const methods = safely('options.createWorker', () => [worker?.postMessage, worker?.terminate]);
  const isWorker = methods.every((method) => typeof method === 'function');
  is(isWorker, 'options.createWorker', 'must give a worker');
  return worker;
}

/** The items of an array; a hole is an item that is missing. */
function itemsOf(argument, array) {
  is(safely(argument, () => Array.isArray(array)), argument, 'must be an array');
  return safely(argument, () => Array.from(array));
}

/** The properties of an object, each read once. One that is misspelt would otherwise be left out without a word. */
function propertiesOf(argument, object, allowed) {
  is(safely(argument, () => kindOf(object) === 'Object'), argument, 'must be an object');
  for (const key of safely(argument, () => Object.keys(object))) {
    is(allowed.includes(key), `${argument}.${key}`, 'is not known here');
  }
  return Object.fromEntries(allowed.map((key) => [key, safely(`${argument}.${key}`, () => object[key])]));
}

/** What the caller's own code throws while its objects are read is a mistake in the argument, too. */
function safely(argument, reading) {
  try {
    return reading();
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw error;
    throw wrongArgument(argument, 'could not be read', error);
  }
}

function is(right, argument, message) {
  if (!right) throw wrongArgument(argument, message);
}
