/** What quantization cost is measured by `calibrate`, where the weights before it are, and kept for `evaluate`. */
import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {readFields, readJson, readText} from '../read-json.ts';
import {readQuantization} from '../report-parts.ts';
import type {QuantizationReport} from './quantization.ts';

const FILE = 'quantization.json';

const readKept = readFields({model: readText, report: readQuantization});

/** Writes a report beside the model of a version. */
export async function writeQuantization(models: string, version: string, report: QuantizationReport): Promise<void> {
  await writeFile(join(models, FILE), `${JSON.stringify({model: version, report}, null, 1)}\n`);
}

/** The report of a version; null when the folder has none. @throws RangeError when the file is not one */
export async function openQuantization(models: string, version: string): Promise<QuantizationReport | null> {
  const path = join(models, FILE);
  if (!existsSync(path)) return null;
  const {model, report} = readJson(await readFile(path, 'utf8'), 'the report of quantization', readKept);
  return model === version ? report : null;
}
