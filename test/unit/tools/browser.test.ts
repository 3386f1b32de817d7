import {expect, jest, test} from '@jest/globals';
import {closeBrowser} from '../../../src/tools/browser.ts';

const createFake = (close: () => Promise<void>) => {
  const kill = jest.fn((_signal: string) => true);
  return {kill, browser: {close, process: () => ({kill}) as never}};
};

test('a browser that closes is not ended', async () => {
  const {kill, browser} = createFake(async () => undefined);
  await closeBrowser(browser, 60_000);
  expect(kill).not.toHaveBeenCalled();
});

test('a browser that does not answer is ended', async () => {
  const {kill, browser} = createFake(() => new Promise(() => undefined));
  await closeBrowser(browser, 5);
  expect(kill).toHaveBeenCalledWith('SIGKILL');
});
