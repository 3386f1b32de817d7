import {expect, test} from '@jest/globals';
import {breathe} from '../../../src/platform/breathe.ts';

test('a breath lets what waits before it happen', async () => {
  const seen: string[] = [];
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => seen.push('message');
  port2.postMessage(null);
  await breathe();
  seen.push('breath');
  port1.close();
  expect(seen).toEqual(['message', 'breath']);
});
