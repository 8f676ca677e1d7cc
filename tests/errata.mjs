#!/usr/bin/env node
/*
 * Errata: a printing is the same book as the one before, but for what was
 * corrected.
 *
 *   errata.mjs                       (the program in DIGLOT)
 *
 * An edition is built as it was issued and with its errata. Books keep their
 * identifiers and get a later day of modification, a printing in the colophon
 * and a list of errata; what no erratum touches stays the same, byte by byte.
 * Whatever shows the text shows it corrected, and every link between notes and
 * list arrives.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync,
	statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { done, need, ok } from './tap.mjs';

const tests = import.meta.dirname;
const diglot = path.resolve(process.env.DIGLOT ??
	path.join(tests, '../build/diglot'));
const unzip = need('unzip');
const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-errata-'));
const VIEWS = ['zh-Hans', 'en', 'zh-Hans_en'];

try {
	for (const name of ['issued', 'corrected'])
		cpSync(path.join(tests, 'golden/errata/content'),
			path.join(scratch, name), { recursive: true });
	for (const year of [2020, 2021])
		rmSync(path.join(scratch, `issued/report/${year}/errata.yaml`));
	const issued = build('issued'), corrected = build('corrected');
	for (const view of VIEWS)
		book(view, issued, corrected);
	elsewhere(issued, corrected);
	links(corrected);
	untouched(issued, corrected);
	printings();
} finally {
	rmSync(scratch, { recursive: true });
}
done();

function build(name, ...options) {
	const out = path.join(scratch, `out-${name}`);
	const { status, stderr } = spawnSync(diglot, ['build', name, '-o', out,
		'--quiet', ...options], { cwd: scratch, encoding: 'utf8',
		env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: '' } });
	ok(status === 0 && !/warning|error/.test(stderr), `${name} builds`,
		stderr);
	return out;
}

function read(site, name) {
	const file = path.join(site, name);
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function files(folder) {
	return readdirSync(folder, { recursive: true }).filter(name =>
		statSync(path.join(folder, name)).isFile()).sort();
}

function open(site, view) {
	const folder = path.join(scratch, `${path.basename(site)}-${view}`);
	execFileSync(unzip, ['-q', path.join(site,
		`report/2021/report-2021-${view}.epub`), '-d', folder]);
	return folder;
}

function one(text, pattern) {
	return text.match(pattern)?.[1];
}

/* Two printings of a book. */
function book(view, ...sites) {
	const [before, after] = sites.map(site => open(site, view));
	const [old, now] = [before, after].map(folder =>
		read(folder, 'EPUB/package.opf'));
	const id = /<dc:identifier[^>]*>([^<]+)/;
	const modified = /dcterms:modified">([^<]+)/;
	ok(one(old, id) && one(old, id) === one(now, id),
		`${view}: the identifier stays`);
	ok(one(old, modified) === '2022-06-01T00:00:00Z' &&
		one(now, modified) === '2022-11-02T00:00:00Z',
	`${view}: the day of modification moves`);
	const printing = /<dd>[^<]*?(?:第|printing )(\d)(?:次印刷)?<\/dd>/;
	ok(one(read(before, 'EPUB/colophon.xhtml'), printing) === '1' &&
		one(read(after, 'EPUB/colophon.xhtml'), printing) === '3',
	`${view}: the colophon says which printing it is`);
	ok(!existsSync(path.join(before, 'EPUB/errata.xhtml')) &&
		/<itemref idref="chapter1"[^]*<itemref idref="errata"/.test(now) &&
		/href="errata.xhtml"/.test(read(after, 'EPUB/nav.xhtml')),
	`${view}: its errata stand behind the text`);
	const list = read(after, 'EPUB/errata.xhtml');
	const text = read(after, 'EPUB/text/jobs.xhtml');
	const notes = [...text.matchAll(/id="(_erratum-[^"]+)" role="note"/g)]
		.map(([, note]) => note);
	const targets = [...list.matchAll(/href="text\/jobs.xhtml#([^"]+)"/g)]
		.map(([, target]) => target);
	ok(notes.length === 4 &&
		notes.toSorted().join() === targets.toSorted().join(),
	`${view}: the list leads to each note`, `${notes}\n${targets}`);
	const bare = text.replace(/<div class="erratum"[^]*?<\/p>\n<\/div>/g, '');
	ok(/955/.test(bare) && !/950/.test(bare),
		`${view}: the text is the corrected one`);
}

