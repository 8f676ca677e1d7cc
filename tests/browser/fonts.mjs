#!/usr/bin/env node
/*
 * Whether every character of a built site is there for its readers: no font
 * need be installed but those that the tests bring.
 *
 *   fonts.mjs SITE                   (or SITE in the environment)
 *
 * Each character of each page, of its titles and labels too, is drawn in the
 * fonts that the style sheet names at its place. A character that no font has
 * looks as a code point does that stands for nothing: that is the first test.
 * The second asks Chromium which fonts it has drawn a page of each kind with:
 * they are among those that the style sheet names, unless none of those is
 * installed. Other scripts than Latin and Han have fonts of the reader's own.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { done, need, ok, site } from '../tap.mjs';
import { WIDE, address, launch, report } from './chromium.mjs';
import { serve } from './server.mjs';

/* Stand for nothing, in any version of Unicode that fonts are made for. */
const NOTHING = ['\u0378', '\u2fe0', '\u{10fffd}'];

const root = site();
const pages = readdirSync(root, { recursive: true })
	.map(name => name.split(path.sep).join('/'))
	.filter(name => name.endsWith('.html') && !/\/(latest|all\.html)/.test(name) &&
		!/http-equiv="refresh"/.test(readFileSync(path.join(root, name), 'utf8')))
	.sort();

/* What fontconfig gives for a family: itself, or one of the same measures;
 * null for one that it does not know. */
const given = new Map();
const UNKNOWN = match('there is no such font');

const server = await serve(root);
const browser = await launch();
try {
	const tab = await browser.newPage({ viewport: WIDE });
	await tab.goto(address(server.url, pages[0]));
	ok((await missing(tab, [['serif', '', 'A好'], ['serif', 'zh',
		'\u{10fffc}\u{2fe0}']])).length === 2,
	'a missing character is told from one that is there');
	await characters(tab);
	await families(tab);
} finally {
	await browser.close();
	server.close();
}
done();

/* What of [fonts, language, text] looks as nothing does. */
function missing(tab, texts) {
	return tab.evaluate(([all, nothing]) => {
		const SIZE = 24;
		const canvas = document.createElement('canvas');
		canvas.width = canvas.height = 2 * SIZE;
		document.body.append(canvas);
		const drawing = canvas.getContext('2d', { willReadFrequently: true });
		const picture = text => {
			drawing.clearRect(0, 0, 2 * SIZE, 2 * SIZE);
			drawing.fillText(text, SIZE / 2, 1.5 * SIZE);
			const { data } = drawing.getImageData(0, 0, 2 * SIZE, 2 * SIZE);
			return new Uint32Array(data.buffer).reduce((sum, pixel) =>
				Math.imul(sum ^ pixel >>> 24, 0x01000193), 0x811c9dc5);
		};
		const found = [];
		for (const [family, lang, text] of all) {
			canvas.lang = lang;
			drawing.font = `${SIZE}px ${family}`;
			const none = nothing.map(picture);
			for (const one of text)
				if (none.includes(picture(one)))
					found.push(`${one} (U+${one.codePointAt(0)
						.toString(16).toUpperCase()}) in ${family}`);
		}
		canvas.remove();
		return found;
	}, [texts, NOTHING]);
}

/* The texts of the open page: fonts and language → characters. */
function textsOf(tab) {
	return tab.evaluate(() => {
		const found = {};
		const add = (element, text) => {
			const { fontFamily } = getComputedStyle(element);
			const lang = element.closest('[lang]')?.lang ?? '';
			const key = JSON.stringify([fontFamily, lang]);
			found[key] = [...new Set((found[key] ?? '') + text)].join('');
		};
		const walker = document.createTreeWalker(document.body,
			NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
		add(document.body, document.title);
		for (let node; (node = walker.nextNode());) {
			if (node.nodeType === Node.TEXT_NODE) {
				if (!/^(script|style|noscript|template)$/i
					.test(node.parentNode.tagName))
					add(node.parentNode, node.data);
				continue;
			}
			for (const name of ['alt', 'aria-label', 'placeholder', 'title'])
				add(node, node.getAttribute(name) ?? '');
			for (const place of ['::before', '::after']) {
				const { content } = getComputedStyle(node, place);
				add(node, [...content.matchAll(/"((?:\\.|[^"])*)"/g)]
					.map(match => match[1]).join(''));
			}
		}
		return found;
	});
}

