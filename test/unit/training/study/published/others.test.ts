import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {parseStudyConfig} from '../../../../../src/training/study/config.ts';
import {listRuns, OTHERS, readOthers} from '../../../../../src/training/study/published/others.ts';

describe('listRuns', () => {
  test.each([
    [
      'Mayor opens: a bridge, at LAST, today',
      ['mayor opens a bridge at', 'opens a bridge at last', 'a bridge at last today'],
    ],
    ['Mayor opens bridge!', ['mayor opens bridge']],
  ])('%s', (text, runs) => expect(listRuns(text)).toEqual(runs));
});

describe('readOthers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grain-others-'));
  const write = (name: string, texts: readonly string[]) =>
    writeFileSync(
      join(folder, `${name}.jsonl`),
      texts.map(text => `${JSON.stringify({text, label: 'fake'})}\n`).join(''),
    );
  const titles = ['mayor opens a bridge at last'];
  const plain = Array.from({length: OTHERS.least}, (_, index) => `council number ${index} votes`);
  write('own', plain);
  write('small', plain.slice(1));
  write('large', [...plain, 'Today the MAYOR opens a bridge, at noon', 'the mayor opens a road at last']);

  test('takes no headline that shares five words in a row with a title, no small group, nothing of the set itself', async () => {
    const config = parseStudyConfig(['--data', folder, '--outlets', join(folder, 'none.csv')]);
    writeFileSync(join(folder, 'none.csv'), '');
    const groups = await readOthers('own', titles, {config, subset: folder});
    expect(groups).toHaveLength(1);
    expect([...groups[0]!].sort()).toEqual([...plain, 'the mayor opens a road at last'].sort());
  });
});
