import {PRESENCE} from '../names.ts';

/** The card: a small panel in the top layer, in the colours of the reader's system. */
export const CARD_STYLE = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:0 auto auto 0!important;
inline-size:0!important;block-size:0!important;overflow:visible!important;z-index:2147483647!important}
.panel{--text:#1c1917;--muted:#57534e;--ground:#fff;--line:#e7e5e4;--amber:#b45309;--slate:#475569;--edge:#8c857f;
--amber-soft:#fef3c7;--slate-soft:#e2e8f0;
position:fixed;left:0;top:0;box-sizing:border-box;width:max-content;max-width:min(320px,calc(100vw - 16px));
max-height:calc(100vh - 16px);overflow:auto;overscroll-behavior:contain;padding:12px 14px 10px;
font:400 13px/1.45 system-ui,sans-serif;letter-spacing:normal;text-align:start;color:var(--text);background:var(--ground);
border:1px solid var(--line);border-radius:10px;box-shadow:0 1px 2px rgb(0 0 0/.08),0 8px 24px rgb(0 0 0/.14);
outline:0;animation:appear 120ms ease-out}
.panel:focus-visible{outline:2px solid var(--amber);outline-offset:1px}
.panel.tied{display:var(${PRESENCE},none)}
.section+.section{margin-top:10px;padding-top:10px;border-top:1px solid var(--line)}
.quote{margin:0 0 4px;color:var(--muted);font-size:12px;unicode-bidi:isolate;overflow-wrap:anywhere;
display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.title{display:flex;gap:7px;align-items:center;margin:0;font-size:14px;font-weight:600;line-height:1.35}
svg{flex:none;width:14px;height:14px;fill:none;stroke:none;overflow:visible}
.line{stroke:currentColor;stroke-linecap:round}
.fill{fill:currentColor}
.halo{display:none}
[data-verdict=doubtful] svg{color:var(--amber)}
[data-verdict=uncertain] svg{color:var(--slate)}
[data-verdict=credible] svg,[data-verdict=unassessed] svg{color:var(--muted)}
.quote.whole{display:block;margin:9px 0 0;padding-top:9px;border-top:1px solid var(--line);color:var(--text);font-size:13px}
.raising{text-decoration:underline solid var(--slate) 2px;text-underline-offset:3px;background:var(--slate-soft)}
.lowering{text-decoration:underline wavy var(--amber) 1.5px;text-underline-offset:3px;background:var(--amber-soft)}
.words{margin:4px 0 0;color:var(--muted);font-size:12px;overflow-wrap:anywhere}
.buttons{display:flex;flex-wrap:wrap;gap:6px;margin-top:10px}
button{all:unset;box-sizing:border-box;min-height:28px;padding:3px 10px;border:1px solid var(--edge);border-radius:8px;
font-size:12px;cursor:pointer}
button:hover{background:var(--slate-soft)}
button:focus-visible{outline:2px solid var(--amber);outline-offset:1px}
.frequency{margin:5px 0 0}
.extra{margin:5px 0 0;font-weight:500}
.footnote{margin:9px 0 0;color:var(--muted);font-size:11.5px}
@media (prefers-color-scheme:dark){.panel{--text:#f5f5f4;--muted:#a8a29e;--ground:#1c1917;--line:#44403c;
--amber:#fbbf24;--slate:#94a3b8;--amber-soft:#4a3410;--slate-soft:#334155;box-shadow:0 1px 2px rgb(0 0 0/.4),0 8px 24px rgb(0 0 0/.5)}}
@keyframes appear{from{opacity:0}}
@media (prefers-reduced-motion:reduce){.panel{animation:none}}
@media (forced-colors:active){.panel{border-color:CanvasText}[data-verdict] svg{color:CanvasText}}
@media print{:host{display:none!important}}`;