/* What else shows the text or says when it changed. */
function elsewhere(issued, corrected) {
	const both = name => [issued, corrected].map(site => read(site, name));
	const changed = (name, was, now) => {
		const [old, fresh] = both(name);
		ok(old.includes(was) && !fresh.includes(was) &&
			fresh.includes(now), `${name} has the correction`);
	};
	changed('report/2021/figures.csv', '950 new jobs', '955 new jobs');
	changed('report/2021/data/jobs.csv', '950', '955');
	changed('search/report/2021/en.js', '950 new jobs', '955 new jobs');
	changed('report/2021/changes.html', '950', '955');
	const day = text => one(text, /2021-en<\/id>[^]*?<updated>([^<]+)/) ??
		one(text, /<updated>([^<]+)/);
	const [old, fresh] = both('opds-new.xml');
	ok(day(old) < day(fresh) && day(fresh) === '2022-11-02T00:00:00Z',
		'the catalogue says that the books are newer');
	ok([...old.matchAll(/<id>([^<]+)/g)].map(([, id]) => id).sort().join() ===
		[...fresh.matchAll(/<id>([^<]+)/g)].map(([, id]) => id).sort()
			.join(), 'the catalogue has the same books');
	ok(/url=\S*2021\/errata\.html|href="\S*2021\/errata\.html/.test(
		read(corrected, 'report/latest/errata.html')),
	'latest/errata.html leads to the newest edition');
	ok(!existsSync(path.join(corrected, 'report/2019/errata.html')) &&
		!existsSync(path.join(issued, 'report/2021/errata.html')),
	'without errata there is no page of them');
	for (const name of ['report/index.html', 'report/2021/en/index.html'])
		ok(/href="[^"]*errata\.html"/.test(read(corrected, name)) &&
			!read(issued, name).includes('errata.html'),
		`${name} leads to the errata`);
	for (const view of VIEWS) {
		const all = read(corrected, `report/2021/${view}/all.html`);
		ok([...all.matchAll(/href="#(_erratum-[^"]+)"/g)].length === 4 &&
			[...all.matchAll(/href="#(_erratum-[^"]+)"/g)].every(
				([, id]) => all.includes(`id="${id}"`)),
		`${view}: the page to print has the list`);
	}
}

/* Every link to a note or to an entry arrives. */
function links(site) {
	const faults = [];
	let n = 0;
	for (const name of files(site).filter(name => name.endsWith('.html')))
		for (const [, href] of read(site, name)
			.matchAll(/href="([^"]*#_?erratum-[^"]+)"/g)) {
			const [page, id] = href.split('#');
			const to = page ? path.join(path.dirname(name), page) : name;
			n++;
			if (!read(site, to).includes(`id="${id}"`))
				faults.push(`${name}: ${href}`);
		}
	ok(n > 20 && !faults.length, `links between notes and lists (${n})`,
		faults.join('\n'));
}

/* An edition without errata is not touched by those of others. */
function untouched(issued, corrected) {
	const faults = files(path.join(issued, 'report/2019')).filter(name =>
		!readFileSync(path.join(issued, 'report/2019', name)).equals(
			readFileSync(path.join(corrected, 'report/2019', name))));
	ok(!faults.length, 'another edition stays as it is', faults.join('\n'));
}

/* The first of two printings, as it was before the second. */
function printings() {
	const errata = path.join(scratch, 'corrected/report/2021/errata.yaml');
	const entries = readFileSync(errata, 'utf8').split(/^(?=- )/m);
	const kept = entries.filter(entry => !entry.includes('2022-11-02'));
	cpSync(path.join(scratch, 'corrected'), path.join(scratch, 'second'),
		{ recursive: true });
	writeFileSync(path.join(scratch, 'second/report/2021/errata.yaml'),
		kept.join(''));
	const folder = open(build('second'), 'en');
	const text = read(folder, 'EPUB/text/jobs.xhtml');
	ok(/dcterms:modified">2022-09-20T/.test(
		read(folder, 'EPUB/package.opf')) &&
		/printing 2<\/dd>/.test(read(folder, 'EPUB/colophon.xhtml')) &&
		/950 new jobs/.test(text) && /120 adult learners/.test(text),
	'a printing has the errata up to its day');
}
