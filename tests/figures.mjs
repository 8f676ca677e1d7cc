#!/usr/bin/env node
/*
 * The figures of the sample's editions as data: what docs/figures.md says of
 * figures.json and figures.csv, and what RFC 4180 and CSV on the Web ask for.
 *
 *   figures.mjs [SITE]               (or SITE in the environment)
 *
 * Every link leads to a place, ids are those of the edition before where the
 * text is, and latest/ has the same bytes as the newest edition.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { done, ok, site } from './tap.mjs';

const KINDS = ['measure', 'money', 'share', 'points', 'multiple', 'duration',
	'range'];
const QUALIFIERS = ['exact', 'below', 'above', 'about', 'at-least', 'at-most',
	'toward'];
const EXACT = /^-?\d+(\.\d*[1-9])?$|^-?\d+\/\d+$/;
const DECIMAL = /^-?\d+(\.\d{0,11}[1-9])?$/;
const LIMIT = 100 * 1024;

const root = site();
const docs = readFileSync(new URL('../docs/figures.md', import.meta.url),
	'utf8');
const editions = find(root);

ok(editions.length > 1, 'the sample has editions with figures');
for (const edition of editions) {
	check(`${edition.name}: JSON`, json(edition));
	check(`${edition.name}: CSV`, csv(edition));
	check(`${edition.name}: CSVW`, csvw(edition));
	check(`${edition.name}: links`, links(edition));
	check(`${edition.name}: the page`, page(edition));
}
check('two editions can be joined', join(...editions));
check('latest/ has the data of the newest', latest(editions.at(-1)));
check('no figure of the sample has changed, as docs/figures.md says',
	changed(...editions));
check('docs/figures.md shows a figure as it is', example(editions.at(-1)));
done();

function check(name, faults) {
	ok(faults.length === 0, name, faults.slice(0, 20).join('\n'));
}

function find(folder) {
	const found = [];
	for (const publication of readdirSync(folder))
		for (const name of list(path.join(folder, publication))) {
			const home = path.join(folder, publication, name);
			if (name === 'latest' ||
				!existsSync(path.join(home, 'figures.json')))
				continue;
			const text = read(home, 'figures.json');
			found.push({ name, home, publication, text,
				data: JSON.parse(text) });
		}
	return found.sort((a, b) =>
		a.data.edition.number - b.data.edition.number);
}

function list(folder) {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function read(home, name) {
	return readFileSync(path.join(home, name), 'utf8');
}

/* What docs/figures.md promises of every figure. */
function json({ data }) {
	const faults = [];
	const ids = new Set();
	const chapters = new Set(data.chapters.map(({ address }) => address));
	const expect = (good, figure, what) =>
		good || faults.push(`${figure.id}: ${what}`);
	if (data.version !== 1)
		faults.push(`version ${data.version}`);
	for (const figure of data.figures) {
		expect(!ids.has(figure.id), figure, 'twice');
		ids.add(figure.id);
		expect(/^[A-Za-z][\w.-]*$/.test(figure.id), figure, 'its id');
		expect(figure.id.startsWith(`${figure.place}.`), figure,
			'its id is not at its place');
		expect(KINDS.includes(figure.kind), figure, figure.kind);
		expect(QUALIFIERS.includes(figure.qualifier), figure,
			figure.qualifier);
		expect([undefined, 'rise', 'fall'].includes(figure.change),
			figure, figure.change);
		expect(chapters.has(figure.chapter), figure, figure.chapter);
		const numbers = 'value' in figure ? ['value', 'base_value']
			: ['low', 'high', 'base_low', 'base_high'];
		for (const name of numbers)
			expect(EXACT.test(figure[name]), figure,
				`${name} ${figure[name]}`);
		for (const tag of Object.keys(figure.phrase)) {
			expect(data.languages.includes(tag), figure, tag);
			expect(figure.phrase[tag].length > 0, figure, tag);
		}
		expect(Object.keys(figure.phrase).length > 0, figure,
			'no words');
	}
	return faults;
}

