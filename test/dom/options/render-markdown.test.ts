/** @jest-environment jsdom */
import {describe, expect, test} from '@jest/globals';
import {renderMarkdown} from '../../../src/options/render-markdown.ts';

function render(markdown: string): HTMLElement {
  const box = document.createElement('div');
  box.append(renderMarkdown(markdown, 'models', window));
  return box;
}

describe('renderMarkdown', () => {
  test('makes headings, emphasis and tables', () => {
    const box = render('## Figures\n\n| set | AUC |\n| --- | --- |\n| **invented** | 0.5 |\n');
    expect(box.querySelector('h3')?.textContent).toBe('Figures');
    expect([...box.querySelectorAll('td')].map(cell => cell.textContent)).toEqual(['invented', '0.5']);
    expect(box.querySelector('td strong')).not.toBeNull();
  });

  test('puts headings below those of the page, and leaves the title out', () => {
    const box = render('# Title\n\n## Part\n\n### Detail\n');
    expect([...box.querySelectorAll('*')].map(({localName, textContent}) => [localName, textContent])).toEqual([
      ['h3', 'Part'],
      ['h4', 'Detail'],
    ]);
  });

  test('shows a plot that lies beside the report, with its words', () => {
    const plot = render('![Bars of sets](sets.svg)').querySelector('img')!;
    expect(plot.getAttributeNames().sort()).toEqual(['alt', 'src']);
    expect([plot.getAttribute('src'), plot.alt]).toEqual(['models/sets.svg', 'Bars of sets']);
  });

  test.each([
    '![a](../icons/grain-48.png)',
    '![a](https://example.com/sets.svg)',
    '![a](data:image/svg+xml,x)',
    '![a](//example.com/sets.svg)',
    '![a](sets.svg?seen)',
    '<img alt="a">',
    '<p src="sets.svg">a</p>',
    '<img src=x onerror="window.harm = 1">',
    '<script>window.harm = 1</script>',
    '<a href="javascript:window.harm = 1">click</a>',
    '[click](javascript:window.harm=1)',
    '![image](https://example.com/seen.png)',
    '<svg><use href="data:x"/></svg><style>body{display:none}</style><iframe src="//example.com"></iframe>',
    '<p onclick="window.harm = 1" style="position:fixed" id="clobber">text</p>',
  ])('lets nothing through that could act or load: %s', markdown => {
    const box = render(markdown);
    expect(box.querySelector('img, script, a, svg, style, iframe')).toBeNull();
    for (const element of box.querySelectorAll('*')) expect(element.getAttributeNames()).toEqual([]);
    expect('harm' in window).toBe(false);
  });
});
