/** SVG as text: the same values give the same bytes. */

const ESCAPES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

/** A text as it may stand in SVG, between tags or in an attribute. Example: escapeXml('a & b') -> 'a &amp; b' */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, character => ESCAPES[character]!);
}

/** A coordinate in pixels to one decimal. Example: formatPixels(12.345) -> '12.3' */
export function formatPixels(value: number): string {
  // Adding 0 turns -0 into 0.
  return String(Math.round(value * 10) / 10 + 0);
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element; numbers are pixels, what is undefined is left out.
 * @param content  markup
 * Example: createElement('circle', {r: 2.04}) -> '<circle r="2"/>'
 */
export function createElement(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return ` ${key}="${typeof value === 'number' ? formatPixels(value) : escapeXml(value)}"`;
  });
  return content === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${content}</${name}>`;
}

/** A line of text at a point. Example: createText(1, 2, 'a') -> '<text x="1" y="2">a</text>' */
export function createText(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return createElement('text', {x, y, ...attributes}, escapeXml(text));
}

/** About how wide a text is in a system font: letters are a little over half as wide as high. */
export function estimateWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.57;
}
