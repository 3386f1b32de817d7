/**
 * What one tab may cost the background: bounded, whatever runs in it, and far above what any page needs. The number of
 * tabs is the reader's; a page cannot choose the one that it asks from.
 */
import {MessageError} from '../protocol/errors.ts';
import type {Sender} from '../protocol/messenger.ts';

/** Texts that a tab may have scored before it must wait: a page of ten thousand headlines, read twice. */
export const BURST = 20_000;

/** Texts a second that it may go on with: to score them takes some 4 % of one core. */
export const PER_SECOND = 1000;

/** Texts of one tab under way at once, of the 4096 that all together may have; a page asks for 16 in each of its frames. */
export const MAX_UNDER_WAY = 1024;

/** In texts: to explain a score is to score its headline once more without each word. */
export const EXPLAIN_COST = 32;

/** In texts: what a page tells of itself, four times a second at most, changes its button. */
export const REPORT_COST = 20;

/** In texts: what the reader chose is read when a page begins, is shown again, or something changed. */
export const PREFERENCES_COST = 20;

/** In texts: a press of a button on a card. A tab that was taken over can store no more than two a second. */
export const CORRECT_COST = 500;

/** In texts: what is no message of the protocol leaves a line in the log, which must not lose all others to it. */
export const REFUSED_COST = 500;

/** Tabs remembered; the one that was silent longest is forgotten, and starts afresh. */
const MAX_TABS = 1000;

/** Counts what each tab asks for; pages of ours are not counted. */
export interface RateLimit {
  /**
   * Does what a sender asks for, if it has not asked for too much.
   * @param cost  in texts
   * @throws MessageError named PermissionError
   */
  run<T>(sender: Sender, cost: number, work: () => Promise<T>): Promise<T>;
  /** Takes the cost of something from what a sender may spend. @returns whether it had enough */
  spend(sender: Sender, cost: number): boolean;
}

interface Account {
  credit: number;
  atMs: number;
  underWay: number;
}

/** Makes a limit that knows of no tab. @param now  milliseconds that never go back */
export function createRateLimit(now: () => number): RateLimit {
  const accounts = new Map<number, Account>();

  /** The account of a tab as it is now; the last one used is the last in the list. */
  function open(tabId: number): Account {
    const nowMs = now();
    const account = accounts.get(tabId) ?? {credit: BURST, atMs: nowMs, underWay: 0};
    account.credit = Math.min(BURST, account.credit + ((nowMs - account.atMs) / 1000) * PER_SECOND);
    account.atMs = nowMs;
    accounts.delete(tabId);
    accounts.set(tabId, account);
    for (const silent of accounts.keys()) {
      if (accounts.size <= MAX_TABS) break;
      accounts.delete(silent);
    }
    return account;
  }

  function pay(account: Account, cost: number): boolean {
    const isEnough = account.credit >= cost;
    if (isEnough) account.credit -= cost;
    return isEnough;
  }

  // Who has no tab shares one account with all others who have none.
  const openFor = ({tabId = -1}: Sender): Account => open(tabId);

  return {
    spend: (sender, cost) => sender.isExtensionPage || pay(openFor(sender), cost),
    async run(sender, cost, work) {
      if (sender.isExtensionPage) return work();
      const account = openFor(sender);
      if (account.underWay + cost > MAX_UNDER_WAY || !pay(account, cost)) {
        throw new MessageError('PermissionError', `expected at most ${PER_SECOND} texts a second, received more`);
      }
      account.underWay += cost;
      try {
        return await work();
      } finally {
        account.underWay -= cost;
      }
    },
  };
}
