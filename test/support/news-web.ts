/**
 * A web of our own: addresses of real news sites with pages that we invented. Browsers reach it through a proxy, which
 * sees every host that anything in the browser asks for, and lets none out.
 */

import {createServer} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import {type AddressInfo, connect, type Server, type Socket} from 'node:net';
import {createCertificate} from './certificate.ts';

export interface NewsWeb {
  /** `127.0.0.1:PORT` of the proxy. */
  readonly proxy: string;
  /** Pages asked for, as addresses, in order. */
  readonly requests: readonly string[];
  /** Hosts asked for that are not of this web. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

/** Address -> HTML. Example: {'https://www.example.com/': '<h1>Hello'} */
export type Pages = Readonly<Record<string, string>>;

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function createPageServer(pages: Pages, requests: string[]): Server {
  return createSecureServer(createCertificate(), (request, response) => {
    const url = `https://${request.headers.host}${request.url}`;
    const page = pages[url];
    if (!/\/favicon\.ico$/.test(url)) requests.push(url);
    response.writeHead(page === undefined ? 404 : 200, {'content-type': 'text/html; charset=utf-8'});
    response.end(page);
  });
}

/** Connects the hosts of our pages to the page server, and notes and refuses all others. */
function createProxy(hosts: ReadonlySet<string>, pagePort: number, strangers: string[]): Server {
  // Unencrypted requests are for none of our pages.
  const proxy = createServer((request, response) => {
    strangers.push(new URL(request.url ?? '', 'http://unknown').host);
    response.writeHead(403).end();
  });
  proxy.on('connect', (request, client: Socket) => {
    const host = request.url?.split(':')[0] ?? '';
    if (!hosts.has(host)) {
      strangers.push(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const page = connect(pagePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      page.pipe(client).pipe(page);
    });
    // A browser that closes while a page is under way is no failure of a test.
    for (const end of [page, client]) end.on('error', () => end.destroy());
  });
  return proxy;
}

/** Starts the web. */
export async function startNewsWeb(pages: Pages): Promise<NewsWeb> {
  const hosts = new Set(Object.keys(pages).map(url => new URL(url).hostname));
  const requests: string[] = [];
  const strangers: string[] = [];
  const sockets = new Set<Socket>();
  const pageServer = createPageServer(pages, requests);
  const proxy = createProxy(hosts, await listen(pageServer), strangers);
  proxy.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(proxy);
  return {
    proxy: `127.0.0.1:${port}`,
    requests,
    strangers,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([proxy, pageServer].map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}
