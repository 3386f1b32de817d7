import {beforeAll, describe, expect, test} from '@jest/globals';
import {createOracle, findMissing, findOffScores, findWrong, type Oracle} from '../../../../src/tools/soak/check.ts';

const TEXT = 'Harbour council votes to keep the old lighthouse lit all winter';
let oracle: Oracle;
let verdict: string;
let other: string;
let credibility: number;

beforeAll(async () => {
  oracle = await createOracle();
  const known = (await oracle.expect([TEXT])).get(TEXT)!;
  verdict = known.verdict;
  other = verdict === 'doubtful' ? 'credible' : 'doubtful';
  credibility = 'credibility' in known.score ? known.score.credibility : Number.NaN;
});

const find = async (search: typeof findWrong, verdicts: (() => string)[]) =>
  (await search(oracle, [{text: TEXT, verdicts: verdicts.map(read => read())}])).length;

describe('a headline with badges', () => {
  test.each<[string, (() => string)[], number, number]>([
    ['none', [], 0, 1],
    ['the right one', [() => verdict], 0, 0],
    ['two right ones', [() => verdict, () => verdict], 1, 1],
    ['another', [() => other], 1, 1],
    ['one that could not be scored', [() => 'unassessed'], 0, 1],
  ])('%s', async (_, verdicts, wrong, missing) => {
    expect(await find(findWrong, verdicts)).toBe(wrong);
    expect(await find(findMissing, verdicts)).toBe(missing);
  });

  test.each<[string, () => [string, number][], number]>([
    ['the one of the engine', () => [[TEXT, credibility]], 0],
    ['one that is a little off', () => [[TEXT, credibility + 1e-4]], 1],
    ['none', () => [], 1],
  ])('with a credibility: %s', async (_, shown, count) => {
    expect(await findOffScores(oracle, [TEXT], new Map(shown()))).toHaveLength(count);
  });
});
