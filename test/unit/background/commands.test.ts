import {expect, jest, test} from '@jest/globals';
import {answerCommand, COMMANDS, type CommandOptions} from '../../../src/background/commands.ts';
import {readJson} from '../../support/repository-files.ts';

test('are those of the manifest, beside opening the popup', () => {
  const {commands} = readJson<{commands: Record<string, unknown>}>('manifest.json');
  expect(Object.keys(commands).sort()).toEqual(['_execute_action', ...COMMANDS].sort());
});

test.each([
  ['toggle-badges', true, [['toggleBadges', {}]], 0],
  ['toggle-badges', false, [['toggleBadges', {}]], 1],
  ['next-flagged', true, [['stepFlagged', {step: 1}]], 0],
  ['previous-flagged', true, [['stepFlagged', {step: -1}]], 0],
  ['next-flagged', false, [['stepFlagged', {step: 1}]], 0],
  ['something-else', true, [], 0],
])(
  '%s, with a content script there: %j, asks %j and brings one %d times',
  async (command, isThere, asked, injected) => {
    const calls: unknown[] = [];
    const inject = jest.fn(async () => undefined);
    const ask = async (...call: unknown[]) => {
      calls.push(call);
      return isThere ? {shown: true} : undefined;
    };
    await answerCommand(command, {ask: ask as CommandOptions['ask'], inject});
    expect(calls).toEqual(asked);
    expect(inject).toHaveBeenCalledTimes(injected);
  },
);
