import {describe, expect, test} from '@jest/globals';
import type {Places} from '../../../src/core/reach.ts';
import {toSiteName} from '../../../src/core/sites.ts';
import {describePage, type PageFacts, type PageView} from '../../../src/popup/page-view.ts';
import {english} from '../../support/english.ts';

const SUMMARY = {found: 52, assessed: 40, flagged: 3};
const EMPTY = {found: 0, assessed: 0, flagged: 0};
const PLACES: Places = {reach: 'news', enabledSites: [], disabledSites: []};
const NEWS: PageFacts = {
  url: 'https://www.news.test/',
  hasAccess: true,
  places: PLACES,
  pausedUntil: undefined,
  summary: SUMMARY,
};
const ON = {name: 'news.test', isOn: true};
const OFF = {name: 'news.test', isOn: false};

describe('describePage', () => {
  test('tells flagged, assessed and found, and offers the switch', () => {
    expect(describePage(english, NEWS)).toEqual({
      title: '3 to take with a grain of salt',
      detail: 'Flagged: 3. Assessed: 40. Found: 52.',
      action: undefined,
      site: ON,
    });
  });

  test.each([
    [EMPTY, 'No headlines found', 'There are none on this page, or none in English.'],
    [{found: 7, assessed: 0, flagged: 0}, 'Nothing assessed yet', 'Headlines found: 7.'],
    [{found: 1, assessed: 1, flagged: 0}, 'Nothing flagged', 'Flagged: 0. Assessed: 1. Found: 1.'],
  ])('%j is said as "%s"', (summary, title, detail) => {
    expect(describePage(english, {...NEWS, summary})).toMatchObject({title, detail});
  });

  test.each<[string, Partial<PageFacts>, Partial<PageView>]>([
    [
      'a site that was switched off can be looked at once, and switched on',
      {places: {...PLACES, disabledSites: ['news.test']}, summary: EMPTY},
      {title: 'Badges are off on this site', action: 'show', site: OFF},
    ],
    [
      'a page that was open before the extension came can be loaded again',
      {summary: undefined},
      {title: 'Not looked at yet', action: 'reload', site: ON},
    ],
    [
      'a site without access can be looked at once, and what the switch asks for is said',
      {hasAccess: false, summary: undefined},
      {
        title: 'No badges until you ask',
        detail: expect.stringContaining('may read news.test') as unknown as string,
        action: 'show',
        site: OFF,
      },
    ],
    [
      'where badges come only on a click, a page waits for one',
      {places: {...PLACES, reach: 'click'}, summary: EMPTY},
      {title: 'No badges until you ask', action: 'show', site: OFF},
    ],
    [
      'what was asked for once is told',
      {places: {...PLACES, reach: 'click'}},
      {title: '3 to take with a grain of salt', action: undefined, site: OFF},
    ],
    [
      'a pause says when it ends',
      {pausedUntil: '15:40', summary: EMPTY},
      {title: 'Paused until 15:40', detail: 'No badges anywhere until then.', action: undefined, site: ON},
    ],
  ])('%s', (_what, changes, view) => {
    expect(describePage(english, {...NEWS, ...changes})).toMatchObject(view);
  });

  test.each([undefined, 'about:blank', 'chrome://extensions/', 'file:///home/page.html', ''])(
    'on %s nothing is offered, and the box below is pointed to',
    url => {
      const view = describePage(english, {...NEWS, url, hasAccess: false, summary: undefined});
      expect(view).toMatchObject({title: 'No badges here', action: undefined, site: undefined});
      expect(view.detail).toContain('try a headline below');
    },
  );

  test('where the browser withholds the address, the counts are still told', () => {
    expect(describePage(english, {...NEWS, url: undefined, hasAccess: false})).toMatchObject({
      title: '3 to take with a grain of salt',
      action: undefined,
      site: undefined,
    });
  });
});

test.each([
  ['www.example.com', 'example.com'],
  ['news.example.com', 'news.example.com'],
  ['www.com', 'www.com'],
  ['localhost', 'localhost'],
])('%s is called %s', (hostname, name) => {
  expect(toSiteName(hostname)).toBe(name);
});
