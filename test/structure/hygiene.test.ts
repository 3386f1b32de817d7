import {describe, expect, test} from '@jest/globals';
import {listFiles} from '../support/repository-files.ts';

const SOURCES = ['.ts', '.mjs', '.cjs', '.js'];
const code = [...listFiles('src', SOURCES), ...listFiles('test', SOURCES)];
/** What is built into the extension; the commands of Node may write HTML into files. */
const shipped = listFiles('src', SOURCES).filter(({path}) => !/^src\/(?:build|tools|training)\//.test(path));
/** This file names what it forbids. */
const others = code.filter(({path}) => path !== 'test/structure/hygiene.test.ts');

function findLines(files: typeof code, pattern: RegExp): string[] {
  return files.flatMap(file =>
    file
      .readText()
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('source files', () => {
  test('have at most 250 lines', () => {
    const long = code.filter(file => file.readText().trimEnd().split('\n').length > 250);
    expect(long.map(({path}) => path)).toEqual([]);
  });

  test.each([/\beval\s*\(/, /\bnew Function\b/])('of src never say %s', pattern => {
    expect(findLines(listFiles('src', SOURCES), pattern)).toEqual([]);
  });

  test.each([/\.(?:inner|outer)HTML\b/, /\bdocument\.write\b/, /\binsertAdjacentHTML\b/])(
    'of the extension never say %s',
    pattern => {
      expect(findLines(shipped, pattern)).toEqual([]);
    },
  );

  test('of the content script read a document through `unveil`: its elements may hide what it has', () => {
    const content = listFiles('src/content', SOURCES).filter(({path}) => path !== 'src/content/unveil.ts');
    const bare = findLines(content, /\b(?:d|ownerD)ocument[!?]*\.(?!\s)|\}\s*=\s*(?:[\w.]+\.)?(?:d|ownerD)ocument\b/);
    expect(bare.filter(line => !/:\d+: (?:\/\*\*|\*|\/\/)/.test(line))).toEqual([]);
  });

  test('export by name', () => {
    expect(findLines(listFiles('src', SOURCES), /^export default\b/)).toEqual([]);
  });

  test('swallow no error', () => {
    expect(
      findLines(
        listFiles('src', SOURCES),
        /catch\s*(?:\(\w*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(?:\{\s*\}|undefined)\)/,
      ),
    ).toEqual([]);
  });
});

describe('tests', () => {
  test('are never run alone', () => {
    expect(findLines(others, /\b(?:test|it|describe)\.only\b|\bf(?:it|describe)\(/)).toEqual([]);
  });

  test('are skipped only through test/support/skip.ts, which says why', () => {
    const files = others.filter(({path}) => path !== 'test/support/skip.ts');
    expect(findLines(files, /\b(?:test|it|describe)\.(?:skip|todo)\b|\bx(?:it|test|describe)\(/)).toEqual([]);
  });
});

describe('the repository', () => {
  const isText = (path: string) => !/\.(?:png|bin|ico)$/.test(path) && path !== 'test/structure/hygiene.test.ts';
  const texts = listFiles('.').filter(({path}) => isText(path));
  /** These two look for programs where systems usually have them. */
  const lookUps = ['src/build/browsers.mjs', 'src/build/setup.mjs'];

  test.each([/\/work\//, /\/root\//, /\/home\/\w+\//, /\bC:\\Users\\/, /\/usr\/(?!bin\/env\b)/])(
    'names no place of one machine: %s',
    pattern => {
      const files = texts.filter(({path}) => !lookUps.includes(path));
      expect(findLines(files, pattern)).toEqual([]);
    },
  );

  test('names no package registry', () => {
    // "PNAS Nexus" is a journal.
    const pattern = /registry\.(?:npmjs|yarnpkg)|\bnpm\.pkg\.|artifactory|verdaccio|(?<!PNAS )\bnexus\b/i;
    expect(findLines(texts, pattern)).toEqual([]);
  });

  test('has model files of at most 2 MB in all', () => {
    const sizes = listFiles('models').map(({sizeBytes}) => sizeBytes);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2_000_000);
  });
});
