/** A browser with the extension, probed, on front pages of our own. */
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from 'esbuild';
import type {BrowserName} from '../../build/browsers.mjs';
import {inRepository} from '../../build/paths.ts';
import {type Session, startSession} from '../browser.ts';
import {type ExtensionPage, openExtensionPage} from '../extension-page.ts';
import {prepareExtension} from '../prepare-extension.ts';
import {type BackgroundState, createBackgroundState, type Told} from './background-state.ts';
import {type FrontServer, startFrontServer} from './front-server.ts';
import {createKiller, type Killer} from './killer.ts';

export interface SoakStage {
  readonly session: Session;
  readonly extension: ExtensionPage;
  readonly fronts: FrontServer;
  readonly state: BackgroundState;
  readonly killer: Killer;
  close(): Promise<void>;
}

async function addProbe(folder: string): Promise<void> {
  const {outputFiles} = await build({
    entryPoints: [inRepository('src/tools/soak/probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome116', 'firefox140'],
  });
  const script = join(folder, 'background.js');
  await writeFile(script, `${outputFiles[0]!.text}\n${await readFile(script, 'utf8')}`);
}

/** Passes on what the probe says, through a page of the extension. */
async function followProbe({page}: ExtensionPage, state: BackgroundState): Promise<void> {
  await page.exposeFunction('soakTell', (told: Told) => state.tell(told));
  await page.evaluate(() => {
    const {soakTell} = globalThis as unknown as {soakTell(told: unknown): void};
    new BroadcastChannel('soak').addEventListener('message', ({data}) => soakTell(data));
  });
}

/** Starts browser and server; everything is closed again when a part of it fails. */
export async function startSoakStage(name: BrowserName): Promise<SoakStage> {
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-soak-'));
  const fronts = await startFrontServer();
  let session: Session | undefined;
  const close = async (): Promise<void> => {
    await session?.close();
    await fronts.close();
    await rm(folder, {recursive: true, force: true});
  };
  try {
    const path = await prepareExtension(folder, name, fronts.urlOf(''));
    await addProbe(path);
    session = await startSession({name, extension: path, headless: true});
    const extension = await openExtensionPage(session);
    // So that every headline has a badge, and none is missing only because it is not assessed.
    await extension.store('display', 'all');
    const state = createBackgroundState();
    await followProbe(extension, state);
    session.browser.on('targetcreated', target => {
      if (target.type() === 'service_worker') state.tellStart();
    });
    return {session, extension, fronts, state, killer: await createKiller(session, extension), close};
  } catch (error) {
    await close();
    throw error;
  }
}
