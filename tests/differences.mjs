#!/usr/bin/env node
/*
 * What changed between editions: the page of changes of the site, and what
 * docs/differences.md says of the JSON of diglot diff.
 *
 *   differences.mjs [SITE]           (or SITE in the environment)
 *
 * Links and ids that were retired lead to a place, marks say in words what
 * they mean, the page is light, and both states of a text can be put together
 * from the edits.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
	writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { done, ok, site } from './tap.mjs';

const LIMIT = 60 * 1024;
const CONTENT = [new URL('../content', import.meta.url).pathname,
	new URL('golden/changes/content', import.meta.url).pathname];
const program = process.env.DIGLOT ??
	new URL('../build/diglot', import.meta.url).pathname;
const root = site();

for (const page of pages(root)) {
	check(`${page}: links`, links(page));
	check(`${page}: marks`, marks(page));
	check(`${page}: weight`, weight(page));
}
for (const content of CONTENT) {
	const data = JSON.parse(diff(content, '--format=json'));
	const name = data.publication;
	check(`${name}: JSON`, json(data));
	check(`${name}: text`, text(data, diff(content)));
	check(`${name}: HTML`, alone(diff(content, '--format=html')));
}
const golden = JSON.parse(diff(CONTENT[1], '--format=json'));
ok(golden.figures.length === 3 && golden.figures[0].id === 'year-p1.CNY' &&
	golden.figures[2].uneven, 'figures that changed are listed');
ok(golden.retired.some(({ id, edition }) => id === 'rivers-p2' &&
	edition === '2021'), 'ids in use no more are listed');
styled();
renewed();
done();

function check(name, faults) {
	ok(faults.length === 0, name, faults.slice(0, 20).join('\n'));
}

function diff(...args) {
	return execFileSync(program, ['diff', ...args], { encoding: 'utf8',
		env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: '' } });
}

function pages(folder) {
	return readdirSync(folder, { recursive: true }).filter(name =>
		/[^/]+\/[^/]+\/changes(-\d+)?\.html$/.test(name) &&
		!name.includes('latest/')).sort();
}

function read(name) {
	return readFileSync(path.join(root, name), 'utf8');
}

/* Equal words, other links and emphasis: all three formats say how. */
function styled() {
	scratchReport([['a.example', '*now*'], ['b.example', 'now']].map(
		([host, word]) =>
			`# A\n\nSee [the plan](https://${host}/) ${word}.\n`), scratch => {
		const [change] = JSON.parse(diff(scratch, '--format=json')).changes;
		ok(JSON.stringify(change.languages[0].markup) === JSON.stringify([
			{ before: { kind: 'link', words: 'the plan',
				target: 'https://a.example/' },
			after: { kind: 'link', words: 'the plan',
				target: 'https://b.example/' } },
			{ before: { kind: 'emphasis', words: 'now' } }]),
		'JSON says what became of links and emphasis',
		JSON.stringify(change));
		ok(diff(scratch).includes('link “the plan”: ' +
			'{-https://a.example/-} → {+https://b.example/+}') &&
			diff(scratch).includes('“now”: {-emphasis-} → none'),
		'and so does text');
		ok(/Link “the plan”: <del [^>]*>https:\/\/a\.example\//.test(
			diff(scratch, '--format=html')), 'and so does HTML');
	});
}

/* Editions 1, 2 … of a report of one chapter in English. */
function scratchReport(texts, use) {
	const scratch = mkdtempSync(path.join(tmpdir(), 'diglot-report-'));
	texts.forEach((text, i) => {
		const folder = path.join(scratch, 'r', `${i + 1}`, 'en');
		mkdirSync(folder, { recursive: true });
		writeFileSync(path.join(folder, 'a.md'), text);
	});
	try {
		use(scratch);
	} finally {
		rmSync(scratch, { recursive: true });
	}
}

