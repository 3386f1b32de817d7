import type {ReplyOf, RequestOf, ToContent} from '../../src/protocol/messages.ts';
import {CHANNEL} from '../../src/protocol/messenger.ts';
import {REPLIES_OF_CONTENT} from '../../src/protocol/validate.ts';
import type {ExtensionPage} from '../../src/tools/extension-page.ts';

interface Tabs {
  query(about: object): Promise<{id: number}[]>;
  sendMessage(tabId: number, message: unknown, options: {frameId: number}): Promise<unknown>;
}

/** Asks the content scripts of all tabs, as the popup asks that of one. @returns the answer; undefined without any */
export async function askTabs<N extends keyof ToContent>(
  {page}: ExtensionPage,
  name: N,
  request: RequestOf<N>,
): Promise<ReplyOf<N> | undefined> {
  const answers = await page.evaluate(
    async envelope => {
      const scope = globalThis as unknown as Partial<Record<'browser' | 'chrome', {tabs: Tabs}>>;
      const {tabs} = (scope.browser ?? scope.chrome)!;
      const all = await tabs.query({});
      // Tabs without a content script say so by an error.
      return Promise.all(all.map(({id}) => tabs.sendMessage(id, envelope, {frameId: 0}).catch(() => null)));
    },
    {channel: CHANNEL, type: name, data: request},
  );
  const answer = answers.find(found => found !== null && found !== undefined) as {value?: unknown} | undefined;
  return answer && REPLIES_OF_CONTENT[name](answer.value);
}
