import type {Candidate} from './candidates.ts';

/** What the candidates that are built alike have in common: a headline rarely comes alone. */
export interface Group {
  readonly size: number;
  readonly medianWords: number;
}

/** Kin that are enough to speak for each other. */
const ENOUGH_KIN = 3;

function nameOf(element: Element | null): string {
  if (!element) return '';
  const names = (element.getAttribute('class') ?? '').replace(/\d+/g, '#').replace(/\s+/g, ' ').slice(0, 60);
  return `${element.tagName}.${names}`;
}

/** How a candidate is built: its link or heading with some of the elements around it. */
export function signatureOf(candidate: Candidate, levels: number): string {
  let element = candidate.heading ?? candidate.link;
  let signature = '';
  for (let level = 0; level < levels && element; level++, element = element.parentElement)
    signature += `<${nameOf(element)}`;
  return signature;
}

function describe(members: readonly Candidate[]): Group {
  const words = members.map(candidate => candidate.words).sort((a, b) => a - b);
  return {size: members.length, medianWords: words[Math.floor(words.length / 2)] ?? 0};
}

function gather<Key>(candidates: readonly Candidate[], keyOf: (candidate: Candidate) => Key): Map<Key, Candidate[]> {
  const groups = new Map<Key, Candidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  return groups;
}

/** From the narrowest kinship to the widest: items of one list, built alike with four levels around, with two. */
const KINSHIPS: readonly ((candidate: Candidate) => unknown)[] = [
  candidate => candidate.runs[0]!.block.parentElement,
  candidate => signatureOf(candidate, 5),
];

/**
 * Groups candidates by how they are built: the nearest kin speak for each other where there are enough of them, so that
 * a list of stories is not judged with the menus, which are lists too.
 */
export function groupCandidates(candidates: readonly Candidate[]): Map<Candidate, Group> {
  const groups = new Map<Candidate, Group>();
  for (const alike of gather(candidates, candidate => signatureOf(candidate, 3)).values()) {
    const everywhere = describe(alike);
    for (const candidate of alike) groups.set(candidate, everywhere);
    for (const kinship of KINSHIPS.toReversed()) {
      for (const kin of gather(alike, kinship).values()) {
        if (kin.length < ENOUGH_KIN || kin.length === alike.length) continue;
        const group = describe(kin);
        for (const candidate of kin) groups.set(candidate, group);
      }
    }
  }
  return groups;
}
