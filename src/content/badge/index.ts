// `badges.js`, a module of its own: loaded beside the first request for scores, so that no other page reads it in vain.
export {createPageView} from '../page-view.ts';
