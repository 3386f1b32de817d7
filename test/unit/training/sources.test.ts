import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from '@jest/globals';
import {type BadLineError, listDataSets, parseRow, readDataSet, type SourceRow} from '../../../src/training/sources.ts';

const good = '{"text":"Mayor opens new bridge","label":"news","source":"example.com","date":"2026-01-02"}';

async function read(content: string | Buffer, name = 'invented.jsonl', stop = true) {
  const folder = mkdtempSync(join(tmpdir(), 'grain-sources-'));
  writeFileSync(join(folder, name), content);
  const rows: SourceRow[] = [];
  const bad: BadLineError[] = [];
  const onBadLine = (error: BadLineError) => {
    if (stop) throw error;
    bad.push(error);
  };
  for (const set of await listDataSets(folder)) for await (const row of readDataSet(set, onBadLine)) rows.push(row);
  return {rows, bad};
}

describe('parseRow', () => {
  test('reads text, label, source and date', () => {
    expect(parseRow(good, 'invented', 'x:1')).toEqual({
      text: 'Mayor opens new bridge',
      label: 'news',
      dataset: 'invented',
      source: 'example.com',
      date: '2026-01-02',
    });
  });

  test.each([
    ['{', 'x:1: expected a JSON object'],
    ['null', 'x:1: expected "text" to be a text'],
    ['{"text":5,"label":"news"}', 'x:1: expected "text" to be a text, received 5'],
    [
      '{"text":"a","label":"maybe"}',
      'x:1: expected "label" to be one of fake, true, satire, clickbait, news, received maybe',
    ],
  ])('refuses %s', (line, message) => {
    expect(() => parseRow(line, 'invented', 'x:1')).toThrow(message);
  });
});

describe('readDataSet', () => {
  test('reads plain and gzipped files alike and passes over empty lines', async () => {
    expect((await read(`${good}\n\n${good}\n`)).rows).toHaveLength(2);
    expect((await read(gzipSync(`${good}\n`), 'invented.jsonl.gz')).rows).toHaveLength(1);
  });

  test('names file and line of a malformed line', async () => {
    await expect(read(`${good}\n{"text":\n${good}\n`)).rejects.toThrow(/invented\.jsonl:2: expected a JSON object/);
  });

  test('goes on after malformed lines when told so', async () => {
    const {rows, bad} = await read(`${good}\n{"text":\n${good}\n`, 'invented.jsonl', false);
    expect([rows.length, bad.length]).toEqual([2, 1]);
  });

  test('rejects a gzip file that is cut', async () => {
    await expect(read(gzipSync(good.repeat(500)).subarray(0, 40), 'a.jsonl.gz')).rejects.toThrow();
  });
});

test('a folder without data sets is told', async () => {
  await expect(listDataSets(mkdtempSync(join(tmpdir(), 'grain-empty-')))).rejects.toThrow('expected *.jsonl');
});
