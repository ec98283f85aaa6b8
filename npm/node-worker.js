// The worker in Node.js. It answers one question; the package ends it.

import { parentPort } from 'node:worker_threads';

import { answerHere } from './in-thread.js';

parentPort.on('message', async (message) => parentPort.postMessage(await answerHere(message)));
