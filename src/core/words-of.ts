/** The set of the words in a list with single spaces between them. */
export const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
