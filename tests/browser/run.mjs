// Runs test files two at a time, the longest first, so that both lanes end together. Node.js sorts
// the files of `node --test` by name.
//   node tests/browser/run.mjs FILE...

import { basename } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** The files that take longest, longest first. */
const LONGEST = ['hostile', 'check', 'offline', 'presenter', 'lists', 'workshop', 'exercise', 'rules', 'sheets', 'promise', 'portal'];

const rank = (file) => LONGEST.indexOf(basename(file, '.test.mjs'));
const [others, longest] = [(file) => rank(file) < 0, (file) => rank(file) >= 0].map((is) => process.argv.slice(2).filter(is));
longest.sort((a, b) => rank(a) - rank(b));

// Pages wait for timers, workers and processes much of the time: two files share two cores well.
run({ files: [...longest, ...others], concurrency: 2 })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(spec)
  .pipe(process.stdout);
