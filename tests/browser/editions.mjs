#!/usr/bin/env node
/*
 * The pages that editions bring with them, looked at as matrix.mjs looks at
 * all others.
 *
 *   editions.mjs                     (the program in DIGLOT)
 *
 * What changed, errata and the note at the place, colophons, editions that
 * were superseded, withdrawn or issued, chapters that are gone.  Between two
 * languages, a stroke stands neither first nor last in a line.  Where text
 * runs from the right, charts do too.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync }
	from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bail, done } from '../tap.mjs';
import { NARROW, WIDE, address, launch, look, report, watch }
	from './chromium.mjs';
import { choose, examine } from './modes.mjs';
import { serve } from './server.mjs';

const tests = path.join(import.meta.dirname, '..');
const diglot = path.resolve(process.env.DIGLOT ??
	path.join(tests, '../build/diglot'));
const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-editions-'));

/* Where Arabic comes first. */
const TURNED = 'three-languages';
/* Pages of golden contents, made with the installed templates. */
const PAGES = {
	changes: ['content/2022/changes.html', 'content/2022/zh-Hans/plan.html'],
	errata: ['report/2020/errata.html', 'report/2020/zh-Hans_en/jobs.html'],
	releases: ['report/index.html', 'report/2019/zh-Hans_en/index.html',
		'report/2019/release/WITHDRAWN.html',
		'report/2020/zh-Hans_en/colophon.html',
		'report/2020/zh-Hans/index.html'],
	[TURNED]: ['guide/1/ar_en/index.html'],
};
const CHARTS = ['ar', 'ar_en', 'en'].map(view => `guide/1/${view}/guide.html`);

let browser, server;
try {
	Object.keys(PAGES).forEach(build);
	browser = await launch();
	server = await serve(path.join(scratch, 'site'));
	for (const [name, files] of Object.entries(PAGES))
		for (const file of files)
			await open(`${name}/${file}`, async (tab, noise) => {
				await strokes(tab, file);
				await examine(tab, file);
				await printed(tab, file);
				report(`${file}: nothing in the console`, noise);
			});
	await open(`${TURNED}/${PAGES[TURNED][0]}`, names);
	for (const file of CHARTS)
		await open(`${TURNED}/${file}`, tab => charts(tab, file));
} finally {
	await browser?.close();
	server?.close();
	rmSync(scratch, { recursive: true });
}
done();

function build(name) {
	const content = path.join(scratch, name, 'content');
	cpSync(path.join(tests, 'golden', name, 'content'), content,
		{ recursive: true });
	rmSync(path.join(content, 'templates'), { recursive: true, force: true });
	if (name === TURNED)
		edit(path.join(content, 'guide/publication.yaml'), text =>
			text.replace(/^languages:.*/m, 'languages: [ar, en, zh-Hant]'));
	const { status, stderr } = spawnSync(diglot, ['build', content, '-o',
		path.join(scratch, 'site', name), '--quiet', '--formats=pages'],
	{ encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
	if (status > 1)
		bail(`${name}: ${stderr}`);
}

function edit(file, change) {
	writeFileSync(file, change(readFileSync(file, 'utf8')));
}

async function open(file, use) {
	const context = await browser.newContext({ viewport: WIDE });
	const tab = await context.newPage();
	const noise = watch(tab, server.url);
	try {
		await tab.goto(address(server.url, file), { waitUntil: 'load' });
		await use(tab, noise);
	} finally {
		await context.close();
	}
}

/* In notices and headings every language has lines of its own; elsewhere a
 * name may be longer than a line. */
async function strokes(tab, file) {
	for (const mode of ['elder', 'light'])
		for (const viewport of [WIDE, NARROW]) {
			await tab.setViewportSize(viewport);
			report(`${file}: ${viewport.width}, ${mode}: strokes`, [
				...await choose(tab, mode),
				...await look(tab, 'strokes',
					'.notice, .ways, :is(h1, h2, h3):not(:has(a))')]);
		}
}

/* What a notice says, and that a chapter is new or gone, is on paper too. */
async function printed(tab, file) {
	await tab.emulateMedia({ media: 'print' });
	const hidden = await tab.locator('.notices span:not(.between), ' +
		'.notices a, .whole .kind').evaluateAll(all =>
		all.filter(one => !one.checkVisibility())
			.map(one => one.textContent));
	report(`${file}: nothing to know is kept from paper`, hidden);
	await tab.emulateMedia({ media: 'screen' });
}

/* Where text runs from the right, a name in another language begins there. */
async function names(tab) {
	const faults = await tab.evaluate(() =>
		[...document.querySelectorAll('.names > .name[lang]')]
			.filter(name => getComputedStyle(name).display === 'block')
			.filter(name => {
				const range = document.createRange();
				range.selectNodeContents(name);
				return name.getBoundingClientRect().right -
					range.getBoundingClientRect().right > 1;
			}).map(name => name.textContent));
	report('names in another language begin where the page does', faults);
}

/* A drawing holds its words, and the scale stands where lines begin. */
async function charts(tab, file) {
	for (const viewport of [WIDE, NARROW]) {
		await tab.setViewportSize(viewport);
		report(`${file}: ${viewport.width}: charts`,
			await look(tab, 'plots'));
	}
}
