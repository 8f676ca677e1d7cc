#!/usr/bin/env node
/*
 * The books of a built site as readers show them, in Chromium.
 *
 *   epub-look.mjs SITE               (or SITE in the environment)
 *
 * Every chapter of every book of two languages, and its first pages: on white,
 * sepia and black paper each word has a contrast of 4.5:1 or more, whatever
 * opacity makes of it; nothing overflows on a phone, and pairs stand side by
 * side on a wide screen only. Without the book's own style sheet, what is in
 * one language only still says in which, and nothing is hidden that was seen.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bail, done, need, ok, site } from '../tap.mjs';

const ENOUGH = 4.5;
const PAPERS = {
	white: ['#ffffff', '#000000'],
	sepia: ['#f4ecd8', '#5b4636'],
	black: ['#000000', '#ffffff'],
};
const PHONE = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 800 };

const { chromium } = browserPackage();
const root = site();
const unzip = need('unzip');
const books = readdirSync(root, { recursive: true })
	.filter(name => /-[^-/_]+(-[^-/_]+)*_[^/]+\.epub$/.test(name)).sort();
const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-look-'));
const browser = await chromium.launch({
	executablePath: need(process.env.CHROMIUM ?? 'chromium'),
	args: ['--disable-gpu', '--disable-background-networking',
		'--disable-component-update', '--no-first-run'],
}).catch(error => bail(`Chromium does not start: ${error.message}`));
try {
	ok(books.length > 0, 'there are books of two languages');
	const tab = await (await browser.newContext()).newPage();
	for (const book of books)
		await look(tab, book);
} finally {
	await browser.close();
	rmSync(scratch, { recursive: true });
}
done();

function browserPackage() {
	try {
		return createRequire(import.meta.url)('playwright-core');
	} catch (error) {
		return bail(`no playwright-core: ${error.message}`);
	}
}

async function look(tab, book) {
	const folder = path.join(scratch, path.basename(book));
	execFileSync(unzip, ['-q', path.join(root, book), '-d', folder]);
	const pages = readdirSync(folder, { recursive: true })
		.filter(name => name.endsWith('.xhtml')).sort();
	const faults = { contrast: [], overflow: [], columns: [], bare: [] };
	let least = Infinity;
	let beside = 0;
	for (const page of pages) {
		const name = path.relative('EPUB', page);
		await tab.setViewportSize(PHONE);
		await tab.goto(pathToFileURL(path.join(folder, page)).href);
		for (const [paper, colours] of Object.entries(PAPERS)) {
			const found = await tab.evaluate(contrasts, colours);
			least = Math.min(least, found.least);
			if (found.least < ENOUGH)
				faults.contrast.push(`${name} on ${paper}: ` +
					`${found.least.toFixed(2)} ${found.text}`);
		}
		if (await tab.evaluate(() => document.documentElement
			.scrollWidth > innerWidth))
			faults.overflow.push(name);
		if ((await tab.evaluate(columns)) > 0)
			faults.columns.push(name);
		await tab.setViewportSize(WIDE);
		beside += await tab.evaluate(columns);
		faults.bare.push(...(await tab.evaluate(bare))
			.map(text => `${name}: ${text}`));
	}
	const title = path.basename(book);
	report(`${title}: contrast is ${least.toFixed(1)} or more`,
		faults.contrast);
	report(`${title}: nothing overflows on a phone`, faults.overflow);
	report(`${title}: one column on a phone`, faults.columns);
	ok(beside > 0, `${title}: two columns on a wide screen`);
	report(`${title}: without its style sheet it can be read`, faults.bare);
}

function report(name, faults) {
	ok(faults.length === 0, name, faults.slice(0, 20).join('\n'));
}

/* In the page: the least contrast of any word with the paper. */
function contrasts([paper, ink]) {
	const html = document.documentElement;
	html.style.background = paper;
	html.style.color = ink;
	const numbers = colour => colour.match(/[\d.]+/g).map(Number);
	const over = (top, alpha, below) =>
		below.map((c, i) => top[i] * alpha + c * (1 - alpha));
	const luminance = colour => {
		const [r, g, b] = colour.map(c => c / 255).map(c => c <= 0.04045
			? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	/* The colours of the background and of a text in front of it, after
	 * all that lies around the element. */
	const shown = (element, text) => {
		const chain = [];
		for (let e = element; e !== null; e = e.parentElement)
			chain.unshift(getComputedStyle(e));
		let back = numbers(getComputedStyle(html).backgroundColor)
			.slice(0, 3);
		const grounds = [];
		for (const style of chain) {
			grounds.push(back);
			const [r, g, b, a = 1] = numbers(style.backgroundColor);
			back = over([r, g, b], a, back);
		}
		let front = text;
		for (let i = chain.length; i-- > 0;) {
			const alpha = Number(chain[i].opacity);
			front = over(front, alpha, grounds[i]);
			back = over(back, alpha, grounds[i]);
		}
		return [front, back];
	};
	const result = { least: Infinity, text: '' };
	const walker = document.createTreeWalker(document.body,
		NodeFilter.SHOW_TEXT);
	for (let node; (node = walker.nextNode()) !== null;) {
		const element = node.parentElement;
		if (!/\S/.test(node.data) || !element.checkVisibility())
			continue;
		const style = getComputedStyle(element);
		const colour = element.namespaceURI.endsWith('/svg')
			? style.fill : style.color;
		const [front, back] = shown(element,
			numbers(colour).slice(0, 3));
		const [a, b] = [luminance(front), luminance(back)];
		const contrast =
			(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (contrast < result.least)
			Object.assign(result,
				{ least: contrast, text: node.data.trim() });
	}
	return result;
}

/* In the page: how many pairs stand side by side. */
function columns() {
	return [...document.querySelectorAll('.pair')].filter(pair => {
		const [first, second] = ['first', 'second']
			.map(side => pair.querySelector(`:scope > .${side}`))
			.map(element => element?.getBoundingClientRect());
		return first && second && (second.left >= first.right ||
			second.right <= first.left);
	}).length;
}

/* In the page, without its style: what is not as it should be. */
function bare() {
	const faults = [];
	const seen = [...document.body.querySelectorAll('*')]
		.filter(element => element.checkVisibility());
	document.querySelectorAll('link[rel=stylesheet]')
		.forEach(link => link.remove());
	for (const element of document.querySelectorAll('.first, .second'))
		if (!element.closest('[lang]') ||
			(!element.matches('.pair') && !element.lang &&
			!element.getAttribute('xml:lang') &&
			!element.parentElement.lang))
			faults.push(`no language: ${element.textContent}`);
	for (const pair of document.querySelectorAll('.pair')) {
		const tops = [...pair.children]
			.map(child => child.getBoundingClientRect().top);
		if (tops.some((top, i) => i > 0 && top < tops[i - 1]))
			faults.push(`out of order: ${pair.textContent}`);
	}
	for (const element of seen)
		if (!element.checkVisibility())
			faults.push(`hidden: ${element.textContent}`);
	return faults;
}
