// `npm run soak`: kills the background again and again, and opens many tabs; `--help` tells the rest.
import {parseSoakOptions, USAGE} from './soak/options.ts';
import {formatSoak, listProblems} from './soak/report.ts';
import {runSoak} from './soak/run.ts';

const words = process.argv.slice(2);
if (words.includes('--help')) console.log(USAGE);
else {
  const options = parseSoakOptions(words);
  const result = await runSoak(options, line => console.error(line));
  console.log(formatSoak(options, result));
  process.exitCode = listProblems(result).length > 0 ? 1 : 0;
}
