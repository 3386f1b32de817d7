import {expect, test} from '@jest/globals';
import {nameByScript} from '../../../src/core/name-script.ts';

test.each([
  ['ru', 'Мэр города открывает новый мост и говорит, что он для всех'],
  ['ja', '市長は新しい橋を開き、すべての人のためのものだと述べた'],
  ['zh', '市长开通了新桥并说这是为了所有人'],
  ['ko', '시장은 새 다리를 열고 모두를 위한 것이라고 말했다'],
  ['ar', 'يفتتح رئيس البلدية جسرا جديدا ويقول إنه للجميع'],
  ['hi', 'मेयर ने नया पुल खोला और कहा कि यह सबके लिए है'],
  ['und', 'The mayor opens a bridge'],
])('names %s', (language, text) => {
  expect(nameByScript(text)).toBe(language);
});
