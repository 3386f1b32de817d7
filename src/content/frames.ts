/**
 * Whether a window shows stories of the page: the page itself, or a frame in it from the same origin. Other frames hold
 * advertisements and embedded posts.
 */
export function isPartOfPage(window: Pick<Window, 'top' | 'self' | 'frameElement' | 'location'>): boolean {
  if (window.top === window.self) return true;
  // Null for a frame of another origin.
  return window.frameElement !== null && /^https?:$/.test(window.location.protocol);
}
