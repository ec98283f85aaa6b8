// The parts that a check reads, and where they lie in a file.

/** Sheets whose cells a check reads; beside them the lists of the package and the shared strings. */
const SHEETS = ['Declaration', 'Smelter List', 'Product List', 'Smelter Look-up', 'L', 'C', 'Checker'];
const PACKAGE = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml'];

/** Name, start and end of the packed bytes, and unpacked size of each of these parts. */
export async function partsOf(file) {
  const { inflateRawSync } = await import('node:zlib');
  const entries = directory(file);
  const text = (name) => {
    const { start, end, packed } = entries.get(name);
    const bytes = file.subarray(start, end);
    return (packed ? inflateRawSync(bytes) : bytes).toString('utf8');
  };
  const targets = new Map();
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)) {
    targets.set(tag.match(/ Id="([^"]*)"/)[1], tag.match(/ Target="([^"]*)"/)[1]);
  }
  const sheets = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)]
    .map(([tag]) => ({ name: tag.match(/ name="([^"]*)"/)[1], id: tag.match(/ r:id="([^"]*)"/)[1] }))
    .filter(({ name }) => SHEETS.includes(name))
    .map(({ id }) => `xl/${targets.get(id).replace(/^\/xl\//, '')}`);
  return [...PACKAGE, ...sheets].map((name) => ({ name, ...entries.get(name) }));
}

function directory(file) {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries = new Map();
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const header = file.readUInt32LE(at + 42);
    const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
    entries.set(file.toString('utf8', at + 46, at + 46 + nameLength), {
      start,
      end: start + file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      packed: file.readUInt16LE(at + 10) === 8,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}
