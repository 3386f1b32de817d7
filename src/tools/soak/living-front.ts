/** A front page in a tab of the browser that goes on changing. */
import type {Page} from 'puppeteer-core';
import type {Random} from '../../core/random.ts';
import type {FrontServer} from './front-server.ts';

/** A headline as a page shows it: the verdict of every badge in it. */
export interface ShownStory {
  readonly text: string;
  readonly verdicts: readonly string[];
}

export interface LivingFront {
  readonly page: Page;
  /** What the page should show. */
  readonly stories: readonly string[];
  /** Changes the page in a way chosen at random: stories added, mostly; one rewritten, one gone, the page loaded again. */
  change(): Promise<void>;
  read(): Promise<{stories: ShownStory[]; strays: number}>;
}

const FIRST_STORIES = 12;
const MAX_STORIES = 80;
const MAX_ADDED = 12;

function addStories(page: Page, texts: readonly string[], index: number): Promise<void> {
  return page.evaluate(
    (added, at) => {
      const grid = document.querySelector('.grid')!;
      for (const text of added) {
        const article = document.createElement('article');
        const heading = document.createElement('h3');
        const link = document.createElement('a');
        link.href = `/2026/11/23/added-${encodeURIComponent(text)}.html`;
        link.textContent = text;
        heading.append(link);
        article.append(heading);
        grid.insertBefore(article, grid.children[at] ?? null);
      }
    },
    texts,
    index,
  );
}

function removeStory(page: Page, index: number): Promise<void> {
  return page.evaluate(at => document.querySelector('.grid')!.children[at]!.remove(), index);
}

/** As pages do that keep the element and say something else in it. */
function rewriteStory(page: Page, text: string, index: number): Promise<void> {
  return page.evaluate(
    (next, at) => {
      const link = document.querySelector('.grid')!.children[at]!.querySelector('a')!;
      const words = [...link.childNodes].find(node => node.nodeType === Node.TEXT_NODE)!;
      (words as Text).data = next;
    },
    text,
    index,
  );
}

/** No function of its own in here has a name: what compiles this file would add a helper that pages do not have. */
function readPage(page: Page): Promise<{stories: ShownStory[]; strays: number}> {
  return page.evaluate(() => ({
    stories: [...document.querySelectorAll('.grid h3')].map(heading => ({
      text: heading.textContent ?? '',
      verdicts: [...heading.querySelectorAll<HTMLElement>('grain-badge')].map(badge => badge.dataset.verdict ?? ''),
    })),
    strays: [...document.querySelectorAll('grain-badge')].filter(badge => badge.closest('.grid h3') === null).length,
  }));
}

/** Opens a front page with its first stories. */
export async function openLivingFront(
  page: Page,
  {fronts, name, tell, random}: {fronts: FrontServer; name: string; tell: () => string; random: Random},
): Promise<LivingFront> {
  const url = fronts.urlOf(name);
  const stories = Array.from({length: FIRST_STORIES}, tell);
  const pickIndex = (): number => Math.floor(random() * stories.length);
  const load = async (): Promise<void> => {
    fronts.setStories(name, stories);
    await page.goto(url, {waitUntil: 'domcontentloaded'});
  };
  const add = async (): Promise<void> => {
    const texts = Array.from({length: 1 + Math.floor(random() * MAX_ADDED)}, tell);
    const index = pickIndex();
    stories.splice(index, 0, ...texts.toReversed());
    await addStories(page, texts, index);
  };
  const remove = async (index: number): Promise<void> => {
    stories.splice(index, 1);
    await removeStory(page, index);
  };
  const rewrite = async (): Promise<void> => {
    const [index, text] = [pickIndex(), tell()];
    stories[index] = text;
    await rewriteStory(page, text, index);
  };
  await load();
  return {
    page,
    stories,
    read: () => readPage(page),
    async change() {
      const kind = random();
      while (stories.length > MAX_STORIES) await remove(pickIndex());
      if (kind < 0.06) await load();
      else if (kind < 0.14) await rewrite();
      else if (kind < 0.2) await remove(pickIndex());
      else await add();
    },
  };
}
