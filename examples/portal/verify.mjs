// The same check on the server: by the command line tool, or by the npm package.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = process.env.SMELTCHECK_PROGRAM || 'smeltcheck';
const PATIENCE_MS = 60_000;

/**
 * Repeats the check that a receipt tells of.
 *
 * @param {string} receipt as the supplier sent it
 * @param {Buffer} bytes of the file
 * @returns {Promise<{identical: boolean, differences: object[], now: object} | null>} nothing when the receipt is none, or
 *   the file cannot be checked
 */
export function verify(receipt, bytes) {
  return process.env.SMELTCHECK_VERIFY === 'package' ? byPackage(receipt, bytes) : byProgram(receipt, bytes);
}

async function byProgram(receipt, bytes) {
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  try {
    // Names of our own: the supplier's names never reach the disk or a command line.
    const [receiptFile, file] = [join(folder, 'receipt.json'), join(folder, 'file.xlsx')];
    await Promise.all([writeFile(receiptFile, receipt), writeFile(file, bytes)]);
    return await run(['verify', '--format', 'json', receiptFile, file]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Exit code 0 says identical, 1 different; both come with the result. Anything else is no result. */
function run(options) {
  return new Promise((resolve, reject) => {
    const settings = { timeout: PATIENCE_MS, maxBuffer: 16 * 1024 * 1024 };
    execFile(PROGRAM, options, settings, (error, output) => {
      if (error && error.code === 'ENOENT') reject(new Error(`${PROGRAM} is not here: set SMELTCHECK_PROGRAM`));
      else if (error && error.code !== 1) resolve(null);
      else resolve(JSON.parse(output));
    });
  });
}

async function byPackage(receipt, bytes) {
  const { verify: repeat, SmeltcheckError } = await import(process.env.SMELTCHECK_PACKAGE || 'smeltcheck');
  try {
    return await repeat(receipt, bytes);
  } catch (error) {
    if (error instanceof SmeltcheckError) return null;
    throw error;
  }
}
