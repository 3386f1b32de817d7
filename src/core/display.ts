export const DISPLAYS = ['all', 'quiet', 'doubtful', 'none'] as const;

/**
 * Which badges are shown: `all`, the unassessed too; `quiet`, doubtful ones speak and the others whisper; `doubtful`,
 * no others; `none`, until asked.
 */
export type Display = (typeof DISPLAYS)[number];
