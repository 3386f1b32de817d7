const NEWLINE = 10;

/** Cuts a stream of bytes after the last newline of each chunk: whole lines, each part in a buffer of its own. */
export async function* cutLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let rest: Uint8Array[] = [];
  const join = (parts: readonly Uint8Array[]) => {
    const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
    let offset = 0;
    for (const part of parts) {
      joined.set(part, offset);
      offset += part.byteLength;
    }
    return joined;
  };
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield join([...rest.splice(0), chunk.subarray(0, end)]);
    if (end < chunk.length) rest = [...rest, chunk.slice(end)];
  }
  if (rest.length > 0) yield join(rest);
}
