import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, test} from '@jest/globals';
import {compileEngineKernel} from '../../../src/build/compile-kernel.ts';
import {inRepository} from '../../../src/build/paths.ts';
import {UNK} from '../../../src/core/vocabulary.ts';
import {createKernelVocabulary} from '../../../src/inference/kernel-vocabulary.ts';
import {parseVocabulary} from '../../../src/model/load.ts';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = new WebAssembly.Module(await compileEngineKernel());
});

const toBytes = (tokens: readonly string[]) => new TextEncoder().encode(`${tokens.join('\n')}\n`);
const create = (tokens: readonly string[], most = tokens.length) =>
  createKernelVocabulary(module, toBytes(tokens), most);

describe('createKernelVocabulary', () => {
  test('finds every token of the shipped vocabulary where it stands', () => {
    const bytes = readFileSync(inRepository('models/vocabulary.txt'));
    const tokens = parseVocabulary(bytes);
    const vocabulary = createKernelVocabulary(module, bytes, tokens.length);
    expect(vocabulary.size).toBe(tokens.length);
    expect(tokens.map(token => vocabulary.idOf(token))).toEqual([...tokens.keys()]);
    expect(vocabulary.tokens).toEqual(tokens);
  });

  test.each(['doge', 'do', '', 'do\ng', 'dog\nbites', 'naïv', '__proto__', '\uD800', 'a'.repeat(600), 'é'.repeat(300)])(
    'knows no %j',
    token => {
      const vocabulary = create(['<pad>', '<unk>', 'dog', 'bites', 'naïve', '東京']);
      expect(vocabulary.idOf(token)).toBe(UNK);
      expect(vocabulary.idOf(token)).toBe(UNK);
    },
  );

  test('knows tokens beyond ASCII, asked for once and again', () => {
    const vocabulary = create(['<pad>', '<unk>', 'dog', 'naïve', '東京']);
    for (let count = 0; count < 2; count++) expect(['東京', 'naïve', 'dog'].map(vocabulary.idOf)).toEqual([4, 3, 2]);
  });

  test('needs no newline at the end', () => {
    const bytes = toBytes(['<pad>', '<unk>', 'dog']).slice(0, -1);
    expect(createKernelVocabulary(module, bytes, 3).idOf('dog')).toBe(2);
  });

  test.each([
    ['one token', ['<pad>'], 2, 'received 1'],
    ['no token', [], 2, 'received 0'],
    ['a token twice', ['<pad>', '<unk>', 'dog', 'dog'], 4, 'received a repeated one'],
    ['more tokens than expected', ['<pad>', '<unk>', 'dog', 'cat', 'gull'], 4, 'received 5'],
  ] as const)('refuses %s', (_, tokens, most, message) => {
    expect(() => create(tokens, most)).toThrow(message);
  });

  test('refuses bytes that are all newlines or none', () => {
    expect(() => createKernelVocabulary(module, new Uint8Array(5000).fill(10), 40)).toThrow('received 0');
    expect(() => createKernelVocabulary(module, new Uint8Array(5000).fill(120), 40)).toThrow('received 1');
  });
});
