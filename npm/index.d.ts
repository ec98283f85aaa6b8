import type { CellRef, Day, FileInfo, ListInfo, Refusal, Report, Severity, SourceKind, TemplateKind, Text } from './report.js';

export type * from './report.js';

/**
 * The content of a file. A `File` brings its name with it. Everything but a `Blob` is copied before the function returns: the
 * buffer may be changed or transferred afterwards.
 */
export type Content = Uint8Array | ArrayBuffer | SharedArrayBuffer | ArrayBufferView | Blob;

/** A worker of a browser or of Node.js. */
export interface AnyWorker {
  postMessage(message: object, transfer: ArrayBuffer[]): void;
  terminate(): unknown;
}

/** How the package runs a check. */
export interface RunningOptions {
  /** Run in the thread of the caller, which does nothing else meanwhile. Neither `timeoutMs` nor `signal` ends it. */
  inThread?: boolean | undefined;
  /** Ends a check in a worker after this many milliseconds, in which it runs; 60,000 without it. */
  timeoutMs?: number | undefined;
  /** Ends a check in a worker when it is aborted; `check` then rejects with the reason of the signal. */
  signal?: AbortSignal | undefined;
  /** Makes the worker from `smeltcheck/worker.js`, where a page may not do it in the usual way. */
  createWorker?: (() => AnyWorker) | undefined;
  /**
   * How many workers of this package may run at a time, the one of this call included; the number of cores without it. Further
   * calls wait in the order in which they were made; one that is aborted leaves the queue.
   */
  maxWorkers?: number | undefined;
}

/** What a check rests on besides the file. */
export interface BasisOptions {
  /** Password of an encrypted file. Like every text but names, it holds no half of a surrogate pair. */
  password?: string | undefined;
  /** Id of a built-in buyer profile, the text of one in TOML or JSON, or the same as an object. */
  profile?: string | object | undefined;
  /** Lists of smelters to compare with; the newest wins. */
  lists?: readonly SmelterList[] | undefined;
  /** Whether the built-in historical facts are used; they are without it. */
  builtInFacts?: boolean | undefined;
}

/** A list of smelters: .xlsx, .xls, .xlsb, .ods, or .csv and .tsv as bytes or text. */
export interface SmelterList {
  /** Name of its file with the ending. A `File` brings its own. */
  name?: string | undefined;
  /** Its content; either this or `text`. */
  bytes?: Content | undefined;
  /** Its content as text. */
  text?: string | undefined;
  /** The day that it describes, 1990 to 2100, as `2026-03-31`; recognised in title, sheet or name where it is left out. */
  date?: Day | globalThis.Date | undefined;
  /** Where it comes from, for the report; the name of the file without it. */
  source?: string | undefined;
}

/** What became of the rows of a list. */
export interface ListReading {
  /** The lists in the file, as a report names them. */
  lists: ListInfo[];
  /** Rows that were read. */
  read: number;
  /** Rows that were left out. */
  left_out: number;
  /** Rows that were left out or read with a doubt. */
  problems: Array<{ row: number; message: Text }>;
}

export interface CheckOptions extends BasisOptions, RunningOptions {
  /** Name of the file for the report. Half of a surrogate pair in it is shown as U+FFFD. */
  name?: string | undefined;
  /**
   * The day of the check, 2020 to 2100: `2026-03-31` or a Date. Without it, the day by the clock of this computer, or no day where
   * the clock is certainly wrong; `null` is no day. Without a day the report names the rules that were skipped.
   */
  today?: Day | globalThis.Date | null | undefined;
}

/** Name and day are those of the receipt. */
export interface VerifyOptions extends BasisOptions, RunningOptions {}

/** Where smelters are looked up. */
export interface SmeltersOptions extends RunningOptions {
  /** Lists of smelters to look in; the newest wins. */
  lists?: readonly SmelterList[] | undefined;
  /** Whether the built-in historical facts are used; they are without it. */
  builtInFacts?: boolean | undefined;
}

