import {expect, test} from '@jest/globals';
import {formatVisits, hasFindings, listFindings} from '../../../../src/tools/pages/report.ts';
import {FINDINGS, type Finding, type Visit} from '../../../../src/tools/pages/visit.ts';

function createVisit(id: string, group: string, findings: Partial<Record<Finding, string[]>> = {}): Visit {
  const none = Object.fromEntries(FINDINGS.map(name => [name, []])) as unknown as Visit['findings'];
  return {id, group, headlines: 10, badges: 9, shift: 0, restless: 0, findings: {...none, ...findings}};
}

const visits = [
  createVisit('one', 'fronts'),
  createVisit('two', 'fronts', {moved: ['<p> by 1.00', '<b> by 1.00'], requests: ['news.example']}),
  createVisit('three', 'articles'),
];

const rows = (table: string) =>
  table
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line =>
      line
        .split('|')
        .map(cell => cell.trim())
        .filter(Boolean),
    );

test('a table counts pages by group: with badges, and with each kind of finding', () => {
  const [titles, , ...groups] = rows(formatVisits(visits));
  const cell = (row: string[] | undefined, title: string) => row?.[titles!.indexOf(title)];
  expect(groups.map(([name]) => name)).toEqual(['fronts', 'articles', '**together**']);
  expect(groups.map(row => cell(row, 'all'))).toEqual(['2', '1', '3']);
  expect(groups.map(row => cell(row, 'badges'))).toEqual(['18', '9', '27']);
  expect(groups.map(row => cell(row, 'with moved boxes'))).toEqual(['1', '0', '1']);
  expect(groups.map(row => cell(row, 'with requests'))).toEqual(['1', '0', '1']);
  expect(groups.map(row => cell(row, 'exceptions'))).toEqual(['0', '0', '0']);
});

test('below it stands what was found, with the page', () => {
  expect(formatVisits(visits)).toContain(
    '- two, with moved boxes: `<p> by 1.00`\n- two, with moved boxes: `<b> by 1.00`',
  );
  expect(formatVisits(visits.slice(0, 1))).toMatch(/Nothing was found\.$/);
});

test.each(FINDINGS)('%s count as a finding', name => {
  const visit = createVisit('one', 'fronts', {[name]: ['a `word`']});
  expect(hasFindings(visit)).toBe(true);
  expect(listFindings(visit)).toHaveLength(1);
  expect(listFindings(visit)[0]).toContain("`a 'word'`");
  expect(hasFindings(createVisit('one', 'fronts'))).toBe(false);
});
