#!/usr/bin/env node
/*
 * The search of a built site, in node: its scripts and data as a page loads
 * them, against a plain look at the texts and at the pages.
 *
 *   search.mjs SITE                  (or SITE in the environment)
 *
 * DIGLOT is the program that makes a site of generated text, with which its
 * splitting into terms and that of search.js are compared.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
	writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { bail, done, ok, site } from './tap.mjs';

const HAN = /\p{Script=Han}+/gu;
const SHOWN = 10;
/* Of a page, what is no part of a text. */
const UNREAD = /\b(permalink|noteref|label|backlinks|source|key|drawing|former)\b/;

const root = site();
const pages = new Map();
for (const publication of folders('search'))
	for (const edition of folders(`search/${publication}`))
		checkEdition(`${publication}/${edition}`);
generated();
done();

function folders(dir) {
	return readdirSync(path.join(root, dir)).sort();
}

/* A test that lists what is wrong. */
function report(name, faults) {
	ok(faults.length === 0, name, faults.slice(0, SHOWN).join('\n') +
		(faults.length > SHOWN ? `\nand ${faults.length - SHOWN} more` : ''));
}

/* What the search page of a view runs, in a world of its own. */
function load(dir, page) {
	const html = readFileSync(path.join(dir, page), 'utf8');
	const body = html.slice(html.indexOf('</main>'));
	const sources = [...body.matchAll(/<script src="([^"]*)"/g)]
		.map(found => path.join(dir, path.dirname(page), found[1]));
	const indexes = {};
	const world = vm.createContext({});
	for (const source of sources) {
		vm.runInContext(readFileSync(source, 'utf8'), world,
			{ filename: source });
		const tag = /([^/]*)\.index\.js$/.exec(source)?.[1];
		if (tag)
			indexes[tag] = JSON.parse(JSON.stringify(
				world.diglotSearch.languages.get(tag).index));
	}
	return { ...world.diglotSearch, indexes };
}

function checkEdition(name) {
	const views = folders(name).filter(view =>
		existsSync(path.join(root, name, view, 'search.html')));
	const first = load(root, `${name}/${views[0]}/search.html`);
	for (const own of first.languages.values()) {
		report(`${name} ${own.tag}: the index holds the terms of the texts`,
			compareIndex(first, own, first.indexes[own.tag]));
		report(`${name} ${own.tag}: the texts are those of the pages`,
			compareTexts(name, own));
	}
	report(`${name}: substrings of 2 to 6 Han characters`, substrings(first));
	report(`${name}: single Han characters`, characters(first));
	report(`${name}: words`, words(first));
	report(`${name}: phrases with marks and numbers`, phrases(first));
	for (const view of views)
		report(`${name}/${view}: links of results lead to passages`,
			links(name, view));
}

/* What MiniSearch would have made of the texts. */
function compareIndex(search, own, index) {
	const faults = [];
	const expected = new Map();
	const lengths = own.texts.map((entry, i) => {
		const counts = new Map();
		for (const term of search.terms(entry.text))
			counts.set(term, (counts.get(term) ?? 0) + 1);
		for (const [term, count] of counts) {
			if (!expected.has(term))
				expected.set(term, {});
			expected.get(term)[i] = count;
		}
		return counts.size;
	});
	const mean = lengths.reduce((a, b) => a + b, 0) / lengths.length;
	for (const [term, fields] of index.index) {
		const got = JSON.stringify(fields);
		const wanted = JSON.stringify({ 0: expected.get(term) });
		if (got !== wanted)
			faults.push(`${term}: ${got} and not ${wanted}`);
		expected.delete(term);
	}
	for (const [term, postings] of expected)
		faults.push(`no ${term} (in ${Object.keys(postings)})`);
	lengths.forEach((length, i) => {
		if (index.fieldLength[i]?.[0] !== length || index.documentIds[i] !== i)
			faults.push(`document ${i}: ${index.fieldLength[i]}, ${length}`);
	});
	if (index.documentCount !== lengths.length ||
		Math.abs(index.averageFieldLength[0] - mean) > 0.01)
		faults.push(`count or mean: ${index.documentCount} ` +
			`${index.averageFieldLength[0]}, ${lengths.length} ${mean}`);
	return faults;
}

