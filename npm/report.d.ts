// The shape of a report as JSON.
// Made from docs/report.schema.json by `UPDATE_DOCS=1 cargo test -p xtask`.

/** A smelter whose name resembles the one typed. */
export interface CandidateSmelter {
  /** Country as the list has it. */
  country: string;
  /** Id; empty where the list has none. */
  id: string;
  /** Standard name. */
  name: string;
}

/** A cell that changes. */
export interface CellChange {
  /** What comes instead. */
  after: NewValue;
  /** What is there now, as typed. */
  before: string;
  /** Where. */
  cell: CellRef;
}

/** A place in a workbook, such as `Smelter List!F7`. */
export type CellRef = string;

/** One line of the checklist. */
export interface ChecklistItem {
  /** How to see that it is so; may be empty. */
  hint: Text;
  /** Its id in the profile, in kebab case. */
  id: string;
  /** What this report can say about it. It ticks nothing. */
  machine_note?: Text | null;
  /** What has to be so. */
  text: Text;
}

/** What kind of slip a change repairs. */
export type CorrectionKind =
  /** Blanks around or inside a value, or characters that nobody sees. */
  | 'blanks'
  /** Full-width characters. */
  | 'full-width'
  /** Blanks inside an e-mail address. */
  | 'email'
  /** An option of the drop-down, spelled differently or in another language. */
  | 'option'
  /** Another name of a country. */
  | 'country'
  /** A date stored as text. */
  | 'date'
  /** The form of an id, or one wrong character in it. */
  | 'id'
  /** A row that repeats an earlier one. */
  | 'repeated-row';

/** What a corrected copy may change, and what it leaves to a person. */
export interface Corrections {
  /** How many proposals beyond `MAX_PROPOSALS` are not listed. */
  not_listed?: number;
  /** The changes on offer, in the order of the findings. None is made before the user chooses it. */
  proposals: Array<Proposal>;
  /** Cells where the right value seems to be known, but a copy cannot be changed safely. */
  skipped: Array<SkippedCorrection>;
}

/** A day, such as `2026-03-31`; a month, such as `2026-05`, where a source states no day. */
export type Day = string;

/** A cell as it is now. */
export interface Evidence {
  /** Where. */
  cell: CellRef;
  /** What the field is called, in the reader's language. */
  label: Text;
  /** Key of the question that the cell answers or comments on; `Report.questions` has its text. */
  question?: string | null;
  /** The value as typed; empty for a blank. */
  value: string;
  /** Whether this cell is a wrong one, or only shown for comparison. */
  wrong: boolean;
}

/** What the form says, in short. */
export interface Facts {
  /** Company name as typed. */
  company: string;
  /** Effective date: a day as `2026-03-31`, or the text as typed. */
  effective_date: string;
  /** Rows of the Mine List in which something is seen. */
  mine_rows: number;
  /** The minerals of the form. */
  minerals: Array<MineralFact>;
  /** Rows of the Product List in which something is seen. */
  product_rows: number;
  /** What is worth knowing about its smelters and asks for nothing. */
  remarks: Array<Remark>;
  /** Declaration scope as typed. */
  scope: string;
  /** Rows of the Smelter List in which something is seen. */
  smelter_rows: number;
}

/** The file that was checked. */
export interface FileInfo {
  /** Name without a path. */
  name: string;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  sha256: string;
  /** Size in bytes. */
  size: number;
}

/** One finding. */
export interface Finding {
  /** The cells it is about; the first is the main one. */
  cells: Array<CellRef>;
  /** The values to choose from, where the fix is a choice in a drop-down. */
  choices: Array<FixChoice>;
  /** Code of the rule; never reused. */
  code: string;
  /** What is in those cells now, with the name of the field. */
  evidence: Array<Evidence>;
  /** What to do. */
  fix: Text;
  /** What is wrong, with the value as typed. */
  message: Text;
  /** Name of the rule. */
  name: string;
  /** What the template's own Checker says about the main cell. */
  official: OfficialView;
  /** How serious. */
  severity: Severity;
  /** The profile's change, where it gave this finding another severity. */
  severity_change?: SeverityChange | null;
  /** What kind of demand stands behind it. */
  source: SourceKind;
  /** What it is about. */
  subject: Subject;
  /** Named raw values, for programs. */
  values: Record<string, string>;
  /** Why it matters. */
  why: Text;
}

