// `answers.js`, a module of its own: most pages are never asked anything.
export {losesAccess} from '../core/sites.ts';
export {createAnswering} from '../platform/messaging.ts';
export {REQUESTS_TO_CONTENT} from '../protocol/validate.ts';
