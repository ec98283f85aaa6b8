// The worker in a browser. It answers one question; the package ends it.

import { answerHere } from './in-thread.js';

self.onmessage = async (event) => self.postMessage(await answerHere(event.data));
