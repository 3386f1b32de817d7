import {describe, expect, test} from '@jest/globals';
import {createElement, createText, escapeXml, estimateWidth, formatPixels} from '../../../../src/core/plot/svg.ts';

describe('createElement', () => {
  test('rounds pixels, escapes texts and leaves out what is undefined', () => {
    expect(createElement('rect', {x: 1.2345, class: 'a"b', rx: undefined})).toBe('<rect x="1.2" class="a&quot;b"/>');
  });

  test('puts markup between tags as it is', () => {
    expect(createElement('g', {}, '<a/>')).toBe('<g><a/></g>');
  });
});

test('createText escapes what it says', () => {
  expect(createText(1, 2, 'a < b & c')).toBe('<text x="1" y="2">a &lt; b &amp; c</text>');
});

test('escapeXml leaves ordinary text alone', () => {
  expect(escapeXml("it's 2 %, “quoted”")).toBe("it's 2 %, “quoted”");
});

test.each([
  [-0.04, '0'],
  [1 / 3, '0.3'],
  [12, '12'],
])('formatPixels(%d) is %s', (value, text) => {
  expect(formatPixels(value)).toBe(text);
});

test('estimateWidth grows with text and font', () => {
  expect(estimateWidth('abcd', 12)).toBeGreaterThan(estimateWidth('ab', 12));
  expect(estimateWidth('ab', 24)).toBeGreaterThan(estimateWidth('ab', 12));
});
