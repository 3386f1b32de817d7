/**
 * Where Chromium and Firefox are on this machine. Needs no installed package, so that the set-up step can use it too.
 */
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** Where the set-up step puts a browser that it had to download. */
export const downloadFolder = fileURLToPath(new URL('../../.cache/browsers', import.meta.url));

/** The environment variable that names a browser's executable, instead of any that is found. */
export const pathVariables = {chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH'};

// Chromium before Chrome: a browser that a developer uses daily is the last that should be started by tests.
const COMMANDS = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chrome'],
  firefox: ['firefox-esr', 'firefox'],
};

const MACOS_BUNDLES = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
};

const WINDOWS_PROGRAMS = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

const DOWNLOADED = {
  chromium: /[\\/](chrome|chrome\.exe|Google Chrome for Testing)$/,
  firefox: /[\\/](firefox|firefox\.exe)$/,
};

/** Ubuntu's packages of both browsers are scripts that only tell to install a snap. */
const SNAP_STUB_BYTES = 16_384;

/** @param {string} path */
function isUsable(path) {
  if (!existsSync(path)) return false;
  const {size} = statSync(path);
  return statSync(path).isFile() && !(size < SNAP_STUB_BYTES && readFileSync(path, 'utf8').includes('snap install'));
}

/** @param {BrowserName} name */
function listPlaces(name) {
  if (process.platform === 'darwin') {
    return MACOS_BUNDLES[name].flatMap(bundle => [
      join('/Applications', bundle),
      join(homedir(), 'Applications', bundle),
    ]);
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots.flatMap(root => (root ? WINDOWS_PROGRAMS[name].map(program => join(root, program)) : []));
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return COMMANDS[name].flatMap(command => folders.filter(Boolean).map(folder => join(folder, command)));
}

/**
 * Newest last in each folder's listing, so the last match is the newest.
 * @param {BrowserName} name
 */
function listDownloads(name) {
  const folder = join(downloadFolder, name === 'chromium' ? 'chrome' : 'firefox');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(path => DOWNLOADED[name].test(path))
    .map(path => join(folder, path))
    .reverse();
}

/**
 * The executable of a browser: the one that its environment variable names, else an installed one, else a downloaded one.
 * @param {BrowserName} name
 * @returns {string | undefined}
 * @throws Error when the environment variable names nothing that exists
 */
export function findBrowser(name) {
  const named = process.env[pathVariables[name]];
  if (named && !existsSync(named)) {
    throw new Error(`expected ${pathVariables[name]} to name an executable, received "${named}", which does not exist`);
  }
  return named || [...listPlaces(name), ...listDownloads(name)].find(isUsable);
}
