import {createSay, type Say} from '../../src/core/say.ts';
import {readJson} from './repository-files.ts';

/** The interface in English. */
export const english: Say = createSay(readJson('assets/_locales/en/messages.json'));