/* The ids that are found, as one string. */
function found(search, query) {
	const { hits, similar } = search.search(query);
	return (similar ? [] : hits.map(hit => hit.id)).sort().join(' ');
}

/* The ids of all texts that a test holds for. */
function scan(search, holds) {
	const ids = new Set();
	for (const own of search.languages.values())
		for (const entry of own.texts)
			if (holds(entry))
				ids.add(entry.id);
	return [...ids].sort().join(' ');
}

function compare(search, query, holds) {
	const got = found(search, query);
	const wanted = scan(search, holds);
	return got === wanted ? []
		: [`${JSON.stringify(query)}: [${got}] and not [${wanted}]`];
}

/* Where every substring of these lengths of the runs of Han stands. */
function hanSubstrings(search, least, most) {
	const places = new Map();
	for (const own of search.languages.values())
		for (const entry of own.texts)
			for (const [run] of entry.text.matchAll(HAN))
				for (let i = 0; i < run.length; i++)
					for (let n = least; n <= most &&
						i + n <= run.length; n++)
						add(run.slice(i, i + n), entry.id);
	function add(part, id) {
		if (!places.has(part))
			places.set(part, new Set());
		places.get(part).add(id);
	}
	return places;
}

function substrings(search) {
	const places = hanSubstrings(search, 2, 6);
	const faults = places.size > 1000 ? [] : ['hardly any text'];
	for (const [part, ids] of places) {
		const got = found(search, part);
		const wanted = [...ids].sort().join(' ');
		if (got !== wanted)
			faults.push(`${part}: [${got}] and not [${wanted}]`);
	}
	return faults;
}

function characters(search) {
	return [...hanSubstrings(search, 1, 1)].flatMap(([one, ids]) => {
		const got = found(search, one);
		const wanted = [...ids].sort().join(' ');
		return got === wanted ? [] : [`${one}: [${got}], [${wanted}]`];
	});
}

function plain(text) {
	return text.normalize('NFD').replace(/\p{Mn}/gu, '')
		.toLowerCase();
}

/* Whole words in either case, their beginnings, and two words at once. */
function words(search) {
	const all = new Map();
	for (const own of search.languages.values())
		for (const entry of own.texts)
			for (const [word] of plain(entry.text)
				.matchAll(/[a-z][a-z0-9]*/g))
				all.set(word, (all.get(word) ?? new Set())
					.add(entry));
	const faults = [];
	const list = [...all.keys()].sort();
	const begins = word => entry => new RegExp(
		`(?<![a-z0-9])${word}`, 'u').test(plain(entry.text));
	const has = word => entry => all.get(word).has(entry);
	for (const [i, word] of list.entries()) {
		faults.push(...compare(search, `${word} `, has(word)),
			...compare(search, `${word.toUpperCase()} `, has(word)));
		if (i % 5 === 0)
			faults.push(...compare(search, word.slice(0, 4),
				begins(word.slice(0, 4))));
		const other = list[(i * 7) % list.length];
		faults.push(...compare(search, `${word} ${other} `,
			entry => has(word)(entry) && has(other)(entry)));
	}
	return faults.slice(0, 100);
}

