// The check in an iframe.

import { guard, onError, onResult } from './gate.js';
import { language } from './words.js';

const iframe = document.getElementById('check');
const { origin, src } = iframe.dataset;
// The helper comes from the host of the check; a copy of the file does as well.
const { embed } = await import(`${origin}/element.js`);

const check = embed(iframe, { origin, src, language: language(), onResult, onError });
guard((file) => check.check(file));
document.getElementById('language').addEventListener('change', () => check.configure({ language: language() }));
