/** The page to read, `STUDY.md`, and its plots. */
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {PARTS} from './parts.ts';
import {writeArgument, writeMathematics, writeRerun} from './prose.ts';
import type {StudyReport} from './report.ts';

const PAGE = 'STUDY.md';
const TITLE = '# Why a bidirectional LSTM';
const INTRODUCTION =
  'Each step from a plain network to the one that ships, measured on the same headlines. All figures and plots are written by ' +
  '`npm run study` from `study.json`; sentences that judge are computed from the figures, too.';

/** File name in `models/` -> content. */
export function renderStudyPage({command, parts}: StudyReport): Record<string, string> {
  const measured = PARTS.flatMap(part => (part.name in parts ? [part.write(parts[part.name])] : []));
  const sections = [writeArgument(), ...measured, writeMathematics(), writeRerun(command)];
  const text = sections.map(section => `## ${section.heading}\n\n${section.text}`);
  const plots = Object.assign({}, ...sections.map(section => section.plots)) as Record<string, string>;
  return {[PAGE]: `${[TITLE, INTRODUCTION, ...text].join('\n\n')}\n`, ...plots};
}

/** Writes the page and its plots. @returns their paths */
export async function writeStudyPage(models: string, report: StudyReport): Promise<string[]> {
  const files = Object.entries(renderStudyPage(report));
  for (const [name, content] of files) await writeFile(join(models, name), content);
  return files.map(([name]) => join(models, name));
}
