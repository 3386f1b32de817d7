import type {Say} from '../core/say.ts';
import {isContextValid, native} from './native.ts';

/** Speaks the language of the browser; nothing once the extension is gone, whose texts went with it. */
export const say: Say = (key, ...values) => (isContextValid() ? native.i18n.getMessage(key, values.map(String)) : '');
