import {describe, expect, jest, test} from '@jest/globals';
import {type Action, formatCount, formatTitle, showOnAction} from '../../../src/background/action-badge.ts';
import {english} from '../../support/english.ts';

test.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
  [1_000_000, '99+'],
])('%d flagged headlines are shown as "%s"', (flagged, text) => {
  expect(formatCount(flagged)).toBe(text);
});

describe('formatTitle', () => {
  test.each([
    [{found: 0, assessed: 0, flagged: 0}, 'Grain of Salt'],
    [{found: 1, assessed: 1, flagged: 0}, 'Grain of Salt: 0 of 1 assessed headlines to take with a grain of salt'],
    [{found: 50, assessed: 40, flagged: 3}, 'Grain of Salt: 3 of 40 assessed headlines to take with a grain of salt'],
  ])('%j', (summary, title) => {
    expect(formatTitle(english, summary)).toBe(title);
  });
});

test('only the button of the tab that reported changes', async () => {
  const set = jest.fn<(details: {tabId: number}) => Promise<void>>(async () => undefined);
  const action: Action = {setBadgeText: set, setBadgeBackgroundColor: set, setTitle: set};
  await showOnAction(action, english, 5, {found: 50, assessed: 40, flagged: 3});
  expect(set.mock.calls.map(([details]) => details)).toEqual([
    {text: '3', tabId: 5},
    {color: '#B45309', tabId: 5},
    {title: 'Grain of Salt: 3 of 40 assessed headlines to take with a grain of salt', tabId: 5},
  ]);
});
