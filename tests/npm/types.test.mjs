// The types of the package: the example compiles under `strict`, and so do real reports as values of the types.

import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { DAY, MODULES, SAMPLES, corpus, freshFolder, outcome, tool } from './support.mjs';

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  types: ['node'],
  noEmit: true,
  target: 'es2022',
  lib: ['es2023'],
  module: 'nodenext',
};

async function compile(folder, options, files) {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, files }));
  const { stdout } = await outcome('node', [join(MODULES, 'typescript/bin/tsc'), '-p', folder]);
  return stdout;
}

/** A value with a type: TypeScript then knows of missing keys, of keys too many and of other values. */
const value = (index, type, json) => `export const value${index}: ${type} = ${json};\n`;

/** What callers may give and catch. */
const GIVEN = `
  import { InvalidArgumentError, check, type CheckOptions } from 'smeltcheck';
  const options: CheckOptions = { maxWorkers: 2, today: null, signal: new AbortController().signal };
  export const argument: Promise<string> = check(new SharedArrayBuffer(8), options).then(
    () => '',
    (error: unknown) => (error instanceof InvalidArgumentError && error instanceof TypeError ? error.argument : ''),
  );
  // @ts-expect-error
  export const made = new InvalidArgumentError();
`;

/** In Node.js and in a page, whose workers are of two types. */
const OWN_WORKER = `
  import { check } from 'smeltcheck';
  export const report = check(new Blob([]), { createWorker: () => new Worker('./worker.js') });
`;

test('the example compiles under strict, and what the package gives has the types that it says', async () => {
  const folder = await freshFolder('example.ts');
  await symlink(join(MODULES, '@types'), join(folder, 'node_modules/@types'));
  const [clean, errors] = SAMPLES;
  const check = (path, ...args) => tool('check', path, '--format', 'json', '--today', DAY, ...args);
  const workbooks = corpus().filter((path) => /wild|blank/.test(path)).filter((_, index) => index % 4 === 0);
  const reports = await Promise.all([
    check(clean),
    check(errors, '--profile', 'strict'),
    check(errors, '--profile', 'example-telecom'),
    ...workbooks.map((path) => check(path)),
  ]);
  const values = reports.map((json, index) => value(index, 'error' in JSON.parse(json) ? 'Refusal' : 'Report', json));
  values.push(value('Refusal', 'Refusal', await check(join(folder, 'package.json'))));
  const receipt = await tool('check', errors, '--format', 'receipt', '--today', DAY);
  values.push(value('Receipt', 'Receipt', receipt));
  values.push(value('Rules', 'RuleEntry[]', await tool('rules', '--format', 'json')));
  const asked = ['CID000211', 'CID999999', 'Harbour', 'CID1', 'Umicore'];
  values.push(value('Smelters', 'SmelterLookUp', await tool('smelters', ...asked, '--format', 'json')));
  // A value of another type would be seen.
  values.push('// @ts-expect-error\n', value('Wrong', 'Refusal', '{ "error": {} }'));
  const head = "import type { Receipt, Refusal, Report, RuleEntry, SmelterLookUp } from 'smeltcheck';\n";
  await writeFile(join(folder, 'values.ts'), head + values.join(''));
  await writeFile(join(folder, 'worker.ts'), `import { Worker } from 'node:worker_threads';\n${OWN_WORKER}`);
  await writeFile(join(folder, 'given.ts'), GIVEN);
  assert.equal(await compile(folder, {}, ['example.ts', 'values.ts', 'worker.ts', 'given.ts']), '');
  // As a bundler finds the types, in a page.
  const bundled = { lib: ['es2023', 'dom'], module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true };
  await writeFile(join(folder, 'page.ts'), OWN_WORKER);
  assert.equal(await compile(folder, bundled, ['example.ts', 'page.ts']), '');
});