/** One way to repair a finding: choose or type this value in this cell. */
export interface FixChoice {
  /** Where. */
  cell: CellRef;
  /** The value exactly as the drop-down offers it. */
  value: string;
  /** When this is the right one; may be empty. */
  when: Text;
}

/** Where the positions of the fields come from. */
export type LayoutOrigin =
  /** From this tool's table of the revision. */
  | 'known'
  /** From the workbook's own label sheet. */
  | 'derived';

/** What a report says about a list that was used. */
export interface ListInfo {
  /** Whether it is part of the built-in historical facts. */
  built_in: boolean;
  /** How many smelters it names. */
  count: number;
  /** The day that it describes. A list without one counts as older than every list with one. */
  date?: Day | null;
  /** Its own id, in kebab case. */
  id: string;
  /** What it is good for. */
  kind: ListKind;
  /** Its name. */
  name: Text;
  /** Where it comes from: the publisher, or the name of the file that was loaded. */
  source: Text;
  /** The template whose `Smelter Look-up` sheet it is. */
  template?: ListTemplate | null;
}

/** What a list is good for. Every list may add names; only some may say more. */
export type ListKind =
  /** Which smelters exist, complete for its metals: a look-up sheet, an RMI smelter export. A smelter that is missing here although an older one has it was removed. */
  | 'identity'
  /** What an audit scheme says about smelters. Complete for its metals and for the statuses in it: a smelter missing from a list of conformant smelters is not conformant by that list. */
  | 'status'
  /** What a public document of a company, such as a filing, says about smelters of its supply chain on a day. Says nothing about smelters that it does not name. */
  | 'statements'
  /** Smelters that the company takes. */
  | 'accepted'
  /** Smelters that the company does not take. */
  | 'blocked'
  /** What changed in a list of smelters, and when. Says nothing about smelters that it does not name. */
  | 'history'
  /** Names found in other documents. Says nothing about smelters that it does not name. */
  | 'named';

/** The template whose `Smelter Look-up` sheet a list is. */
export interface ListTemplate {
  /** Which template. */
  kind: TemplateKind;
  /** Its revision, such as `6.5`. */
  revision: string;
}

/** A smelter that a row means for certain. */
export interface MeantSmelter {
  /** Country as the list has it. */
  country: string;
  /** Id; empty where the list has none. */
  id: string;
  /** Standard name. */
  name: string;
}

/** A country of mines. */
export interface MineCountry {
  /** Its ISO 3166-1 alpha-2 code; several where countries share the name that was typed, such as Congo. */
  codes: Array<string>;
  /** Its name for readers. */
  name: Text;
  /** How many rows name it. */
  rows: number;
}

/** One mineral of the form. */
export interface MineralFact {
  /** Name as the template stores it. */
  mineral: string;
  /** Name for readers. */
  name: Text;
  /** Whether it is in scope by its first answers. */
  scope: MineralScope;
  /** Rows of the Smelter List for it. */
  smelter_rows: number;
  /** Chemical symbol or short mark; empty for a mineral that the supplier typed. */
  symbol: string;
}

/** What the rows of a mineral say about the countries of its mines: in the columns for mines of the Smelter List, and in the Mine List. */
export interface MineralMines {
  /** The countries, each once, the one that most rows name first. */
  countries: Array<MineCountry>;
  /** The mineral, as the template stores its name. */
  mineral: string;
  /** Rows that name no country: blank, not known, or a denial such as "not from". */
  other_rows: number;
  /** Rows that say recycled or scrap. A country next to that says where it was done, and is not counted. */
  recycled_rows: number;
}

/** Whether a mineral is in scope by its first answers. */
export type MineralScope =
  /** In scope. */
  | 'in'
  /** An answer that decides it is missing. */
  | 'open'
  /** Out of scope. */
  | 'out';

/** What comes into a cell. */
export type NewValue =
  /** This text. */
  | {
    text: string;
  }
  /** This day as a number of days, shown by the date format that the cell has. */
  | {
    day: Day;
  }
  /** Nothing. */
  | 'blank';

