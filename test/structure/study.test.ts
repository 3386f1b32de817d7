import {readFileSync} from 'node:fs';
import {expect, test} from '@jest/globals';
import {inRepository} from '../../src/build/paths.ts';
import {renderStudyPage} from '../../src/training/study/page.ts';
import {readStudyReport} from '../../src/training/study/report.ts';
import {listFiles} from '../support/repository-files.ts';

const read = (name: string) => readFileSync(inRepository(`models/${name}`), 'utf8');

/** What ships of the plots, so that the package stays small. */
const MAX_PLOT_BYTES = 100_000;

test('the study is what `npm run study -- --page` writes from study.json, with its plots', async () => {
  const files = renderStudyPage(await readStudyReport(inRepository('models')));
  for (const [name, content] of Object.entries(files)) expect([name, read(name)]).toEqual([name, content]);
  const plots = listFiles('models', ['.svg']).map(({path}) => path.replace('models/', ''));
  expect(plots.filter(name => name.startsWith('study-') && !(name in files))).toEqual([]);
});

test('the study has plots of at most 100 kB together', async () => {
  const files = renderStudyPage(await readStudyReport(inRepository('models')));
  const sizes = Object.entries(files).map(([name, {length}]) => (name.endsWith('.svg') ? length : 0));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_PLOT_BYTES);
});
