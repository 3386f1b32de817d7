import type {BrowserName} from '../../build/browsers.mjs';

/** What `npm run soak` was asked to do. */
export interface SoakOptions {
  readonly browser: BrowserName;
  /** How often the background is killed. */
  readonly kills: number;
  /** Decides every headline, every moment and every delay. */
  readonly seed: number;
  /** Tabs opened at once afterwards; 0 for none. */
  readonly tabs: number;
}

export const USAGE = `Usage: npm run -s soak -- [options]

Kills the background of the extension again and again at moments chosen by the seed, while pages of invented headlines
go on changing; then opens many tabs at once. In the end every headline must have exactly one badge, with the
credibility that the engine gives in Node. Tells what it does on standard error, and prints a table at the end.

  --kills N         how often (default: 500)
  --seed N          another seed kills at other moments (default: 1)
  --browser NAME    chromium or firefox (default: chromium)
  --tabs N          tabs opened at once (default: 50; 0 for none)
  --help            this text`;

const DEFAULTS: SoakOptions = {browser: 'chromium', kills: 500, seed: 1, tabs: 50};

function parseCount(word: string, value: string | undefined): number {
  if (value !== undefined && /^\d{1,9}$/.test(value)) return Number(value);
  throw new Error(`expected ${word} with a whole number, received ${value ?? 'none'}`);
}

function parseBrowser(name: string | undefined): BrowserName {
  if (name === 'chromium' || name === 'firefox') return name;
  throw new Error(`expected --browser chromium or --browser firefox, received ${name ?? 'no name'}`);
}

/**
 * Reads the words of the command line.
 * @throws Error on what is not known
 * Example: parseSoakOptions(['--kills', '20']) -> {browser: 'chromium', kills: 20, seed: 1, tabs: 50}
 */
export function parseSoakOptions(words: readonly string[]): SoakOptions {
  let options = DEFAULTS;
  for (let at = 0; at < words.length; at += 2) {
    const [word, value] = [words[at]!, words[at + 1]];
    if (word === '--browser') options = {...options, browser: parseBrowser(value)};
    else if (word === '--kills') options = {...options, kills: parseCount(word, value)};
    else if (word === '--seed') options = {...options, seed: parseCount(word, value)};
    else if (word === '--tabs') options = {...options, tabs: parseCount(word, value)};
    else throw new Error(`expected an option of --help, received ${word}`);
  }
  return options;
}
