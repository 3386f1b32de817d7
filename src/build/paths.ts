import {fileURLToPath} from 'node:url';

/** A path of the repository. Example: inRepository('assets') -> '…/grain-of-salt/assets' */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
