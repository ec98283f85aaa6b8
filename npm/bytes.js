// Bytes that callers hand over. They are copied before anything is waited for: a caller may change a buffer or give it away as
// soon as a function has returned its promise, and what is checked stays what was handed over.

import { InvalidArgumentError, SmeltcheckError, broke, notOpened, wrongArgument } from './errors.js';

const KINDS = 'must be a Uint8Array, an ArrayBuffer, a Blob or a File';

/** The kind of an object, also of one of another window or of Node's own realm for tests. */
export function kindOf(value) {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** Whether this is one of the forms that the content of a file may have. */
export function isContent(value) {
  return ArrayBuffer.isView(value) || ['ArrayBuffer', 'SharedArrayBuffer', 'Blob', 'File'].includes(kindOf(value));
}

/**
 * What a caller handed over as the content of a file.
 *
 * @param {number} most a content of more bytes is not copied, only measured
 * @returns {{size: number, take: () => Promise<Uint8Array>}} the bytes belong to whoever takes them
 */
export function contentOf(argument, value, most = Infinity) {
  try {
    return contentIn(argument, value, most);
  } catch (error) {
    if (error instanceof InvalidArgumentError || error instanceof SmeltcheckError) throw error;
    throw wrongArgument(argument, 'could not be read; a buffer that was given away is empty', error);
  }
}

function contentIn(argument, value, most) {
  if (!isContent(value)) throw wrongArgument(argument, KINDS);
  // A blob never changes. It is read when it is needed, so that a hundred chosen files do not lie in memory together.
  if (kindOf(value) === 'Blob' || kindOf(value) === 'File') {
    return { size: value.size, take: () => bytesOfBlob(value) };
  }
  const view = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : viewOfBuffer(value);
  const bytes = view.byteLength > most ? undefined : copyOf(view);
  return { size: view.byteLength, take: async () => bytes };
}

/** Not `slice`: that of Node's Buffer has the same memory as before. */
function copyOf(view) {
  try {
    return new Uint8Array(view);
  } catch (error) {
    // There is no memory for it.
    throw broke(error);
  }
}

/** Only a real buffer has this property; of anything else the constructor would make an array of its own. */
function viewOfBuffer(buffer) {
  const Kind = kindOf(buffer) === 'ArrayBuffer' ? ArrayBuffer : SharedArrayBuffer;
  Reflect.get(Kind.prototype, 'byteLength', buffer);
  return new Uint8Array(buffer);
}

async function bytesOfBlob(blob) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw notOpened(error);
  }
}
