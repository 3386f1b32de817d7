/** Builds the extension for pages that are on no list of news sites. */

import {join} from 'node:path';
import type {BrowserName} from '../build/browsers.mjs';
import {buildExtension, createManifest, writeManifest} from '../build/extension.ts';
import {addMatches} from '../build/manifests.ts';

/** The extension in a folder of its own, also allowed where patterns match. @returns its folder */
export async function prepareExtensionFor(
  folder: string,
  name: BrowserName,
  patterns: readonly string[],
): Promise<string> {
  const target = name === 'chromium' ? 'chrome' : 'firefox';
  const folders = await buildExtension(join(folder, 'dist'));
  await writeManifest(folders[target], addMatches(await createManifest(target), patterns));
  return folders[target];
}

/** The extension in a folder of its own, also allowed on the page that is going to be shown. @returns its folder */
export function prepareExtension(folder: string, name: BrowserName, pageUrl: string): Promise<string> {
  const {protocol, hostname} = new URL(pageUrl);
  return prepareExtensionFor(folder, name, [`${protocol}//${hostname}/*`]);
}
