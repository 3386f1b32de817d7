import {Readable} from 'node:stream';
import {describe, expect, test} from '@jest/globals';
import {cutLines} from '../../../src/tools/cut-lines.ts';

async function cut(...chunks: string[]): Promise<string[]> {
  const parts: string[] = [];
  for await (const bytes of cutLines(Readable.from(chunks.map(chunk => Buffer.from(chunk))))) {
    parts.push(new TextDecoder().decode(bytes));
  }
  return parts;
}

describe('cutLines', () => {
  test.each([
    [
      ['a\nb\n', 'c\n'],
      ['a\nb\n', 'c\n'],
    ],
    [
      ['a\nb', 'c\nd\n'],
      ['a\n', 'bc\nd\n'],
    ],
    [['a', 'b', 'c'], ['abc']],
    [
      ['a\n', '', 'b'],
      ['a\n', 'b'],
    ],
    [[], []],
  ])('cuts %j into %j', async (chunks, parts) => {
    expect(await cut(...chunks)).toEqual(parts);
  });

  test('gives each part a buffer of its own, which may be handed to a thread', async () => {
    for await (const bytes of cutLines(Readable.from([Buffer.from('a\nb')]))) {
      expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
    }
  });
});
