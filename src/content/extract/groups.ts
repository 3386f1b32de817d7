import {unveil} from '../unveil.ts';
import type {Candidate} from './candidates.ts';
import {outerOf} from './tree.ts';
import {each} from './walk.ts';

/** What the candidates that are built alike have in common: a headline rarely comes alone. */
export interface Group {
  readonly size: number;
  readonly medianWords: number;
}

/** Kin that are enough to speak for each other. */
const ENOUGH_KIN = 3;

/** Makes a function that says how a candidate is built: its link or heading with some of the elements around it. */
function createSigner(): (candidate: Candidate, levels: number) => string {
  const numbers = new Map<string, number>();
  const known = new Map<Element, number>();
  const numberOf = (element: Element): number => {
    let number = known.get(element);
    if (number !== undefined) return number;
    const {tagName} = unveil(element);
    const classes = unveil(element).getAttribute('class');
    const name = classes ? `${tagName} ${classes.slice(0, 80).replace(/\d+/g, '#')}` : tagName;
    number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    known.set(element, number);
    return number;
  };
  return (candidate, levels) => {
    let signature = '';
    let element: Element | null = candidate.heading ?? candidate.link;
    for (let level = 0; level < levels && element; level++, element = outerOf(element)) {
      signature += `${numberOf(element)} `;
    }
    return signature;
  };
}

function describe(members: readonly Candidate[]): Group {
  const words = members.map(candidate => candidate.words).sort((a, b) => a - b);
  return {size: members.length, medianWords: words[Math.floor(words.length / 2)] ?? 0};
}

function* gather<Key>(
  candidates: readonly Candidate[],
  keyOf: (candidate: Candidate) => Key,
  isOver: () => boolean,
): Generator<void, Map<Key, Candidate[]>> {
  const groups = new Map<Key, Candidate[]>();
  yield* each(candidates, isOver, candidate => {
    const key = keyOf(candidate);
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  });
  return groups;
}

/** Levels of elements that make a family, and a closer one. */
const FAMILY = 3;
const CLOSE_FAMILY = 5;

/**
 * Groups candidates by how they are built: the nearest kin speak for each other where there are enough of them, so that
 * a list of stories is not judged with the menus, which are lists too.
 */
export function* groupCandidates(
  candidates: readonly Candidate[],
  isOver: () => boolean,
): Generator<void, Map<Candidate, Group>> {
  const sign = createSigner();
  // The nearest last: it has the last word.
  const kinships: readonly ((candidate: Candidate) => unknown)[] = [
    candidate => sign(candidate, CLOSE_FAMILY),
    candidate => outerOf(candidate.runs[0]!.block),
  ];
  const groups = new Map<Candidate, Group>();
  const families = yield* gather(candidates, candidate => sign(candidate, FAMILY), isOver);
  for (const family of families.values()) {
    const group = describe(family);
    for (const candidate of family) groups.set(candidate, group);
    for (const kinship of kinships) {
      for (const kin of (yield* gather(family, kinship, isOver)).values()) {
        if (kin.length < ENOUGH_KIN || kin.length === family.length) continue;
        const nearest = describe(kin);
        for (const candidate of kin) groups.set(candidate, nearest);
      }
    }
  }
  return groups;
}