/** The verdict of the template's own Checker sheet. */
export interface OfficialChecker {
  /** A cell whose error value makes the total itself an error, such as an id in column A of `Smelter List` that the workbook's look-up does not hold. Excel then shows an error in place of `remaining`. */
  broken_by: CellRef | null;
  /** Those rows, in the order of the sheet. */
  incomplete: Array<OpenItem>;
  /** How many rows its total counts as incomplete. */
  remaining: number;
}

/** What the template's own Checker says about the main cell of a finding. */
export type OfficialView =
  /** It shows a row about this cell as open. */
  | {
    open: {
      /** Row of the Checker sheet. */
      row: number;
      /** The cell that the template's own note names, where that is the wrong one. */
      wrong_cell: CellRef | null;
    };
  }
  /** It has a row about this cell and shows it as complete: it only asks that something is there. */
  | {
    complete: {
      /** Row of the Checker sheet. */
      row: number;
    };
  }
  /** The content of this cell makes its total an error. */
  | 'breaks-total'
  /** It does not look at this cell. */
  | 'not-looked-at';

/** One row of the Checker sheet that its total counts as incomplete. */
export interface OpenItem {
  /** Where the template's own note sends the reader, if that is another cell than the right one. */
  advice_cell: CellRef | null;
  /** The cell that the row looks at last, such as `Declaration!D8`; none for rows about lists. */
  answer: CellRef | null;
  /** Where something has to be entered. It differs from `answer` where the row looks at an answer and at a comment; none where any row of a list will do. */
  fill_in: CellRef | null;
  /** Code of the rule whose finding takes care of this row; filled in when the rules have run. */
  found_by: string | null;
  /** The label cell that the row repeats, such as `Declaration!B8`. */
  item: string | null;
  /** What is asked for, in our own words. */
  label: Text;
  /** The mineral that the row is about, as the template stores its name. */
  mineral: string | null;
  /** Row of the Checker sheet. */
  row: number;
}

/** What happened with a rule. */
export interface Outcome {
  /** Code of the rule. */
  code: string;
  /** How many findings it had, also those that the report does not list. */
  findings: number;
  /** Whether it was skipped because the profile asks for nothing that it could check. Nothing is left unchecked then. */
  not_asked?: boolean;
  /** Why it was skipped or switched off. */
  reason?: Text | null;
  /** What happened. */
  result: OutcomeKind;
}

/** What happened with a rule. */
export type OutcomeKind =
  /** Checked; nothing found. */
  | 'nothing-found'
  /** Checked; something found. */
  | 'found'
  /** Not a rule for this template. */
  | 'not-applicable'
  /** Could not be checked; the reason says why. */
  | 'skipped'
  /** Switched off by the buyer profile; the reason is the buyer's. */
  | 'switched-off';

/** Whom to ask about a buyer profile. What the profile does not name is empty. */
export interface ProfileContact {
  /** E-mail address. */
  email: string;
  /** Address of a help page, `https` only. */
  help: string;
  /** Person or department. */
  name: Text;
  /** Phone number. */
  phone: string;
}

/** What a report says about the buyer profile that the check followed. */
export interface ProfileInfo {
  /** Whom to ask. */
  contact: ProfileContact;
  /** Days that the buyer gives for corrections. */
  correction_days: number;
  /** The profile's own id, in kebab case. */
  id: string;
  /** The least share of conformant smelters that the buyer asks for, in percent, by the name of the mineral as the template stores it. Active smelters do not count as conformant. */
  minimum_conformant?: Record<string, number>;
  /** Its name. */
  name: Text;
  /** What a reader should know about it; may be empty. */
  note: Text;
  /** SHA-256 of its text, in lower-case hexadecimal; the built-in default has none. */
  sha256?: string | null;
  /** For how many months after its day a status of a smelter is used row by row. */
  status_max_age_months: number;
  /** Its version as the buyer writes it. */
  version: string;
}

/** One change on offer. All its cells change together. */
export interface Proposal {
  /** The cells with what is in them and what comes instead; the first is the main one. */
  changes: Array<CellChange>;
  /** The codes of the rules that found it, each once. */
  codes: Array<string>;
  /** The places of their findings in `super.Report.findings`. */
  findings: Array<number>;
  /** The same for the same file and the same cell: the address of the first cell. */
  id: string;
  /** What kind of slip it repairs. */
  kind: CorrectionKind;
  /** What the field is called. */
  label: Text;
  /** Why this is the one right value. */
  why: Text;
}

