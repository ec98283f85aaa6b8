// Changes a small workbook as a person would, for tests that need two versions of one file: the ZIP is taken apart,
// the XML of a sheet is edited, and it is put together again without compression.

import { inflateRawSync } from 'node:zlib';

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The parts of a ZIP: name and content, in its order. */
function unzip(bytes) {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [nameSize, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const content = file.subarray(start, start + packed);
    const name = file.toString('utf8', at + 46, at + 46 + nameSize);
    parts.push([name, method === 0 ? content : inflateRawSync(content)]);
    at += 46 + nameSize + extra + comment;
  }
  return parts;
}

function zip(parts) {
  const locals = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const title = Buffer.from(name, 'utf8');
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 0, 24);
    entry.writeUInt32LE(offset, 42);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, title, content]);
    locals.push(local);
    directory.push(entry, title);
    offset += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}

/** A workbook whose sheet of this name has the XML that `change` makes of its own. */
function withSheet(bytes, sheet, change) {
  const parts = unzip(bytes);
  const text = (name) => parts.find(([part]) => part === name)[1].toString('utf8');
  const id = text('xl/workbook.xml').match(new RegExp(`<sheet name="${sheet}"[^>]*r:id="([^"]+)"`))[1];
  const link = text('xl/_rels/workbook.xml.rels').match(new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`))[0];
  const name = `xl/${link.match(/Target="([^"]+)"/)[1]}`;
  const changed = Buffer.from(change(text(name)), 'utf8');
  return zip(parts.map(([part, content]) => [part, part === name ? changed : content]));
}

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const cell = (address, text) => `<c r="${address}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
const column = (address) =>
  [...address.replace(/\d/g, '')].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** The workbook with these texts typed into cells: `{ D20: 'text' }`. */
export function withCells(bytes, sheet, texts) {
  return withSheet(bytes, sheet, (xml) =>
    Object.entries(texts).reduce((before, [address, text]) => {
      const number = address.replace(/\D/g, '');
      const row = new RegExp(`<row r="${number}"([^>]*?)(/>|>(.*?)</row>)`, 's');
      return before.replace(row, (_, attributes, _rest, content = '') => {
        const cells = content.match(/<c [^>]*?(\/>|>.*?<\/c>)/gs) ?? [];
        const place = (one) => column(one.match(/r="([A-Z]+)\d+"/)[1]);
        const others = cells.filter((one) => place(one) !== column(address));
        const sorted = [...others, cell(address, text)].sort((one, other) => place(one) - place(other));
        return `<row r="${number}"${attributes}>${sorted.join('')}</row>`;
      });
    }, xml),
  );
}

/** The workbook with rows of these cells inserted above a row, as `[{ B: 'Tin', C: '...' }]`; formulas stay as they are. */
export function withRowsAbove(bytes, sheet, first, rows) {
  return withSheet(bytes, sheet, (xml) => {
    const moved = xml.replace(/<(row|c) r="([A-Z]*)(\d+)"/g, (whole, tag, letters, number) =>
      Number(number) < first ? whole : `<${tag} r="${letters}${Number(number) + rows.length}"`,
    );
    const added = rows.map((cells, index) => {
      const number = first + index;
      const contents = Object.entries(cells).map(([letters, text]) => cell(`${letters}${number}`, text));
      return `<row r="${number}">${contents.join('')}</row>`;
    });
    return moved.replace(new RegExp(`<row r="${first + rows.length}"`), (next) => added.join('') + next);
  });
}
