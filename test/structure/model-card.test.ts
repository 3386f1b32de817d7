import {existsSync, readFileSync} from 'node:fs';
import {expect, test} from '@jest/globals';
import {inRepository} from '../../src/build/paths.ts';
import {renderModelCard} from '../../src/training/model-card/render.ts';
import {listFiles} from '../support/repository-files.ts';
import {describeUnless} from '../support/skip.ts';

const isMeasured = existsSync(inRepository('models/evaluation.json'));
const read = (name: string) => readFileSync(inRepository(`models/${name}`), 'utf8');

/** What ships of the plots, so that the package stays small. */
const MAX_PLOT_BYTES = 60_000;

describeUnless(isMeasured ? undefined : 'models/evaluation.json is not here: npm run -s evaluate -- --write')(
  'the model card',
  () => {
    const render = () => renderModelCard(read('card.json'), read('evaluation.json'));

    test('is what `npm run model-card` writes, with its plots', () => {
      for (const [name, content] of Object.entries(render())) expect([name, read(name)]).toEqual([name, content]);
    });

    test('has no plot beside it that nothing writes', () => {
      const plots = listFiles('models', ['.svg']).map(({path}) => path.replace('models/', ''));
      expect(plots.filter(name => name !== 'bench.svg' && !name.startsWith('study-') && !(name in render()))).toEqual(
        [],
      );
    });

    test('has plots of at most 60 kB together', () => {
      const sizes = Object.entries(render()).map(([name, {length}]) => (name.endsWith('.svg') ? length : 0));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_PLOT_BYTES);
    });
  },
);
