import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from '@jest/globals';
import {listPages, nameGroup, pickPages, takeSample} from '../../../../src/tools/pages/list-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-manifest-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const record = (id: string, url: string | null, group = 'fronts') => ({id, url, group, file: `${id}.html.gz`});

function write(...records: object[]): string {
  const path = join(folder, 'manifest.jsonl');
  writeFileSync(path, records.map(line => `${JSON.stringify(line)}\n`).join('\n'));
  return path;
}

describe('a manifest', () => {
  test('names pages, with their files beside it and their groups in words', async () => {
    const path = write(record('one', 'https://news.example/a?b#c'), record('two', 'http://news.example/', 'articles'));
    expect(await listPages(path)).toEqual([
      {id: 'one', path: join(folder, 'one.html.gz'), url: 'https://news.example/a?b#c', group: 'fronts'},
      {id: 'two', path: join(folder, 'two.html.gz'), url: 'http://news.example/', group: 'articles'},
    ]);
  });

  test.each([null, 'a note in its place', 'file:///page.html'])(
    'of a page at %j makes one at a host of its own',
    async url => {
      const [page] = await listPages(write(record('an id', url)));
      expect(page!.url).toBe('https://saved-page.example/an%20id');
    },
  );

  test('with a line that is no record is refused', async () => {
    await expect(listPages(write({id: 7}))).rejects.toThrow('expected "id" and "file" to be texts');
  });
});

test.each([
  [{group: 'non_news', negative: 'strict'}, 'no news (strict)'],
  [{group: 'non_english'}, 'other languages'],
  [{group: 'letters'}, 'letters'],
  [{}, 'pages'],
])('%j is reported as "%s"', (line, name) => {
  expect(nameGroup(line)).toBe(name);
});

test.each([
  [2, ['a', 'c']],
  [3, ['a', 'b', 'c']],
  [9, ['a', 'b', 'c', 'd']],
])('a sample of %d comes from all over the list', (count, sample) => {
  expect(takeSample(['a', 'b', 'c', 'd'], count)).toEqual(sample);
});

test('an id that no page has is said', () => {
  const page = {id: 'one', path: '', url: '', group: ''};
  expect(pickPages([page], ['one'])).toEqual([page]);
  expect(() => pickPages([page], ['one', 'two'])).toThrow('expected ids of the manifest, received two');
});
