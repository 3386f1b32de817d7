/** The linked data of a page: what it says it is about. Hostile and broken data is normal; it then says little. */

import {unveil} from '../unveil.ts';

/** One thing the page as a whole is about. */
export interface Thing {
  readonly types: readonly string[];
  /** '' when it has none. */
  readonly headline: string;
}

/** Longer data is not read: it costs time, and what a page is about stands in front. */
const MAX_LENGTH = 200_000;

/** Pieces of data that are read. */
const MAX_PIECES = 50;

/** Things within things that are read. */
const MAX_DEPTH = 4;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A thing and those it is made of; not those it lists, mentions or is part of. */
function readThing(value: unknown, depth = 0): Thing[] {
  if (!isRecord(value) || depth > MAX_DEPTH) return [];
  const {'@type': type, '@graph': graph, mainEntity, headline} = value;
  const types = toList(type).filter(name => typeof name === 'string');
  const inner = [...toList(graph), ...toList(mainEntity)];
  return [
    {types, headline: typeof headline === 'string' ? headline : ''},
    ...inner.flatMap(thing => readThing(thing, depth + 1)),
  ];
}

/** Data that is no JSON (a stray line break is enough) still tells its first type and headline. */
function readBroken(data: string): Thing[] {
  const type = /"@type"\s*:\s*"(\w+)"/.exec(data)?.[1];
  const headline = /"headline"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(data)?.[1] ?? '';
  const plain = headline.replace(/\\u([\da-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return type ? [{types: [type], headline: plain.replace(/\\(.)/g, '$1')}] : [];
}

function readData(data: string): Thing[] {
  if (data.length > MAX_LENGTH) return readBroken(data.slice(0, MAX_LENGTH));
  try {
    return toList(JSON.parse(data)).flatMap(value => readThing(value));
  } catch (error) {
    if (error instanceof SyntaxError) return readBroken(data);
    throw error;
  }
}

/** Reads what a page says it is about. */
export function readThings(document: Document): Thing[] {
  const scripts = [...unveil(document).querySelectorAll('script[type="application/ld+json"]')];
  let left = MAX_LENGTH * 2;
  return scripts.slice(0, MAX_PIECES).flatMap(script => {
    const data = (script.textContent ?? '').slice(0, left);
    left -= data.length;
    return readData(data);
  });
}
