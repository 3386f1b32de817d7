/** Invented headlines that the plots look into: one plain, one excited, one of hearsay, one with a turn at its end. */
export const WATCHED_HEADLINES: readonly string[] = [
  'City council approves budget for new bridge after long debate',
  'You will not BELIEVE what this doctor found in tap water!',
  'Secret memo exposes plot to hide cure, insiders claim',
  'Minister who promised lower taxes resigns over unpaid bills',
];
