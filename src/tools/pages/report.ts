/** What visits of saved pages come to, as Markdown. */

import {FINDINGS, type Finding, type Visit} from './visit.ts';

const TITLES: Readonly<Record<Finding, string>> = {
  exceptions: 'exceptions',
  console: 'console errors',
  changed: 'changed otherwise',
  left: 'not restored',
  moved: 'with moved boxes',
  shifts: 'with layout shift',
  requests: 'with requests',
  failed: 'not seen',
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function countPages(visits: readonly Visit[], finding: Finding): number {
  return visits.filter(({findings}) => findings[finding].length > 0).length;
}

function formatGroup(name: string, visits: readonly Visit[]): string {
  return row([
    name,
    visits.length,
    visits.filter(({badges}) => badges > 0).length,
    sum(visits.map(({headlines}) => headlines)),
    sum(visits.map(({badges}) => badges)),
    ...FINDINGS.map(finding => countPages(visits, finding)),
    sum(visits.map(({shift}) => shift)),
  ]);
}

/** Whether anything was found on a page. */
export function hasFindings({findings}: Visit): boolean {
  return FINDINGS.some(finding => findings[finding].length > 0);
}

/** One line for each thing that was found on a page. */
export function listFindings({id, findings}: Visit): string[] {
  return FINDINGS.flatMap(finding =>
    findings[finding].map(text => `- ${id}, ${TITLES[finding]}: \`${text.replaceAll('`', "'")}\``),
  );
}

/** The table of one browser by group, and below it what was found, page by page. */
export function formatVisits(visits: readonly Visit[]): string {
  const groups = [...new Set(visits.map(({group}) => group))];
  const titles = ['pages', 'all', 'with badges', 'headlines', 'badges', ...FINDINGS.map(name => TITLES[name])];
  const findings = visits.flatMap(listFindings);
  return [
    row([...titles, 'layout shift']),
    row(['---', ...titles.map(() => '---:')]),
    ...groups.map(name =>
      formatGroup(
        name,
        visits.filter(({group}) => group === name),
      ),
    ),
    formatGroup('**together**', visits),
    '',
    ...(findings.length > 0 ? findings : ['Nothing was found.']),
  ].join('\n');
}
