/** @jest-environment jsdom */
import {expect, test} from '@jest/globals';
import {createBadges} from '../../../../src/content/badge/badges.ts';
import {createFlatLayout} from '../../../support/flat-layout.ts';

test('a page that has made elements of our name its own goes without badges, and nothing is thrown', () => {
  customElements.define(
    'grain-badge',
    class extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({mode: 'open'});
      }
    },
  );
  document.body.innerHTML = '<h2>Harbour council votes</h2>';
  const before = document.body.innerHTML;
  const sizes = {observe: () => undefined, unobserve: () => undefined};
  const badges = createBadges(document, createFlatLayout(), sizes);
  badges.show([{element: document.querySelector('h2')!, verdict: 'doubtful', label: 'label'}]);
  expect([...badges.elements()]).toEqual([]);
  expect(document.body.innerHTML).toBe(before);
});
