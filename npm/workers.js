// How many workers there are at a time. A page that checks a folder asks for hundreds of checks in one loop; a worker for each
// of them at once would take the memory of the computer.

/** Lets a number of calls run at a time; further ones wait in the order in which they came. */
export class Semaphore {
  #running = 0;
  #waiting = [];

  /**
   * Waits until fewer calls than `limit` are running.
   *
   * @param {number} limit
   * @param {AbortSignal | undefined} signal takes a call that waits out of the queue
   * @returns {Promise<() => void>} lets the next one start
   */
  acquire(limit, signal) {
    return new Promise((resolve, reject) => {
      const aborted = () => {
        this.#waiting.splice(this.#waiting.indexOf(call), 1);
        reject(signal.reason);
        // The next one may be content with more workers than this one.
        this.#startNext();
      };
      const call = {
        limit,
        start: () => {
          signal?.removeEventListener('abort', aborted);
          resolve(() => this.#release());
        },
      };
      signal?.addEventListener('abort', aborted);
      this.#waiting.push(call);
      this.#startNext();
    });
  }

  #release() {
    this.#running -= 1;
    this.#startNext();
  }

  #startNext() {
    while (this.#waiting.length > 0 && this.#running < this.#waiting[0].limit) {
      this.#running += 1;
      this.#waiting.shift().start();
    }
  }
}

/** What a promise gives, or the reason of a signal that is aborted before. */
export function unlessAborted(promise, signal) {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason);
    signal.addEventListener('abort', aborted);
    if (signal.aborted) aborted();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted));
  });
}