/* RFC 4180: records end in CRLF, fields with marks stand in quotes. */
function parse(text) {
	const rows = [];
	const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
	let row = [];
	for (let at = 0; at < text.length; at = field.lastIndex) {
		field.lastIndex = at;
		const match = field.exec(text);
		if (!match)
			throw Error(`no field at ${JSON.stringify(
				text.slice(at, at + 40))}`);
		row.push(match[1]?.replaceAll('""', '"') ?? match[2]);
		if (match[3] === ',')
			continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

function column(name, slug) {
	return `${name}_${slug.replaceAll('-', '_')}`;
}

/* The same figures as the JSON, to twelve decimals. */
function csv({ home, data }) {
	const faults = [];
	const text = read(home, 'figures.csv');
	if (!text.startsWith('\ufeff'))
		faults.push('no byte order mark');
	const [names, ...rows] = parse(text.slice(1));
	if (rows.length !== data.figures.length)
		faults.push(`${rows.length} rows`);
	const titles = new Map(data.chapters.map(({ address, title }) =>
		[address, title]));
	rows.forEach((row, n) => {
		const figure = data.figures[n];
		if (row.length !== names.length)
			faults.push(`${row[0]}: ${row.length} fields`);
		const record = Object.fromEntries(
			names.map((name, i) => [name, row[i]]));
		const same = (name, value) => (record[name] === (value ?? '')) ||
			faults.push(`${figure.id}: ${name} ${record[name]}`);
		for (const name of ['id', 'chapter', 'kind', 'unit', 'base_unit',
			'qualifier', 'change'])
			same(name, figure[name]);
		for (const name of ['value', 'low', 'high', 'base_value',
			'base_low', 'base_high'])
			if (!close(record[name], figure[name]))
				faults.push(`${figure.id}: ${name} ` +
					record[name]);
		for (const tag of data.languages) {
			same(column('phrase', tag), figure.phrase[tag]);
			same(column('context', tag), figure.context[tag]);
			same(column('chapter_title', tag),
				titles.get(figure.chapter)[tag]);
		}
		for (const view of data.views)
			same(column('href', view), figure.href[view]);
	});
	return faults;
}

function close(decimal, exact) {
	if (exact === undefined || !exact.includes('/'))
		return decimal === (exact ?? '');
	const [above, below] = exact.split('/').map(Number);
	return DECIMAL.test(decimal) &&
		Math.abs(decimal / (above / below) - 1) < 1e-11;
}

/*
 * Metadata Vocabulary for Tabular Data (W3C, 2015): the properties that a
 * table's description must have, and the datatypes kept by every cell.
 */
function csvw({ home, data }) {
	const faults = [];
	const table = JSON.parse(read(home, 'figures.csv-metadata.json'));
	const [names, ...rows] = parse(read(home, 'figures.csv').slice(1));
	const { tableSchema: schema } = table;
	const known = ['@context', 'url', 'tableSchema', 'dc:title',
		'dc:publisher', 'dc:rights', 'schema:bookEdition', 'dc:issued',
		'dc:modified', 'dc:source', 'dc:isPartOf', 'dc:language'];
	const test = {
		token: s => s.trim() === s && !/[\n\r\t]| {2}/.test(s),
		decimal: s => DECIMAL.test(s),
		string: () => true,
		anyURI: s => /^[\w.~!$&'()*+,;=:@%/#-]+$/.test(s),
	};
	for (const name of Object.keys(table))
		if (!known.includes(name))
			faults.push(`property ${name}`);
	if (table['@context'] !== 'http://www.w3.org/ns/csvw')
		faults.push(`context ${table['@context']}`);
	if (table.url !== 'figures.csv')
		faults.push(`url ${table.url}`);
	for (const name of ['dc:title', 'dc:publisher', 'dc:rights'])
		for (const value of table[name] ?? [])
			if (typeof value['@value'] !== 'string' ||
				!data.languages.includes(value['@language']))
				faults.push(`${name} ${JSON.stringify(value)}`);
	if (table['dc:issued']?.['@value'] !== data.edition.date ||
		table['dc:issued']['@type'] !== 'xsd:date')
		faults.push('dc:issued');
	if (schema.primaryKey !== 'id' ||
		schema.aboutUrl !== 'figures.html#{id}')
		faults.push('the key');
	schema.columns.forEach((one, i) => {
		if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(one.name) ||
			one.name !== names[i] || one.titles.und !== names[i])
			faults.push(`${one.name} is ${names[i]} in the file`);
		for (const tag of data.languages)
			if (!one.titles[tag])
				faults.push(`${one.name} has no ${tag} title`);
		if (one.lang && !data.languages.includes(one.lang))
			faults.push(`${one.name} is in ${one.lang}`);
		for (const row of rows)
			if (row[i] !== '' && !test[one.datatype]?.(row[i]))
				faults.push(`${one.name}: ${row[i]} is no ` +
					one.datatype);
		if (one.required && rows.some(row => row[i] === ''))
			faults.push(`${one.name} is required`);
	});
	if (schema.columns.length !== names.length)
		faults.push(`${schema.columns.length} columns`);
	return faults;
}

/* Every place is in its page; its page holds the words. */
function links({ home, data }) {
	const faults = [];
	const pages = new Map();
	const open = file => {
		if (!pages.has(file))
			pages.set(file, existsSync(path.join(home, file))
				? read(home, file) : '');
		return pages.get(file);
	};
	for (const figure of data.figures)
		for (const [view, href] of Object.entries(figure.href)) {
			const [file, id] = href.split('#');
			if (!data.views.includes(view) ||
				!open(file).includes(` id="${id}"`))
				faults.push(`${figure.id}: ${href}`);
		}
	return faults;
}

/* A row a figure, and light enough for a slow line. */
function page({ home, data }) {
	const faults = [];
	const text = read(home, 'figures.html');
	for (const { id } of data.figures)
		if (!text.includes(`<tr id="${id}"`))
			faults.push(`no row ${id}`);
	/* Groups of digits would change places where text runs from the right. */
	for (const [tag] of text.matchAll(/<[^>]* class="number"[^>]*>/g))
		if (!tag.includes(' dir="ltr"'))
			faults.push(`without a direction: ${tag}`);
	if (gzipSync(text).length > LIMIT)
		faults.push('it is too heavy');
	for (const name of ['figures.csv', 'figures.json',
		'figures.csv-metadata.json'])
		if (!text.includes(`href="${name}"`))
			faults.push(`no link to ${name}`);
	return faults;
}

/* Figures of the same words and context are the same figure. */
function join(before, after) {
	const faults = [];
	const key = ({ place, phrase, context }) =>
		JSON.stringify([place, phrase, context]);
	const old = new Map(before.data.figures.map(figure =>
		[figure.id, key(figure)]));
	const keys = new Set(old.values());
	let joined = 0;
	for (const figure of after.data.figures) {
		if (old.has(figure.id))
			joined++;
		else if (keys.has(key(figure)))
			faults.push(`${figure.id} had another id`);
	}
	if (joined < before.data.figures.length * 0.9)
		faults.push(`${joined} of ${before.data.figures.length}`);
	return faults;
}

function changed(before, after) {
	const old = new Map(before.data.figures.map(figure =>
		[figure.id, figure.base_value]));
	return after.data.figures.filter(({ id, base_value: value }) =>
		old.has(id) && old.get(id) !== value).map(({ id }) => id);
}

function latest({ home, text }) {
	const there = path.join(home, '..', 'latest');
	const faults = [];
	for (const name of ['figures.csv', 'figures.csv-metadata.json'])
		if (read(there, name) !== read(home, name))
			faults.push(name);
	if (read(there, 'figures.json') !== text)
		faults.push('figures.json');
	if (!read(there, 'figures.html').includes(
		`../${path.basename(home)}/figures.html`))
		faults.push('figures.html leads elsewhere');
	return faults;
}

/* The first block of JSON in the guide is a figure of the sample. */
function example({ data }) {
	const block = /```json\n([^`]*)```/.exec(docs)?.[1] ?? '{}';
	const shown = JSON.parse(block);
	const figure = data.figures.find(({ id }) => id === shown.id);
	return JSON.stringify(figure) === JSON.stringify(shown) ? []
		: [`the data has ${JSON.stringify(figure)}`];
}
