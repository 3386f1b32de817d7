// Runs inside a saved page: times extraction as the content script does it. Its last value is what was measured.
import {createPageReader} from '../content/extract/index.ts';
import {createPlaceFinder, mergePlaces} from '../content/watch/place.ts';
import {SLICE_MS} from '../content/watch/slices.ts';

const WARM_RUNS = 9;
const ADDED_RUNS = 15;

const url = location.href;
const reader = createPageReader(document);

/** A reading lasts until the code that asked for it is done. */
const forget = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function time(run: () => void): Promise<number> {
  const start = performance.now();
  run();
  const ms = performance.now() - start;
  await forget();
  return ms;
}

async function timeAll(runs: number, run: () => void): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < runs; index++) times.push(await time(run));
  return median(times);
}

/** The first look, in slices as the watcher makes them; the last of them tells what was found. */
async function timeSlices(tell: () => void): Promise<{firstMs: number; sliceMs: number}> {
  const times: number[] = [];
  let endMs = 0;
  const steps = reader.prepare(document, url, () => performance.now() >= endMs);
  for (let isDone = false; !isDone; ) {
    const start = performance.now();
    endMs = start + SLICE_MS;
    isDone = steps.next().done === true;
    if (isDone) tell();
    times.push(performance.now() - start);
    await forget();
  }
  return {firstMs: times.reduce((sum, ms) => sum + ms, 0), sliceMs: Math.max(...times)};
}

const look = (): HTMLElement[] => {
  reader.classify(url);
  return reader.extract(document, url).map(({element}) => element);
};

/** One more story, built as the one in the middle of the page is, right behind it. */
function addStory(headlines: readonly HTMLElement[]): {added: Element; others: readonly HTMLElement[]} | null {
  const model = headlines[Math.floor(headlines.length / 2)];
  if (!model) return null;
  // All that belongs to this story alone.
  let item: Element = model;
  const isAlone = (outer: Element): boolean => headlines.every(other => other === model || !outer.contains(other));
  while (item.parentElement && isAlone(item.parentElement)) item = item.parentElement;
  const added = item.cloneNode(true) as Element;
  item.after(added);
  return {added, others: headlines};
}

async function measure() {
  let headlines: HTMLElement[] = [];
  const first = await timeSlices(() => {
    headlines = look();
  });
  const warmMs = await timeAll(WARM_RUNS, look);
  const story = addStory(headlines);
  const followAdded = (): void => {
    if (story)
      mergePlaces([createPlaceFinder(document, story.others)(story.added)]).flatMap(place =>
        reader.extract(place, url),
      );
  };
  const addedMs = await timeAll(ADDED_RUNS, followAdded);
  return {elements: document.querySelectorAll('*').length, headlines: headlines.length, ...first, warmMs, addedMs};
}

// What the bundle evaluates to cannot be returned from an IIFE; it is left where the bench looks for it.
Object.assign(globalThis, {measured: measure()});
