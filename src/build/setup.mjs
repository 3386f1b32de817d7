/**
 * The step before every command of package.json: makes sure that what the command needs is there.
 * Needs nothing but Node. Says what it does in a sentence on stderr, and nothing when there is nothing to do.
 *
 *   node src/build/setup.mjs              packages
 *   node src/build/setup.mjs --browser    and one browser, Chromium or Firefox
 *   node src/build/setup.mjs --browsers   and both
 *   --quiet                               without the output of npm
 */
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const MINIMUM_NODE = 20;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const options = new Set(process.argv.slice(2));

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  say(sentence);
  process.exit(1);
}

/**
 * Runs a program with its output on stderr, or none, so that stdout stays the command's own.
 * @param {string} program
 * @param {string[]} args
 */
function succeeds(program, args) {
  const output = options.has('--quiet') ? 'ignore' : 2;
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  return spawnSync(program, args, {cwd: root, env, stdio: ['ignore', output, 2]}).status === 0;
}

/** @param {string} path */
function readPackages(path) {
  if (!existsSync(path)) return undefined;
  /** @type {Record<string, {version?: string, optional?: boolean}>} */
  const packages = JSON.parse(readFileSync(path, 'utf8')).packages;
  return packages;
}

/** npm writes the lock file inside node_modules last of all, so an interrupted installation counts as stale. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {};
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return false;
  return Object.entries(wanted).every(([name, {version, optional}]) => {
    const isAbsentByRight = optional && !present[name];
    return name === '' || isAbsentByRight || present[name]?.version === version;
  });
}

function installPackages() {
  if (isInstalled()) return;
  say('Installing the packages of package-lock.json (npm ci; about a minute, once) …');
  // npm tells its own path to its scripts; started through Node it needs no shell, on Windows neither.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const done = npm?.endsWith('.js') ? succeeds(process.execPath, [npm, ...args]) : succeeds('npm', args);
  if (!done) stop('The packages could not be installed: see the message of npm above, then run the command again.');
}

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */

/** @type {Record<BrowserName, {title: string, debian: string, build: string, url: string}>} */
const BROWSERS = {
  chromium: {
    title: 'Chromium',
    debian: 'chromium',
    build: 'chrome@stable',
    url: 'https://www.google.com/chrome/',
  },
  firefox: {title: 'Firefox', debian: 'firefox-esr', build: 'firefox@stable', url: 'https://www.mozilla.org/firefox/'},
};

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version'], {stdio: 'ignore', timeout: 20_000}).status === 0;
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @param {BrowserName} name */
async function installBrowser(name) {
  const {findBrowser, downloadFolder} = await import('./browsers.mjs');
  const {title, debian, build} = BROWSERS[name];
  if (isDebianRoot()) {
    say(`Installing ${title} with apt-get (about a minute, once) …`);
    const done = succeeds('apt-get', ['-qq', 'update']) && succeeds('apt-get', ['-qq', 'install', '-y', debian]);
    const path = done ? findBrowser(name) : undefined;
    if (path && starts(path)) return path;
  }
  say(`Downloading ${title} into ${downloadFolder} (about 170 MB, once) …`);
  const installer = join(root, 'node_modules', '@puppeteer', 'browsers', 'lib', 'cjs', 'main-cli.js');
  const done = succeeds(process.execPath, [installer, 'install', build, '--path', downloadFolder]);
  const path = done ? findBrowser(name) : undefined;
  return path && starts(path) ? path : undefined;
}

/** @param {BrowserName} name */
function explainMissing(name) {
  const {title, url, debian} = BROWSERS[name];
  const variable = name === 'chromium' ? 'CHROME_PATH' : 'FIREFOX_PATH';
  return `No ${title} was found and none could be installed: install it (${url}, or the package ${debian}), or set ${variable} to its executable.`;
}

/** @param {readonly BrowserName[]} names  @param {boolean} needsAll */
async function prepareBrowsers(names, needsAll) {
  const {findBrowser} = await import('./browsers.mjs');
  const missing = names.filter(name => !findBrowser(name));
  if (missing.length === 0 || (!needsAll && missing.length < names.length)) return;
  let count = names.length - missing.length;
  for (const name of needsAll ? missing : missing.slice(0, 1)) {
    if (await installBrowser(name)) count++;
    else say(explainMissing(name));
  }
  // With one of the two there is something to show and to test; the tests of the other say that they are skipped.
  if (count === 0) process.exit(1);
}

if (Number.parseInt(process.versions.node, 10) < MINIMUM_NODE) {
  stop(
    `Grain of Salt needs Node ${MINIMUM_NODE} or later and this is ${process.version}: install it from https://nodejs.org.`,
  );
}
try {
  installPackages();
  if (options.has('--browsers')) await prepareBrowsers(['chromium', 'firefox'], true);
  else if (options.has('--browser')) await prepareBrowsers(['chromium', 'firefox'], false);
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
