/** Starts to count the processor time of this process. @returns a function that tells the seconds, to two decimals */
export function startStopwatch(): () => number {
  const start = process.cpuUsage();
  return () => {
    const {user, system} = process.cpuUsage(start);
    return Math.round((user + system) / 1e4) / 100;
  };
}
