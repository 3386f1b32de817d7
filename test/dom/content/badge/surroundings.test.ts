/** @jest-environment jsdom */
import {describe, expect, test} from '@jest/globals';
import type {Surroundings} from '../../../../src/content/badge/colors.ts';
import {createSurroundingsReader} from '../../../../src/content/badge/surroundings.ts';

function read(html: string): Surroundings {
  document.body.innerHTML = html;
  return createSurroundingsReader(window, element => getComputedStyle(element))(document.querySelector('h2')!);
}

describe('a reader of surroundings', () => {
  test('a page that paints nothing is white', () => {
    expect(read('<h2 style="color:rgb(1,2,3)">x</h2>')).toEqual({text: [1, 2, 3, 1], ground: [255, 255, 255, 1]});
  });

  test('the nearest opaque ground counts', () => {
    const html = '<div style="background:rgb(0,0,0)"><div style="background:rgb(20,20,20)"><h2>x</h2></div></div>';
    expect(read(html).ground).toEqual([20, 20, 20, 1]);
  });

  test('translucent grounds are painted over each other', () => {
    const html = '<div style="background:rgb(0,0,0)"><h2 style="background:rgba(255,255,255,0.5)">x</h2></div>';
    expect(read(html).ground).toEqual([127.5, 127.5, 127.5, 1]);
  });

  test.each([
    ['a picture', '<div style="background-image:url(x.png)"><h2>x</h2></div>'],
    ['a colour of a form that is not read', '<div style="background:oklch(0.2 0.1 20)"><h2>x</h2></div>'],
    ['whatever a lifted box covers', '<div style="background:rgb(0,0,0)"><h2 style="position:absolute">x</h2></div>'],
  ])('%s is a ground that is not known', (_, html) => {
    expect(read(html).ground).toBeNull();
  });

  test('a lifted box with a ground of its own has that', () => {
    expect(read('<div style="position:fixed;background:rgb(9,9,9)"><h2>x</h2></div>').ground).toEqual([9, 9, 9, 1]);
  });

  test('text without its full colour may be fading in, unless it is cut from a picture', () => {
    expect(read('<h2 style="color:rgba(0,0,0,0)">x</h2>').isFading).toBe(true);
    expect(read('<h2>x</h2>').isFading).toBeUndefined();
    const cut = 'color:rgba(0,0,0,0);background-image:linear-gradient(red,blue);background-clip:text';
    expect(read(`<h2 style="${cut}">x</h2>`).isFading).toBeUndefined();
  });
});
