/** A small report with invented figures, each found nowhere else, for tests of what is written from it. */
import {CARD_FORMAT} from '../../src/model/card.ts';
import type {Figures} from '../../src/training/evaluation.ts';
import type {EvaluationReport, FoldRow, GroupResult} from '../../src/training/report.ts';
import type {Shift} from '../../src/training/robustness/shift.ts';

const figures = (auc: number): Figures => ({
  auc,
  aucReputable: auc + 0.05,
  recall: auc - 0.4,
  calibrationError: (1 - auc) / 10,
});

function inventFold(name: string, auc: number): FoldRow {
  const {auc: mean, aucReputable, recall} = figures(auc) as Record<keyof Figures, number>;
  const network = {
    auc: {mean, spread: 0.011},
    aucReputable: {mean: aucReputable, spread: 0.012},
    recall: {mean: recall, spread: 0.013},
    calibrationError: null,
  };
  return {name, doubtful: 211, credible: 307, network, baseline: figures(auc - 0.1)};
}

function inventGroup(name: string, kind: GroupResult['kind'], auc: number): GroupResult {
  return {
    name,
    kind,
    doubtful: 101,
    credible: 202,
    network: figures(auc),
    baseline: figures(auc - 0.07),
    falseFlags: 0.0314,
  };
}

const curve = (power: number) =>
  [0, 0.01, 0.02, 0.05, 0.1].map(falseFlagRate => ({falseFlagRate, recall: falseFlagRate ** power}));
const pairs = (end: {falseFlagRate: number; recall: number}[]) =>
  ['left-out sets', 'left-out outlets, 2020 on'].map((name, at) => ({
    name,
    network: [...curve(0.4 + at / 10), ...end],
    baseline: [...curve(0.6 + at / 10), ...end],
  }));

function inventShift(name: string, median: number): Shift {
  return {name, pairs: 555, median, percentile99: 9 * median, verdictsChanged: 2 * median, flagsChanged: median};
}

const inventSlice = (name: string, auc: number) => ({name, doubtful: 31, credible: 37, auc, flagged: 0.0345});

function inventStored(name: string, aucLoss: number) {
  const changes = {verdictsChanged: 0.0021, flagsChanged: 0.0022, median: 0.0023, percentile99: 0.0024};
  return {name, bytes: 7_654_321, ...changes, auc: 0.8765, aucLoss};
}

/** A report as `evaluate` writes it, of a model named `invented1`. */
export function inventReport(): EvaluationReport {
  return {
    model: 'invented1',
    threshold: 0.237,
    foldJobs: ['0123456789abcdef'],
    folds: [
      {variant: 'without recent sets', seeds: [1, 2], rows: [inventFold('emergent', 0.611), inventFold('isot', 0.722)]},
      {variant: 'with recent sets', seeds: [1, 2], rows: [inventFold('emergent', 0.633), inventFold('isot', 0.744)]},
    ],
    headsAcross: [
      {
        head: 'satire',
        dataset: 'publishers left out',
        positives: 71,
        negatives: 72,
        auc: 0.9431,
        calibrationError: null,
      },
    ],
    falseFlagsAcross: [{name: '2025 and 2026', headlines: 7331, flagged: 0.0173}],
    groups: [
      inventGroup('emergent', 'left-out set', 0.655),
      inventGroup('all, 2020 on', 'left-out outlets', 0.766),
      inventGroup('isot', 'in distribution', 0.877),
    ],
    falseFlags: [
      {name: '2025 and 2026', headlines: 4321, flagged: 0.0156},
      {name: '2025 and 2026, leaning left', headlines: 2345, flagged: 0.0167},
      {name: '2025 and 2026, leaning centre', headlines: 543, flagged: 0.0178},
      {name: '2025 and 2026, leaning right', headlines: 678, flagged: 0.0189},
      {name: '2025', headlines: 1357, flagged: 0.0144},
      {name: '2026', headlines: 2468, flagged: 0.0166},
      {name: 'odd but honest (reddit_nottheonion)', headlines: 1163, flagged: 0.0432},
      {name: 'apple_news of 2026, outlets of all kinds', headlines: 1963, flagged: 0.0123},
    ],
    heads: [
      {head: 'satire', dataset: 'all sets', positives: 2053, negatives: 16502, auc: 0.9421, calibrationError: 0.0111},
      {head: 'satire', dataset: 'unfun', positives: 207, negatives: 0, auc: null, calibrationError: null},
      {head: 'clickbait', dataset: 'all sets', positives: 756, negatives: 1074, auc: 0.9532, calibrationError: 0.0222},
    ],
    curves: {
      roc: pairs([{falseFlagRate: 1, recall: 1}]),
      recall: pairs([]),
      reliability: [
        {
          name: 'left out',
          calibrationError: 0.0487,
          bins: [
            {predicted: 0.15, observed: 0.22, rows: 321},
            {predicted: 0.85, observed: 0.79, rows: 654},
          ],
        },
        {
          name: 'in distribution',
          calibrationError: 0.0193,
          bins: [
            {predicted: 0.16, observed: 0.18, rows: 432},
            {predicted: 0.66, observed: 0.68, rows: 543},
          ],
        },
      ],
    },
    robustness: {
      threshold: 0.237,
      surface: [inventShift('capitals', 0.0071), inventShift('all', 0.0072)],
      names: [inventShift('country', 0.0082)],
      typos: [inventShift('letter dropped', 0.0091)],
    },
    examples: [
      {
        kind: 'listicle',
        text: 'Seven invented ways to peel a pear',
        hope: 'no flag',
        remark: 'An example.',
        verdict: 'uncertain',
        credibility: 0.345,
        satire: 0.456,
        clickbait: 0.567,
        isAsHoped: true,
      },
    ],
    notAssessed: {
      minWords: 5,
      maxUnknownShare: 0.44,
      threshold: 0.237,
      costs: [{name: 'all', headlines: 8765, shares: {language: 0.011, 'too-short': 0.022, 'unknown-words': 0.033}}],
      byAnswer: [inventSlice('assessed', 0.811)],
      byUnknownShare: [inventSlice('none', 0.822)],
      byWords: [inventSlice('more', 0.833)],
    },
    quantization: {
      headlines: 6789,
      threshold: 0.237,
      results: [inventStored('float32', 0), inventStored('8 bits', 0.000123)],
    },
  };
}

/** The card of that model, as JSON. */
export function inventCard(): string {
  const head = {temperature: 1.5, bias: 0};
  const seal = {bytes: 1_234_567, sha256: 'a'.repeat(64)};
  return JSON.stringify({
    format: CARD_FORMAT,
    version: 'invented1',
    shape: {vocabularySize: 4321, embeddingSize: 48, units: 56, maxLength: 31, pairBuckets: 1024},
    files: {vocabulary: seal, weights: seal},
    calibration: {credibility: head, satire: head, clickbait: head},
    defaultThreshold: 0.237,
    curve: [0, 0.1, 0.2, 0.23, 0.3].map(threshold => ({
      threshold,
      falseFlagRate: threshold / 11,
      recall: threshold * 1.7,
    })),
    training: {
      command: 'npm run train -- --seed 7',
      rows: 98765,
      duplicates: 4567,
      sets: {
        isot: {train: 1711, validation: 41, test: 43, 'left-out': 0},
        liar_claims: {train: 17, validation: 1, test: 1, 'left-out': 0},
        stop_clickbait: {train: 19, validation: 1, test: 1, 'left-out': 0},
        emergent: {train: 0, validation: 0, test: 0, 'left-out': 23},
      },
      seed: 7,
      network: {epochs: 13, seeds: [1, 2]},
    },
  });
}
