/** A small server of local files on this machine only. */

import {createReadStream, statSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {basename, dirname, extname, join, normalize, sep} from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

export interface PageServer {
  /** Address of the page. */
  readonly url: string;
  close(): Promise<void>;
}

/** The type of a file, and whether it is compressed. Example: 'a.html.gz' -> {type: 'text/html…', isCompressed: true} */
export function describeFile(path: string): {type: string; isCompressed: boolean} {
  const isCompressed = path.endsWith('.gz');
  const extension = extname(isCompressed ? path.slice(0, -3) : path).toLowerCase();
  return {type: TYPES[extension] ?? 'application/octet-stream', isCompressed};
}

/** The file that a request asks for, or undefined where there is none in the folder or below. */
function findFile(folder: string, url = '/'): string | undefined {
  try {
    const path = join(folder, normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname)));
    const isInside = path.startsWith(join(folder, sep));
    return isInside && statSync(path, {throwIfNoEntry: false})?.isFile() ? path : undefined;
  } catch (error) {
    // An address with a broken escape names nothing.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Serves a page and the files beside and below it; `..` leads nowhere. */
export async function servePage(file: string): Promise<PageServer> {
  const folder = dirname(file);
  const server = createServer((request, response) => {
    const path = findFile(folder, request.url);
    if (!path) {
      response.writeHead(404).end();
      return;
    }
    const {type, isCompressed} = describeFile(path);
    response.writeHead(200, {'content-type': type, ...(isCompressed ? {'content-encoding': 'gzip'} : {})});
    createReadStream(path).pipe(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${encodeURIComponent(basename(file))}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
