/** The small checks that larger ones are made of; each throws a MessageError named ProtocolError. */
import {isHostname, toHostname} from '../core/sites.ts';
import {MessageError} from './errors.ts';

export function refuse(expected: string, value: unknown): never {
  const received = JSON.stringify(value)?.slice(0, 80) ?? typeof value;
  throw new MessageError('ProtocolError', `expected ${expected}, received ${received}`);
}

export function parseFields(value: unknown, expected: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(expected, value);
  return value as Record<string, unknown>;
}

export function parseText(value: unknown, maxLength: number): string {
  if (typeof value !== 'string' || value.length > maxLength) refuse(`a text of at most ${maxLength} characters`, value);
  return value;
}

export function parseList<T>(value: unknown, maxCount: number, parseItem: (item: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > maxCount) refuse(`1 to ${maxCount} entries`, value);
  return Array.from(value, parseItem);
}

export function parseWhole(value: unknown, max: number): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > max) {
    refuse(`a whole number from 0 to ${max}`, value);
  }
  return value as number;
}

export function parseProbability(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) refuse('a probability', value);
  return value;
}

export function parseFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') refuse('true or false', value);
  return value;
}

export function parseOneOf<T>(value: unknown, known: readonly T[]): T {
  const found = known.find(item => item === value);
  return found === undefined ? refuse(`one of ${known.join(', ')}`, value) : found;
}

export function parseMany<T>(value: unknown, maxCount: number, parseItem: (item: unknown) => T): T[] {
  return Array.isArray(value) && value.length === 0 ? [] : parseList(value, maxCount, parseItem);
}

/** The origin of a site. Example: 'https://example.com' */
export function parseOrigin(value: unknown): string {
  const isOrigin =
    typeof value === 'string' &&
    isHostname(toHostname(value)) && // refuses other schemes, and wildcards, which an origin may contain
    new URL(value).origin === value;
  return isOrigin ? value : refuse('an origin', value);
}
