/** False flags as the card lays them out. */
import type {FalseFlags} from '../false-flags.ts';

/** The groups by leaning, with all of them and the odd ones, and those by year; names cut to what tells them apart. */
export function splitFalseFlags(groups: readonly FalseFlags[]): {kinds: FalseFlags[]; years: FalseFlags[]} {
  const isYear = ({name}: FalseFlags) => /^\d+$/.test(name);
  const isWhole = (name: string) => groups.some(other => other.name.startsWith(`${name}, leaning`));
  const kinds = groups.flatMap(group => {
    const leaning = group.name.match(/, leaning (.*)$/)?.[1];
    if (leaning !== undefined) return [{...group, name: leaning}];
    if (group.name.startsWith('odd')) return [{...group, name: group.name.replace(/ \(.*/, '')}];
    return isWhole(group.name) ? [{...group, name: `all, ${group.name}`}] : [];
  });
  return {kinds, years: groups.filter(isYear)};
}
