import {PRESENCE} from '../names.ts';

/**
 * How a badge lies in the page without taking room.
 *
 * `inline`: the host is an empty inline box of the headline's own font with no line height, so that it lies inside the
 * extent of the line and changes neither its height nor its breaks; the mark hangs from it, out of the flow. It scrolls,
 * clips and turns with the headline. `lifted`: where a child in the flow would become an item of its own (flex, grid).
 */
export type Mounting = 'inline' | 'lifted';

/** Side of the mark, and its distance from the text, in the font size of the headline (DESIGN: 0.75 em, 11 to 18 px). */
export const MARK_EM = 0.75;
export const MARK_MIN_PX = 11;
export const MARK_MAX_PX = 18;
export const GAP_EM = 0.24;
export const GAP_MIN_PX = 2;
export const GAP_MAX_PX = 6;

/** Least side of what can be touched (WCAG 2.5.8). */
export const TOUCH_PX = 24;

// Properties of our own are declared on the mark itself, since those of the page would be inherited. Important declarations of a shadow tree win over those of the page, whatever it tries.
const HOST: Record<Mounting, string> = {
  inline: 'display:inline!important;position:relative!important',
  lifted: 'display:block!important;position:absolute!important;inline-size:0!important;block-size:0!important',
};

function writeRules(mounting: Mounting): string {
  return `
:host{all:initial!important;${HOST[mounting]};font:inherit!important;line-height:0!important;color:inherit!important;
visibility:inherit!important;writing-mode:inherit!important;pointer-events:none!important;
user-select:none!important;-webkit-user-select:none!important}
.mark{--s:clamp(${MARK_MIN_PX}px,${MARK_EM}em,${MARK_MAX_PX}px);--g:clamp(${GAP_MIN_PX}px,${GAP_EM}em,${GAP_MAX_PX}px);
--x:0px;--y:0px;--z:auto;--ink:currentColor;--halo:transparent;--o:1;--ht:calc((var(--s) - ${TOUCH_PX}px)/2);--hb:var(--ht);
--hs:calc(0px - var(--g));--he:calc(var(--s) + var(--g) - ${TOUCH_PX}px);
position:absolute;inset-block-start:50%;inset-inline-start:var(--g);margin-block-start:calc(var(--s)/-2);
inline-size:var(--s);block-size:var(--s);translate:var(--x) var(--y);z-index:var(--z);
color:var(--ink);cursor:help;pointer-events:auto;outline:0;-webkit-tap-highlight-color:transparent;
animation:appear 120ms ease-out}
.mark::before{content:"";position:absolute;inset-block:var(--ht) var(--hb);inset-inline:var(--hs) var(--he)}
.mark:focus-visible{outline:2px solid;outline-offset:2px;border-radius:3px}
.mark.tied{display:var(${PRESENCE},none)}
.mark.still{animation:none}
.mark.unplaced{visibility:hidden;inline-size:0;block-size:0;margin:0;inset-inline-start:0;overflow:hidden;animation:none}
svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible;fill:none;stroke:none;pointer-events:none}
.line{stroke:currentColor;stroke-linecap:round}
.fill{fill:currentColor}
.halo{stroke:var(--halo);stroke-width:4.5;stroke-linejoin:round}
.halo.fill{fill:var(--halo)}
.mark[data-verdict=credible]{--o:.66}
.mark:is(:hover,:focus-visible,.over){--o:1}
svg :not(.halo){opacity:var(--o)}
@keyframes appear{from{opacity:0}}
@media (prefers-reduced-motion:reduce){.mark{animation:none}}
@media (forced-colors:active){.mark{color:CanvasText;--o:1!important}}
@media print{:host{display:none!important}}`;
}

const RULES: Record<Mounting, string> = {inline: writeRules('inline'), lifted: writeRules('lifted')};

/** The whole style of a badge. */
export function readStyle(mounting: Mounting): string {
  return RULES[mounting];
}
