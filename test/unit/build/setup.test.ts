import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {inRepository} from '../../../src/build/paths.ts';

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/a': {version},
      'node_modules/b-other-platform': {version: '1.0.0', optional: true},
    },
  });

/** A clone with nothing but the set-up step, a lock file, and a stand-in for npm that records how it was called. */
let clone: string;
const inClone = (path: string) => join(clone, path);

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'grain-of-salt-setup-'));
  cpSync(inRepository('src/build'), inClone('src/build'), {recursive: true});
  writeFileSync(inClone('package-lock.json'), lock('1.0.0'));
  writeFileSync(inClone('package.json'), '{"type": "module"}');
  mkdirSync(inClone('node_modules'));
  writeNpm(0);
});
afterEach(() => rmSync(clone, {recursive: true, force: true}));

function writeNpm(exitCode: number): void {
  const record = `require('fs').writeFileSync('called', process.argv.slice(2).join(' '))`;
  writeFileSync(inClone('node_modules/npm.js'), `${record}; console.log('npm talks'); process.exit(${exitCode})`);
  writeFileSync(inClone('node_modules/package.json'), '{"type": "commonjs"}');
}

function runSetup(args: readonly string[], env: Record<string, string> = {}) {
  const script = inClone('src/build/setup.mjs');
  const npm = {npm_execpath: inClone('node_modules/npm.js')};
  return spawnSync(process.execPath, [script, ...args], {encoding: 'utf8', env: {...process.env, ...npm, ...env}});
}

describe('setup', () => {
  test('does and says nothing when the packages of the lock file are there', () => {
    writeFileSync(inClone('node_modules/.package-lock.json'), lock('1.0.0').replace(/,"node_modules\/b.*?\}/, ''));
    const {status, stdout, stderr} = runSetup([]);
    expect({status, stdout, stderr}).toEqual({status: 0, stdout: '', stderr: ''});
    expect(existsSync(inClone('called'))).toBe(false);
  });

  test.each([
    ['absent', undefined],
    ['of another version', lock('0.9.0')],
  ])('installs packages that are %s, and leaves stdout to the command', (_, present) => {
    if (present) writeFileSync(inClone('node_modules/.package-lock.json'), present);
    const {status, stdout, stderr} = runSetup([]);
    expect({status, stdout}).toEqual({status: 0, stdout: ''});
    expect(stderr).toMatch(/^Installing the packages .*\nnpm talks\n$/);
  });

  test('says what to do when the installation fails', () => {
    writeNpm(1);
    const {status, stderr} = runSetup(['--quiet']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/run the command again\.\n$/);
    expect(stderr).not.toContain('npm talks');
  });

  test('says which variable names a browser that does not exist', () => {
    writeFileSync(inClone('node_modules/.package-lock.json'), lock('1.0.0'));
    const {status, stderr} = runSetup(['--browser'], {CHROME_PATH: inClone('no-such-browser')});
    expect(status).toBe(1);
    expect(stderr).toMatch(/^expected CHROME_PATH to name an executable, received .*\n$/);
  });
});
