/** `npm run build`: writes `dist/chrome` and `dist/firefox`. */

import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {buildExtension} from './extension.ts';
import {inRepository} from './paths.ts';

async function measureFolder(folder: string): Promise<number> {
  const names = await readdir(folder, {recursive: true});
  const files = await Promise.all(names.map(name => stat(join(folder, name))));
  return files.reduce((total, file) => total + (file.isFile() ? file.size : 0), 0);
}

const folders = await buildExtension(inRepository('dist'));
for (const [target, folder] of Object.entries(folders)) {
  console.log(`${target}: ${folder} (${((await measureFolder(folder)) / 1e6).toFixed(2)} MB)`);
}
