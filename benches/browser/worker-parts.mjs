// Workers of the measurements. Each says how long the work took by its own clock, from the message with the bytes on.

/** Around our own worker: notes when the bytes came and when each answer went, without a change to its code. */
export const NOTING = `
const marks = [];
const post = self.postMessage.bind(self);
self.postMessage = (message) => {
  marks.push([message.slice(0, 24), performance.now(), message.length]);
  post(message);
  if (message.startsWith('{"sheets"') || message.startsWith('{"refusal"')) post({ marks });
};
self.addEventListener('message', (event) => {
  if (event.data === 'ping') post('pong');
  else if (event.data.request) marks.push(['begin', performance.now(), 0]);
});
`;

/** Starts the program, as boot.js does. */
export const START = `
self.onmessage = (event) => {
  self.onmessage = null;
  wasm_bindgen.initSync({ module: event.data });
};
`;

/** The browser's own inflating of the same parts, one after another. */
export const INFLATE = `
self.onmessage = async ({ data: { bytes, parts } }) => {
  const begin = performance.now();
  let inflated = 0;
  for (const { start, end } of parts) {
    const stream = new Blob([new Uint8Array(bytes, start, end - start)]).stream();
    const content = await new Response(stream.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer();
    inflated += content.byteLength;
  }
  self.postMessage({ time: performance.now() - begin, inflated });
};
`;

/** A parser of workbooks, over the whole file. */
export const sheetJs = (origin) => `
importScripts('${origin}/lib/xlsx.full.min.js');
self.onmessage = ({ data: { bytes } }) => {
  const begin = performance.now();
  XLSX.read(new Uint8Array(bytes), { type: 'array' });
  self.postMessage({ time: performance.now() - begin });
};
`;

/** Another one. */
export const excelJs = (origin) => `
importScripts('${origin}/lib/exceljs.min.js');
self.onmessage = async ({ data: { bytes } }) => {
  const begin = performance.now();
  await new ExcelJS.Workbook().xlsx.load(bytes);
  self.postMessage({ time: performance.now() - begin });
};
`;
