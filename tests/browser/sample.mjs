/*
 * A page of each kind from a built site, so that a test need not open all.
 *
 * Taken from the edition that has the most files: its single pages, the
 * chapter with the most rows of a table, one with a chart, one with notes,
 * one with terms, and the longest of the others; the same ones in each view.
 * The name of a view of two languages is both names, joined by "_".
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { bail } from '../tap.mjs';

/* What to count in a chapter: the first that has most is taken. */
const KINDS = {
	table: /<tr\b/g,
	chart: /<(table|figure|svg)[^>]*\bchart\b/g,
	notes: /class="[^"]*\bnoteref\b/g,
	terms: /<dt\b/g,
	chapter: /<p\b/g,
};
const SINGLE = { contents: 'index.html', all: 'all.html',
	search: 'search.html', index: 'terms.html' };

/*
 * Returns { home, publication, figures, edition, views: [{ name, parallel,
 * pages: { kind: file } }] }, files as paths in the site.  A site that lacks
 * a kind ends the test; single pages are taken for granted.
 */
export function sample(root) {
	const edition = editions(root)[0];
	const names = edition === undefined ? [] : views(root, edition);
	const both = names.find(name => name.includes('_'));
	if (both === undefined)
		bail(`${root} has no edition in two languages`);
	const pages = { ...chapters(path.join(root, edition, both)), ...SINGLE };
	return {
		home: 'index.html',
		publication: `${path.posix.dirname(edition)}/index.html`,
		figures: `${edition}/figures.html`,
		edition,
		views: names.map(name => ({
			name, parallel: name.includes('_'),
			pages: Object.fromEntries(Object.entries(pages).map(
				([kind, file]) => [kind, `${edition}/${name}/${file}`])),
		})),
	};
}

/* The same as one list of { kind, view, parallel, file }. */
export function each({ home, publication, figures, views }) {
	return [
		{ kind: 'home', view: '', file: home },
		{ kind: 'publication', view: '', file: publication },
		{ kind: 'figures', view: '', file: figures },
		...views.flatMap(({ name, parallel, pages }) =>
			Object.entries(pages).map(([kind, file]) =>
				({ kind, view: name, parallel, file }))),
	];
}

/* The editions, the largest first. */
function editions(root) {
	const size = dir => readdirSync(dir, { recursive: true }).length;
	return folders(root)
		.flatMap(name => folders(path.join(root, name))
			.filter(edition => edition !== 'latest')
			.map(edition => `${name}/${edition}`))
		.filter(name => views(root, name).length > 0)
		.map(name => ({ name, size: size(path.join(root, name)) }))
		.sort((a, b) => b.size - a.size)
		.map(({ name }) => name);
}

function views(root, edition) {
	const dir = path.join(root, edition);
	return folders(dir).filter(name =>
		existsSync(path.join(dir, name, SINGLE.all)));
}

function folders(dir) {
	return readdirSync(dir, { withFileTypes: true })
		.filter(entry => entry.isDirectory())
		.map(entry => entry.name).sort();
}

function chapters(dir) {
	const texts = new Map(readdirSync(dir, { recursive: true })
		.filter(file => file.endsWith('.html') &&
			!Object.values(SINGLE).includes(file))
		.sort().map(file => [file.split(path.sep).join('/'),
			readFileSync(path.join(dir, file), 'utf8')]));
	const found = {};
	for (const [kind, pattern] of Object.entries(KINDS)) {
		const [best, n] = [...texts].map(([file, html]) =>
			[file, html.match(pattern)?.length ?? 0])
			.reduce((a, b) => b[1] > a[1] ? b : a, [null, 0]);
		if (n === 0)
			bail(`${dir} has no page with ${kind}`);
		found[kind] = best;
		texts.delete(best);
	}
	return found;
}