/** What the lists in use say about ids and names. Its schema is docs/smelters.schema.json. */
export interface SmelterLookUp {
  look_up_version: number;
  /** The lists in use, newest first. */
  lists: ListInfo[];
  /** An answer for each id and name, in the order of the text; what is there again is counted. */
  answers: SmelterAnswer[];
  /** Ids and names beyond the most that are answered. */
  left_out: number;
  /** The first lines and cells that were taken for no names: greetings, sentences, headings. */
  passed_over: Array<{ line: number; text: string }>;
  passed_over_count: number;
}

/** What is known about an id or a name. */
export interface SmelterAnswer {
  /** As typed where it stood first. */
  typed: string;
  /** The line where it stood first, from 1. */
  line: number;
  /** How often it is in the text. */
  count: number;
  /**
   * `found`: it means one smelter, or one of each of several metals; `several`: smelters of one metal share the name, the id decides;
   * `similar`: only similar names are listed; `not-listed`: no list in use holds it, which says nothing about its audit;
   * `malformed-id`: `CID` with another number of digits than six.
   */
  outcome: 'found' | 'several' | 'similar' | 'not-listed' | 'malformed-id';
  smelters?: FoundSmelter[];
  /** How many more smelters share the name. */
  smelters_left_out?: number;
  /** Smelters with a similar name, the best first. None of them is certain. */
  similar?: SimilarSmelter[];
  /** Whether there was no time to look for similar names. */
  similar_not_searched?: boolean;
}

/** What the lists say about one smelter. Numbers of lists are places in `lists` of the answer; texts are for readers. */
export interface FoundSmelter {
  /** As the templates store it; several only where lists disagree. */
  metals: string[];
  /** Empty where no list has one. */
  id: string;
  name: string;
  country: Text;
  country_code?: string;
  matched_by: 'id' | 'standard-name' | 'other-name' | 'former-name';
  /** A status on that list on that day; no present fact. */
  status?: SmelterStatus;
  /** A status on an older list, where a newer one with that status no longer names the smelter. */
  former_status?: SmelterStatus;
  /** The lists that name it, such as the look-up sheets of templates, newest first. */
  listed_in: number[];
  /** That it is no longer listed, which is no finding about its due diligence. */
  removed?: { last_in?: number; absent_from?: number; date?: Day; see?: string[]; text: Text };
  /** Rows of a company's own lists of accepted and blocked smelters. */
  company?: Array<{ kind: ListInfo['kind']; list: number; reason: string; text: Text }>;
  /** What happened to it in public, and to all metal of its country. */
  events?: Array<{ date: Day; what: Text; source: Text; of_country: boolean; text: Text }>;
}

/** A status with its list and day. */
export interface SmelterStatus {
  kind: string;
  list: number;
  date?: Day;
  /** For a status of the past: the newer list that no longer names the smelter. */
  not_on?: number;
  text: Text;
}

/** A smelter with a similar name. */
export interface SimilarSmelter {
  metals: string[];
  id: string;
  name: string;
  /** The name that resembles the one typed. */
  resembles: string;
  country: Text;
  /** From 0 to 100. */
  likeness: number;
}

/** Checks a file. Bad content is findings in the report; a file that cannot be checked rejects with a `SmeltcheckError`. */
export function check(bytes: Content, options?: CheckOptions): Promise<Report>;

/** Checks a file and gives the receipt of the check with it. */
export function receipt(bytes: Content, options?: CheckOptions): Promise<{ report: Report; receipt: Receipt }>;

/** Repeats the check of a receipt, which is an object, its JSON, or the content of its file, and compares. */
export function verify(receipt: Receipt | string | Content, bytes: Content, options?: VerifyOptions): Promise<Verified>;

/** What becomes of the rows of a list that is given to `check`. */
export function readList(list: SmelterList, options?: RunningOptions): Promise<ListReading>;

