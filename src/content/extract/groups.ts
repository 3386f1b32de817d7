import {unveil} from '../unveil.ts';
import type {Candidate} from './candidates.ts';
import {each} from './steps.ts';
import {outerOf} from './tree.ts';

/** What the candidates that are built alike have in common: a headline rarely comes alone. */
export interface Group {
  readonly size: number;
  readonly medianWords: number;
}

/** Kin that are enough to speak for each other. */
const ENOUGH_KIN = 3;

/** Levels of elements that make a family, and a closer one. */
const FAMILY = 3;
const CLOSE_FAMILY = 5;

/** How a candidate is built: its link or heading with some of the elements around it, and with some more. */
interface Signature {
  readonly candidate: Candidate;
  readonly family: string;
  readonly closeFamily: string;
}

/** Makes a function that gives elements of one tag and class one number; digits in a class do not count. */
function createNumbering(): (element: Element) => number {
  const numbers = new Map<Element | string, number>();
  return element => {
    let number = numbers.get(element);
    if (number !== undefined) return number;
    const seen = unveil(element);
    const {tagName} = seen;
    const classes = seen.getAttribute('class')?.slice(0, 80);
    const name = classes ? `${tagName} ${classes.replace(/\d+/g, '#')}` : tagName;
    number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number).set(element, number);
    return number;
  };
}

function sign(candidate: Candidate, numberOf: (element: Element) => number): Signature {
  let family = '';
  let closeFamily = '';
  let element: Element | null = candidate.heading ?? candidate.link;
  for (let level = 0; level < CLOSE_FAMILY && element; level++, element = outerOf(element)) {
    closeFamily += `${numberOf(element)} `;
    if (level < FAMILY) family = closeFamily;
  }
  return {candidate, family, closeFamily};
}

function describe(members: readonly Signature[]): Group {
  const words = Uint32Array.from(members, ({candidate}) => candidate.words).sort();
  return {size: members.length, medianWords: words[members.length >> 1] ?? 0};
}

function* gather(
  members: readonly Signature[],
  keyOf: (member: Signature) => unknown,
  isOver: () => boolean,
): Generator<void, Signature[][]> {
  const groups = new Map<unknown, Signature[]>();
  yield* each(members, isOver, member => {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  });
  return [...groups.values()];
}

/** The nearest last: it has the last word. */
const KINSHIPS: readonly ((member: Signature) => unknown)[] = [
  ({closeFamily}) => closeFamily,
  ({candidate}) => outerOf(candidate.runs[0]!.block),
];

/**
 * Groups candidates by how they are built: the nearest kin speak for each other where there are enough of them, so that
 * a list of stories is not judged with the menus, which are lists too.
 */
export function* groupCandidates(
  candidates: readonly Candidate[],
  isOver: () => boolean,
): Generator<void, Map<Candidate, Group>> {
  const numberOf = createNumbering();
  const groups = new Map<Candidate, Group>();
  const join = (members: readonly Signature[]): void => {
    const group = describe(members);
    for (const {candidate} of members) groups.set(candidate, group);
  };
  const signed: Signature[] = [];
  yield* each(candidates, isOver, candidate => {
    signed.push(sign(candidate, numberOf));
  });
  for (const family of yield* gather(signed, ({family}) => family, isOver)) {
    join(family);
    // Too few to be parted.
    if (family.length <= ENOUGH_KIN) continue;
    for (const keyOf of KINSHIPS) {
      for (const kin of yield* gather(family, keyOf, isOver)) {
        if (kin.length >= ENOUGH_KIN && kin.length < family.length) join(kin);
      }
    }
  }
  return groups;
}
