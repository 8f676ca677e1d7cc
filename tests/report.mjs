#!/usr/bin/env node
/*
 * The sample publication: every figure of the report stands in both languages
 * in the right section of each edition, as a reader sees it.
 *
 *   report.mjs SITE                  (or SITE in the environment)
 *
 * report/figures-phrases.tsv has a row a figure: id, section, and the phrase
 * that says it in each language (the head names them).  A section is the
 * chapter whose first heading has the section's id; where that chapter is
 * the index of a part, it is the whole part.
 */
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { done, ok, site } from './tap.mjs';

const VIEWS = { zh: 'zh-Hans', en: 'en' };
const ROWS = 157;

const root = path.join(site(), 'xiangcheng-2021');
const table = new URL('report/figures-phrases.tsv', import.meta.url);
const [head, ...rows] = readFileSync(table, 'utf8').trimEnd().split('\n')
	.map(line => line.split('\t'));

/* The text of a page's main part, without markup. */
function text(file) {
	const html = readFileSync(file, 'utf8');
	const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
	return main.replace(/<[^>]*>/g, '').replace(/&#160;/g, '\u00a0')
		.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"').replace(/&amp;/g, '&')
		.replace(/\s+/g, ' ');
}

/* The text of every section of a view, by id. */
function sections(view) {
	const files = readdirSync(view, { recursive: true }).map(String)
		.filter(file => file.endsWith('.html'));
	const found = new Map();
	for (const file of files) {
		const html = readFileSync(path.join(view, file), 'utf8');
		const id = /<h1[^>]* id="([^"]*)"/.exec(html)?.[1];
		if (!id || file === 'all.html')
			continue;
		const part = path.dirname(file);
		const own = path.basename(file) === 'index.html' && part !== '.'
			? files.filter(other => other.startsWith(`${part}/`))
			: [file];
		found.set(id, own.map(name => text(path.join(view, name)))
			.join('\n'));
	}
	return found;
}

ok(rows.length === ROWS, `the table has ${ROWS} figures`);
for (const edition of ['2021-1', '2022-1'])
	for (const [column, view] of Object.entries(VIEWS)) {
		const folder = path.join(root, edition, view);
		ok(existsSync(folder), `${edition} has the view ${view}`);
		const texts = sections(folder);
		const at = head.indexOf(column);
		for (const row of rows)
			ok(texts.get(row[1])?.includes(row[at]),
				`${edition} ${view} ${row[1]}: ${row[0]}`,
				`no "${row[at]}"`);
	}
done();
