import createDOMPurify from 'dompurify';
import {marked} from 'marked';

/** What a report needs: text, headings, lists, tables. No image, no link out, no attribute, no script. */
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
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
];

/**
 * Turns Markdown into nodes; the only place where markup becomes DOM, and DOMPurify is its door.
 * Elements outside the list are dropped, their text kept.
 * Example: renderMarkdown('**a** <script>b()</script>', window) -> <p><strong>a</strong> </p>
 */
export function renderMarkdown(markdown: string, window: Window & typeof globalThis): DocumentFragment {
  const markup = marked.parse(markdown, {async: false});
  const options = {ALLOWED_TAGS, ALLOWED_ATTR: [] as string[], RETURN_DOM_FRAGMENT: true as const};
  return createDOMPurify(window).sanitize(markup, options);
}
