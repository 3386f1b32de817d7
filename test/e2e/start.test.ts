import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, jest, test} from '@jest/globals';
import {inRepository} from '../../src/build/paths.ts';
import {TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-start-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function runStart(args: readonly string[], env: Record<string, string> = {}) {
  const command = [inRepository('node_modules/tsx/dist/cli.mjs'), inRepository('src/tools/start.ts'), ...args];
  return spawnSync(process.execPath, command, {cwd: folder, encoding: 'utf8', env: {...process.env, ...env}});
}

function readPngSize(path: string): {width: number; height: number} {
  const bytes = readFileSync(path);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return {width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20)};
}

describeWithBrowser('chromium')('npm start -- --headless', () => {
  test('prints the headlines of the demonstration page and saves a picture', () => {
    const screenshot = join(folder, 'demo.png');
    const {status, stdout, stderr} = runStart(['--headless', '--screenshot', screenshot]);
    expect({status, stderr}).toEqual({status: 0, stderr: ''});
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('verdict     credibility  headline');
    expect(lines.filter(line => /^(?:credible|uncertain|doubtful) +0\.\d\d {2}\S/.test(line)).length).toBeGreaterThan(
      20,
    );
    expect(stdout).toContain('Live updates (too-short)');
    expect(stdout).not.toContain('no badge');
    expect(stdout).toContain(`picture: ${screenshot}`);
    expect(readPngSize(screenshot).width).toBe(1280);
  });

  test('reads a file', () => {
    const file = inRepository('test/fixtures/e2e/article.html');
    const {status, stdout} = runStart(['--headless', file, '--screenshot', join(folder, 'file.png')]);
    expect(status).toBe(0);
    expect(stdout).toContain('Ferry line to the outer islands reopens after storm repairs');
  });

  test.each([
    [['--headless', 'no-such-page.html'], 'expected a page at'],
    [['--quick'], 'received --quick'],
  ])('says in a sentence what is wrong with %j', (args, message) => {
    const {status, stdout, stderr} = runStart(args);
    expect({status, stdout}).toEqual({status: 1, stdout: ''});
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
