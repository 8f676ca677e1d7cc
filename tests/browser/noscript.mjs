#!/usr/bin/env node
/*
 * A page of each kind in each view with scripts off, from a disk.
 *
 *   noscript.mjs SITE                (or SITE in the environment)
 *
 * Every page can be read; contents, language switches and the pages before
 * and after lead on; themes and sizes work.  Rows of two languages stand side
 * by side on a wide screen, their tops in one line, and below each other on
 * a narrow one; a reader may choose one language.  The search page leads to
 * the contents.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { done, site } from '../tap.mjs';
import { NARROW, WIDE, address, launch, look, pick, report, until,
	watch } from './chromium.mjs';
import { each, sample } from './sample.mjs';

/* Characters that a page shows at least. */
const LEAST = { home: 40, publication: 40, contents: 80, search: 5 };
const MANY = 400;

const root = site();
const base = `${pathToFileURL(root).href}/`;
const pages = sample(root);
const browser = await launch();
let counted = 0;
try {
	const context = await browser.newContext(
		{ viewport: WIDE, javaScriptEnabled: false });
	const tab = await context.newPage();
	const noise = watch(tab, base);
	for (const page of each(pages))
		await tried(`${page.view} ${page.kind}`.trim(),
			() => read(tab, noise, page));
	for (const view of pages.views) {
		await tried(`${view.name}: ways`, () => ways(tab, view));
		if (view.parallel)
			await tried(`${view.name}: one language or both`,
				() => sides(tab, view.pages.chapter));
	}
	report('there are rows of two languages',
		counted > 0 ? [] : ['none']);
} finally {
	await browser.close();
}
done();

/* One test: what it finds, or how it ends. */
async function tried(name, test) {
	let faults;
	try {
		faults = await test();
	} catch (error) {
		faults = [error.message.split('\n')[0]];
	}
	report(name, faults);
}

/* A missing page would be answered by another, later. */
async function go(tab, file) {
	if (!existsSync(path.join(root, file)))
		throw Error(`there is no ${file}`);
	await tab.goto(address(base, file));
}

async function read(tab, noise, { kind, parallel, file }) {
	noise.length = 0;
	await tab.setViewportSize(WIDE);
	await go(tab, file);
	const least = LEAST[kind] ?? MANY;
	const faults = [...await look(tab, 'readable', least)];
	const paper = await look(tab, 'colours');
	const rows = parallel ? await look(tab, 'rows') : 0;
	counted += rows;
	if (rows > 0)
		faults.push(...await look(tab, 'pairs', true));
	await tab.setViewportSize(NARROW);
	faults.push(...await look(tab, 'readable', least),
		...await look(tab, 'overflow'));
	if (rows > 0)
		faults.push(...await look(tab, 'pairs', false));
	faults.push(...await pick(tab, '_theme-dark'));
	if (await look(tab, 'colours') === paper)
		faults.push('it does not turn dark');
	return [...faults, ...noise];
}

/* From the contents to a chapter, on, and over to each other view. */
async function ways(tab, { pages: { contents, search } }) {
	const faults = [];
	const follow = async (what, selector, n = 0) => {
		const link = tab.locator(selector).nth(n);
		if (await link.count() === 0)
			return faults.push(`${what}: there is no link`);
		const target = await link.evaluate(a => a.href);
		await link.click();
		const url = await until(() => tab.url(), now => now === target);
		if (url !== target || target === 'about:blank')
			faults.push(`${what}: ${url}, not ${target}`);
		await tab.waitForLoadState();
		return faults.push(...await look(tab, 'readable', MANY / 4));
	};
	await tab.setViewportSize(WIDE);
	await go(tab, contents);
	await follow('contents', '.parts a[href]');
	await follow('next', '.turn .next a[href], a[rel=next]');
	await follow('previous', '.turn .previous a[href], a[rel=prev]');
	const file = new URL(tab.url()).pathname;
	const others = pages.views.length - 1;
	for (let n = 0; n < others; n++) {
		await tab.goto(pathToFileURL(decodeURIComponent(file)).href);
		await follow('switch',
			'#_languages a[href]:not([aria-current])', n);
		const there = new URL(tab.url()).pathname;
		if (path.basename(there) !== path.basename(file) || there === file)
			faults.push(`${file} switches to ${there}`);
	}
	await go(tab, search);
	await follow('search', 'main a[href*="index.html"]:visible');
	return faults;
}

/* Both, the first, the second: chosen on the page. */
async function sides(tab, file) {
	const faults = [];
	await tab.setViewportSize(NARROW);
	await go(tab, file);
	faults.push(...await look(tab, 'sides', 'first', 'second'));
	for (const size of [NARROW, WIDE]) {
		await tab.setViewportSize(size);
		faults.push(...await pick(tab, '_show-first'),
			...await look(tab, 'sides', 'first'),
			...await pick(tab, '_show-second'),
			...await look(tab, 'sides', 'second'),
			...await pick(tab, '_show-both'),
			...await look(tab, 'sides', 'first', 'second'));
	}
	return [...faults, ...await look(tab, 'pairs', true)];
}
