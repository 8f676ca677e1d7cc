#!/usr/bin/env node
// The pages of a printed book, as MuPDF reads them: paper, folios, contents,
// what hangs at a page's end, and whether the text of all.html is there.
//
//   pdf-pages.mjs BOOK.pdf ALL.html [plain]
//
// plain: from a browser, which sets no page numbers into the contents.
// One line a problem, and nothing when all is well.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [pdf, html, plain] = process.argv.slice(2);
const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const say = (text) => console.log(text);

const decode = (text) => text
  .replace(/&#x([0-9a-f]+);/gi, (_, n) => String.fromCodePoint(parseInt(n, 16)))
  .replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)))
  .replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => entities[name]);

// Hyphens come and go at the ends of lines.
const bare = (text) => text.normalize('NFKC')
  .replace(/[\s\u00ad\u2010-]+/g, '');

function readPages(file) {
  const xml = execFileSync('mutool', ['draw', '-q', '-F', 'stext', '-o', '-',
    file], {
    maxBuffer: 1 << 29, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'],
  });
  return xml.split('<page ').slice(1).map((part) => ({
    width: Number(/ width="([\d.]+)"/.exec(part)[1]),
    height: Number(/ height="([\d.]+)"/.exec(part)[1]),
    lines: part.split('<line ').slice(1).map(readLine),
  }));
}

function readLine(part) {
  const [left, top, right, bottom] = /bbox="([^"]+)"/.exec(part)[1]
    .split(' ').map(Number);
  const sizes = [...part.matchAll(/<font [^>]*size="([\d.]+)"/g)]
    .map((match) => Number(match[1]));
  const text = [...part.matchAll(/ c="([^"]*)"/g)]
    .map((match) => decode(match[1])).join('');
  return { left, top, right, bottom, size: Math.max(0, ...sizes), text };
}

const mm = 72 / 25.4;
const pages = readPages(pdf);
const textOf = (page) => bare(page.lines.map((line) => line.text).join(''));

function checkPaper() {
  pages.forEach((page, i) => {
    if (Math.abs(page.width - 210 * mm) > 1 ||
        Math.abs(page.height - 297 * mm) > 1)
      say(`page ${i + 1} is not A4`);
    for (const line of page.lines)
      if (line.text.trim() && (line.left < 14 * mm ||
          line.right > page.width - 14 * mm))
        say(`page ${i + 1} runs into the margin: ${line.text}`);
  });
}

function checkFolios() {
  pages.slice(1).forEach((page, i) => {
    const folio = page.lines.find((line) => line.top > page.height - 28 * mm &&
      line.text.trim() === String(i + 2));
    if (!folio)
      say(`page ${i + 2} has no number`);
  });
}

// Even pages bear the title; odd ones the chapter, unless it begins there.
function checkHeads() {
  const heads = pages.map((page) => page.lines.find((line) =>
    line.bottom < 29 * mm && line.size < 8.5));
  for (let i = 3; i < pages.length; i += 2)
    if (!heads[i])
      say(`page ${i + 1} has no running head`);
  if (!heads.some((head, i) => head && i % 2 === 0))
    say('no odd page has a running head');
}

function checkHeadings() {
  pages.slice(2).forEach((page, i) => {
    const body = page.lines.filter((line) => line.size > 9.1 &&
      line.top > 20 * mm && line.top < page.height - 26 * mm &&
      line.text.trim());
    const last = body.reduce((a, b) => (a && a.bottom > b.bottom ? a : b),
      null);
    if (last && last.size > 12.5)
      say(`page ${i + 3} ends with a heading: ${last.text}`);
  });
}

function checkContents() {
  const rows = new Map();
  for (const line of pages[1].lines) {
    const key = Math.round(line.bottom / 3);
    rows.set(key, (rows.get(key) ?? '') + line.text);
  }
  let n = 0;
  for (const row of rows.values()) {
    const match = /^(.*?)[\s.]{6,}(\d+)$/.exec(row.trim());
    if (!match)
      continue;
    n++;
    const page = pages[Number(match[2]) - 1];
    if (!page || !textOf(page).includes(bare(match[1])))
      say(`contents: ${match[1]} is not on page ${match[2]}`);
  }
  if (n < 3)
    say(`contents: ${n} entries with page numbers`);
}

// Where the words begin. Chromium writes radicals for some Han characters.
function find(words, whole, from) {
  if (!plain)
    return whole.indexOf(words, from);
  const pattern = new RegExp([...words].map((c) =>
    `(?:${c.replace(/[\^$.*+?()[\]{}|/]/, '\\$&')}|[\u2e80-\u2fdf])`).join(''), 'gu');
  pattern.lastIndex = from;
  return pattern.exec(whole)?.index ?? -1;
}

// The first words of each chapter, in the order of the page.
function checkText() {
  const whole = bare(pages.map((page) => textOf(page)).join(''));
  const source = readFileSync(html, 'utf8');
  const sections = source.split('<section id="_chapter-').slice(1);
  let from = 0;
  for (const section of sections)
    for (const side of section.match(/<p[^>]*>.*?<\/p>/gs).slice(0, 2)) {
      const text = decode(side.replace(/<sup.*?<\/sup>/gs, '')
        .replace(/<[^>]*>/g, ''));
      const words = bare(text).slice(0, 18);
      const at = find(words, whole, from);
      if (at < 0)
        say(`not in its place: ${words}`);
      else
        from = at;
    }
  if (!sections.length)
    say('all.html has no chapters');
}

// The colophon: whole on the last page, with nothing else on it.
function checkColophon() {
  const source = readFileSync(html, 'utf8');
  const last = textOf(pages.at(-1));
  const colophon = source.split('<div class="colophon">')[1] ?? '';
  const tags = /<(?:dt|span|time class="\w+" datetime="[\d-]+")>([^<]+)</g;
  const words = [...colophon.matchAll(tags)]
    .map((match) => bare(decode(match[1])));
  if (words.length < 12)
    say('all.html has no colophon');
  for (const text of words)
    if (find(text, last, 0) < 0)
      say(`colophon: ${text} is not on the last page`);
  const sum = words.find((text) => /^[0-9a-f]{16}$/.test(text));
  if (!sum || textOf(pages.at(-2)).includes(sum))
    say('the colophon begins on the page before');
}

checkPaper();
checkFolios();
checkColophon();
checkHeadings();
checkText();
if (!plain) {
  checkHeads();
  checkContents();
}
