// The package as somebody gets it: packed, installed into an empty folder, with the examples of its README.
//
// Run by `cargo xtask test --only npm`. Alone, after `cargo xtask npm` and `npm ci` in this folder:
//   node --test tests/npm/*.test.mjs

import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const MODULES = join(ROOT, 'tests/npm/node_modules');
export const CORPUS = join(ROOT, '../shared/corpus');
export const SAMPLES = ['clean.xlsx', 'errors.xlsx'].map((name) => join(ROOT, 'www/samples', name));
export const DAY = '2026-03-02';

const VERSION = JSON.parse(readFileSync(join(ROOT, 'npm/package.json'), 'utf8')).version;
export const PACKED = process.env.SMELTCHECK_PACKED || join(ROOT, `dist-npm/smeltcheck-${VERSION}.tgz`);
const PROGRAM = process.env.SMELTCHECK_PROGRAM || join(ROOT, 'target/debug/smeltcheck');
const README = readFileSync(join(ROOT, 'npm/README.md'), 'utf8');

const folders = [];

after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const run = promisify(execFile);
const MOST_OUTPUT = { maxBuffer: 256 * 1024 * 1024 };

/** Runs a program and gives its output and exit code, whatever that is. */
export async function outcome(program, args, options = {}) {
  try {
    const { stdout, stderr } = await run(program, args, { ...MOST_OUTPUT, ...options });
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (typeof error.code !== 'number') throw error;
    return { code: error.code, stdout: error.stdout, stderr: error.stderr };
  }
}

/** The command line tool's output. */
export async function tool(...args) {
  return (await outcome(PROGRAM, args)).stdout;
}

/** An empty folder with the package in it, and these examples of the README. */
export async function freshFolder(...examples) {
  const folder = await mkdtemp(join(tmpdir(), 'smeltcheck-npm-'));
  folders.push(folder);
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await run(npm, ['install', PACKED, '--ignore-scripts', '--offline', '--no-audit', '--no-fund'], { cwd: folder });
  for (const name of examples) await writeFile(join(folder, name), example(name));
  return folder;
}

/** An example of the README by the name in its first line. */
export function example(name) {
  const start = README.split(`\`\`\`${name.endsWith('.ts') ? 'ts' : 'js'}\n// ${name}\n`)[1];
  if (start === undefined) throw new Error(`npm/README.md has no example ${name}`);
  return start.split('```')[0];
}

/** The names of all examples. */
export function exampleNames() {
  return [...README.matchAll(/^```[jt]s\n\/\/ (\S+)$/gm)].map(([, name]) => name);
}

/** The workbooks of the corpus, where it is at hand. */
export function corpus() {
  return ['blank', 'filled', 'encrypted'].flatMap((folder) => filesOf(join(CORPUS, folder), /\.xls[xm]$/));
}

/** Hostile files, where the tests of the core wrote them. */
export function crafted() {
  return filesOf(process.env.SMELTCHECK_CRAFTED || join(ROOT, 'target/crafted'), /\.xlsx$/);
}

function filesOf(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => ending.test(name)).sort().map((name) => join(folder, name));
}
