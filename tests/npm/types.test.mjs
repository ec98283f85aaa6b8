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
  noEmit: true,
  target: 'es2022',
  lib: ['es2023', 'dom'],
  module: 'nodenext',
};

async function compile(folder, options, files) {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, files }));
  const { stdout } = await outcome('node', [join(MODULES, 'typescript/bin/tsc'), '-p', folder]);
  return stdout;
}

/** A value with a type: TypeScript then knows of missing keys, of keys too many and of other values. */
const value = (index, type, json) => `export const value${index}: ${type} = ${json};\n`;

test('the example compiles under strict, in Node.js and for bundlers', async () => {
  const folder = await freshFolder('example.ts');
  await symlink(join(MODULES, '@types'), join(folder, 'node_modules/@types'));
  assert.equal(await compile(folder, { types: ['node'] }, ['example.ts']), '');
  const bundled = { types: ['node'], module: 'esnext', moduleResolution: 'bundler', skipLibCheck: false };
  assert.equal(await compile(folder, bundled, ['example.ts']), '');
});

test('what the package gives has the types that it says', async () => {
  const folder = await freshFolder();
  const [clean, errors] = SAMPLES;
  const check = (path, ...args) => tool('check', path, '--format', 'json', '--today', DAY, ...args);
  const reports = await Promise.all([
    check(clean),
    check(errors, '--profile', 'strict'),
    check(errors, '--profile', 'example-telecom'),
    ...corpus().filter((path) => /wild|blank/.test(path)).filter((_, index) => index % 4 === 0).map((path) => check(path)),
  ]);
  const values = reports.map((json, index) => {
    const type = 'error' in JSON.parse(json) ? 'Refusal' : 'Report';
    return value(index, type, json);
  });
  values.push(value('R', 'Refusal', await check(join(folder, 'package.json'))));
  const receipt = await tool('check', errors, '--format', 'receipt', '--today', DAY);
  values.push(value('Receipt', 'Receipt', receipt));
  values.push(value('Rules', 'RuleEntry[]', await tool('rules', '--format', 'json')));
  const head = "import type { Receipt, Refusal, Report, RuleEntry } from 'smeltcheck';\n";
  await writeFile(join(folder, 'values.ts'), head + values.join(''));
  assert.equal(await compile(folder, { types: [] }, ['values.ts']), '');
  // It would have been seen.
  await writeFile(join(folder, 'wrong.ts'), head + value(0, 'Refusal', reports[0]));
  assert.match(await compile(folder, { types: [] }, ['wrong.ts']), /wrong\.ts.*error/);
});
