// Wires the page of settings.

import {browser} from '../platform/browser.ts';
import {findElement} from '../platform/elements.ts';
import {log} from '../platform/log.ts';
import {disabledSites, display} from '../platform/settings.ts';
import {startDisplaySection} from './display-section.ts';
import {renderMarkdown} from './render-markdown.ts';
import {startSitesSection} from './sites-section.ts';

const closed = new AbortController();
window.addEventListener('pagehide', () => closed.abort(), {once: true});

async function showMeasures(): Promise<void> {
  const response = await fetch(browser.runtime.getURL('models/EVALUATION.md'));
  findElement(document, 'measured', HTMLElement).replaceChildren(renderMarkdown(await response.text(), window));
}

const sections = [
  startDisplaySection(document, display, closed.signal),
  startSitesSection(document, disabledSites, closed.signal),
  showMeasures(),
];
for (const section of sections) section.catch((error: unknown) => log.warn('options', error));
