import {execFile} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import {unzipSync} from 'fflate';
import {hashArchive} from '../../src/build/archive.ts';
import {lintAddon} from '../../src/build/lint-addon.ts';
import {type Archive, packageExtension} from '../../src/build/package-extension.ts';
import {inRepository} from '../../src/build/paths.ts';

// The kernels are compiled anew among the sources.
jest.setTimeout(480_000);

let folder: string;
let archives: readonly Archive[];
const find = (part: string) => archives.find(({name}) => name.endsWith(`-${part}.zip`))!;
const size = (bytes: Uint8Array) => bytes.byteLength.toLocaleString('en');
const unpack = (part: string) => new Map(Object.entries(unzipSync(find(part).bytes)));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-package-'));
  archives = await packageExtension(join(folder, 'dist'));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe('the packages', () => {
  test.each(['chrome', 'firefox'])('for %s have their manifest at the top, and nothing that is not shipped', part => {
    const names = [...unpack(part).keys()];
    expect(names).toContain('manifest.json');
    expect(names).toContain('PRIVACY.md');
    expect(names.filter(name => /\.(?:map|ts)$|^(?:src|test|assets)\/|(?:^|\/)\./.test(name))).toEqual([]);
  });

  test('leave Mozilla’s linter nothing to say', async () => {
    const path = join(folder, find('firefox').name);
    writeFileSync(path, find('firefox').bytes);
    const {errors, warnings, notices} = await lintAddon(path);
    expect([...errors, ...warnings, ...notices]).toEqual([]);
  });

  test('are built again from the archive of sources alone, to the same bytes', async () => {
    const sources = join(folder, 'unpacked');
    for (const [name, bytes] of unpack('source')) {
      mkdirSync(dirname(join(sources, name)), {recursive: true});
      writeFileSync(join(sources, name), bytes);
    }
    symlinkSync(inRepository('node_modules'), join(sources, 'node_modules'), 'junction');
    const tsx = join(sources, 'node_modules/tsx/dist/cli.mjs');
    const {stdout} = await promisify(execFile)(process.execPath, [tsx, 'src/build/package.ts'], {cwd: sources});
    expect(stdout).toContain('addons-linter: 0 errors, 0 warnings, 0 notices');
    const rows = stdout.split('\n').filter(line => line.includes('.zip'));
    expect(rows).toEqual(
      archives.map(({name, bytes}) => expect.stringContaining(`${name} | ${size(bytes)} | \`${hashArchive(bytes)}`)),
    );
  });
});
