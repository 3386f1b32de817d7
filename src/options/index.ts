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
  const response = await fetch(browser.runtime.getURL('models/MODEL_CARD.md'));
  const measured = findElement(document, 'measured', HTMLElement);
  measured.replaceChildren(renderMarkdown(await response.text(), 'models', window));
  // Wide tables scroll inside it: the keyboard must reach it to do so.
  measured.tabIndex = 0;
  measured.setAttribute('role', 'region');
  measured.setAttribute('aria-label', 'Tables and plots of what was measured');
}

const sections = [
  startDisplaySection(document, display, closed.signal),
  startSitesSection(document, disabledSites, closed.signal),
  showMeasures(),
];
for (const section of sections) section.catch((error: unknown) => log.warn('options', error));
