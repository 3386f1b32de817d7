/** Fills templates: one frame is one headline in several versions that differ in a name alone. */
import {createRandom, type Random, shuffle} from '../../core/random.ts';
import {ENTITIES, FORMS, GENDER_PAIRS, type NamedEntity, type NameKind} from './lexicon.ts';
import {FILLERS, TEMPLATES, type Template} from './templates.ts';

export interface Frame {
  readonly kind: NameKind;
  /** The same headline with different names; two or more. */
  readonly versions: readonly string[];
}

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)]!;

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function fillBrackets(text: string, random: Random): string {
  return text.replace(/\[(\w+)\]/g, (_, slot: keyof typeof FILLERS) => pick(FILLERS[slot], random));
}

/** The word of a gender for a slot written in the male or the female form. */
function agree(word: string, gender: 'male' | 'female'): string {
  const pair = GENDER_PAIRS.find(words => words.includes(word));
  if (!pair) throw new RangeError(`expected a word of GENDER_PAIRS, received ${word}`);
  return pair[gender === 'male' ? 0 : 1];
}

/** Puts one entity into the slots of a text. Example: ('{adjective} ships', Russia) -> 'Russian ships' */
function putEntity(text: string, entity: NamedEntity): string {
  const names: readonly string[] = FORMS[entity.kind];
  return text.replace(/\{([\w ]+)\}/g, (_, slot: string) => {
    const form = names.indexOf(slot);
    return form >= 0 ? entity.forms[form]![0]! : agree(slot, entity.gender!);
  });
}

function listForms({kind, text}: Template): number[] {
  if (kind === 'gender') return [];
  const names: readonly string[] = FORMS[kind];
  return [...text.matchAll(/\{([\w ]+)\}/g)].map(([, slot]) => names.indexOf(slot!)).filter(form => form >= 0);
}

/** As many entities as asked that have all the forms of a template. */
function drawEntities(template: Template, count: number, random: Random): NamedEntity[] {
  const forms = listForms(template);
  const able = ENTITIES.filter(
    entity => entity.kind === template.kind && forms.every(form => entity.forms[form]!.length > 0),
  );
  return shuffle([...able], random).slice(0, count);
}

function fillNames(template: Template, versions: number, random: Random): Frame {
  const {text} = template;
  const filled =
    template.kind === 'gender'
      ? (['male', 'female'] as const).map(gender =>
          text.replace(/\{(\w+)\}/g, (_, word: string) => agree(word, gender)),
        )
      : drawEntities(template, versions, random).map(entity => putEntity(text, entity));
  return {kind: template.kind, versions: filled.map(capitalize)};
}

/** Tries before a template counts as used up: it has nothing more to vary. */
const MAX_ATTEMPTS = 1000;

/**
 * Makes distinct frames, all templates alike often.
 * @param versions  names tried in each frame; genders have two
 * @throws RangeError when a template has too little to vary for its share
 */
export function inventFrames(count: number, versions: number, seed: number): Frame[] {
  const random = createRandom(seed);
  const texts = new Set<string>();
  return Array.from({length: count}, (_, index) => {
    const template = TEMPLATES[index % TEMPLATES.length]!;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const text = fillBrackets(template.text, random);
      if (texts.has(text)) continue;
      texts.add(text);
      return fillNames({...template, text}, versions, random);
    }
    throw new RangeError(`expected at least ${Math.ceil(count / TEMPLATES.length)} variants of "${template.text}"`);
  });
}
