/** What the workers that are woken in the bench have in common. */
import type {Score} from '../core/score.ts';

type ScoreTexts = (texts: readonly string[]) => Promise<Score[]>;

/** The part of the extension functions that is used here. */
interface Runtime {
  readonly runtime: {
    readonly onMessage: {
      addListener(listener: (texts: string[], sender: unknown, reply: (answer: unknown) => void) => boolean): void;
    };
  };
}

declare const chrome: Runtime;

/** Answers each message, a list of texts, with scores; loads at the first. */
export function answerTexts(load: () => Promise<ScoreTexts>): void {
  let loaded: Promise<ScoreTexts> | undefined;
  chrome.runtime.onMessage.addListener((texts, _sender, reply) => {
    loaded ??= load();
    loaded.then(score => score(texts)).then(reply, error => reply(String(error)));
    return true;
  });
}
