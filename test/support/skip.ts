/** The one way to skip a test: for something outside the repository that is not here. The reason stands in its name. */

import {existsSync} from 'node:fs';
import {describe} from '@jest/globals';
import {type BrowserName, findBrowser} from '../../src/build/browsers.mjs';
import {inRepository} from '../../src/build/paths.ts';

type Describe = (name: string, define: () => void) => void;

/** `describe`, or, when `reason` is given, one that skips everything in it. */
export function describeUnless(reason: string | undefined): Describe {
  if (reason === undefined) return describe;
  return (name, define) => describe.skip(`${name} (skipped: ${reason})`, define);
}

/** `describe` where a browser is installed. */
export function describeWithBrowser(name: BrowserName): Describe {
  return describeUnless(findBrowser(name) ? undefined : `no ${name} was found on this machine`);
}

/** `describe` where a file or folder beside the repository is present. Example: describeWithShared('pages') */
export function describeWithShared(path: string): Describe {
  return describeUnless(existsSync(inRepository(`../shared/${path}`)) ? undefined : `../shared/${path} is not here`);
}
