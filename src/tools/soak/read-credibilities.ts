import type {ReplyOf} from '../../protocol/messages.ts';
import {CHANNEL} from '../../protocol/messenger.ts';
import type {ExtensionPage} from '../extension-page.ts';

interface Tabs {
  query(about: object): Promise<{id: number}[]>;
  sendMessage(tabId: number, message: unknown, options: {frameId: number}): Promise<unknown>;
}

/** Asks the content scripts of all tabs for the credibility of every headline that has one. */
export async function readCredibilities({page}: ExtensionPage): Promise<Map<string, number>> {
  const answers = await page.evaluate(
    async envelope => {
      const scope = globalThis as unknown as Partial<Record<'browser' | 'chrome', {tabs: Tabs}>>;
      const {tabs} = (scope.browser ?? scope.chrome)!;
      const all = await tabs.query({});
      // Tabs without a content script say so by an error.
      return Promise.all(all.map(({id}) => tabs.sendMessage(id, envelope, {frameId: 0}).catch(() => null)));
    },
    {channel: CHANNEL, type: 'listHeadlines', data: {}},
  );
  const listed = answers.flatMap(answer => {
    const {value} = (answer ?? {}) as {value?: ReplyOf<'listHeadlines'>};
    return value?.headlines ?? [];
  });
  return new Map(listed.map(({text, credibility}) => [text, credibility]));
}
