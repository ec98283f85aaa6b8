// The corrected copy: choose changes, save the copy, check it again; both languages, keyboard, all widths.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';

import { assertAxe, chooseFiles, shoot, withPage } from './support.mjs';

const WORDS = {
  en: { all: 'Choose all', none: 'Choose none', save: /^Save a copy with/, check: 'Check the corrected copy' },
  'zh-CN': { all: '全选', none: '全不选', save: /^保存含/, check: '检查修正副本' },
};

/** The parts of a package: names and contents, in their order. */
function unpack(bytes) {
  const data = Buffer.from(bytes);
  const end = data.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = data.readUInt32LE(end + 16);
  const parts = [];
  for (let count = data.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset));
    const local = data.readUInt32LE(at + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const content = data.subarray(start, start + packed);
    parts.push([data.toString('utf8', at + 46, at + 46 + name), method === 0 ? content : inflateRawSync(content)]);
    at += 46 + name + extra + comment;
  }
  return parts;
}

function crc32(content) {
  let crc = ~0;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A package of these parts, stored. */
function pack(parts) {
  const [locals, records] = [[], []];
  let offset = 0;
  for (const [name, content] of parts) {
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(content.length, 4);
    sizes.writeUInt32LE(content.length, 8);
    sizes.writeUInt16LE(Buffer.byteLength(name), 12);
    const head = Buffer.concat([Buffer.from([20, 0, 0, 8, 0, 0, 0, 0, 33, 0]), sizes]);
    const at = Buffer.alloc(4);
    at.writeUInt32LE(offset);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), content);
    records.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, Buffer.alloc(10), at, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + content.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The complete sample with slips: texts that many cells share, and texts of one cell. */
function slips() {
  const sample = readFileSync(new URL('../../www/samples/clean.xlsx', import.meta.url));
  const parts = unpack(sample).map(([name, content]) => {
    if (name !== 'xl/sharedStrings.xml') return [name, content];
    let text = content.toString();
    for (const [from, to] of [
      ['>li.wei@example.com<', '>li.wei @example.com<'],
      ['>+86 755 5550 0100<', '>＋８６ 755 5550 0100<'],
      ['>Yunting Demo Components Co., Ltd.<', ' xml:space="preserve">Yunting Demo Components Co., Ltd. <'],
      ['>No<', '>否<'],
    ]) {
      assert.ok(text.includes(from), from);
      text = text.replace(from, to);
    }
    return [name, Buffer.from(text)];
  });
  return { name: 'slips.xlsx', bytes: new Uint8Array(pack(parts)) };
}

async function downloaded(download) {
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a corrected copy is chosen, saved and checked, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      const file = slips();
      await chooseFiles(page, file);
      await page.locator('#result').waitFor();
      const before = await page.locator('.c-finding').count();
      await page.locator('.c-correct > summary').press('Enter');
      const boxes = page.locator('.c-correct__item > input');
      const offered = await boxes.count();
      assert.ok(offered >= 6, `${offered} changes`);
      // Nothing is chosen before the user chooses, and nothing can be saved.
      assert.equal(await page.locator('.c-correct__item > input:checked').count(), 0);
      assert.equal(await page.getByRole('button', { name: words.save }).count(), 0);
      await assertAxe(page);
      const said = await page.locator('.c-correct').innerText();
      for (const part of ['li.wei␣@example.com', 'li.wei@example.com', '+86 755 5550 0100', 'D16']) {
        assert.ok(said.includes(part), part);
      }
      for (const width of [1440, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await shoot(page, `corrected-${lang}-${width}`);
        const [inner, outer] = await page.evaluate(() => [document.getElementById('app').scrollWidth, window.innerWidth]);
        assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
      }
      await page.setViewportSize({ width: 1440, height: 900 });

      // All and none, then one change by keyboard.
      await page.getByRole('button', { name: words.all }).press('Enter');
      assert.equal(await page.locator('.c-correct__item > input:checked').count(), offered);
      await page.getByRole('button', { name: words.none }).press('Enter');
      assert.equal(await page.locator('.c-correct__item > input:checked').count(), 0);
      await boxes.first().press('Space');
      const [one] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: words.save }).press('Enter'),
      ]);
      assert.equal(one.suggestedFilename(), 'slips-corrected.xlsx');
      await page.getByRole('button', { name: words.check }).waitFor();

      // All of them: only the part of the Declaration differs.
      await page.getByRole('button', { name: words.all }).click();
      const [all] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: words.save }).press('Enter'),
      ]);
      const copy = unpack(await downloaded(all));
      const original = unpack(file.bytes);
      assert.deepEqual(copy.map(([name]) => name), original.map(([name]) => name));
      const changed = copy.filter(([, content], index) => !content.equals(original[index][1])).map(([name]) => name);
      assert.deepEqual(changed, ['xl/worksheets/sheet4.xml']);
      await assertAxe(page);
      await shoot(page, `corrected-saved-${lang}`);

      // The copy goes the way of every file.
      await page.getByRole('button', { name: words.check }).press('Enter');
      await page.locator('.c-file__name', { hasText: 'slips-corrected.xlsx' }).waitFor();
      // It is compared with the file before; the findings that are left are behind the first tab.
      await page.locator('.c-compare').first().waitFor();
      await page.locator('.c-views__tab').first().press('Enter');
      await page.locator('#result').waitFor();
      assert.ok((await page.locator('.c-finding').count()) < before);
      assert.equal(await page.locator('.c-correct__item').count(), 0);
      await shoot(page, `corrected-checked-${lang}`);
      net.assertSilent();
    });
  });
}
