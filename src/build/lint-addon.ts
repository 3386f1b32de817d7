/** Mozilla's own linter, which checks every version that is handed in for review. */

import {spawn} from 'node:child_process';
import {inRepository} from './paths.ts';

/** A program of its own: its rules need their packages where Node finds them. */
const LINTER = inRepository('node_modules/addons-linter/bin/addons-linter');

export interface LintMessage {
  readonly code: string;
  readonly message: string;
  readonly description?: string;
  readonly file?: string;
  readonly line?: number;
}

/** The part of the linter's report that is read. */
export interface LintReport {
  readonly errors: readonly LintMessage[];
  readonly warnings: readonly LintMessage[];
  readonly notices: readonly LintMessage[];
}

/**
 * Checks a folder or archive for Firefox. About 5 s.
 * @throws Error when the linter gives no report
 */
export async function lintAddon(path: string): Promise<LintReport> {
  const child = spawn(process.execPath, [LINTER, '--output', 'json', path], {stdio: ['ignore', 'pipe', 'pipe']});
  const chunks = {stdout: '', stderr: ''};
  child.stdout.setEncoding('utf8').on('data', text => (chunks.stdout += text));
  child.stderr.setEncoding('utf8').on('data', text => (chunks.stderr += text));
  await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  try {
    return JSON.parse(chunks.stdout);
  } catch (error) {
    throw new Error(`expected a report of addons-linter, received ${chunks.stderr || chunks.stdout}`, {cause: error});
  }
}

/** Example: 'addons-linter: 0 errors, 0 warnings, 0 notices', then a line for each message. */
export function formatLint({errors, warnings, notices}: LintReport): string {
  const counts = `${errors.length} errors, ${warnings.length} warnings, ${notices.length} notices`;
  const lines = [...errors, ...warnings, ...notices].map(
    ({code, message, file = 'package', line = 1}) => `  ${file}:${line} ${code} ${message}`,
  );
  return [`addons-linter: ${counts}`, ...lines].join('\n');
}
