import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {writeFront} from './stories.ts';

/** Front pages on this machine, each with the stories that it has at the moment. */
export interface FrontServer {
  /** Address of a page. */
  urlOf(name: string): string;
  /** What a page shows when it is next asked for. */
  setStories(name: string, texts: readonly string[]): void;
  close(): Promise<void>;
}

/** Starts the server. */
export async function startFrontServer(): Promise<FrontServer> {
  const fronts = new Map<string, readonly string[]>();
  const server = createServer((request, response) => {
    const texts = fronts.get(request.url?.slice(1) ?? '');
    response.writeHead(texts ? 200 : 404, {'content-type': 'text/html; charset=utf-8', connection: 'close'});
    response.end(texts && writeFront(texts));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    urlOf: name => `http://127.0.0.1:${port}/${name}`,
    setStories: (name, texts) => void fronts.set(name, [...texts]),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
