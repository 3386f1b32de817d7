/** The seam between the study and its parts: what each measures, and the section that tells of it. */
import type {Progress} from '../progress.ts';
import type {StudyConfig} from './config.ts';

/** What a part works with. */
export interface StudyContext {
  readonly config: StudyConfig;
  /** Folder of the data sets, thinned out: read in seconds. The whole of them is in `config.training.data.data`. */
  readonly subset: string;
  /** The training kernels (`kernel/gradients.ts`), compiled. */
  readonly module: WebAssembly.Module;
  readonly progress: Progress;
  /**
   * A result from the cache, or computed and kept there: an interrupted study resumes.
   * @param settings  all that shapes the result, as JSON; the part's own name among it
   * @param compute  its result must survive JSON
   */
  openResult<Result>(settings: unknown, compute: () => Promise<Result> | Result): Promise<Result>;
}

/** A part of the page to read. */
export interface StudySection {
  readonly heading: string;
  /** Markdown below the heading; plots are embedded by their file names. */
  readonly text: string;
  /** File name in `models/`, `study-….svg` -> SVG. */
  readonly plots: Readonly<Record<string, string>>;
}

/** A part of the study; results and summaries are JSON. */
export interface StudyPart<Result = unknown, Summary = unknown> {
  /** Its name for `--only` and in `study.json`. */
  readonly name: string;
  /** Whether it works with `openStart`: vocabulary, word vectors and language model, made before the pieces run. */
  readonly needsStart: boolean;
  /** Pieces of work that can run apart from each other, in processes of their own. */
  listPieces(config: StudyConfig): readonly string[];
  /** Runs a piece, or takes it from the cache: then in well under a second. */
  runPiece(piece: string, context: StudyContext): Promise<Result>;
  /** What `study.json` keeps, from the results of all pieces in their order; figures rounded, a few kB. */
  summarize(results: readonly Result[], config: StudyConfig): Summary;
  write(summary: Summary): StudySection;
}
