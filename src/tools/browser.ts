/** The one way to start a browser with the extension: for `npm start`, end-to-end tests and benchmarks. */

import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import puppeteer, {type Browser, type LaunchOptions, type Target} from 'puppeteer-core';
import {type BrowserName, findBrowser, pathVariables} from '../build/browsers.mjs';

export interface SessionOptions {
  readonly name: BrowserName;
  /** Folder of the extension; without it the browser starts bare. */
  readonly extension?: string;
  readonly headless: boolean;
  /** `127.0.0.1:PORT` of a proxy that every request goes through, those to this machine too. */
  readonly proxy?: string;
  readonly args?: readonly string[];
  readonly signal?: AbortSignal;
}

/** A running browser with a fresh profile. */
export interface Session {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** What the addresses of the extension's pages begin with; empty without extension. */
  readonly extensionUrl: string;
  close(): Promise<void>;
}

/** Firefox gives each installation another address; a fixed one lets the extension's own pages be opened. */
const FIREFOX_UUID = '0b2d6f0a-4d55-4b6e-8c0b-1c6f5a3e9d10';

/** Time for the extension to open its page of welcome; a busy machine is slow. */
const WELCOME_TIMEOUT_MS = 60_000;

/** Time for a browser to close by itself; a busy machine is slow. */
const CLOSE_TIMEOUT_MS = 20_000;

const isRoot = process.getuid?.() === 0;

function createChromiumOptions({proxy, args = [], headless}: SessionOptions): LaunchOptions {
  return {
    pipe: true,
    enableExtensions: true,
    ...(headless ? {} : {ignoreDefaultArgs: ['--enable-automation']}),
    args: [
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      // Chromium's sandbox refuses to start as root, which is how containers run.
      ...(isRoot ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu', '--hide-scrollbars'] : []),
      ...(proxy ? [`--proxy-server=http://${proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
      ...args,
    ],
  };
}

function createFirefoxProxy(proxy: string): Record<string, unknown> {
  const [host, port] = proxy.split(':');
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.allow_hijacking_localhost': true,
  };
}

async function createFirefoxOptions({proxy, extension, args = []}: SessionOptions): Promise<LaunchOptions> {
  const id = extension ? await readGeckoId(extension) : '';
  return {
    browser: 'firefox',
    // Lets the driver open the extension's own pages.
    args: ['--remote-allow-system-access', ...args],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({[id]: FIREFOX_UUID}),
      ...(proxy ? createFirefoxProxy(proxy) : {}),
    },
  };
}

async function readGeckoId(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

/** @throws Error that tells how to get the browser */
function expectBrowser(name: BrowserName): string {
  const path = findBrowser(name);
  if (path) return path;
  throw new Error(`No ${name} was found: install it, or set ${pathVariables[name]} to its executable.`);
}

async function launch(options: SessionOptions): Promise<Browser> {
  const isChromium = options.name === 'chromium';
  const specific = isChromium ? createChromiumOptions(options) : await createFirefoxOptions(options);
  const launchOptions: LaunchOptions = {
    executablePath: expectBrowser(options.name),
    headless: options.headless,
    acceptInsecureCerts: true,
    ...(options.headless ? {} : {defaultViewport: null}),
    // Whoever passes a signal decides when to end, also on Ctrl+C.
    ...(options.signal ? {signal: options.signal, handleSIGINT: false, handleSIGTERM: false} : {}),
    ...specific,
  };
  try {
    return await puppeteer.launch(launchOptions);
  } catch (error) {
    // Some Linux systems forbid unprivileged sandboxes; the page shown is then our own or one that the person named.
    if (!isChromium || !/no usable sandbox/i.test(String(error))) throw error;
    console.error('This system does not allow the sandbox of Chromium: starting it without.');
    return await puppeteer.launch({...launchOptions, args: [...(specific.args ?? []), '--no-sandbox']});
  }
}

/** Installs the extension, and closes the page that it then opens: it would take the foreground from what comes next. */
async function install(browser: Browser, extension: string): Promise<string> {
  const known = new Set<Target>(browser.targets());
  const id = await browser.installExtension(extension);
  if (!existsSync(join(extension, 'welcome.html'))) return id;
  // Not by its address: Firefox never tells the driver that this page has come to one.
  const isWelcome = (target: Target): boolean => target.type() === 'page' && !known.has(target);
  const target = await browser.waitForTarget(isWelcome, {timeout: WELCOME_TIMEOUT_MS});
  await (await target.page())?.close();
  return id;
}

/** Closes a browser; one that does not answer, as after its extension started anew, is ended. */
export async function closeBrowser(
  browser: Pick<Browser, 'close' | 'process'>,
  timeoutMs = CLOSE_TIMEOUT_MS,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>(resolve => {
    timer = setTimeout(() => {
      browser.process()?.kill('SIGKILL');
      resolve();
    }, timeoutMs);
  });
  await Promise.race([browser.close(), end]).finally(() => clearTimeout(timer));
}

/**
 * Starts a browser, with the extension installed where one is given. About 0.5 s for Chromium, 3 s for Firefox.
 * @throws Error when the browser is not there or does not start
 */
export async function startSession(options: SessionOptions): Promise<Session> {
  const browser = await launch(options);
  try {
    const id = options.extension ? await install(browser, options.extension) : '';
    const extensionUrl = options.name === 'chromium' ? `chrome-extension://${id}/` : `moz-extension://${FIREFOX_UUID}/`;
    return {
      name: options.name,
      browser,
      extensionUrl: id ? extensionUrl : '',
      close: () => closeBrowser(browser),
    };
  } catch (error) {
    await closeBrowser(browser);
    throw error;
  }
}