/** Why a file could not be checked: one clear message and the ways out. */
export interface Refusal {
  /** What went wrong. */
  error: RefusalError;
  /** The file. */
  file: FileInfo;
  /** Version of this shape. */
  schema_version: number;
  /** Template and revision, when the file is a recognised but retired template. */
  template?: RetiredTemplate | null;
}

/** What went wrong with a file. */
export interface RefusalError {
  /** Code of the rule that the file fails: `F01` not readable, `F02` not a template in use. */
  code: string;
  /** Stable id of the reason, in kebab case, such as `password-needed`. */
  id: string;
  /** What the file is, or what is wrong with it. */
  message: Text;
  /** What to do, step by step. */
  steps: Array<Text>;
}

/** Something worth knowing that asks for nothing: no finding, counted nowhere as work, and about no cell. */
export interface Remark {
  /** Its code; never reused. */
  code: string;
  /** What it says. */
  message: Text;
  /** The mineral that it is about, as the template stores its name; none for one about the whole file. */
  mineral?: string | null;
  /** Its name. */
  name: string;
  /** Named raw values, for programs. */
  values: Record<string, string>;
}

/** The result of checking one file. */
export interface Report {
  /** The day of the check as told by the caller. */
  checked_on: Day | null;
  /** What the buyer profile asks to look at before the file is sent, with what this report can say about it. */
  checklist: Array<ChecklistItem>;
  /** What a corrected copy of the workbook may change. */
  corrections?: Corrections;
  /** What the form says, in short. */
  facts: Facts;
  /** The file. */
  file: FileInfo;
  /** The findings by sheet in filling order, row, column, code. */
  findings: Array<Finding>;
  /** The lists of smelters that the check compared with, newest first. */
  lists: Array<ListInfo>;
  /** The countries of mines that the form names, for each mineral with a row that names one or says recycled. */
  mine_countries?: Array<MineralMines>;
  /** What the template's own Checker sheet would still show, recomputed from the values. */
  official_checker: OfficialChecker;
  /** What happened with every rule, in the order of the codes. */
  outcomes: Array<Outcome>;
  /** The buyer profile that the check followed. */
  profile: ProfileInfo;
  /** The questions that findings are about, by key, in the words of the workbook's own label sheet. */
  questions: Record<string, Text>;
  /** Version of this shape. */
  schema_version: number;
  /** The rows of the Smelter List that name a smelter or stand for one, next to what the lists say. */
  smelters: Array<SmelterRow>;
  /** Counts. */
  summary: Summary;
  /** Which template it is. */
  template: TemplateInfo;
  /** Version of the tool, which is also the version of its rules. */
  tool_version: string;
}

/** A template that is recognised but no longer in use. */
export interface RetiredTemplate {
  /** Its short name: `CMRT`, `CRT`, `MRT`, `PRT`. */
  kind: string;
  /** Its revision, where the file gives one. */
  revision: string | null;
}

/** What tells a row of a list apart from the others wherever it stands: in lower case, with single blanks, empty where the row does not say it. */
export interface RowIdentity {
  /** Country of a smelter; smelter and country of a mine; the requester's number and name of a product. */
  beside?: string;
  /** Id of the smelter or mine, number of the product. */
  id?: string;
  /** The metal. */
  metal?: string;
  /** Its name. */
  name?: string;
}

/** A status with the list or document that gives it. It was so there on that day; it is no present fact. */
export interface RowStatus {
  /** The day of the status; a month where a document states no day. */
  date?: Day | null;
  /** The status in the words of the list or document. */
  kind: StatusKind;
  /** Place of the list in `Report.lists`. */
  list: number;
  /** What the list says of its operation, in its words, where that is anything but that it is in operation. */
  not_operating?: string | null;
}

/** How serious a finding is. */
export type Severity =
  /** The template requires it, or two cells cannot both be true: must be fixed. */
  | 'error'
  /** Answers that need an explanation, or files that are commonly returned for it. */
  | 'warning'
  /** A risk signal or a tidy-up that only a person can judge. */
  | 'info';

/** A severity that a buyer profile gave a finding. */
export interface SeverityChange {
  /** The buyer's reason. */
  reason: Text;
  /** The severity without the profile. */
  usual: Severity;
}

/** A cell that stays as it is although its finding seems to have one right answer. */
export interface SkippedCorrection {
  /** Where. */
  cell: CellRef;
  /** The code of the rule that found it. */
  code: string;
  /** Why a copy is not changed here. */
  why: Text;
}

