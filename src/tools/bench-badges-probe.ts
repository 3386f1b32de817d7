// Runs inside a front page: times the mounting of badges. Its last value is what each cost, portion by portion, ms.
import {createBadges} from '../content/badge/badges.ts';
import {createLayout} from '../content/badge/layout.ts';
import {createPageReader} from '../content/extract/index.ts';
import {isOurs} from '../content/names.ts';
import {PORTION} from '../content/page-view.ts';

function measure(): number[] {
  const headlines = createPageReader(document).extract(document, location.href);
  const sizes = {observe: () => undefined, unobserve: () => undefined};
  const badges = createBadges(document, createLayout(window, isOurs), sizes);
  const costs: number[] = [];
  for (let first = 0; first + PORTION <= headlines.length; first += PORTION) {
    const requests = headlines
      .slice(first, first + PORTION)
      .map(({element}) => ({element, verdict: 'doubtful' as const, label: 'Doubtful'}));
    const startMs = performance.now();
    badges.show(requests);
    document.body.getBoundingClientRect();
    costs.push((performance.now() - startMs) / PORTION);
  }
  return costs;
}

// What the bundle evaluates to cannot be returned from an IIFE; it is left where the bench looks for it.
Object.assign(globalThis, {measured: measure()});
