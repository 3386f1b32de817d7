// `card.js`, a module of its own: loaded when somebody first reaches for a badge, so that no page reads it in vain.
export {parseExplained} from '../../protocol/validate.ts';
export {createCard} from './card.ts';
export {showSelection} from './selection.ts';
