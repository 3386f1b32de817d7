/** A web of our own: addresses of real news sites with pages that we invented. */

import {type LocalWeb, startLocalWeb} from '../../src/tools/local-web.ts';

export type NewsWeb = LocalWeb;

/** Address -> HTML, now or later. Example: {'https://www.example.com/': '<h1>Hello'} */
export type Pages = Readonly<Record<string, string | Promise<string>>>;

/** Starts the web. */
export function startNewsWeb(pages: Pages): Promise<NewsWeb> {
  const hosts = new Set(Object.keys(pages).map(url => new URL(url).hostname));
  return startLocalWeb(
    host => hosts.has(host),
    async url => {
      const html = await pages[url];
      return html === undefined ? undefined : {html};
    },
  );
}
