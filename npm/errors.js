/** Why there is no report. */
export class SmeltcheckError extends Error {
  /**
   * @param {string} code
   * @param {{en: string, zh_cn: string}} messages
   * @param {{steps?: object[], refusal?: object, mistakes?: object[], cause?: unknown}} about
   */
  constructor(code, messages, { steps, refusal, mistakes, cause } = {}) {
    super(messages.en, cause === undefined ? undefined : { cause });
    this.name = 'SmeltcheckError';
    this.code = code;
    this.messages = messages;
    this.steps = steps ?? refusal?.error.steps ?? [];
    this.refusal = refusal;
    this.mistakes = mistakes ?? [];
  }
}

const text = (en, zh_cn) => ({ en, zh_cn });

const SAVE_ANEW = text(
  'Open the file in Excel, save it under a new name, and try that copy',
  '用 Excel 打开文件，另存为新文件，再检查新文件',
);

/** What the code in WebAssembly reports. */
export function problem({ code, message, refusal, mistakes }) {
  return new SmeltcheckError(code, message, { refusal, mistakes });
}

/** The check broke off; the next one starts afresh. */
export function broke(cause) {
  const messages = text('The check ended unexpectedly', '检查意外中断');
  return new SmeltcheckError('broke', messages, { steps: [SAVE_ANEW], cause });
}

/** The check took too long. */
export function timeout(milliseconds) {
  const seconds = milliseconds / 1000;
  const messages = text(
    `The check was stopped after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    `检查超过 ${seconds} 秒，已停止`,
  );
  const template = text(
    'If that does not help, copy the answers into a fresh official template',
    '仍然不行时，把答案填到一份新的官方模板里',
  );
  return new SmeltcheckError('timeout', messages, { steps: [SAVE_ANEW, template] });
}

/** The wasm file could not be loaded, or the host does not let it run. */
export function notLoaded(cause) {
  const messages = text('The code of the check could not be loaded', '无法载入检查程序');
  const step = text(
    'The files of this tool or the content policy of the page need attention by whoever runs the page',
    '需要由网页的管理者检查本工具的文件和网页的内容安全策略',
  );
  return new SmeltcheckError('not-loaded', messages, { steps: [step], cause });
}

/** The browser did not hand over a file. */
export function notOpened(cause) {
  const messages = text('The browser could not hand over the file', '浏览器没有取到文件内容');
  const steps = [
    text(
      'Choose the file again; it may have been moved, renamed or saved since',
      '重新选择文件；它可能已被移动、改名或重新保存',
    ),
    text('Copy it to your own disk first if it lies on a network drive', '如果文件在网络盘上，先复制到本机'),
  ];
  return new SmeltcheckError('not-opened', messages, { steps, cause });
}

/** The content of a receipt's file is no text. */
export function noReceipt(cause) {
  const messages = text('This is no receipt: the file is not in UTF-8', '这不是检查回执：文件不是 UTF-8 编码');
  return new SmeltcheckError('receipt', messages, { cause });
}

/** What is wrong in the program that calls; for its author. */
export class InvalidArgumentError extends TypeError {
  /**
   * @param {string} argument
   * @param {string} message
   * @param {unknown} cause
   */
  constructor(argument, message, cause) {
    super(`smeltcheck: ${wellFormed(argument)} ${message}`, cause === undefined ? undefined : { cause });
    this.name = 'InvalidArgumentError';
    this.code = 'invalid-argument';
    this.argument = wellFormed(argument);
  }
}

/** An argument that cannot be taken. */
export function wrongArgument(argument, message, cause) {
  return new InvalidArgumentError(argument, message, cause);
}

// A key that is not known stands in the name of the argument.
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, '\ufffd');
