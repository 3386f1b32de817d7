import {describe, expect, test} from '@jest/globals';
import {listFiles} from '../support/repository-files.ts';

/** Words of a judge. The extension says how a headline reads, never what is so. */
const VERDICT_ON_FACTS = /\b(?:true|truth|untrue|false|falsehood|fake|lie|lies|hoax|misinformation|disinformation)\b/i;

/** The texts between quotes that a person could read: more than one word, or the texts of `wording.ts`. */
function listTexts(source: string, isWording: boolean): string[] {
  const literals = source
    .replace(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm, '')
    .matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)"/g);
  return [...literals]
    .map(match => (match[1] ?? match[2] ?? match[3])!)
    .filter(text => isWording || /\w \w/.test(text));
}

/** What a page shows and says: its text, and the attributes that are read out. */
function listPageTexts(html: string): string[] {
  const attributes = [...html.matchAll(/\b(?:title|alt|aria-label|placeholder)="([^"]*)"/g)].map(match => match[1]!);
  return [...attributes, ...html.replace(/<!--[\s\S]*?-->/g, '').split(/<[^>]*>/)];
}

describe('what the extension says', () => {
  const sources = listFiles('src', ['.ts']).filter(({path}) =>
    /^src\/(?:core\/wording\.ts|popup\/|options\/|welcome\/|content\/(?!extract\/)|background\/)/.test(path),
  );

  test('is found', () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  test('never judges facts', () => {
    const texts = sources.flatMap(file => listTexts(file.readText(), file.path.endsWith('wording.ts')));
    expect(texts.filter(text => VERDICT_ON_FACTS.test(text))).toEqual([]);
  });

  test.each(listFiles('src', ['.html']).map(({path}) => path))('never judges facts on %s', path => {
    const page = listFiles('src', ['.html']).find(file => file.path === path)!;
    expect(listPageTexts(page.readText()).filter(text => VERDICT_ON_FACTS.test(text))).toEqual([]);
  });
});
