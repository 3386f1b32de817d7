/** Builds the extension for a page of ours, which is on no list of news sites. */

import {join} from 'node:path';
import type {BrowserName} from '../build/browsers.mjs';
import {buildExtension, createManifest, writeManifest} from '../build/extension.ts';
import {addMatches} from '../build/manifests.ts';

/** The extension in a folder of its own, also allowed on the page that is going to be shown. @returns its folder */
export async function prepareExtension(folder: string, name: BrowserName, pageUrl: string): Promise<string> {
  const target = name === 'chromium' ? 'chrome' : 'firefox';
  const folders = await buildExtension(join(folder, 'dist'));
  const {protocol, hostname} = new URL(pageUrl);
  await writeManifest(folders[target], addMatches(await createManifest(target), [`${protocol}//${hostname}/*`]));
  return folders[target];
}
