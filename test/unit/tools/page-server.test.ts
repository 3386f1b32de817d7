import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterAll, afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {type PageServer, servePage} from '../../../src/tools/page-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-server-'));
writeFileSync(join(folder, 'my page.html'), '<p>Hello');
writeFileSync(join(folder, 'old.html.gz'), gzipSync('<p>Pressed'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

let server: PageServer;
beforeEach(async () => {
  server = await servePage(join(folder, 'my page.html'));
});
afterEach(() => server.close());

/** Asks for a path as it is written; fetch would resolve `..` itself. */
function askStatus(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const {port} = new URL(server.url);
    request({host: '127.0.0.1', port, path}, response => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('servePage', () => {
  test('serves the page at its address', async () => {
    const response = await fetch(server.url);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<p>Hello');
  });

  test('serves compressed pages as pages', async () => {
    const response = await fetch(new URL('/old.html.gz', server.url));
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<p>Pressed');
  });

  test.each(['/nothing.html', '/', '/../../etc/hostname', '/..%2f..%2fetc/hostname', '/%ff'])(
    'refuses %s',
    async path => {
      expect(await askStatus(path)).toBe(404);
    },
  );
});
