import {spawnSync} from 'node:child_process';
import {describe, expect, test} from '@jest/globals';
import {inRepository} from '../../../src/build/paths.ts';
import {hasSimd} from '../../../src/inference/has-simd.ts';

/** Asks in a Node started with flags. */
function askNode(...flags: string[]): string {
  const code = 'import("./src/inference/has-simd.ts").then(({hasSimd}) => console.log(hasSimd()))';
  const args = [...flags, '--import', 'tsx', '--eval', code];
  return spawnSync(process.execPath, args, {cwd: inRepository('.'), encoding: 'utf8'}).stdout.trim();
}

describe('hasSimd', () => {
  test('finds SIMD in Node, which has had it since version 16', () => {
    expect(hasSimd()).toBe(true);
  });

  test('finds none on a processor without SSE 4.1', () => {
    // A switch of x86 processors; on others it changes nothing.
    expect(askNode('--no-enable-sse4-1')).toBe(process.arch === 'x64' ? 'false' : 'true');
  });
});
