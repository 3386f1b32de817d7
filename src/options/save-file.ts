/** Lets the reader save a value as a file of JSON, as the browser saves any file. */
export function saveFile(document: Document, name: string, value: unknown): void {
  const blob = new Blob([`${JSON.stringify(value, null, 2)}\n`], {type: 'application/json'});
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser holds on to what it saves.
  URL.revokeObjectURL(link.href);
}
