import type {Sender} from '../protocol/messenger.ts';

/** What the browser tells of the sender of a message. */
export interface RawSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  /** Where the browser itself loaded the sender from, in browsers that tell. */
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: {readonly id?: number | undefined; readonly incognito?: boolean | undefined} | undefined;
}

/** Who we are: id of the extension, and the address that its own pages begin with (`chrome-extension://…/`). */
export interface Self {
  readonly id: string;
  readonly baseUrl: string;
}

/** Reads the browser's word about a sender; undefined for whoever is not part of this extension. */
export function toSender(raw: RawSender, self: Self): Sender | undefined {
  if (raw.id !== self.id) return undefined;
  // The background itself has no tab, and in some browsers no address either; a content script has both, not ours.
  const isAtHome = raw.url === undefined ? raw.tab === undefined : raw.url.startsWith(self.baseUrl);
  const isExtensionPage = isAtHome && (raw.origin === undefined || `${raw.origin}/` === self.baseUrl);
  return {
    ...(raw.tab?.id === undefined ? {} : {tabId: raw.tab.id}),
    ...(raw.frameId === undefined ? {} : {frameId: raw.frameId}),
    ...(raw.url === undefined ? {} : {url: raw.url}),
    ...(raw.tab?.incognito === true ? {isPrivate: true} : {}),
    isExtensionPage,
  };
}
