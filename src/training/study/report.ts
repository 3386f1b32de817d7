/** `study.json`: what the parts measured, so that the page can be written again without measuring. */
import {existsSync} from 'node:fs';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

export interface StudyReport {
  /** That measured last. */
  readonly command: string;
  /** Name of a part -> its summary. */
  readonly parts: Readonly<Record<string, unknown>>;
}

const NAME = 'study.json';

/** Reads the report beside a model; one without parts where there is none. */
export async function readStudyReport(models: string): Promise<StudyReport> {
  const path = join(models, NAME);
  if (!existsSync(path)) return {command: '', parts: {}};
  const {command, parts} = JSON.parse(await readFile(path, 'utf8')) as {command?: unknown; parts?: unknown};
  if (typeof parts !== 'object' || parts === null) throw new TypeError(`expected parts in ${path}, received ${parts}`);
  return {command: `${command}`, parts: parts as StudyReport['parts']};
}

/** Writes the report; one line for each part keeps changes readable. */
export async function writeStudyReport(models: string, {command, parts}: StudyReport): Promise<void> {
  await mkdir(models, {recursive: true});
  const lines = Object.entries(parts).map(
    ([name, summary]) => `    ${JSON.stringify(name)}: ${JSON.stringify(summary)}`,
  );
  await writeFile(
    join(models, NAME),
    `{\n  "command": ${JSON.stringify(command)},\n  "parts": {\n${lines.join(',\n')}\n  }\n}\n`,
  );
}
