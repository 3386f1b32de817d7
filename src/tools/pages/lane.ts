import {build} from 'esbuild';
import type {BrowserName} from '../../build/browsers.mjs';
import {inRepository} from '../../build/paths.ts';
import {startSession} from '../browser.ts';
import {openExtensionPage} from '../extension-page.ts';
import {startLocalWeb} from '../local-web.ts';
import {bundleExtractor} from '../read-badges.ts';
import type {Lane} from './visit.ts';

/** A page with its own styles, but no script, and nothing fetched: what is asked for all the same is not the page's. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** The probe as one script, to be run inside a page. */
export async function bundleProbe(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [inRepository('src/tools/pages/probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome116', 'firefox140'],
  });
  return outputFiles[0]!.text;
}

/** Schemes aside: browsers ask some hosts with encryption only. */
const toKey = (url: string): string => url.replace(/^https?:/, '').replace(/#.*/, '');

/**
 * Starts a browser that shows saved pages at their own addresses, with an extension that may run on all of them and
 * waits to be asked.
 * @param extension  folder of the extension
 */
export async function openLane(name: BrowserName, extension: string): Promise<Lane & {close(): Promise<void>}> {
  let shown: {host: string; key: string; html: Buffer} = {host: '', key: '', html: Buffer.alloc(0)};
  const web = await startLocalWeb(
    host => host === shown.host,
    url => (toKey(url) === shown.key ? {html: shown.html, headers: {'content-security-policy': POLICY}} : undefined),
  );
  try {
    const session = await startSession({name, extension, headless: true, proxy: web.proxy});
    const page = await openExtensionPage(session);
    await page.store('reach', 'click');
    // Every kind of mark, so that every headline has one.
    await page.store('display', 'all');
    return {
      session,
      extension: page,
      web,
      probe: await bundleProbe(),
      extractor: await bundleExtractor(),
      show(url, html) {
        const {href, hostname} = new URL(url);
        shown = {host: hostname, key: toKey(href), html};
      },
      async close() {
        await session.close();
        await web.close();
      },
    };
  } catch (error) {
    await web.close();
    throw error;
  }
}
