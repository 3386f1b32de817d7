import {describe, expect, test} from '@jest/globals';
import {listFiles, readJson} from '../support/repository-files.ts';

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const {dependencies, devDependencies} = readJson<Package>('package.json');
const wanted = {...dependencies, ...devDependencies};
const lock = readJson<{packages: Record<string, {version: string; integrity?: string; link?: boolean}>}>(
  'package-lock.json',
);
const root = listFiles('.');
const read = (path: string) => root.find(file => file.path === path)!.readText();

describe('packages', () => {
  test('have exact versions, the same in the lock file', () => {
    for (const [name, version] of Object.entries(wanted)) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  test('are locked with their hashes, but for those of other systems that were never installed', () => {
    const without = Object.entries(lock.packages).filter(([path, {integrity}]) => path !== '' && !integrity);
    const isOptional = (path: string) => (lock.packages[path] as {optional?: boolean}).optional === true;
    expect(without.map(([path]) => path).filter(path => !isOptional(path))).toEqual([]);
  });

  test('each have a reason in the table of the readme, and nothing else has', () => {
    const [, table = ''] = /\| package \| why \|\n\|.*\|\n((?:\|.*\n)*)/.exec(read('README.md')) ?? [];
    const rows = table.split('\n').map(row => row.split('|').map(cell => cell.trim()));
    const named = rows.flatMap(([, names = '', why = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(match => [match[1]!, why] as const),
    );
    expect(named.map(([name]) => name).sort()).toEqual(Object.keys(wanted).sort());
    for (const [, why] of named) expect(why).toMatch(/\w/);
  });

  test('that are only for building and testing are no part of what ships', () => {
    const shipped = listFiles('src', ['.ts'])
      .filter(({path}) => !/^src\/(?:build|tools|training)\//.test(path))
      .flatMap(file => [...file.readText().matchAll(/from '([^.'][^']*)'/g)].map(match => match[1]!));
    const isNamed = (name: string) => shipped.some(from => from === name || from.startsWith(`${name}/`));
    expect(Object.keys(devDependencies).filter(isNamed)).toEqual([]);
  });
});

describe('workflows', () => {
  const workflows = root.filter(({path}) => path.startsWith('.github/workflows/'));

  test('run tests on every push, and package on a tag', () => {
    expect(workflows.map(({path}) => path.split('/').at(-1))).toEqual(['ci.yml', 'release.yml']);
    expect(read('.github/workflows/ci.yml')).toContain('- run: npm test');
    const release = read('.github/workflows/release.yml');
    for (const step of ['npm ci', 'npm test', 'npm audit --omit=dev', 'npm run -s package -- --check']) {
      expect(release).toContain(step);
    }
  });

  test.each(workflows.map(({path}) => path))('%s takes actions by their hash, with the version beside it', path => {
    const actions = [...read(path).matchAll(/uses: (.*)/g)].map(match => match[1]!);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test.each(workflows.map(({path}) => path))('%s may do nothing but read, unless it says so', path => {
    expect(read(path)).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(read(path)).not.toMatch(/secrets\.|pull_request_target/);
  });
});
