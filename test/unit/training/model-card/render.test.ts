import {describe, expect, test} from '@jest/globals';
import {renderModelCard} from '../../../../src/training/model-card/render.ts';
import {formatEvaluationReport} from '../../../../src/training/report.ts';
import {inventCard, inventReport} from '../../../support/invented-report.ts';
import {listFiles} from '../../../support/repository-files.ts';

const card = inventCard();
const report = formatEvaluationReport(inventReport());
const render = (cardJson: string, reportJson: string) => renderModelCard(cardJson, reportJson)['MODEL_CARD.md']!;
const written = render(card, report);
const sectionOf = (text: string, heading: string) => text.split('\n## ').find(part => part.startsWith(heading))!;

/** Where each number of a report stands, but for the threshold: another than the card's is refused. */
function listNumbers(json: string): {at: number; number: string}[] {
  const found = json.matchAll(/(?<=[:[,])(?<!"threshold":)(\d+(?:\.\d+)?)(?=[,\]}\n])/g);
  return [...found].map(match => ({at: match.index, number: match[1]!}));
}

describe('renderModelCard', () => {
  test.each([
    'What it is',
    'What it is for, and what not',
    'How to read a score',
    'On sources that it never saw',
    'The committed model',
    'Honest headlines flagged by mistake',
    'Calibration',
    'Robustness',
    'Not assessed',
    'Quantization',
    'Satire and clickbait',
    'Known failures',
    'Data',
    'How it was trained',
    'How to train it again',
    'Limits',
  ])('has a section "%s"', heading => {
    expect(sectionOf(written, heading)).toMatch(/\n\n\S/);
  });

  test.each([
    ['a whole report', inventReport()],
    ['one without left-out sets', {...inventReport(), folds: []}],
  ])('shows every plot that it draws of %s, and no other', (_, given) => {
    const files = renderModelCard(card, formatEvaluationReport(given));
    const plots = Object.keys(files).filter(name => name.endsWith('.svg'));
    const shown = [...files['MODEL_CARD.md']!.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(match => match[1]);
    expect(shown.sort()).toEqual(plots.sort());
  });

  test('has both tables of left-out sets, with spread and means', () => {
    const section = sectionOf(written, 'On sources');
    expect(section).toContain('### Sets left out, without recent sets');
    expect(section).toContain('### Sets left out, with recent sets');
    expect(section).toContain('| emergent | 211 / 307 | 0.611 ± 0.011 / 0.511 | 0.661 ± 0.012 / 0.561 |');
    expect(section).toMatch(/\| mean of 2 sets \| 422 \/ 614 \| 0\.666 ± 0\.011/);
  });

  test('has licence and citation of every data set', () => {
    expect(sectionOf(written, 'Data')).toContain('| isot | trained on | 1,711 / 41 / 43 |');
    expect(sectionOf(written, 'Data')).toContain('| liar_claims | claims, linear part | 17 / 1 / 1 |');
    expect(sectionOf(written, 'Data')).toContain('| stop_clickbait | trained on, other heads | 19 / 1 / 1 |');
    expect(sectionOf(written, 'Data')).toContain('| emergent | left out, to measure | 0 / 0 / 23 |');
    expect(sectionOf(written, 'Data')).toMatch(/\| coaid \| not used \|.*Cui and Lee 2020.* none stated \|/);
  });

  test('tells how many flags are deserved, by how many headlines are doubtful', () => {
    // Recall 0.391 at threshold 0.23 against 0.0156 of the honest ones: 0.391 / (0.391 + 19 * 0.0156), and without the 19.
    expect(sectionOf(written, 'How to read')).toMatch(/about 57 % of all flags[\s\S]*about\s96 %/);
  });

  test('says what was not measured', () => {
    const {robustness: _, quantization: __, notAssessed: ___, examples: ____, ...rest} = inventReport();
    const bare = render(card, formatEvaluationReport({...rest, folds: [], falseFlags: []}));
    const unmeasured = [
      'On sources',
      'Honest headlines',
      'Robustness',
      'Not assessed',
      'Quantization',
      'Known failures',
    ];
    for (const heading of unmeasured) expect(sectionOf(bare, heading)).toContain('Not measured in this report.');
  });

  test('changes when any figure of the report does', () => {
    const all = Object.values(renderModelCard(card, report)).join('');
    const unread = listNumbers(report).filter(({at, number}) => {
      const before = report.slice(0, at);
      const isCount =
        /"(?:doubtful|credible|positives|negatives|headlines|rows|pairs|bytes|minWords)":$|"seeds":\[/.test(
          before.split('\n').at(-1)!,
        );
      const other = isCount ? 77 : Number(number) > 0.5 ? 0.0863 : 0.9137;
      const changed = before + other + report.slice(at + number.length);
      return Object.values(renderModelCard(card, changed)).join('') === all;
    });
    const lines = unread.map(({at}) => report.slice(report.lastIndexOf('\n', at) + 1, report.indexOf('\n', at)));
    // One-sided sets are left out of the tables of heads.
    expect(lines.filter(line => !line.includes('"negatives":0'))).toEqual([]);
  });

  test.each([
    ['version', report.replace('invented1', 'invented2')],
    ['threshold', report.replace('0.237', '0.5')],
  ])('refuses a report of another %s', (_, other) => {
    expect(() => render(card, other)).toThrow(
      'expected an evaluation of model invented1 at threshold 0.237, received one of',
    );
  });
});

describe('the sections', () => {
  test('type no figure: digits come from what was measured', () => {
    const sources = listFiles('src/training/model-card', ['.ts']);
    const literals = sources.flatMap(file =>
      [
        ...file
          .readText()
          .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import.*$/gm, '')
          .matchAll(/'([^'\n]*)'|`((?:[^`\\]|\\.)*)`/g),
      ].map(match => (match[1] ?? match[2])!.replace(/\$\{[^}]*\}/g, '')),
    );
    expect(literals.length).toBeGreaterThan(100);
    expect(literals.filter(text => /\d/.test(text))).toEqual([]);
  });
});
