// The gate before "submit": open only for the chosen file, by its SHA-256, and only when nothing must be fixed.

import { say } from './words.js';

const [form, input, button, gate, outcome] = ['submission', 'file', 'submit', 'gate', 'outcome'].map((id) =>
  document.getElementById(id),
);

let chosen = null;
let result = null;

/** `check` hands a chosen file to the edition of the check that the page has. */
export function guard(check) {
  input.addEventListener('change', async () => {
    const [file] = input.files;
    chosen = null;
    result = null;
    button.disabled = true;
    outcome.textContent = '';
    if (!file) {
      say(gate, 'choose-first');
      return;
    }
    say(gate, 'checking');
    // Kept in memory: what is submitted is what was checked, also when the file on the disk changes.
    const bytes = await file.arrayBuffer();
    const copy = new File([bytes], file.name, { type: file.type });
    chosen = { file: copy, sha256: await sha256(bytes) };
    await check(copy);
    decide();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
}

/** The check ended with a report. */
export function onResult(next) {
  result = next;
  decide();
}

/** The check ended without one. */
export function onError({ code, message }) {
  // A customer profile or a list that was not taken says nothing about a file.
  if (['profile-not-taken', 'list-not-taken'].includes(code)) return;
  result = null;
  button.disabled = true;
  say(gate, 'not-checked', { en: message.en, 'zh-CN': message.zh_cn });
}

function decide() {
  button.disabled = true;
  if (!result || !chosen) return;
  if (result.file.sha256 !== chosen.sha256) say(gate, 'other-file');
  else if (result.counts.errors > 0) say(gate, 'must-fix', String(result.counts.errors));
  else if (!result.receipt) say(gate, 'no-receipt');
  else {
    say(gate, 'may-submit');
    button.disabled = false;
  }
}

async function submit() {
  const body = new FormData();
  body.set('file', chosen.file);
  body.set('receipt', JSON.stringify(result.receipt));
  button.disabled = true;
  say(outcome, 'sending');
  const response = await fetch('/submit', { method: 'POST', body }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (answer?.accepted) {
    say(outcome, 'taken', answer.id);
    return;
  }
  const known = ['differs', 'must-fix'].includes(answer?.reason) ? `refused-${answer.reason}` : 'refused';
  const what = (lang) => (answer?.differences ?? []).map((difference) => difference.what[lang]).join('; ');
  say(outcome, known, { en: what('en'), 'zh-CN': what('zh_cn') });
}

async function sha256(bytes) {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
