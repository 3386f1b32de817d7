import type {BrowserName} from '../build/browsers.mjs';

/** What `npm start` was asked to do. */
export interface StartOptions {
  /** Address or path of the page; the demonstration page when undefined. */
  readonly target: string | undefined;
  readonly headless: boolean;
  /** The browser that must be used; any when undefined. */
  readonly browser: BrowserName | undefined;
  /** Where the picture goes. */
  readonly screenshot: string | undefined;
  readonly dark: boolean;
}

export const USAGE = `Usage: npm start -- [URL | FILE.html] [options]

Opens a browser with the extension, on a demonstration page of invented headlines or on the page given.

  --headless            no window: prints every headline with its verdict and credibility, saves a picture, and ends
  --browser NAME        chromium or firefox (default: chromium if there is one)
  --screenshot FILE     where the picture goes (default: dist/screenshot.png)
  --dark                asks the page for its dark colours (Chromium)
  --help                this text`;

function parseBrowser(name: string | undefined): BrowserName {
  if (name === 'chromium' || name === 'firefox') return name;
  throw new Error(`expected --browser chromium or --browser firefox, received ${name ?? 'no name'}`);
}

function parsePath(path: string | undefined): string {
  if (path) return path;
  throw new Error('expected --screenshot FILE, received no name');
}

/**
 * Reads the words of the command line.
 * @throws Error on what is not known
 * Example: parseStartOptions(['page.html', '--headless']) -> {target: 'page.html', headless: true, …}
 */
export function parseStartOptions(words: readonly string[]): StartOptions {
  let options: StartOptions = {
    target: undefined,
    headless: false,
    browser: undefined,
    screenshot: undefined,
    dark: false,
  };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--headless') options = {...options, headless: true};
    else if (word === '--dark') options = {...options, dark: true};
    else if (word === '--browser') options = {...options, browser: parseBrowser(rest.shift())};
    else if (word === '--screenshot') options = {...options, screenshot: parsePath(rest.shift())};
    else if (word.startsWith('-')) throw new Error(`expected an option of --help, received ${word}`);
    else if (options.target !== undefined) throw new Error(`expected one page, received ${options.target} and ${word}`);
    else options = {...options, target: word};
  }
  return options;
}
