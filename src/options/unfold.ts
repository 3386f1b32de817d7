/** Fills what is folded when it is first unfolded, so that nobody waits for what nobody reads. */
export function fillOnUnfold(details: HTMLDetailsElement, fill: () => Promise<void>, signal: AbortSignal): void {
  const onToggle = (): void => {
    if (!details.open) return;
    details.removeEventListener('toggle', onToggle);
    void fill();
  };
  details.addEventListener('toggle', onToggle, {signal});
}