/* Passages of the text with what stands in it: marks, numbers, both. */
function phrases(search) {
	const faults = [];
	const fixed = ['58.93', '15,633', '15633', '15,6', '89.53', '89.53%',
		'8%'];
	const cut = [];
	for (const own of search.languages.values())
		own.texts.forEach((entry, i) => {
			const from = i * 3 % Math.max(1, entry.text.length - 8);
			const part = entry.text.slice(from, from + 12).trim();
			if (/^[\p{L}\p{N}]\S+[\p{L}\p{N}]$/u.test(part) &&
				!/[a-z]$/i.test(part) && !/^[a-z0-9]/i.test(part))
				cut.push([part, entry.id]);
		});
	for (const number of fixed) {
		const ids = found(search, number);
		const bare = number.replace('%', '').replaceAll('.', '\\.')
			.replace(/^15,?6/, '15,?6');
		const closed = number.endsWith('%') ? '(?!,?[a-z0-9])' : '';
		const shown = scan(search, entry => new RegExp(
			`(?<![a-z0-9])${bare}${closed}`, 'i').test(entry.text));
		if (ids !== shown)
			faults.push(`${number}: [${ids}] and not [${shown}]`);
	}
	if (!scan(search, entry => entry.text.includes('15,633')))
		faults.push('15,633 is nowhere');
	for (const [part, id] of cut)
		if (!found(search, part).split(' ').includes(id))
			faults.push(`${part} is not found in ${id}`);
	for (const query of ['', ' ', '，。', '...', '"'])
		if (!search.search(query).empty)
			faults.push(`${query} finds something`);
	return faults;
}

/* The pages */

function page(file) {
	if (!pages.has(file))
		pages.set(file, parse(readFileSync(path.join(root, file), 'utf8')));
	return pages.get(file);
}

/* Well-formed markup as a tree, and its elements by id. */
function parse(markup) {
	const top = { children: [], attributes: {} };
	const byId = new Map();
	const open = [top];
	for (const [piece] of markup.matchAll(/<[^>]*>|[^<]+/g)) {
		const parent = open[open.length - 1];
		if (!piece.startsWith('<')) {
			parent.children.push(unescape(piece));
		} else if (piece.startsWith('</')) {
			open.pop();
		} else if (!piece.startsWith('<!')) {
			const attributes = Object.fromEntries(
				[...piece.matchAll(/([\w:-]+)="([^"]*)"/g)]
					.map(([, name, value]) => [name, value]));
			const element = { name: /<([\w:-]+)/.exec(piece)[1],
				attributes, parent, children: [] };
			parent.children.push(element);
			if (attributes.id)
				byId.set(attributes.id, element);
			if (!piece.endsWith('/>'))
				open.push(element);
		}
	}
	return byId;
}

