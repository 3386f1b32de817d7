/** Whether a published figure was reached, in words. */
import {average, type Interval} from '../intervals.ts';
import type {Protocol} from './protocols.ts';

const show = (value: number) => value.toFixed(3);

/** What other folds give: a figure that was reached by luck would not be reached again. */
function tellAgain(again: readonly number[]): string {
  if (again.length === 0) return '';
  const [least, most] = [Math.min(...again), Math.max(...again)];
  return ` With folds drawn anew ${again.length} times: ${show(average(again))} on average, ${show(least)} to ${show(most)}.`;
}

/** Whether the goal, or else the published figure, was reached. */
export function judgeProtocol(protocol: Protocol, {mean, low, high}: Interval, again: readonly number[] = []): string {
  const {published, goal, title, differences} = protocol;
  const ours = `${published.metric} ${show(mean)} (95 % interval ${show(low)} to ${show(high)})`;
  const place =
    low > published.value
      ? 'above the published figure'
      : high < published.value
        ? '**below the published figure**'
        : 'as good as the published figure, as far as these titles can tell';
  const aim =
    goal === null
      ? ''
      : mean >= goal
        ? `; the goal of ${show(goal)} is reached`
        : `; **the goal of ${show(goal)} is missed**`;
  return `**${title}.** ${ours} beside ${published.value}: ${place}${aim}.${tellAgain(again)} ${differences}`;
}
