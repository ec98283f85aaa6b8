// How long frames take while a full list is scrolled, in the page itself: the sheet, the findings, the table of smelters.

import { join } from 'node:path';

const FRAMES = 180;
/** A frame of a display with 60 frames a second, with room for the clock. */
const FRAME_MS = 1000 / 60 + 1;

/** Runs in the page: scrolls step by step and notes the time between frames. */
async function scroll({ selector, step, frames }) {
  const box = selector ? document.querySelector(selector) : document.scrollingElement;
  const nextFrame = () => new Promise((next) => requestAnimationFrame(next));
  const times = [];
  box.scrollTop = 0;
  await nextFrame();
  let before = await nextFrame();
  for (let frame = 0; frame < frames; frame += 1) {
    box.scrollTop += step;
    const now = await nextFrame();
    times.push(now - before);
    before = now;
  }
  return { times, scrolled: box.scrollTop };
}

/** Prints frame times for the longest workbook, and how the time of drawing grows. */
export async function measureScrolling(browser, address, workbooks, { table, quartiles, ms }) {
  const drawing = [];
  const scrolling = [];
  for (const smelters of [40, 400, 2500]) {
    const path = join(workbooks, `cmrt-${smelters}.xlsx`);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    page.setDefaultTimeout(120_000);
    await page.goto(address);
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    // From the arrival of the report to the first frame with it.
    await page.evaluate(() => {
      const shown = new MutationObserver(() => {
        if (!document.querySelector('#result')) return;
        shown.disconnect();
        requestAnimationFrame(() => setTimeout(() => (globalThis.shownAt = performance.now())));
      });
      shown.observe(document, { subtree: true, childList: true });
      const Real = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
      Object.defineProperty(Worker.prototype, 'onmessage', {
        set(listener) {
          Real.set.call(this, listener && ((event) => {
            if (typeof event.data === 'string' && event.data.startsWith('{"report"')) globalThis.arrivedAt = performance.now();
            listener.call(this, event);
          }));
        },
        get() {
          return Real.get.call(this);
        },
      });
    });
    await page.locator('input[type=file]').first().setInputFiles(path);
    await page.waitForFunction(() => globalThis.shownAt);
    const draw = await page.evaluate(() => globalThis.shownAt - globalThis.arrivedAt);
    drawing.push([smelters, await page.locator('.c-finding').count(), ms(draw)]);
    if (smelters === 2500) {
      const note = async (name, selector, step) => {
        const { times, scrolled } = await page.evaluate(scroll, { selector, step, frames: FRAMES });
        const sorted = [...times].sort((one, other) => one - other);
        const [, middle] = quartiles(times);
        const late = times.filter((time) => time > FRAME_MS).length;
        scrolling.push([name, ms(middle), ms(sorted[Math.floor(sorted.length * 0.95)]), ms(sorted.at(-1)), `${late} of ${FRAMES}`, Math.round(scrolled)]);
      };
      await note('findings', null, 200);
      const views = page.locator('.c-tabs button, [role=tab], nav button');
      for (const [name, pattern, selector] of [['sheet', /^Sheets/, '.c-grid__scroll'], ['table of smelters', /^Smelters/, null]]) {
        const button = views.or(page.getByRole('button')).filter({ hasText: pattern }).first();
        if (!(await button.count())) continue;
        await button.click();
        if (selector) {
          await page.locator('.c-sheets button, [role=tab]').or(page.getByRole('button')).filter({ hasText: /^Smelter List/ }).first().click();
          await page.locator(selector).first().waitFor();
        } else {
          const rest = page.locator('.c-smelters > button');
          if (await rest.count()) await rest.first().click();
        }
        await page.waitForTimeout(500);
        await note(name, selector, 420);
      }
    }
    await page.close();
  }
  console.log('\n### Drawing a report: from its arrival in the page to the first frame with it\n');
  table(['smelters', 'findings in the page', 'ms'], drawing);
  console.log('\n### Scrolling a report of 2,500 smelters, one step a frame, ms between frames\n');
  table(['view', 'median', '95 %', 'longest', 'longer than a sixtieth of a second', 'pixels scrolled'], scrolling);
}
