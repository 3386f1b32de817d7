/** Puts other names into a headline, so that training and measures can tell wording from the people it is about. */
import type {Random} from '../../core/random.ts';
import {isWord, tokenize} from '../../core/text.ts';
import {ENTITIES, GENDER_PAIRS, KEPT_PHRASES, type NamedEntity} from './lexicon.ts';

/** What the tokens of one spelling stand for. */
type Meaning =
  | {readonly type: 'entity'; readonly entity: NamedEntity; readonly form: number}
  | {readonly type: 'gender'; readonly partner: readonly string[]}
  | {readonly type: 'kept'};

interface Entry {
  readonly tokens: readonly string[];
  readonly meaning: Meaning;
}

const TOKENS_OF = new Map<string, readonly string[]>();

/** The tokens of a spelling as it stands inside a headline. */
function tokensOf(spelling: string): readonly string[] {
  let tokens = TOKENS_OF.get(spelling);
  if (!tokens) {
    tokens = tokenize(spelling);
    TOKENS_OF.set(spelling, tokens);
  }
  return tokens;
}

function listEntries(): Entry[] {
  const kept: Entry[] = KEPT_PHRASES.map(phrase => ({tokens: tokensOf(phrase), meaning: {type: 'kept'}}));
  const names = ENTITIES.flatMap(entity =>
    entity.forms.flatMap((spellings, form) =>
      spellings.map((spelling): Entry => ({tokens: tokensOf(spelling), meaning: {type: 'entity', entity, form}})),
    ),
  );
  const gendered = GENDER_PAIRS.flatMap(([male, female]): Entry[] => [
    {tokens: [male], meaning: {type: 'gender', partner: [female]}},
    {tokens: [female], meaning: {type: 'gender', partner: [male]}},
  ]);
  return [...kept, ...names, ...gendered];
}

/** First token -> spellings that begin with it, longest first; of equal ones the first counts. */
function indexEntries(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = index.get(entry.tokens[0]!) ?? [];
    list.push(entry);
    index.set(entry.tokens[0]!, list);
  }
  for (const list of index.values()) list.sort((a, b) => b.tokens.length - a.tokens.length);
  return index;
}

const INDEX = indexEntries(listEntries());

const slotOf = ({kind, gender}: NamedEntity, form: number) => `${kind} ${gender} ${form}`;

/** Slot -> the entities that have something to write there. */
const CANDIDATES = new Map<string, NamedEntity[]>();
for (const entity of ENTITIES) {
  for (const [form, spellings] of entity.forms.entries()) {
    if (spellings.length === 0) continue;
    CANDIDATES.set(slotOf(entity, form), [...(CANDIDATES.get(slotOf(entity, form)) ?? []), entity]);
  }
}

function findEntry(tokens: readonly string[], start: number): Entry | undefined {
  return INDEX.get(tokens[start]!)?.find(entry => {
    for (let i = 1; i < entry.tokens.length; i++) if (tokens[start + i] !== entry.tokens[i]) return false;
    return true;
  });
}

/** Words after which "her" was an object: "tells her to", not "her dog". */
const AFTER_OBJECT = new Set(
  'to for in on at as and but by with from after before over if when than or off out'.split(' '),
);

function isObject(next: string | undefined): boolean {
  return next === undefined || !isWord(next) || AFTER_OBJECT.has(next);
}

/** What one headline's names turn into: the same name always into the same, in every form. */
function createExchange(random: Random) {
  const targets = new Map<NamedEntity, NamedEntity>();
  let turnsGender: boolean | undefined;

  const shouldTurn = (): boolean => {
    turnsGender ??= random() < 0.5;
    return turnsGender;
  };
  const draw = (entity: NamedEntity, form: number): NamedEntity => {
    const gender = entity.gender && shouldTurn() ? (entity.gender === 'male' ? 'female' : 'male') : entity.gender;
    const taken = new Set([entity, ...targets.values()]);
    const others = (CANDIDATES.get(slotOf({...entity, gender}, form)) ?? []).filter(other => !taken.has(other));
    return others[Math.floor(random() * others.length)] ?? entity;
  };
  const exchange = (entity: NamedEntity, form: number): readonly string[] => {
    const known = targets.get(entity);
    const target = known && known.forms[form]!.length > 0 ? known : draw(entity, form);
    if (!known) targets.set(entity, target);
    return tokensOf(target.forms[form]![0]!);
  };
  return {shouldTurn, exchange};
}

/**
 * Replaces each known name by another of the same kind and form: a surname by a surname, a country by a country, an
 * adjective by an adjective. In half of the calls genders turn: "he" into "she", and men's names into women's.
 * Casing marks stay; names are known as `tokenize` writes them.
 * Example: swapNames(['putin', 'warns', 'ukraine'], random) -> ['macron', 'warns', 'kenya']
 */
export function swapNames(tokens: readonly string[], random: Random): string[] {
  const result: string[] = [];
  let exchange: ReturnType<typeof createExchange> | undefined;
  for (let i = 0; i < tokens.length; ) {
    const entry = findEntry(tokens, i);
    if (!entry) {
      result.push(tokens[i]!);
      i++;
      continue;
    }
    exchange ??= createExchange(random);
    const end = i + entry.tokens.length;
    result.push(...replace(entry, tokens[end], exchange));
    i = end;
  }
  return result;
}

function replace(
  {tokens, meaning}: Entry,
  next: string | undefined,
  {shouldTurn, exchange}: ReturnType<typeof createExchange>,
): readonly string[] {
  if (meaning.type === 'entity') return exchange(meaning.entity, meaning.form);
  if (meaning.type === 'kept' || !shouldTurn()) return tokens;
  if (tokens[0] === 'her') return [isObject(next) ? 'him' : 'his'];
  return meaning.partner;
}
