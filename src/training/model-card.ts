/** `npm run model-card`: writes `models/MODEL_CARD.md` and its plots from `card.json` and `evaluation.json`. Under 1 s. */
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {renderModelCard} from './model-card/render.ts';

async function main(): Promise<void> {
  try {
    const {values} = parseArgs({options: {models: {type: 'string', default: 'models'}}});
    const read = (name: string) => readFile(join(values.models, name), 'utf8');
    const files = renderModelCard(await read('card.json'), await read('evaluation.json'));
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(values.models, name), content);
      console.log(`${join(values.models, name)} (${(Buffer.byteLength(content) / 1000).toFixed(1)} kB)`);
    }
  } catch (error) {
    console.error(`${(error as Error).name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

void main();
