/**
 * Lets other work of this context pass, messages above all. A timer of 0 ms would wait for 4 ms from the fifth in a row
 * on: 20 ms lost for a page of headlines in batches.
 */
export function breathe(): Promise<void> {
  return new Promise(resolve => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