/* A table a year later, in another order: all three formats say so. */
function renewed() {
	const table = (...rows) => `# A\n\n| Town | ${rows[0]} |\n|---|---|---|\n` +
		rows.slice(1).map(row => `| ${row} |\n`).join('');
	scratchReport([table('2020 | 2021', 'Ford | 1 | 2', 'Mill | 3 | 4'),
		table('2021 | 2022', 'Mill | 4 | 6', 'Ford | 2 | 5')], content => {
		const [{ languages: [{ passages }] }] =
			JSON.parse(diff(content, '--format=json')).changes;
		ok(passages.length === 7 && passages[2].moved &&
			JSON.stringify(passages[2].at) ===
				'{"before":[2,0],"after":[1,0]}' &&
			JSON.stringify(passages[1].at) === '{"before":[0,1]}' &&
			passages.every(({ edits }) => edits.length === 1),
		'JSON says where rows and columns were', JSON.stringify(passages));
		ok(diff(content).includes('  [Town]  moved\n  Mill\n  ' +
			'[Mill | 2022]\n+ {+6+}\n'), 'text says that a row moved',
		diff(content));
		ok(diff(content, '--format=html').includes('Town \u00b7 Moved'),
			'and so does HTML');
	});
}

/* Every link leads to a file and, if it names one, to an id in it. */
function links(page) {
	const faults = [];
	const known = new Map();
	const ids = name => {
		if (!known.has(name))
			known.set(name, existsSync(path.join(root, name))
				? new Set(read(name).match(/ id="[^"]*"/g)) : null);
		return known.get(name);
	};
	for (const [, href] of read(page).matchAll(/ href="([^":]*)"/g)) {
		const [file, id] = href.split('#');
		const name = file ? path.join(path.dirname(page), file) : page;
		if (!ids(name) || (id && /\.html$/.test(name) &&
			!ids(name).has(` id="${id}"`)))
			faults.push(href);
	}
	return faults;
}

function marks(page) {
	const text = read(page);
	const ids = text.match(/ id="[^"]*"/g);
	return [
		...(text.match(/<(del|ins)(?! data-label="[^"]+")[^>]*>/g) ?? [])
			.map(tag => `${tag} says nothing`),
		...ids.filter((id, i) => ids.indexOf(id) !== i)
			.map(id => `${id} twice`),
	];
}

function weight(page) {
	const bytes = gzipSync(read(page)).length;
	return bytes > LIMIT ? [`${bytes} bytes`] : [];
}

function joined(passage, left) {
	return passage.edits.map(edit => edit.equal ?? edit[left] ?? '').join('');
}

/* What docs/differences.md promises. */
function json(data) {
	const faults = [];
	const kinds = { edited: [1, 1], moved: [1, 1], added: [0, 1],
		removed: [1, 0], split: [1, 2], merged: [2, 1] };
	for (const change of data.changes) {
		const [before, after] = kinds[change.kind] ?? [9, 9];
		const name = `${change.kind} ${change.after[0] ?? change.before[0]}`;
		if (Boolean(change.moved) !== Boolean(change.from))
			faults.push(`${name}: moved from ${change.from}`);
		if (change.before.length < before || change.after.length < after ||
			!change.languages.length)
			faults.push(`${name}: of another kind`);
		for (const { language, passages } of change.languages)
			for (const passage of passages) {
				const old = joined(passage, 'deleted');
				const now = joined(passage, 'inserted');
				if (change.kind === 'moved' && old !== now)
					faults.push(`${name}: ${language} differs`);
				if (change.kind === 'added' && old)
					faults.push(`${name}: ${language} was there`);
				if (passage.edits.some(edit =>
					Object.keys(edit).length !== 1))
					faults.push(`${name}: edits of two kinds`);
			}
	}
	return faults;
}

/* Every word that was deleted or inserted is in the text for terminals. */
function text(data, printed) {
	const flat = printed.replace(/ ¶ /g, '\n');
	const faults = [];
	for (const change of data.changes)
		for (const { passages } of change.languages)
			for (const { edits } of passages)
				for (const { deleted, inserted } of edits) {
					if (deleted && !flat.includes(`{-${deleted}-}`))
						faults.push(`no {-${deleted}-}`);
					if (inserted && !flat.includes(`{+${inserted}+}`))
						faults.push(`no {+${inserted}+}`);
				}
	return faults;
}

function alone(html) {
	return html.match(/ (src|href)="(?!#)[^"]*"/g) ?? [];
}