/**
 * What the lists in use say about ids and names: one a line, between any separators, rows of a spreadsheet, or ids in the sentences of an
 * e-mail. The same as `smeltcheck smelters --format json`.
 */
export function smelters(text: string, options?: SmeltersOptions): Promise<SmelterLookUp>;

/** Every rule, as `smeltcheck rules --format json` lists them. */
export function rules(): Promise<RuleEntry[]>;

/** Version of the package, which is also the version of its rules. */
export function version(): string;

/** Loads the code of the check ahead of the first one. */
export function prepare(): Promise<void>;

/** The bytes of the command line tool's `--format json`, for a report, a refusal, a receipt, rules, smelters. */
export function toJson(value: Report | Refusal | Receipt | Verified | RuleEntry[] | SmelterLookUp): string;

/** Why there is no report. */
export class SmeltcheckError extends Error {
  private constructor();
  name: 'SmeltcheckError';
  /**
   * Never changes: the `id` of a refusal, such as `password-needed`; or `profile`, `list`, `receipt`, `timeout`, `broke`,
   * `not-loaded`, `not-opened`.
   */
  code: string;
  /** What it is. `message` is the English one. */
  messages: Text;
  /** Ways out, in order. */
  steps: Text[];
  /** The refusal as the command line writes it, where the file is the reason. */
  refusal: Refusal | undefined;
  /** The mistakes of a profile. */
  mistakes: Array<{ line: number | null; field: string; message: Text }>;
}

/**
 * An argument that cannot be taken: a mistake of the program that calls, for its author. Asynchronous functions reject with it,
 * `toJson` throws it.
 */
export class InvalidArgumentError extends TypeError {
  private constructor();
  name: 'InvalidArgumentError';
  code: 'invalid-argument';
  /** Which argument, such as `bytes` or `options.lists[0].date`. */
  argument: string;
}

/** What was checked, with what, and what came of it. */
export interface Receipt {
  receipt_version: number;
  file: FileInfo;
  template: { kind: TemplateKind; revision: string | null };
  tool_version: string;
  checked_on: Day | null;
  profile: { id: string; version: string; sha256: string | null };
  lists: Array<{ name: string; date: Day | null; count: number }>;
  counts: { errors: number; warnings: number; infos: number; official_checker: number };
  /** SHA-256 of the report as one line of JSON. */
  report_sha256: string;
}

/** Whether a repeated check gives what a receipt says. */
export interface Verified {
  identical: boolean;
  /** Where they do not agree; what explains a difference stands before what follows from it. */
  differences: Array<{ key: string; what: Text; receipt: string; now: string }>;
  /** The receipt of the check that was made now. */
  now: Receipt;
}

/** One rule. */
export interface RuleEntry {
  /** Permanent code. */
  code: string;
  /** Name in kebab case. */
  name: string;
  group: { letter: string; name: Text };
  severity: Severity;
  source: SourceKind;
  source_detail: Text;
  /** Whether a buyer profile may change the severity. */
  adjustable: boolean;
  /** Short names of the templates that it is for. */
  applies_to: string[];
  /** The same for readers. */
  templates: Text;
  title: Text;
  why: Text;
  fix: Text;
  /** Why such a cell is wrong, in the words of an exercise; the one that fits best comes first. */
  reasons: ('missing' | 'contradiction' | 'form' | 'identity' | 'explain' | 'repeated' | 'out-of-date' | 'superfluous')[];
  example: RuleExample | null;
}

/** Two states of one form: one with a finding of the rule, and one without. */
export interface RuleExample {
  form: string;
  checked_on: Day | null;
  needs_profile?: boolean;
  needs_lists?: boolean;
  bad: ExampleCell[];
  good: ExampleCell[];
  finding: { severity: Severity; message: Text; why?: Text | null; fix?: Text | null };
}

/** A cell of an example. */
export interface ExampleCell {
  label: Text;
  cell: CellRef;
  value: string;
  formula?: boolean;
  hidden?: boolean;
  wrong?: boolean;
}
