#!/usr/bin/env node
// Prints pages as a reader does, from Chromium.
//
//   pdf-print.mjs PAGE.html OUT.pdf ...
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
    '--disable-background-networking', '--disable-component-update'],
});
const page = await browser.newPage();
for (let i = 2; i + 1 < process.argv.length; i += 2) {
  await page.goto(pathToFileURL(resolve(process.argv[i])).href);
  await page.pdf({
    path: process.argv[i + 1], preferCSSPageSize: true, printBackground: true,
  });
}
await browser.close();