/** One row of the Smelter List that names a smelter, or stands for one. */
export interface SmelterRow {
  /** What other public documents of the same months state otherwise, newest first. */
  also_stated?: Array<RowStatus>;
  /** Smelters with a similar name, the best first, at most three. None of them is certain. */
  candidates?: Array<CandidateSmelter>;
  /** In which group of the status table the row is counted; none for a smelter that is not identified yet. */
  group?: StatusGroup | null;
  /** The smelter that it means for certain: by its id, or by a name or alias that only one smelter has. */
  meant?: MeantSmelter | null;
  /** The metal, as the template stores its name; as typed where no template knows it. */
  mineral: string;
  /** Row of the sheet. */
  row: number;
  /** The status that the lists in use give. */
  status?: RowStatus | null;
  /** What the row says. */
  typed: TypedSmelter;
}

/** What kind of demand stands behind a rule. These are never mixed up. */
export type SourceKind =
  /** The template itself: its Checker, Instructions, drop-downs or structure. */
  | 'template'
  /** Two cells that do not agree. */
  | 'logic'
  /** What buyers commonly ask for. */
  | 'buyer-practice'
  /** What the buyer profile in use asks for. */
  | 'buyer-profile'
  /** A hint that no one demands. */
  | 'hint';

/** What the lists in use say about a smelter, in one word. Every smelter is in exactly one group. */
export type StatusGroup =
  /** Conformant or active. */
  | 'conformant-or-active'
  /** Eligible, and neither conformant nor active. */
  | 'eligible'
  /** Called not conformant by the newest source that gives a status. That is the word of the source. */
  | 'non-conformant'
  /** Another status. */
  | 'other-status'
  /** The lists in use know its metal, but not the smelter, or no longer. */
  | 'not-listed'
  /** No list in use gives a status, or it is not clear which smelter is meant. */
  | 'unknown';

/** Status of a smelter on a list or in a document: `Conformant`, `Active`, `Eligible`, or the word there. */
export type StatusKind = string;

/** What a finding is about. */
export interface Subject {
  /** What tells the row apart, where the finding is about a row of a list. */
  entry?: RowIdentity | null;
  /** Key of the field of the main cell, the same in every revision, such as `company.name` or `smelter.country`. */
  field?: string | null;
  /** The mineral, as the template stores its name. */
  mineral?: string | null;
  /** Key of the question. */
  question?: string | null;
  /** Row of the sheet, for list rows. */
  row?: number | null;
}

/** Counts of findings. */
export interface Summary {
  /** Must be fixed. */
  errors: number;
  /** Look at. */
  infos: number;
  /** Findings beyond `MAX_FINDINGS`, which the list does not hold. */
  not_listed: number;
  /** Fix or explain. */
  warnings: number;
}

/** Which template a file is. */
export interface TemplateInfo {
  /** Template. */
  kind: TemplateKind;
  /** Display language of the workbook, as chosen in it. */
  language: string;
  /** Where the positions of the fields come from. */
  layout: LayoutOrigin;
  /** The known revision that a derived layout is nearest to. */
  nearest: string | null;
  /** The newest revision that this version of the tool knows. */
  newest_known: string | null;
  /** Day of release, where known. */
  released: Day | null;
  /** Revision as the file gives it; `None` when it gives none. */
  revision: string | null;
}

/** A reporting template. */
export type TemplateKind =
  /** Conflict Minerals Reporting Template. */
  | 'CMRT'
  /** Extended Minerals Reporting Template. */
  | 'EMRT'
  /** Additional Minerals Reporting Template. */
  | 'AMRT'
  /** Cobalt Reporting Template, retired in favour of the EMRT. */
  | 'CRT';

/** A text in English and in Simplified Chinese: the only type that a text for users may have. */
export interface Text {
  /** English. */
  en: string;
  /** Simplified Chinese. */
  zh_cn: string;
}

/** What a row says, as typed. */
export interface TypedSmelter {
  /** The country. */
  country: string;
  /** The id. */
  id: string;
  /** The name: the choice in the look-up column, or the free name next to "Smelter not listed". */
  name: string;
  /** Whether "Smelter not listed" was chosen. */
  not_listed: boolean;
}
