/**
 * A web on this machine: pages of ours at any host name, reached through a proxy that sees every host that anything in
 * the browser asks for, and lets none out.
 */

import {createServer, type IncomingMessage, type RequestListener, type ServerResponse} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import {type AddressInfo, connect, type Server, type Socket} from 'node:net';
import {createCertificate} from './certificate.ts';

/** What is answered for an address. */
export interface Answer {
  readonly html: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who is asked for an address; undefined: there is nothing; it may take its time. Example: url => ({html: '<h1>Hello'}) */
export type Site = (url: string) => Answer | undefined | Promise<Answer | undefined>;

export interface LocalWeb {
  /** `127.0.0.1:PORT` of the proxy. */
  readonly proxy: string;
  /** Addresses asked for at hosts of this web, in order. */
  readonly requests: readonly string[];
  /** Hosts asked for that are not of this web. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

/** Where browsers themselves look for updates, with or without extension; no page and no worker asks for these. */
const BROWSERS_OWN =
  /^(?:(?:clients2|accounts|content-autofill|optimizationguide-pa|update)\.google(?:apis)?\.com|[\w.-]+\.mozilla\.(?:com|net|org))(?::\d+)?$/;

/** Whether a browser asks for a host by itself. */
export function isBrowsersOwn(host: string): boolean {
  return BROWSERS_OWN.test(host);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function createResponder(site: Site, requests: string[]): (url: string, response: ServerResponse) => Promise<void> {
  return async (url, response) => {
    const answer = await site(url);
    if (!/\/favicon\.ico$/.test(url)) requests.push(url);
    response.writeHead(answer === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...answer?.headers,
    });
    response.end(answer?.html);
  };
}

interface ProxyOptions {
  readonly hasHost: (host: string) => boolean;
  readonly securePort: number;
  readonly strangers: string[];
  /** Answers requests that are not encrypted. */
  readonly answer: RequestListener;
}

/** Connects the hosts of this web to its server, and notes and refuses all others. */
function createProxy({hasHost, securePort, strangers, answer}: ProxyOptions): Server {
  const proxy = createServer((request, response) => {
    const {hostname, host} = new URL(request.url ?? '', 'http://unknown');
    if (hasHost(hostname)) {
      answer(request, response);
      return;
    }
    strangers.push(host);
    response.writeHead(403).end();
  });
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    // A browser that closes while a page is under way, or while it is refused one, is no failure.
    client.on('error', () => client.destroy());
    const host = request.url?.split(':')[0] ?? '';
    if (!hasHost(host)) {
      strangers.push(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const page = connect(securePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      page.pipe(client).pipe(page);
    });
    page.on('error', () => {
      page.destroy();
      client.destroy();
    });
  });
  return proxy;
}

/**
 * Starts the web.
 * @param hasHost  whether a host is of this web, without port
 */
export async function startLocalWeb(hasHost: (host: string) => boolean, site: Site): Promise<LocalWeb> {
  const requests: string[] = [];
  const strangers: string[] = [];
  const sockets = new Set<Socket>();
  const respond = createResponder(site, requests);
  const secure = createSecureServer(
    createCertificate(),
    (request, response) => void respond(`https://${request.headers.host}${request.url}`, response),
  );
  const securePort = await listen(secure);
  const answer: RequestListener = (request, response) => void respond(request.url ?? '', response);
  const proxy = createProxy({hasHost, securePort, strangers, answer});
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
      await Promise.all([proxy, secure].map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}
