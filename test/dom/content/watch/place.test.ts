/** @jest-environment jsdom */
import {beforeEach, describe, expect, test} from '@jest/globals';
import {createPlaceFinder, mergePlaces, type Place} from '../../../../src/content/watch/place.ts';

const find = (id: string): Element => document.getElementById(id)!;
const idsOf = (places: readonly Place[]): (string | string[])[] =>
  places.map(place => ('nodeType' in place ? (place as Element).id || place.nodeName : place.map(({id}) => id)));

/** Finds the place of an element among the headlines `b` of the page. */
const findPlace = (id: string): Place => createPlaceFinder(document, document.querySelectorAll('b'))(find(id));

beforeEach(() => {
  const items = Array.from({length: 30}, (_, index) => `<li id="i${index}"><b>Story ${index}</b></li>`);
  document.body.innerHTML = `
    <div id="few"><p id="p0"><b>One</b></p><p id="p1"><i id="new"></i></p><p id="p2"><b>Two</b></p></div>
    <ul id="long">${items.join('')}</ul>
    <div id="other"><span id="lone"></span></div>`;
});

describe('createPlaceFinder', () => {
  test('a change stands among the headlines around it', () => {
    expect(idsOf([findPlace('new')])).toEqual(['few']);
  });

  test('of a long list, the nearest are enough', () => {
    const ids = ['i6', 'i7', 'i8', 'i9', 'i10', 'i11', 'i12', 'i13', 'i14'];
    expect(idsOf([findPlace('i10')])).toEqual([ids]);
  });

  test('headlines inside the change are no company of it', () => {
    expect(idsOf([createPlaceFinder(document, find('few').querySelectorAll('b'))(find('few'))])).toEqual(['#document']);
  });

  test('on a page without headlines, the place of anything is all of it', () => {
    expect(createPlaceFinder(document, [])(find('lone'))).toBe(document);
  });

  test('looks out of a shadow root', () => {
    const root = find('lone').attachShadow({mode: 'open'});
    root.innerHTML = '<em></em>';
    const place = createPlaceFinder(document, document.querySelectorAll('b'))(root.firstElementChild!);
    expect(idsOf([place])).toEqual([['long', 'other']]);
  });
});

describe('mergePlaces', () => {
  test('neighbours that overlap are read once, in order', () => {
    const [merged, ...rest] = idsOf(mergePlaces([findPlace('i14'), findPlace('i10')]));
    expect(rest).toEqual([]);
    expect(merged).toEqual(Array.from({length: 13}, (_, index) => `i${index + 6}`));
  });

  test('what lies in another place is left to that', () => {
    expect(idsOf(mergePlaces([findPlace('i10'), find('long')]))).toEqual(['long']);
    expect(idsOf(mergePlaces([document, findPlace('i10'), find('few')]))).toEqual(['#document']);
  });
});
