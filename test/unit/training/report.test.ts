import {describe, expect, test} from '@jest/globals';
import {
  type EvaluationReport,
  formatEvaluationReport,
  readEvaluationReport,
  summarizeSeeds,
  toGroupResult,
} from '../../../src/training/report.ts';
import {inventReport} from '../../support/invented-report.ts';

const report = inventReport();

describe('formatEvaluationReport', () => {
  const json = formatEvaluationReport(report);

  test('is read back as it was, figures to four decimals', () => {
    const again = readEvaluationReport(json);
    expect(JSON.parse(formatEvaluationReport(again))).toEqual(JSON.parse(json));
    expect(again.falseFlags).toEqual(report.falseFlags);
    expect(again.curves.recall[0]!.network[1]).toEqual({falseFlagRate: 0.01, recall: 0.1585});
  });

  test('has a line for each row, so that a change is seen where it is', () => {
    const lines = json.split('\n');
    expect(lines).toContain('  {"name":"2025","headlines":1357,"flagged":0.0144},');
    expect(lines.length).toBeGreaterThan(60);
  });
});

describe('readEvaluationReport', () => {
  const change = (edit: (copy: {-readonly [K in keyof EvaluationReport]: unknown}) => void) => {
    const copy = JSON.parse(formatEvaluationReport(report));
    edit(copy);
    return JSON.stringify(copy);
  };

  test.each([
    ['no JSON', 'x', 'expected the report to be JSON'],
    ['no model', change(copy => delete (copy as {model?: unknown}).model), 'expected the report.model to be a text'],
    ['a threshold above 1', change(copy => (copy.threshold = 2)), 'the report.threshold to be from 0 to 1, received 2'],
    ['an unknown part', change(copy => Object.assign(copy, {created: 'today'})), 'an object without created'],
    ['another variant', change(copy => (copy.folds = [{variant: 'x'}])), 'to be one of without recent sets'],
    ['half a group', change(copy => (copy.groups = [{name: 'a'}])), 'expected the report.groups[0].kind to be one of'],
  ])('refuses %s', (_, json, message) => {
    expect(() => readEvaluationReport(json)).toThrow(message);
  });
});

test('toGroupResult keeps the figures and drops the rows', () => {
  const {name, kind, ...rest} = report.groups[0]!;
  expect(toGroupResult({...rest, group: {name, kind, rows: []}})).toEqual(report.groups[0]);
});

describe('summarizeSeeds', () => {
  const figures = {auc: 0.6, aucReputable: 0.8, recall: null, calibrationError: 0.1};

  test('tells mean and standard deviation over seeds', () => {
    const summary = summarizeSeeds([figures, {...figures, auc: 0.8, calibrationError: null}]);
    expect(summary.auc).toEqual({mean: expect.closeTo(0.7), spread: expect.closeTo(Math.SQRT2 / 10)});
    expect(summary.recall).toBeNull();
    expect(summary.calibrationError).toEqual({mean: 0.1, spread: 0});
  });
});
