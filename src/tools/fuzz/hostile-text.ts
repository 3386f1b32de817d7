/** Texts as no headline is, and headlines in which something is wrong: what a page may put where we read. */
import fc from 'fast-check';

const NEWS =
  'harbour council votes to keep the old lighthouse lit all winter after storm mayor opens bridge ferry line reopens as growers expect early harvest SHOCKING truth they hide from you video report says U.S. 25 dead'.split(
    ' ',
  );

/** What turns the direction of text, joins, parts or hides it. */
const INVISIBLE = [
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f'],
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u180e', '\u0000', '\u001b', '\u2028'],
  ...['\ufe0f', '\u{e0001}', '\u{e0041}', '\u{f0000}', '\uffff', '\u061c'],
];
const MARKS = ['\u0301', '\u0336', '\u0489', '\u20dd', '\u0e49', '\u1ab0', '\ufe20', '\u{1d165}'];
/** What the text pipeline and the page reader look for. */
const SIGNS = [
  ...[' | ', ' - ', ' – ', '--', ' — ', '[VIDEO]', '[', ']', '(video)', '((((', '))))', 'https://', 'www.', '…', '...'],
  ...'\' ’ " “ ” ` ´ ! ? !!! $ % & # @ : ; , . / \\ ¼ ² ª ﬁ ㎏ ﷺ İ ı ß ŉ ǆ'.split(' '),
  ...[
    '%20',
    '_',
    '0',
    '00000',
    '1st',
    '3.5bn',
    '\n',
    '\t',
    '\u00a0',
    '\u3000',
    '<b>',
    '<img src=x onerror=globalThis.isRun=1>',
    '</script>',
    '&amp;',
    '$1',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'By Ada Quill', '5 hours ago', 'Read more', '$5'],
];
const SCRIPTS = [
  'новости',
  '東京で',
  '서울',
  'الأخبار',
  'हिन्दी',
  'ข่าว',
  'ελλάδα',
  'חדשות',
  '👩‍👩‍👧‍👦',
  '🇪🇺',
  '𝐇𝐄𝐀𝐃',
  'Ｆｕｌｌ',
];

const loneSurrogate = fc.integer({min: 0xd800, max: 0xdfff}).map(code => String.fromCharCode(code));
const anyCharacter = fc.string({unit: 'binary', maxLength: 12});

const piece = fc.oneof(
  {weight: 8, arbitrary: fc.constantFrom(...NEWS)},
  {weight: 2, arbitrary: fc.constantFrom(...NEWS).map(word => word.toUpperCase())},
  {weight: 3, arbitrary: fc.constantFrom(...SIGNS)},
  {weight: 2, arbitrary: fc.constantFrom(...INVISIBLE)},
  {weight: 1, arbitrary: fc.constantFrom(...MARKS)},
  {weight: 1, arbitrary: fc.constantFrom(...SCRIPTS)},
  {weight: 1, arbitrary: loneSurrogate},
  {weight: 1, arbitrary: anyCharacter},
);

/** Something over and over: zero-width and combining floods, brackets that never close, spaces without end. */
const flood = (most: number) =>
  fc.tuple(piece, fc.integer({min: 2, max: most})).map(([text, count]) => text.repeat(count));

const joined = fc
  .tuple(fc.array(piece, {maxLength: 24}), fc.constantFrom(' ', ' ', '', '\u200b'))
  .map(([pieces, between]) => pieces.join(between));

/** Texts as long as headlines are, more or less. */
export const shortText: fc.Arbitrary<string> = fc.oneof(
  {weight: 12, arbitrary: joined},
  {weight: 3, arbitrary: fc.tuple(joined, flood(60), joined).map(parts => parts.join(' '))},
  {weight: 1, arbitrary: fc.string({unit: 'grapheme', maxLength: 80})},
);

/** The same, and now and then one of up to a million characters. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {weight: 300, arbitrary: shortText},
  {weight: 10, arbitrary: fc.tuple(joined, flood(5000), joined).map(parts => parts.join(''))},
  {weight: 1, arbitrary: fc.tuple(joined, flood(1_000_000)).map(parts => parts.join('').slice(0, 1_000_000))},
);
