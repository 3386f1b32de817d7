/** `npm run train`: data sets in, `models/` out. About half an hour for the whole data on one core. */
import {relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createTfjsEngine, startWasmBackend} from '../inference/tfjs-engine.ts';
import {assessModel} from './assess-model.ts';
import {parseConfig, USAGE} from './config.ts';
import {completeCard, openPacked, packModel, writeModel} from './export.ts';
import {prepareFit, runFit} from './fit.ts';
import {joinWithLinearPart} from './linear-part.ts';
import {openKernelEngine} from './open-engine.ts';
import {readCorpus} from './prepare.ts';
import {createProgress, type Progress} from './progress.ts';
import {readTexts} from './texts.ts';
import {WASM_DIRECTORY} from './wasm-directory.ts';

/** The command as the card tells it: where its files lie shapes nothing. */
function describeCommand(args: readonly string[]): string {
  const isPlace = (arg: string | undefined) => arg === '--models' || arg === '--cache';
  const kept = args.filter((arg, index) => !isPlace(arg) && !isPlace(args[index - 1]));
  return ['npm run train', ...(kept.length > 0 ? ['--', ...kept] : [])].join(' ');
}

/** Runs the whole command: read, train, quantize, calibrate, write. Returns the lines of its summary. */
export async function runTraining(args: readonly string[], progress: Progress): Promise<string[]> {
  const asked = parseConfig(args);
  const texts = await readTexts(asked, [], progress);
  const corpus = await readCorpus(asked.data, progress);
  const train = corpus.examples.filter(({part}) => part === 'train');
  const fit = prepareFit(asked, texts, train);
  const {config} = fit;
  progress.done(
    `${fit.members[0]!.rows.length} headlines to train on, ${texts.headlines.length} to pre-train on, ` +
      `${corpus.duplicates} duplicates dropped, ${texts.vocabulary.size} tokens`,
  );
  await startWasmBackend(WASM_DIRECTORY);
  const weights = await runFit(fit, progress, true);

  const files = await packModel(
    joinWithLinearPart(config, weights, train, texts.vocabulary, progress),
    texts.vocabulary,
    config.shape,
  );
  const model = await openPacked(files);
  const engine = await (config.engine === 'tfjs' ? createTfjsEngine(model, WASM_DIRECTORY) : openKernelEngine(model));
  const command = describeCommand(args);
  await completeCard(files, await assessModel({corpus, model, engine, config, command, fit: fit.id, progress}));
  engine.dispose();
  await writeModel(files, config.models);
  const sizes = [...files].map(([name, bytes]) => `${name} ${bytes.byteLength} bytes`);
  return [`Wrote ${sizes.join(', ')} to ${relative('.', config.models) || '.'}`];
}

async function main(): Promise<void> {
  const progress = createProgress(process.stderr, () => performance.now());
  try {
    for (const line of await runTraining(process.argv.slice(2), progress)) console.log(line);
  } catch (error) {
    const {name, message, code} = error as NodeJS.ErrnoException;
    console.error(code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n${USAGE}` : `${name}: ${message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
