// Choosing a file: the worker answers, and nothing leaves the page.

import { test } from 'node:test';

import { assertAxe, assertNothingStored, chooseFiles, shoot, withPage } from './support.mjs';

const file = { name: 'a.xlsx', bytes: new Uint8Array(1234) };

for (const lang of ['zh-CN', 'en']) {
  test(`a file is answered without a request, ${lang}`, async () => {
    await withPage({ lang }, async (page, net) => {
      await page.context().setOffline(true);
      await chooseFiles(page, file);
      await page.getByText('1234 bytes').waitFor();
      net.assertSilent();
      await assertNothingStored(page);
      await assertAxe(page);
      await shoot(page, `check-${lang}`);
      net.assertSilent();
    });
  });
}
