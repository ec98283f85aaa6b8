// Workers of the measurements. Each says how long the work took by its own clock, from the message with the bytes on.

/** Around our own worker: notes when the bytes came and when each response went, without a change to its code. */
export const NOTING = `
const marks = [];
const post = self.postMessage.bind(self);
self.postMessage = ({ said, payload }, handedOver) => {
  const [kind, of] = typeof said === 'string' ? [said] : Object.entries(said)[0];
  marks.push([typeof of === 'string' ? kind + ' ' + of : kind, performance.now(), payload?.byteLength ?? 0]);
  post({ said, payload }, handedOver);
  if (kind === 'sheets' || kind === 'refusal') post({ marks });
};
self.addEventListener('message', ({ data }) => {
  if (data === 'ping') post('pong');
  else if (data.said) marks.push(['begin', performance.now(), 0]);
});
`;

/** Starts the program, as www/runtime.js does. */
export const START = `
self.onmessage = (event) => {
  self.onmessage = null;
  initSync({ module: event.data });
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
