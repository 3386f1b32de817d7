/** Work in steps, with breaks between them, whenever a test for the time says so. */

/** Handled before the time is asked for. */
const BETWEEN_LOOKS = 32;

/** Does something to each of many, with breaks. */
export function* each<T>(
  items: Iterable<T> | ArrayLike<T>,
  isOver: () => boolean,
  handle: (item: T) => void,
): Generator<void> {
  // Not by an iterator, which makes an object for each: most of this code runs once, before it is compiled well. Nor by
  // a copy, where there are indices already: of the elements of a page of 10 MB it takes a third of a second.
  const list: ArrayLike<T> = 'length' in items ? items : [...items];
  for (let index = 0; index < list.length; index++) {
    if (index % BETWEEN_LOOKS === 0 && isOver()) yield;
    handle(list[index]!);
  }
}

/** Runs steps without a break. */
export function runToEnd<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
