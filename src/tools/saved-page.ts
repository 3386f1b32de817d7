/** Saved pages as documents: parsed as a browser would, with no script run and nothing fetched. */

import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {JSDOM, VirtualConsole} from 'jsdom';

/** A page from a file. */
export interface SavedPage {
  readonly document: Document;
  /** Frees what the page holds. */
  close(): void;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Text where the bytes are UTF-8; else the bytes, whose encoding the parser then finds as a browser does. */
function decode(bytes: Buffer): string | Buffer {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') && !Buffer.from(text).equals(bytes) ? bytes : text;
}

/** Bytes of a file, unpacked if it is gzip, whatever its name. */
export function readPacked(path: string): Buffer {
  const bytes = readFileSync(path);
  return isGzip(bytes) ? gunzipSync(bytes) : bytes;
}

/** An address that a page can have; '' for none, or for a note in its place. Example: toPageUrl(null) -> '' */
export function toPageUrl(url: string | null | undefined): string {
  return url && URL.canParse(url) ? url : '';
}

/**
 * Opens a page of a file.
 * @param url  its address, or '' if unknown
 * @throws Error when the file cannot be read
 */
export function openSavedPage(path: string, url: string): SavedPage {
  // Without a console of its own, jsdom would print what it cannot parse of the page's styles.
  const dom = new JSDOM(decode(readPacked(path)), {
    virtualConsole: new VirtualConsole(),
    ...(url && /^https?:/i.test(url) ? {url} : {}),
  });
  return {document: dom.window.document, close: () => dom.window.close()};
}

/** A page to look at. */
export interface PageRecord {
  readonly id: string;
  /** Path of the page, ready to open. */
  readonly path: string;
  /** '' if unknown. */
  readonly url: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Reads one line of a manifest, whose files lie in or below `folder`.
 * @throws Error when the line is no record of a page
 */
export function parsePageRecord(line: string, folder: string): PageRecord {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch (error) {
    throw new Error(`expected JSON, received ${line.slice(0, 40)} (${(error as Error).message})`);
  }
  const {id, file, url} = isRecord(record) ? record : {};
  if (typeof id !== 'string' || typeof file !== 'string') {
    throw new Error(`expected "id" and "file" to be texts, received ${line.slice(0, 80)}`);
  }
  return {id, path: resolve(folder, file), url: toPageUrl(typeof url === 'string' ? url : null)};
}
