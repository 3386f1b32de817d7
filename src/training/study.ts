/**
 * `npm run study`: the steps from a plain network to the shipped one, measured; writes `study.json` and `STUDY.md`.
 * Results are kept as they come: an interrupted study resumes.
 */
import {fileURLToPath} from 'node:url';
import {createProgress, type Progress} from './progress.ts';
import {parseStudyConfig, STUDY_USAGE, type StudyConfig} from './study/config.ts';
import {openContext} from './study/context.ts';
import {runInLanes} from './study/lanes.ts';
import {writeStudyPage} from './study/page.ts';
import type {StudyContext, StudyPart} from './study/part.ts';
import {PARTS} from './study/parts.ts';
import {readStudyReport, type StudyReport, writeStudyReport} from './study/report.ts';
import {openStart} from './study/start.ts';

function chooseParts({only}: StudyConfig): readonly StudyPart[] {
  const unknown = only.find(name => !PARTS.some(part => part.name === name));
  if (unknown !== undefined) {
    throw new RangeError(`expected parts among ${PARTS.map(({name}) => name).join(', ')}, received ${unknown}`);
  }
  return only.length === 0 ? PARTS : PARTS.filter(({name}) => only.includes(name));
}

/** The command as the page tells it: where its files lie shapes nothing. */
function describeCommand(args: readonly string[]): string {
  const isPlace = (arg: string | undefined) => /^--(?:data|outlets|models|cache|lanes)$/.test(arg ?? '');
  const kept = args.filter((arg, index) => !isPlace(arg) && !isPlace(args[index - 1]));
  return ['npm run study', ...(kept.length > 0 ? ['--', ...kept] : [])].join(' ');
}

async function runParts(parts: readonly StudyPart[], args: readonly string[], context: StudyContext): Promise<void> {
  const {config, progress} = context;
  const pieces = parts.flatMap(part => part.listPieces(config).map(piece => ({part: part.name, piece})));
  // Made once, before the lanes would both make it.
  if (parts.some(({needsStart}) => needsStart)) await openStart(context);
  if (config.lanes > 1) await runInLanes(pieces, config.lanes, args, progress.done);
}

/** Runs the whole command. Returns the lines of its summary. */
export async function runStudy(args: readonly string[], progress: Progress): Promise<string[]> {
  const config = parseStudyConfig(args);
  const {models} = config.training;
  const parts = config.pageOnly ? [] : chooseParts(config);
  const summaries: Record<string, unknown> = {};
  if (parts.length > 0) {
    const context = await openContext(config, progress);
    await runParts(parts, args, context);
    for (const part of parts) {
      const results: unknown[] = [];
      for (const piece of part.listPieces(config)) results.push(await part.runPiece(piece, context));
      summaries[part.name] = part.summarize(results, config);
    }
  }
  const known = await readStudyReport(models);
  const command = parts.length > 0 ? describeCommand(args) : known.command;
  const report: StudyReport = {command, parts: {...known.parts, ...summaries}};
  if (parts.length > 0) await writeStudyReport(models, report);
  const files = await writeStudyPage(models, report);
  const told = parts.map(part => part.write(summaries[part.name])).map(({heading, text}) => `${heading}\n\n${text}\n`);
  return [...told, `Wrote ${files.join(', ')}`];
}

async function main(): Promise<void> {
  const progress = createProgress(process.stderr, () => performance.now());
  try {
    for (const line of await runStudy(process.argv.slice(2), progress)) console.log(line);
  } catch (error) {
    const {name, message, code} = error as NodeJS.ErrnoException;
    console.error(code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n${STUDY_USAGE}` : `${name}: ${message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
