import {describe, expect, test} from '@jest/globals';
import {formatScore, LineError, readHeadline, scoreLines} from '../../../src/tools/score-lines.ts';

describe('readHeadline', () => {
  test.each([
    ['Mayor opens bridge', 'Mayor opens bridge'],
    ['{"text":"Mayor opens bridge","label":"news"}', 'Mayor opens bridge'],
    ['{Mayor} opens bridge', '{Mayor} opens bridge'],
  ])('%j is %j', (line, text) => {
    expect(readHeadline(line, 1)).toBe(text);
  });

  test('refuses an object without a text, naming the line', () => {
    expect(() => readHeadline('{"title":"a"}', 7)).toThrow(LineError);
    expect(() => readHeadline('{"title":"a"}', 7)).toThrow('expected "text" to be a text, received undefined');
  });
});

describe('scoreLines', () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  const score = async (texts: readonly string[]) => texts.map(() => ({reason: 'too-short' as const}));
  const run = (text: string) => scoreLines(encode(text), score, 0.3);

  test('passes over empty lines, counts all, and ends each line of output', async () => {
    const {output, headlines, lines} = await run('a\r\n\n{"text":"b"}\n');
    const texts = new TextDecoder()
      .decode(output)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).text);
    expect(texts).toEqual(['a', 'b']);
    expect({headlines, lines}).toEqual({headlines: 2, lines: 3});
  });

  test('takes a last line without its end', async () => {
    expect(await run('a\nb')).toMatchObject({headlines: 2, lines: 2});
  });

  test('says which line is bad', async () => {
    await expect(run('a\n\n{}\n')).rejects.toMatchObject({name: 'LineError', line: 3});
  });
});

describe('formatScore', () => {
  test('prints probabilities and verdict', () => {
    const score = {credibility: 0.2, satire: 0.1, clickbait: 0.9};
    expect(JSON.parse(formatScore('a', score, 0.3))).toEqual({text: 'a', ...score, verdict: 'doubtful', reason: null});
  });

  test('prints nulls and a reason where nothing was assessed', () => {
    expect(JSON.parse(formatScore('a', {reason: 'too-short'}, 0.3))).toEqual({
      text: 'a',
      credibility: null,
      verdict: 'unassessed',
      satire: null,
      clickbait: null,
      reason: 'too-short',
    });
  });
});