function unescape(text) {
	const names = { amp: '&', lt: '<', gt: '>', quot: '"' };
	return text.replace(/&(#?)(\w+);/g, (all, number, name) => number
		? String.fromCodePoint(Number(name.replace(/^x/, '0x')))
		: names[name] ?? all);
}

/* What an element says itself: not what has an id inside of it. */
function words_of(element, titles, top = true) {
	if (typeof element === 'string')
		return element;
	const { id = '', class: names = '' } = element.attributes;
	if ((!top && id && !id.startsWith('_')) || UNREAD.test(names) ||
		element.attributes['aria-hidden'] === 'true' ||
		(!titles && names === 'title'))
		return '';
	const inner = element.children
		.map(child => words_of(child, titles, false)).join('');
	return /^(p|div|td|th|li|tr|br|caption|dd|dt)$/.test(element.name)
		? ` ${inner} ` : inner;
}

function spaced(text) {
	return text.replace(/\s+/g, ' ').trim();
}

/* Each text equals what its element says, and nothing that has an id and says
 * something is left out. */
function compareTexts(name, own) {
	const faults = [];
	for (const chapter of own.titles.keys()) {
		const byId = page(`${name}/${own.tag}/${chapter}.html`);
		const texts = own.texts.filter(entry => entry.chapter === chapter);
		const seen = new Set(texts.map(entry => entry.id));
		for (const { id, text } of texts) {
			const element = byId.get(id);
			if (!element)
				faults.push(`${chapter}: no ${id}`);
			else if (![true, false].some(titles => spaced(
				words_of(element, titles)) === spaced(text)))
				faults.push(`${chapter}#${id}: ${spaced(text)} | ` +
					spaced(words_of(element, true)));
		}
		for (const [id, element] of byId)
			if (!id.startsWith('_') && !seen.has(id) &&
				spaced(words_of(element, false)) &&
				!unsearched(element))
				faults.push(`${chapter}#${id} is not searched: ` +
					spaced(words_of(element, false)));
	}
	return faults;
}

function unsearched(element) {
	for (; element; element = element.parent)
		if (/untranslated|former/.test(element.attributes.class ?? '') ||
			element.children.some(child =>
				/label/.test(child.attributes?.class ?? '')))
			return true;
	return false;
}

function links(name, view) {
	const search = load(root, `${name}/${view}/search.html`);
	const tags = view.split('_');
	const faults = [];
	for (const own of search.languages.values())
		for (const entry of own.texts) {
			const href = search.address({ id: entry.id,
				chapter: entry.chapter,
				matches: new Map([[own.tag, []]]) }, tags);
			const [file, id] = path.posix.join(name, view, href)
				.split('#');
			if (!page(file).has(id))
				faults.push(href);
		}
	return faults;
}

/* Generated text: characters of all kinds between others, so that all that
 * folding and splitting knows comes up. */
function generated() {
	const program = process.env.DIGLOT;
	if (!program)
		bail('DIGLOT is not set');
	const dir = mkdtempSync(path.join(tmpdir(), 'diglot-search.'));
	try {
		const texts = path.join(dir, 'content', 'strange', 'en');
		mkdirSync(texts, { recursive: true });
		chapters().forEach((text, i) => writeFileSync(
			path.join(texts, `c${i}.md`), text));
		execFileSync(program, ['build', path.join(dir, 'content'), '-o',
			path.join(dir, 'out'), '--quiet', '--formats=pages'],
		{ stdio: ['ignore', 'ignore', 'pipe'] });
		const search = load(path.join(dir, 'out'),
			'strange/1/en/search.html');
		const own = search.languages.get('en');
		ok(own.texts.length > 1000, 'generated text: there is much of it');
		report('generated text: terms of C and of JavaScript agree',
			compareIndex(search, own, search.indexes.en));
		report('generated text: what was put in comes out',
			own.texts.filter(entry => entry.id.endsWith('p7'))
				.flatMap(entry => found(search, entry.text.slice(0, 3))
					.split(' ').includes(entry.id) ? []
					: [entry.text]));
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}

function chapters() {
	const all = [];
	/* Characters of newer versions of Unicode than the library's. */
	const newer = /[\u088f\u0897\u0c5c\u0cdc\u1c89\u1c8a\u2ffc-\u2fff\u31ef\ua7cb-\ua7dc\ua7f1]/u;
	for (let c = 0xa0; c < 0x2fa20; c++) {
		const dense = c < 0x3100 || (c > 0xa000 && c < 0xac00) ||
			(c > 0xf900 && c < 0x10000) ||
			(c > 0x10000 && c < 0x1f200) || c > 0x2f800;
		const text = String.fromCodePoint(c >= 0xd800 && c < 0xe000
			? 0xa0 : c);
		const usual = c < 0x10000 || (c > 0x1d400 && c < 0x1d800) ||
			(c > 0x1f100 && c < 0x1f200) || c > 0x20000;
		if ((dense || c % 61 === 0) && usual && !newer.test(text) &&
			/^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}]$/u.test(text))
			all.push(text);
	}
	/* An even scatter, the same in every run. */
	let seed = 1;
	const random = n => {
		seed = (seed * 48271) % 0x7fffffff;
		return seed % n;
	};
	const others = ['a', 'Z', '1', ' ', '-', ',', '漢', '字', 'é', '\u0301'];
	const paragraphs = ['12,345 1,234,567 12,34 1,2345 1,234.5 a1,234b ' +
		',123 1,,123 漢1,234字 １，２３４ ١,234'];
	for (let i = 0; i < all.length;) {
		let text = 'x';
		for (let n = 0; n < 12 && i < all.length; n++)
			text += all[i++] + others[random(others.length)] +
				all[random(all.length)] +
				others[random(others.length)];
		paragraphs.push(text.replace(/[\\`*_{}[\]<>()#+.!|~&"'$:^=-]/g,
			mark => `\\${mark}`).replace(/[\n\r\u2028\u2029\x85]/g, ' '));
	}
	const files = [];
	for (let i = 0; i < paragraphs.length; i += 200)
		files.push(`# Chapter ${i}\n\n` +
			paragraphs.slice(i, i + 200).join('\n\n') + '\n');
	return files;
}
