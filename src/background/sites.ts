import {MessageError} from '../protocol/errors.ts';

/** Identifies our one registration for all sites that a person allowed. */
export const REGISTRATION_ID = 'granted-sites';

/** A content script as the manifest declares it. */
export interface DeclaredScript {
  readonly matches: readonly string[];
  readonly js: readonly string[];
  /** Styles for our elements, where the browser needs them. */
  readonly css: readonly string[];
  readonly allFrames: boolean;
}

/** One registered content script. */
export interface Registration {
  readonly id: string;
  readonly matches: string[];
  readonly excludeMatches: string[];
  readonly js: string[];
  readonly css?: string[];
  readonly allFrames: boolean;
}

/** What is needed of the browser to have the content script on more sites than the manifest names. */
export interface SitesBrowser {
  /** The script of the manifest; a registered one runs the same files in the same way. */
  readonly declared: DeclaredScript;
  /** Origins granted now, those of the manifest included or not. */
  getOrigins(): Promise<readonly string[]>;
  isGranted(pattern: string): Promise<boolean>;
  isRegistered(id: string): Promise<boolean>;
  register(script: Registration): Promise<void>;
  update(script: Registration): Promise<void>;
  unregister(id: string): Promise<void>;
  /** Tabs that show an address matching one of the patterns. */
  findTabs(patterns: readonly string[]): Promise<readonly number[]>;
  /** Whether a content script answers in a tab. */
  isRunning(tabId: number): Promise<boolean>;
  inject(tabId: number, script: Pick<DeclaredScript, 'js' | 'css' | 'allFrames'>): Promise<void>;
}

export interface Sites {
  /** Makes the registration agree with what is granted now; call it after any change and at every start. */
  sync(): Promise<void>;
  /** Starts the content script in open tabs of origins that were just granted. */
  startIn(patterns: readonly string[]): Promise<void>;
  /** Starts it in open tabs where it should run and does not: they were there before the extension came, or came back. */
  startWhereMissing(): Promise<void>;
  /** Starts it in one tab of an origin that was just granted. @throws MessageError when the origin is not granted */
  enable(request: {origin: string; tabId: number}): Promise<void>;
}

function toRegistration(declared: DeclaredScript, matches: readonly string[]): Registration {
  const {js, css, allFrames} = declared;
  // Where a person allowed all sites, those of the manifest would get the script twice.
  return {
    id: REGISTRATION_ID,
    matches: [...matches],
    excludeMatches: [...declared.matches],
    js: [...js],
    ...(css.length > 0 ? {css: [...css]} : {}),
    allFrames,
  };
}

/** Makes the keeper of optional sites. Changes follow one another: two at a time would register twice. */
export function createSites(browser: SitesBrowser): Sites {
  const {declared} = browser;
  const isOptional = (pattern: string): boolean => !declared.matches.includes(pattern);
  let last: Promise<void> = Promise.resolve();

  const register = async (): Promise<void> => {
    const granted = (await browser.getOrigins()).filter(isOptional);
    const isRegistered = await browser.isRegistered(REGISTRATION_ID);
    const script = toRegistration(declared, granted);
    if (granted.length === 0) {
      if (isRegistered) await browser.unregister(REGISTRATION_ID);
    } else if (isRegistered) {
      await browser.update(script);
    } else {
      await browser.register(script);
    }
  };
  const sync = (): Promise<void> => {
    last = last.then(register, register);
    return last;
  };
  const inject = (tabId: number): Promise<void> => browser.inject(tabId, declared);

  return {
    sync,
    async startIn(patterns) {
      const added = patterns.filter(isOptional);
      if (added.length === 0) return;
      // A tab may have gone, or forbid scripts: that says nothing about the others.
      await Promise.allSettled((await browser.findTabs(added)).map(inject));
    },
    async startWhereMissing() {
      const startIfMissing = async (tabId: number): Promise<void> => {
        if (!(await browser.isRunning(tabId))) await inject(tabId);
      };
      await Promise.allSettled((await browser.findTabs(await browser.getOrigins())).map(startIfMissing));
    },
    async enable({origin, tabId}) {
      const pattern = `${origin}/*`;
      if (!(await browser.isGranted(pattern))) {
        throw new MessageError('PermissionError', `expected access to ${origin}, received none`);
      }
      await sync();
      await inject(tabId);
    },
  };
}
