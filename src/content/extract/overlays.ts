import {agree} from './agreement.ts';
import {textOf} from './pick.ts';
import {fold, squeeze} from './shapes.ts';
import {outerOf} from './tree.ts';
import type {Run, Survey} from './walk.ts';

/** Ancestors of a heading that may be the card a link lies over. */
const CARD_LEVELS = 5;

function labelOf(link: Element): string {
  return squeeze((link.getAttribute('aria-label') ?? link.getAttribute('title') ?? '').slice(0, MAX_LABEL_LENGTH));
}

function ancestorsOf(element: Element): Element[] {
  const ancestors: Element[] = [];
  let ancestor = outerOf(element);
  for (; ancestors.length < CARD_LEVELS && ancestor; ancestor = outerOf(ancestor)) ancestors.push(ancestor);
  return ancestors;
}

/** How many headings each element near them holds. */
function countHeadings(headings: Iterable<Element>): Map<Element, number> {
  const counts = new Map<Element, number>();
  for (const heading of headings) {
    for (const ancestor of ancestorsOf(heading)) counts.set(ancestor, (counts.get(ancestor) ?? 0) + 1);
  }
  return counts;
}

/** Links without text of which the labels are read, and the characters of each. */
const MAX_LABELS = 2000;
const MAX_LABEL_LENGTH = 500;

function readLabels(links: readonly Element[]): Map<string, Element> {
  const labels = new Map<string, Element>();
  for (const link of links.slice(0, MAX_LABELS)) {
    const label = labelOf(link);
    if (label) labels.set(fold(label), link);
  }
  labels.delete('');
  return labels;
}

/** A link over a heading that has none itself, and the runs of the heading that the label of the link repeats, if any. */
export interface Overlay {
  readonly link: Element;
  readonly runs: readonly Run[];
}

/**
 * Makes a finder of links without text that belong to headings without links, as in cards that are one large link: such
 * a link says what the heading says, or lies in a card with no other heading.
 */
export function createOverlayFinder(
  survey: Survey,
  headings: readonly Element[],
): (runs: readonly Run[]) => Overlay | null {
  let counts: ReadonlyMap<Element, number> | null = null;
  let labels: ReadonlyMap<string, Element> | null = null;

  const findByLabel = (runs: readonly Run[]): Overlay | null => {
    labels ??= readLabels(survey.emptyLinks);
    // A kicker in front is not repeated in the label, and so is told from the headline.
    for (let from = 0; from < runs.length && labels.size > 0; from++) {
      const rest = runs.slice(from);
      const link = labels.get(fold(textOf(rest)));
      if (link) return {link, runs: rest};
    }
    return null;
  };

  const findInCard = (runs: readonly Run[]): Overlay | null => {
    for (const ancestor of ancestorsOf(runs[0]!.heading!)) {
      const link = survey.cards.get(ancestor);
      if (!link) continue;
      counts ??= countHeadings(headings);
      if (counts.get(ancestor) === 1 || agree(textOf(runs), labelOf(link)) > 0.5) return {link, runs};
    }
    return null;
  };

  return runs => (survey.emptyLinks.length === 0 ? null : (findByLabel(runs) ?? findInCard(runs)));
}
