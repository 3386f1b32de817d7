/** What the browser noted of a request. */
interface Requests {
  getEntriesByType(type: 'resource'): readonly {readonly name: string}[];
}

/**
 * Counts the requests of this context that left the package, of those that the browser remembers (the first 250).
 * @param baseUrl what addresses of the package begin with
 */
export function countOutside(performance: Requests, baseUrl: string): number {
  return performance.getEntriesByType('resource').filter(({name}) => !name.startsWith(baseUrl)).length;
}