async function characters(tab) {
	const seen = new Map();
	for (const name of pages) {
		await tab.goto(address(server.url, name));
		for (const [key, text] of Object.entries(await textsOf(tab)))
			seen.set(key, new Set([...seen.get(key) ?? [], ...text]));
	}
	const texts = [...seen].map(([key, all]) => [...JSON.parse(key),
		[...all].filter(one => !/[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/u
			.test(one)).join('')]);
	report('no character of the text lacks a glyph',
		await missing(tab, texts));
	const all = [...seen.values()].flatMap(set => [...set]);
	report('no page has a character for private use', [...new Set(all)]
		.filter(one => /[\p{Co}\p{Cn}]/u.test(one))
		.map(one => `U+${one.codePointAt(0).toString(16).toUpperCase()}`));
	ok(pages.length > 50 && new Set(all).size > 500,
		`${pages.length} pages, ${new Set(all).size} characters`);
}

/* One page of each kind in each view. */
function samples() {
	const kinds = new Map();
	for (const name of pages) {
		const [, , view, file] = name.split('/');
		kinds.set(file ? `${view}/${/^(index|search|terms|colophon)\./
			.test(file) ? file : 'chapter'}` : name.replace(/.*\//, ''),
		name);
	}
	return [...kinds.values()];
}


/* The first of what it would take. */
function match(family) {
	const [name] = execFileSync(need('fc-match'), ['-f', '%{family[0]}',
		family.replace(/[-:,\\]/g, '\\$&')], { encoding: 'utf8' }).split(',');
	return name;
}

function installed(family) {
	if (!given.has(family))
		given.set(family, match(family));
	const name = given.get(family);
	return name === family || name !== UNKNOWN ||
		/^(serif|sans-serif|monospace)$/.test(family) ? name : null;
}

async function families(tab) {
	const session = await tab.context().newCDPSession(tab);
	const faults = [];
	let drawn = 0;
	await session.send('DOM.enable');
	await session.send('CSS.enable');
	for (const name of samples()) {
		await tab.goto(address(server.url, name));
		const names = new Set(await named(tab));
		const { root: top } = await session.send('DOM.getDocument',
			{ depth: -1 });
		for (const { nodeId, text, marks } of leaves(top)) {
			const { fonts } = await session.send(
				'CSS.getPlatformFontsForNode', { nodeId });
			drawn += fonts.length;
			for (const { familyName, glyphCount } of fonts)
				if (!names.has(familyName) && glyphCount > marks)
					faults.push(`${name}: ${glyphCount} of “${
						text.slice(0, 24)}” in ${familyName}`);
		}
	}
	report('what is drawn is drawn in fonts that the style sheet names', faults);
	ok(drawn > 1000, `${drawn} texts`);
}

/* What fontconfig has for the families that the page's styles name. */
async function named(tab) {
	const lists = await tab.evaluate(() => [...new Set(
		[...document.querySelectorAll('body, body *')].flatMap(element =>
			['', '::before', '::after'].map(place =>
				getComputedStyle(element, place).fontFamily)))]);
	return lists.flatMap(list => list.split(','))
		.map(name => installed(name.trim().replace(/"/g, '')));
}

/* Elements that have text of their own. Signs, and the marks before lists and
 * folds, may come from anywhere. */
function *leaves(node) {
	const text = (node.children ?? []).filter(child => child.nodeType === 3)
		.map(child => child.nodeValue.trim()).join('');
	if (/^(script|style|noscript|template|head)$/i.test(node.nodeName))
		return;
	if (text)
		yield { nodeId: node.nodeId, text,
			marks: (text.match(/[\p{S}\u2010-\u2015]/gu)?.length ?? 0) +
				/^(summary|li)$/i.test(node.nodeName) };
	for (const child of node.children ?? [])
		yield *leaves(child);
}
