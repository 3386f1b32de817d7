/** @jest-environment jsdom */
import {beforeEach, describe, expect, test} from '@jest/globals';
import {type ChangeSet, createChangeSet} from '../../../../src/content/watch/change-set.ts';

const inUse = new Set<Node>();
let changes: ChangeSet;
let observer: MutationObserver;

/** Makes changes and collects them. @returns whether there was anything to collect */
function change(run: () => void): boolean {
  run();
  return changes.add(observer.takeRecords());
}

beforeEach(() => {
  inUse.clear();
  document.body.innerHTML = '<main><p id="a">one</p><p id="b">two</p></main>';
  observer = new MutationObserver(() => undefined);
  observer.observe(document, {childList: true, characterData: true, subtree: true});
  changes = createChangeSet(document, {
    isOurs: node => (node as Element).localName === 'grain-badge',
    isInUse: node => inUse.has(node),
  });
});

const main = (): Element => document.querySelector('main')!;
const paragraph = (id: string): Element => document.getElementById(id)!;
const create = (name: string): Element => document.createElement(name);

describe('createChangeSet', () => {
  test('added elements are roots, those inside others left out', () => {
    const outer = create('section');
    const inner = create('p');
    expect(
      change(() => {
        main().append(outer);
        outer.append(inner);
      }),
    ).toBe(true);
    expect(changes.take()).toEqual({roots: [outer], hasRemovals: false});
    expect(changes.take()).toEqual({roots: [], hasRemovals: false});
  });

  test.each<[string, () => void]>([
    ['written', () => (paragraph('a').firstChild as Text).replaceData(0, 3, 'other')],
    ['added', () => paragraph('a').append('more')],
    ['removed', () => paragraph('a').firstChild!.remove()],
  ])('where text is %s, its element is the root', (_, run) => {
    change(run);
    expect(changes.take().roots).toEqual([paragraph('a')]);
  });

  test('what is gone again is no root', () => {
    const added = create('section');
    change(() => main().append(added));
    change(() => added.remove());
    expect(changes.take()).toEqual({roots: [], hasRemovals: true});
  });

  test('badges that we mount and remove are no change', () => {
    const badge = create('grain-badge');
    inUse.add(badge);
    expect(change(() => paragraph('a').append(badge))).toBe(false);
    inUse.delete(badge);
    expect(change(() => badge.remove())).toBe(false);
  });

  test('a badge that the page takes away is a removal', () => {
    const badge = create('grain-badge');
    inUse.add(badge);
    change(() => paragraph('a').append(badge));
    expect(change(() => badge.remove())).toBe(true);
    expect(changes.take().hasRemovals).toBe(true);
  });

  test('a copy of a badge that the page makes is a change where it lies', () => {
    change(() => paragraph('a').append(create('grain-badge')));
    expect(changes.take().roots).toEqual([paragraph('a')]);
  });

  test('a page that changes everywhere is one root', () => {
    change(() => {
      for (let index = 0; index < 1000; index++) main().append(create('p'));
    });
    expect(changes.take().roots).toEqual([document.documentElement]);
  });
});
