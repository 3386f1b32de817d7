import {expect, test} from '@jest/globals';
import {findNative} from '../../../src/platform/native.ts';

test.each([
  ['browser', ['browser', 'chrome'], []],
  ['chrome', ['chrome'], []],
  ['chrome', ['chrome'], ['browser']],
  ['browser', ['browser'], ['chrome']],
  [undefined, [], ['browser', 'chrome']],
])("the browser's functions are %s where the world has %j and elements are called %j", (name, own, ofPage) => {
  const elements = Object.fromEntries(ofPage.map(id => [id, {runtime: {id: 'of the page'}}]));
  const world = Object.create(elements, Object.fromEntries(own.map(id => [id, {value: {runtime: {id}}}])));
  expect(findNative(world)?.runtime.id).toBe(name);
});
