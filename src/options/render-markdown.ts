import createDOMPurify from 'dompurify';
import {marked, type Token} from 'marked';

/** What a report needs: text, headings, lists, tables, plots of our own. No link, no script. */
const ALLOWED_TAGS = [
  'h2',
  'h3',
  'h4',
  'p',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'code',
  'pre',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'img',
];

/** A plot that lies beside the report. */
const PLOT = /^[a-z-]+\.svg$/;

/** The page has headings of its own above: those of the report go a level down, its title goes. */
function lowerHeading(token: Token): void {
  if (token.type === 'heading') token.depth += 1;
}

function createPurifier(window: Window & typeof globalThis, plotFolder: string) {
  const purifier = createDOMPurify(window);
  purifier.addHook('uponSanitizeElement', (node, {tagName}) => {
    if (tagName === 'img' && !PLOT.test((node as Element).getAttribute('src') ?? ''))
      node.parentNode?.removeChild(node);
  });
  purifier.addHook('uponSanitizeAttribute', (node, attribute) => {
    if (node.nodeName !== 'IMG') attribute.keepAttr = false;
    else if (attribute.attrName === 'src') attribute.attrValue = `${plotFolder}/${attribute.attrValue}`;
  });
  return purifier;
}

/**
 * Turns Markdown into nodes; the only place where markup becomes DOM, and DOMPurify is its door.
 * Elements outside the list are dropped, their text kept; images are kept if they are plots beside the report.
 * @param plotFolder  where the plots are for the page, without the last '/'
 * Example: renderMarkdown('**a** <script>b()</script>', 'models', window) -> <p><strong>a</strong> </p>
 */
export function renderMarkdown(
  markdown: string,
  plotFolder: string,
  window: Window & typeof globalThis,
): DocumentFragment {
  const untitled = markdown.replace(/^# .*\n/, '');
  const markup = marked.parse(untitled, {async: false, walkTokens: lowerHeading});
  const options = {ALLOWED_TAGS, ALLOWED_ATTR: ['src', 'alt'], RETURN_DOM_FRAGMENT: true as const};
  return createPurifier(window, plotFolder).sanitize(markup, options);
}
