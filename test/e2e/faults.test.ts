// What goes wrong around the extension: files of the model, the store, the clock, the network.
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {PACKED_FILE} from '../../src/model/packed.ts';
import {openExtensionPage} from '../../src/tools/extension-page.ts';
import {createKiller, type Killer} from '../../src/tools/soak/killer.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {english} from '../support/english.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(2 * TEST_TIMEOUT_MS);

const HOUR_MS = 3_600_000;
const STORY = 'Harbour council votes to keep the old lighthouse lit all winter';

type Damage = (bytes: Uint8Array) => Uint8Array | undefined;
/** Weights come first in the file, words last. */
const DAMAGES: Record<string, Damage> = {
  missing: () => undefined,
  cut: bytes => bytes.subarray(0, bytes.length - 100),
  'with a flipped bit in a weight': bytes => bytes.map((byte, at) => (at === 1000 ? byte ^ 1 : byte)),
  'with a flipped bit in a word': bytes => bytes.map((byte, at) => (at === bytes.length - 1000 ? byte ^ 1 : byte)),
  'of another version': bytes => new Uint8Array(bytes).reverse(),
};

/** Changes the model of the running extension, and gives what puts it right. */
function damage(folder: string, change: Damage): () => void {
  const path = join(folder, 'models', PACKED_FILE);
  const whole = new Uint8Array(readFileSync(path));
  const damaged = change(whole);
  if (damaged === undefined) rmSync(path);
  else writeFileSync(path, damaged);
  return () => writeFileSync(path, whole);
}

const countBadges = (page: Page) => page.evaluate(() => document.querySelectorAll('grain-badge').length);
const readText = (page: Page, id: string) =>
  page.evaluate(name => {
    const element = document.getElementById(name)!;
    return element.hidden ? '' : (element.textContent ?? '');
  }, id);

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('the extension', () => {
    let stage: Stage;
    let killer: Killer;

    beforeAll(async () => {
      stage = await startStage(name);
      killer = await createKiller(stage.session, stage.extension);
    }, 2 * START_TIMEOUT_MS);
    afterAll(() => stage?.close());

    const score = async (text: string) => (await stage.extension.ask('score', {texts: [text]})).scores[0]!;

    test.each(Object.keys(DAMAGES))('scores nothing with a model %s, and scores again once it is whole', async kind => {
      const putRight = damage(stage.folder, DAMAGES[kind]!);
      await killer.kill();
      const text = `${STORY}, with a model ${kind}`;
      expect(await score(text)).toEqual({reason: 'unavailable'});
      putRight();
      expect(await score(text)).toHaveProperty('credibility');
    });

    test('says in the popup that nothing can be scored, and nothing when all is well', async () => {
      const putRight = damage(stage.folder, DAMAGES.cut!);
      await killer.kill();
      const popup = await openExtensionPage(stage.session);
      await waitFor(
        'the line of trouble',
        async () => (await readText(popup.page, 'trouble')) === english('trouble_model'),
      );
      putRight();
      await popup.close();
      const again = await openExtensionPage(stage.session);
      await again.ask('explain', {text: STORY});
      expect(await readText(again.page, 'trouble')).toBe('');
      await again.close();
    });

    test('keeps settings that cannot be read, and says so', async () => {
      await stage.extension.store('threshold', 'damaged');
      const popup = await openExtensionPage(stage.session);
      await waitFor(
        'the line of trouble',
        async () => (await readText(popup.page, 'trouble')) === english('trouble_unreadable'),
      );
      const stored = await popup.page.evaluate(() => {
        const scope = globalThis as unknown as Record<'browser' | 'chrome', typeof chrome | undefined>;
        return (scope.browser ?? scope.chrome)!.storage.local.get(null);
      });
      expect(stored).toMatchObject({unreadable: [{key: 'threshold', value: 'damaged'}]});
      expect(stored).not.toHaveProperty('threshold');
      await popup.close();
    });

    test('ends a pause that the clock has made endless, and shows badges offline', async () => {
      await stage.extension.store('pausedUntil', Date.now() + 100_000 * HOUR_MS);
      const page = await stage.open(FRONT);
      const popup = await openExtensionPage(stage.session);
      await popup.close();
      await page.bringToFront();
      const before = await waitFor('badges', async () => (await countBadges(page)) || undefined);
      expect(before).toBeGreaterThan(0);
      // From here on there is no network at all.
      await stage.web.close();
      await killer.kill();
      await page.evaluate(title => {
        const story = document.querySelector('.grid > *')!.cloneNode(true) as HTMLElement;
        for (const badge of story.querySelectorAll('grain-badge')) badge.remove();
        story.querySelector('a')!.textContent = title;
        story.id = 'added';
        document.querySelector('.grid')!.append(story);
      }, STORY);
      await waitFor('a badge without a network', () =>
        page.evaluate(() => document.querySelector('#added grain-badge') !== null),
      );
    });
  });
});

/** What is called of the browser inside its pages. */
declare const chrome: {storage: {local: {get(keys: null): Promise<Record<string, unknown>>}}};
