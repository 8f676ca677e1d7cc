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

// The colophon in each language: whole on one of the last pages, with nothing
// but the colophon on it, in type that can be read.
function checkColophon() {
  const source = readFileSync(html, 'utf8');
  const sheets = (source.split('<div class="colophon">')[1] ?? '')
    .split(' class="sheet"').slice(1);
  const tags = /<(?:dt|span|time class="\w+" datetime="[\d-]+")>([^<]+)</g;
  const places = sheets.map((sheet) => {
    const words = [...sheet.matchAll(tags)]
      .map((match) => bare(decode(match[1])));
    const on = pages.findLastIndex((page) =>
      words.every((text) => find(text, textOf(page), 0) >= 0));
    if (words.length < 12 || on < 0)
      say(`colophon: not on one page: ${words.join(' ')}`);
    return on;
  });
  const first = Math.min(...places);
  if (!sheets.length || Math.max(...places) !== pages.length - 1 ||
      first < pages.length - sheets.length)
    say(`colophon: on the pages ${places.map((i) => i + 1)}`);
  const sum = /<span>([0-9a-f ]{19})</.exec(sheets[0])?.[1];
  if (!sum || textOf(pages[first - 1]).includes(bare(sum)))
    say('the colophon begins on the page before');
  for (const page of pages.slice(first))
    for (const line of page.lines)
      if (line.top > 24 * mm && line.top < page.height - 28 * mm &&
          line.size < 8.99 && !/^[0-9a-f ]*$/.test(line.text))
        say(`colophon: ${line.size} pt: ${line.text}`);
}

// Drawings lie within their frames, which would cut them off; but for the last
// mark of a row, which is filled otherwise.
function checkDrawings() {
  const trace = execFileSync('mutool', ['draw', '-q', '-F', 'trace', '-o', '-',
    pdf], {
    maxBuffer: 1 << 29, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'],
  });
  const frames = [];
  const faults = new Set();
  let page = 0;
  const span = (part) => {
    const [scale, , , , shift] = / transform="([^"]+)"/.exec(part)[1]
      .split(' ').map(Number);
    const xs = [...part.matchAll(/ x="([^"]+)"/g)]
      .map((match) => Number(match[1]) * scale + shift);
    const drawn = shift > 0 && part.includes('winding="nonzero"');
    return { drawn, left: Math.min(...xs), right: Math.max(...xs) };
  };
  const parts = /<page |<pop_clip|<clip_path .*?<\/clip_path>|<fill_path .*?<\/fill_path>/gs;
  for (const [part] of trace.matchAll(parts)) {
    if (part.startsWith('<page')) {
      page++;
      frames.length = 0;
    } else if (part.startsWith('<pop')) {
      frames.pop();
    } else if (part.startsWith('<clip')) {
      frames.push(span(part));
    } else if (frames.length) {
      const { drawn, left, right } = span(part);
      const frame = frames.at(-1);
      if (drawn && (left < frame.left - 1 || right > frame.right + 1))
        faults.add(page);
    }
  }
  for (const at of faults)
    say(`page ${at}: a drawing is cut off`);
}

checkPaper();
checkFolios();
checkColophon();
checkHeadings();
checkText();
if (!plain) {
  checkHeads();
  checkDrawings();
  checkContents();
}
