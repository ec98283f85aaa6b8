// Runs test files two at a time, beginning with the longest, so that both end together; `node --test` would sort them by name.
//   node tests/browser/run.mjs FILE...

import { basename } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** The files that take longest, longest first. */
const LONGEST = ['check', 'hostile', 'presenter', 'exercise', 'workshop', 'offline', 'rules', 'lists', 'promise', 'portal'];

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
