import {isAssessed} from '../core/score.ts';
import {VERDICTS, type Verdict} from '../core/verdict.ts';
import type {ReadHeadline} from './read-badges.ts';

/** What the page shows for a headline; one without badge that cannot be scored counts as not assessed. */
function nameVerdict({verdict, score}: ReadHeadline): Verdict | 'no badge' {
  return verdict ?? (isAssessed(score) ? 'no badge' : 'unassessed');
}

function formatHeadline(headline: ReadHeadline): string {
  const {score, text} = headline;
  const credibility = isAssessed(score) ? score.credibility.toFixed(2) : '–';
  const reason = isAssessed(score) ? '' : ` (${score.reason})`;
  return `${nameVerdict(headline).padEnd(12)}${credibility.padStart(11)}  ${text}${reason}`;
}

function countVerdicts(headlines: readonly ReadHeadline[]): string {
  const counts = [...VERDICTS, 'no badge' as const].map(verdict => ({
    verdict,
    count: headlines.filter(headline => nameVerdict(headline) === verdict).length,
  }));
  return counts
    .filter(({count}) => count > 0)
    .map(({verdict, count}) => `${count} ${verdict}`)
    .join(', ');
}

/** The table that `npm start -- --headless` prints: one line a headline, in the order of the page, and the counts. */
export function formatHeadlines(headlines: readonly ReadHeadline[]): string {
  if (headlines.length === 0) return 'No headlines were found on this page.';
  const title = `${'verdict'.padEnd(12)}${'credibility'.padStart(11)}  headline`;
  const counts = `${headlines.length} headlines: ${countVerdicts(headlines)}`;
  return [title, ...headlines.map(formatHeadline), '', counts].join('\n');
}
