/** A worker with the engine that ships, loaded as the background loads it. */
import '../background/read-ahead.ts';

import {loadScorer} from '../background/load-scorer.ts';
import {answerTexts} from './bench-wake.ts';

answerTexts(async () => loadScorer().score);
