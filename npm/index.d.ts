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

/** What a check rests on beside the file. */
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

/** Checks a file. Bad content is findings in the report; a file that cannot be checked rejects with a `SmeltcheckError`. */
export function check(bytes: Content, options?: CheckOptions): Promise<Report>;

/** Checks a file and gives the receipt of the check with it. */
export function receipt(bytes: Content, options?: CheckOptions): Promise<{ report: Report; receipt: Receipt }>;

/** Repeats the check of a receipt, which is an object, its JSON, or the content of its file, and compares. */
export function verify(receipt: Receipt | string | Content, bytes: Content, options?: VerifyOptions): Promise<Verified>;

/** What becomes of the rows of a list that is given to `check`. */
export function readList(list: SmelterList, options?: RunningOptions): Promise<ListReading>;

/** Every rule, as `smeltcheck rules --format json` lists them. */
export function rules(): Promise<RuleEntry[]>;

/** Version of the package, which is also the version of its rules. */
export function version(): string;

/** Loads the code of the check ahead of the first one. */
export function prepare(): Promise<void>;

/** The bytes of the command line tool's `--format json`, for a report, a refusal, a receipt, rules. */
export function toJson(value: Report | Refusal | Receipt | Verified | RuleEntry[]): string;

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
  since: string;
  title: Text;
  why: Text;
  fix: Text;
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
