// A module for `new Worker(...)`; it exports nothing. See `createWorker` in the options of `check`.
export {};
