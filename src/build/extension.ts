/** Builds the extension: scripts, two pages, icons, model and engine, once for each browser. About 1 s. */

import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {build, type OutputFile} from 'esbuild';
import {cutModule, FALLBACK_MODULE, withFewerKernels} from './fallback-engine.ts';
import {engineKernel} from './kernel-plugin.ts';
import {listPackages, writeLicences} from './licences.ts';
import {
  BROWSER_TARGETS,
  type BrowserTarget,
  createChromeManifest,
  deriveFirefoxManifest,
  type Manifest,
  type ManifestSource,
} from './manifests.ts';
import {listReportFiles} from './model-card.ts';
import {parseNewsSites} from './news-sites.ts';
import {writePackedModel} from './packed-model.ts';
import {inRepository} from './paths.ts';
import {withoutInnerHtml, withoutThreads} from './without.ts';

/** Script of the extension -> its entry point, from the top of the repository. */
export const ENTRY_POINTS = {
  background: 'src/background/index.ts',
  fallback: 'src/background/fallback.ts',
  content: 'src/content/index.ts',
  popup: 'src/popup/index.ts',
  options: 'src/options/index.ts',
  welcome: 'src/welcome/index.ts',
} as const;

/** The same for modules, which a content script imports when it needs them; `web_accessible_resources` names them. */
export const MODULES = {
  answers: 'src/content/answers.ts',
  badges: 'src/content/badge/index.ts',
  card: 'src/content/card/index.ts',
} as const;

/** Drawings for our pages, and their renderings: for dark text on a light ground, for light text on a dark one. */
function listIcons(): string[] {
  const sizes = [16, 24, 32, 48];
  const names = ['grain', 'grain-dark'].flatMap(name => [`${name}.svg`, ...sizes.map(size => `${name}-${size}.png`)]);
  return [...names, 'grain-128.png'];
}

/** File or folder of the extension -> what is copied there. */
export const COPIES = {
  'ui.css': 'src/ui/ui.css',
  'on-page.css': 'src/content/on-page.css',
  'popup.html': 'src/popup/popup.html',
  'popup.css': 'src/popup/popup.css',
  'options.html': 'src/options/options.html',
  'options.css': 'src/options/options.css',
  'welcome.html': 'src/welcome/welcome.html',
  'welcome.css': 'src/welcome/welcome.css',
  'managed-schema.json': 'assets/managed-schema.json',
  ...listReportFiles(),
  'models/card.json': 'models/card.json',
  ...Object.fromEntries(listIcons().map(name => [`icons/${name}`, `assets/icons/${name}`])),
  _locales: 'assets/_locales',
  LICENSE: 'LICENSE',
  'PRIVACY.md': 'PRIVACY.md',
};

/**
 * The scripts with maps, and the files that they were made from.
 * @returns paths of scripts are absolute below `outDir`, those of files relative
 */
export async function bundleScripts(
  outDir: string,
  entryPoints: Record<string, string>,
  format: 'iife' | 'esm' = 'iife',
): Promise<{scripts: OutputFile[]; files: string[]}> {
  const {outputFiles, metafile} = await build({
    entryPoints: Object.fromEntries(Object.entries(entryPoints).map(([name, path]) => [name, inRepository(path)])),
    outdir: outDir,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    // One classic script each: Chrome takes no modules for worker and content scripts.
    format,
    platform: 'browser',
    target: ['chrome116', 'firefox140'],
    // Both know \p{L}: written out, a pattern is compiled with the script.
    supported: {'regexp-unicode-property-escapes': true},
    sourcemap: 'external',
    legalComments: 'external',
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [withoutThreads, withFewerKernels, withoutInnerHtml, engineKernel],
  });
  return {scripts: outputFiles, files: Object.keys(metafile.inputs)};
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(inRepository(path), 'utf8'));
}

/** The version of the extension, as it stands in `package.json` and nowhere else. */
export async function readVersion(): Promise<string> {
  return ((await readJson('package.json')) as {version: string}).version;
}

/** The manifest of one browser. */
export async function createManifest(target: BrowserTarget): Promise<Manifest> {
  const base = (await readJson('manifest.json')) as ManifestSource;
  const sites = parseNewsSites(await readJson('assets/news-sites.json'));
  const chrome = createChromeManifest(base, await readVersion(), sites);
  return target === 'chrome' ? chrome : deriveFirefoxManifest(chrome);
}

/** Writes a manifest into the folder of an extension. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function copyFiles(folder: string): Promise<void> {
  await writePackedModel(folder);
  await mkdir(join(folder, 'wasm'), {recursive: true});
  await writeFile(join(folder, 'wasm', FALLBACK_MODULE), await cutModule());
  for (const [to, from] of Object.entries(COPIES)) {
    await mkdir(dirname(join(folder, to)), {recursive: true});
    await cp(inRepository(from), join(folder, to), {recursive: true});
  }
}

/**
 * Builds for both browsers into `chrome`, `firefox` and `maps` (not shipped) below a folder, which is emptied first.
 * @param outDir  absolute
 * @returns the folder of each browser
 */
export async function buildExtension(outDir: string): Promise<Record<BrowserTarget, string>> {
  const classic = await bundleScripts(outDir, ENTRY_POINTS);
  const modules = await bundleScripts(outDir, MODULES, 'esm');
  const scripts = [...classic.scripts, ...modules.scripts];
  const licences = writeLicences(listPackages([...classic.files, ...modules.files]));
  await rm(outDir, {recursive: true, force: true});
  const folders = {chrome: join(outDir, 'chrome'), firefox: join(outDir, 'firefox')};
  const maps = scripts.filter(({path}) => path.endsWith('.map'));
  for (const target of BROWSER_TARGETS) {
    const folder = folders[target];
    await copyFiles(folder);
    await writeManifest(folder, await createManifest(target));
    await writeFile(join(folder, 'licences.txt'), licences);
    for (const {path, contents} of scripts.filter(({path}) => !path.endsWith('.map'))) {
      await writeFile(path.replace(outDir, folder), contents);
    }
  }
  await mkdir(join(outDir, 'maps'), {recursive: true});
  for (const {path, contents} of maps) {
    await writeFile(path.replace(outDir, join(outDir, 'maps')), contents);
  }
  return folders;
}
