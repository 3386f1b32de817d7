import {describe, expect, test} from '@jest/globals';
import {readJson} from '../support/repository-files.ts';

interface LockedPackage {
  readonly optionalDependencies?: Record<string, string>;
  readonly resolved?: string;
}

const lock = readJson<{packages: Record<string, LockedPackage>}>('package-lock.json');

/** Where a package finds another: in its own node_modules, or in one above. */
function findPackage(from: string, name: string): LockedPackage | undefined {
  const found = lock.packages[from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`];
  if (found || from === '') return found;
  return findPackage(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

describe('package-lock.json', () => {
  // npm ci refuses a lock file without them, and npm leaves those out that its registry could not give.
  test('lists the optional packages of every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, {optionalDependencies = {}}]) =>
      Object.keys(optionalDependencies).filter(name => !findPackage(path, name)),
    );
    expect(missing).toEqual([]);
  });

  test('names no registry', () => {
    const resolved = Object.entries(lock.packages).flatMap(([path, {resolved}]) => (resolved ? [path] : []));
    expect(resolved).toEqual([]);
  });
});
