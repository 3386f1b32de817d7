import {describe, expect, jest, test} from '@jest/globals';
import {createRingLog, MAX_LINES} from '../../../src/platform/ring-log.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';

function createLog(storage = createFakeStorage()) {
  const print = jest.fn<(line: string) => void>();
  const log = createRingLog({area: storage.area, now: () => new Date(0), print});
  return {log, print, storage};
}

describe('createRingLog', () => {
  test('keeps lines in order, with their time', async () => {
    const {log} = createLog();
    log.info('model loaded');
    log.warn('cannot score', new RangeError('too many'));
    expect(await log.read()).toEqual([
      '1970-01-01T00:00:00.000Z info model loaded',
      '1970-01-01T00:00:00.000Z warn cannot score: RangeError: too many',
    ]);
  });

  test('only warnings are printed', () => {
    const {log, print} = createLog();
    log.info('model loaded');
    log.warn('cannot score');
    expect(print.mock.calls).toEqual([['warn cannot score']]);
  });

  test('keeps the last lines only, those of the worker before included', async () => {
    const {storage, log: earlier} = createLog();
    earlier.info('from the worker before');
    await earlier.read();
    const {log} = createLog(storage);
    for (let at = 1; at < MAX_LINES; at++) log.info(`line ${at}`);
    expect((await log.read())[0]).toContain('from the worker before');
    log.info('one more');
    const lines = await log.read();
    expect(lines).toHaveLength(MAX_LINES);
    expect(lines[0]).toContain('line 1');
  });

  test('many lines in a row cost few writes', async () => {
    const {log, storage} = createLog();
    for (let at = 0; at < 500; at++) log.info(`line ${at}`);
    await log.read();
    expect(storage.writeCount()).toBeLessThan(5);
  });

  test('a storage that fails breaks nothing, and is printed', async () => {
    const {log, print, storage} = createLog();
    storage.failWith(new Error('disk'));
    log.info('one');
    await expect(log.read()).rejects.toThrow('disk');
    expect(print).toHaveBeenCalledWith(expect.stringContaining('disk'));
    storage.failWith(undefined);
    log.info('two');
    expect(await log.read()).toEqual([expect.stringContaining('two')]);
  });

  test('damaged lines in storage are left out', async () => {
    const {log} = createLog(createFakeStorage({log: ['good', 7, null]}));
    log.info('new');
    expect(await log.read()).toEqual(['good', expect.stringContaining('new')]);
  });

  test('without storage the lines of this context are kept', async () => {
    const log = createRingLog({area: undefined, now: () => new Date(0), print: jest.fn()});
    log.info('here');
    expect(await log.read()).toEqual([expect.stringContaining('here')]);
  });
});
