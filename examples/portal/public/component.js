// The check as an element of the page.

import { guard, onError, onResult } from './gate.js';
import { language } from './words.js';

const element = document.getElementById('check');
element.addEventListener('smeltcheck-error', ({ detail }) => onError(detail));
element.addEventListener('smeltcheck-result', ({ detail }) => onResult(detail));
await customElements.whenDefined('smeltcheck-validator');
guard((file) => element.check(file));

const setLanguage = () => element.setAttribute('lang', language());
document.getElementById('language').addEventListener('change', setLanguage);
setLanguage();
