import {describe, expect, test} from '@jest/globals';
import {describePage, type PageFacts, toSiteName} from '../../../src/popup/page-view.ts';

const SUMMARY = {found: 52, assessed: 40, flagged: 3};
const NEWS: PageFacts = {url: 'https://www.news.test/', hasAccess: true, disabledSites: [], summary: SUMMARY};

describe('describePage', () => {
  test('tells flagged of assessed of found, and offers the switch', () => {
    expect(describePage(NEWS)).toEqual({
      title: '3 to take with a grain of salt',
      detail: '3 flagged of 40 assessed of 52 headlines found.',
      action: undefined,
      site: {name: 'news.test', isOn: true},
    });
  });

  test.each([
    [{found: 0, assessed: 0, flagged: 0}, 'No headlines found', 'There are none on this page, or none in English.'],
    [{found: 7, assessed: 0, flagged: 0}, 'Nothing assessed yet', '7 headlines found on this page.'],
    [{found: 1, assessed: 1, flagged: 0}, 'Nothing flagged', '1 assessed of 1 headline found.'],
  ])('%j is said as "%s"', (summary, title, detail) => {
    expect(describePage({...NEWS, summary})).toMatchObject({title, detail});
  });

  test.each<[string, Partial<PageFacts>, ReturnType<typeof describePage>]>([
    [
      'a site that was switched off can be switched on, whatever its content script says',
      {disabledSites: ['news.test']},
      {title: 'Badges are off here', detail: '', action: undefined, site: {name: 'news.test', isOn: false}},
    ],
    [
      'a page that was open before the extension came can be loaded again',
      {summary: undefined},
      {
        title: 'Not looked at yet',
        detail: 'This page was open before.',
        action: 'reload',
        site: {name: 'news.test', isOn: true},
      },
    ],
    [
      'a site without access can be allowed, and has no switch',
      {hasAccess: false, summary: undefined},
      {
        title: 'No badges on this site',
        detail: 'Grain of Salt does not look at news.test until you allow it.',
        action: 'allow',
        site: undefined,
      },
    ],
    [
      'a content script that a right-click brought there changes nothing of that',
      {hasAccess: false, summary: {found: 0, assessed: 0, flagged: 0}},
      {
        title: 'No badges on this site',
        detail: 'Grain of Salt does not look at news.test until you allow it.',
        action: 'allow',
        site: undefined,
      },
    ],
  ])('%s', (_what, changes, view) => {
    expect(describePage({...NEWS, ...changes})).toEqual(view);
  });

  test.each([undefined, 'about:blank', 'chrome://extensions/', 'file:///home/page.html', ''])(
    'on %s nothing is offered, and the box below is pointed to',
    url => {
      const view = describePage({url, hasAccess: false, disabledSites: [], summary: undefined});
      expect(view).toMatchObject({title: 'No badges here', action: undefined, site: undefined});
      expect(view.detail).toContain('try a headline below');
    },
  );

  test('where the browser withholds the address, the counts are still told', () => {
    expect(describePage({...NEWS, url: undefined, hasAccess: false})).toMatchObject({
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
