/** What a person does with a badge, kept from the page: the badge may lie inside a link, a card or a slider. */

/** Kinds of input; a tap opens at once, a mouse that rests opens after a while. */
export interface BadgeListener {
  /** Somebody reached for a badge, with whatever they use, and may be passing. */
  onNear(): void;
  /** The pointer came to rest on a badge, or left it. Mouse and pen only. */
  onEnter(host: HTMLElement): void;
  onLeave(host: HTMLElement): void;
  /** Click, tap, Enter or Space. */
  onActivate(host: HTMLElement, by: 'pointer' | 'keyboard'): void;
}

// Neither may a page see these nor may they do what they would do on the page.
const CONSUMED = ['click', 'auxclick', 'dblclick', 'mousedown', 'mouseup', 'dragstart'] as const;

// A page must not see these, but scrolling from a badge goes on.
const HUSHED = ['pointerdown', 'pointerup', 'touchstart', 'touchend'] as const;

/**
 * Listens on the window, before every listener below it: with the root closed, an event's target is the host.
 * @param isBadge tells our hosts, connected or not
 * @param isReal tells what a person did from what the page only says that one did
 */
export function listenToBadges(
  window: Window,
  isBadge: (target: EventTarget | null) => target is HTMLElement,
  listener: BadgeListener,
  signal: AbortSignal,
  isReal: (event: Event) => boolean = ({isTrusted}) => isTrusted,
): void {
  const on = (names: readonly string[], react: (event: Event, host: HTMLElement) => void): void => {
    for (const name of names) {
      const listen = (event: Event): void => {
        // Inside a shadow root of the page, the target is retargeted to its host.
        const target = event.composedPath()[0] ?? null;
        if (isReal(event) && isBadge(target)) react(event, target);
      };
      window.addEventListener(name, listen, {capture: true, passive: name.startsWith('touch'), signal});
    }
  };
  const isPress = (event: Event): boolean => {
    const {key, ctrlKey, altKey, metaKey} = event as KeyboardEvent;
    return (key === 'Enter' || key === ' ') && !ctrlKey && !altKey && !metaKey;
  };
  on(HUSHED, event => event.stopImmediatePropagation());
  on(CONSUMED, (event, host) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    // A click without a pointer comes from assistive technology.
    const by = (event as MouseEvent).detail === 0 ? 'keyboard' : 'pointer';
    if (event.type === 'click') listener.onActivate(host, by);
  });
  on(['keydown', 'keypress', 'keyup'], (event, host) => {
    if (!isPress(event)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.type === 'keydown' && !(event as KeyboardEvent).repeat) listener.onActivate(host, 'keyboard');
  });
  on(['pointerover', 'focusin'], () => listener.onNear());
  const isMouse = (event: Event): boolean => (event as PointerEvent).pointerType !== 'touch';
  on(['pointerover'], (event, host) => isMouse(event) && listener.onEnter(host));
  on(['pointerout'], (event, host) => isMouse(event) && listener.onLeave(host));
}
