// Asks WebAssembly in the thread that this runs in.

import init, { __wbg_reset_state as startAfresh, ask } from './smeltcheck.js';

// Memory of WebAssembly never shrinks: an instance that grew beyond this is not kept for the next question.
const KEPT_BYTES = 64 * 1024 * 1024;

/**
 * @param {{module: WebAssembly.Module, question: object, bytes: Uint8Array, lists: Uint8Array[]}} message
 * @returns {Promise<{text: string} | {problem: object} | {broke: string} | {notLoaded: string}>} the answer as
 *   JSON; a problem; how WebAssembly broke; or why it did not start.
 */
export async function answerHere({ module, question, bytes, lists }) {
  let instance;
  try {
    // The one that runs already, where there is one.
    instance = await init({ module_or_path: module });
  } catch (error) {
    return { notLoaded: String(error) };
  }
  let answer;
  try {
    answer = { text: ask(question, bytes, lists) };
  } catch (thrown) {
    // What Rust throws is a plain object. An error is WebAssembly that stopped in the middle of something, whose memory is
    // in no known state.
    answer = thrown instanceof Error ? { broke: String(thrown) } : { problem: thrown };
  }
  if (answer.broke !== undefined || instance.memory.buffer.byteLength > KEPT_BYTES) startAfresh();
  return answer;
}
