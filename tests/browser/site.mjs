#!/usr/bin/env node
/*
 * Open a built site in Chromium as a reader does, from a disk and from a
 * server with a strict Content-Security-Policy.
 *
 *   site.mjs SITE                    (or SITE in the environment)
 *
 * From index.html every link is followed; each page is seen wide and narrow.
 * A page passes when the console stays empty, no script fails, no request
 * fails or leaves the site, nothing overflows sideways, each link leads to a
 * file of the site and each fragment to an id, a language switch leads to a
 * page with the same paragraphs, and axe (on the served run, in light and
 * for contrast in dark) is silent.
 * At the end every page on the disk has been reached.
 *
 * A language switch is a link whose target differs from its page in the
 * view only: <publication>/<edition>/<view>/<chapter>.html.
 * Pages that only redirect are not opened: their target must exist.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bail, done, site } from '../tap.mjs';
import { NARROW, WIDE, address, audit, launch, look, report, watch }
	from './chromium.mjs';
import { serve } from './server.mjs';

const REFRESH =
	/<meta(?=[^>]*http-equiv="refresh")[^>]*content="[^"]*url=([^"]*)"/i;
const SHOWN = 20;

const root = site();
const onDisk = new Set(files(root));
const pagesOnDisk = [...onDisk].filter(file => file.endsWith('.html'));
const redirects = new Map(pagesOnDisk
	.map(f => [f, REFRESH.exec(readFileSync(path.join(root, f), 'utf8'))])
	.filter(([, found]) => found !== null)
	.map(([f, found]) => [f, found[1].replaceAll('&amp;', '&')]));
if (!onDisk.has('index.html'))
	bail(`${root} holds no index.html`);

const server = await serve(root);
const browser = await launch();
try {
	await Promise.all([
		run('disk', `${pathToFileURL(root).href}/`, false),
		run('server', server.url, true),
	]);
} finally {
	await browser.close();
	server.close();
}
done();

/* Every file of the site, as its addresses spell it. */
function files(dir) {
	return readdirSync(dir, { recursive: true })
		.filter(name => statSync(path.join(dir, name)).isFile())
		.map(name => name.split(path.sep).join('/')).sort();
}

async function run(mode, base, withAxe) {
	const context = await browser.newContext({ viewport: WIDE });
	const tab = await context.newPage();
	const faults = watch(tab, base);
	const state = { mode, base, withAxe, tab, faults, pages: new Map() };
	const queue = ['index.html'];
	const seen = new Set(queue);
	for (let file; (file = queue.shift()) !== undefined;) {
		if (!redirects.has(file))
			await visit(state, file);
		for (const target of targets(state, file))
			if (!seen.has(target) && queue.push(target))
				seen.add(target);
	}
	fragments(state);
	samePlaces(state);
	await switches(state);
	const missed = pagesOnDisk.filter(file =>
		!seen.has(file) && !redirects.has(file));
	report(`${mode}: every page is reached`,
		missed.map(file => `not reached: ${file}`));
	await context.close();
}

async function visit(state, file) {
	const { tab, base, faults, mode, withAxe, pages } = state;
	faults.length = 0;
	try {
		await tab.goto(address(base, file), { waitUntil: 'load' });
		const page = await tab.evaluate(outline);
		pages.set(file, { ...page, ids: new Set(page.ids) });
		/* Half of the pages are seen narrow first: fewer changes. */
		const narrow = tab.viewportSize().width === NARROW.width;
		for (const size of narrow ? [NARROW, WIDE] : [WIDE, NARROW]) {
			if (tab.viewportSize().width !== size.width)
				await tab.setViewportSize(size);
			faults.push(...await look(tab, 'overflow'));
			if (withAxe && size === WIDE)
				faults.push(...await accessibility(tab));
		}
	} catch (error) {
		faults.push(error.message.split('\n')[0]);
	}
	for (const href of pages.get(file)?.links ?? [])
		faults.push(...broken(state, file, href));
	report(`${mode}: ${file}`, faults);
}

/* In the page: its ids, paragraphs and links. */
function outline() {
	const all = selector => [...document.querySelectorAll(selector)];
	return {
		ids: all('[id]').map(element => element.id),
		paragraphs: all('main p[id], main .pair[id]').map(element => element.id),
		links: [...new Set(all('a[href], area[href]')
			.map(element => element.getAttribute('href')))],
	};
}

async function accessibility(tab) {
	const found = await audit(tab);
	await tab.emulateMedia({ colorScheme: 'dark' });
	found.push(...await audit(tab, ['color-contrast']));
	await tab.emulateMedia({ colorScheme: 'light' });
	return found;
}

/*
 * Where a link leads: { file, fragment }, the file as its path in the site.
 * Null for an address that is not ours.
 */
function resolve(state, from, href) {
	let url;
	try {
		url = new URL(href, address(state.base, from));
	} catch {
		return null;
	}
	const bare = url.origin === 'null' ? `${url.protocol}//${url.pathname}`
		: url.origin + url.pathname;
	if (!bare.startsWith(state.base))
		return null;
	return {
		file: decodeURIComponent(bare.slice(state.base.length)),
		fragment: decodeURIComponent(url.hash.slice(1)),
	};
}

function broken(state, from, href) {
	const place = resolve(state, from, href);
	if (place !== null)
		return onDisk.has(place.file) ? []
			: [`link to no file of the site: ${href}`];
	if (/^(https?:|mailto:|tel:)/i.test(href))
		return [];
	return [`link out of the site: ${href}`];
}

/* The pages that a page, visited or redirecting, links to. */
function targets(state, file) {
	const links = redirects.has(file) ? [redirects.get(file)]
		: state.pages.get(file)?.links ?? [];
	return links.map(href => resolve(state, file, href)?.file)
		.filter(target => target?.endsWith('.html') &&
			onDisk.has(target));
}

/* Every fragment names an id; every redirect leads to a page. */
function fragments(state) {
	const faults = [];
	for (const [file, { links }] of state.pages)
		for (const href of links) {
			const place = resolve(state, file, href);
			const page = state.pages.get(place?.file);
			if (page && place.fragment !== '' &&
				!page.ids.has(place.fragment))
				faults.push(`${file}: no such id: ${href}`);
		}
	for (const [file, href] of redirects)
		if (!onDisk.has(resolve(state, file, href)?.file))
			faults.push(`${file}: redirects to no page: ${href}`);
	report(`${state.mode}: every fragment and redirect leads somewhere`,
		faults);
}

/* The language switches of a page, as files. */
function others(state, file) {
	const here = file.split('/');
	return targets(state, file).filter(target => {
		const there = target.split('/');
		return here.length >= 4 && there.length === here.length &&
			here.every((part, i) => i === 2 ? part !== there[i]
				: part === there[i]);
	});
}

function samePlaces(state) {
	const faults = [];
	let count = 0;
	for (const [file, { paragraphs }] of state.pages)
		for (const other of new Set(others(state, file))) {
			const ids = state.pages.get(other)?.ids;
			const lost = paragraphs.filter(id => !ids?.has(id));
			count += paragraphs.length;
			if (lost.length > 0)
				faults.push(`${file}: not in ${other}: ` +
					lost.slice(0, SHOWN).join(' '));
		}
	if (count === 0)
		faults.push('there is no language switch between paragraphs');
	report(`${state.mode}: a language switch keeps every paragraph`,
		faults);
}

/*
 * Use the switch: from the middle of one long page a pair of views, the
 * reader arrives at the same paragraph.
 */
async function switches(state) {
	const { tab, faults, mode, pages } = state;
	const samples = new Map();
	for (const [file, { paragraphs }] of pages)
		for (const other of others(state, file)) {
			const views = `${path.posix.dirname(file)} to ` +
				path.posix.dirname(other);
			const best = samples.get(views);
			if (!best || best.paragraphs.length < paragraphs.length)
				samples.set(views, { file, other, paragraphs });
		}
	for (const [views, { file, other, paragraphs }] of samples) {
		faults.length = 0;
		const id = paragraphs[paragraphs.length >> 1];
		try {
			faults.push(...await change(state, file, other, id));
		} catch (error) {
			faults.push(error.message.split('\n')[0]);
		}
		report(`${mode}: switch from ${views} at #${id}`, faults);
	}
}

async function change(state, file, other, id) {
	const { tab } = state;
	if (id === undefined)
		return [`${file}: no paragraph with an id`];
	await tab.goto('about:blank');
	await tab.goto(`${address(state.base, file)}#${id}`, { waitUntil: 'load' });
	const index = await tab.evaluate(
		target => [...document.querySelectorAll('a[href]')]
			.findIndex(a => a.href.split('#')[0] === target),
		address(state.base, other));
	/* As the keyboard does it: the page does not scroll before. */
	const arrived = tab.waitForURL(
		url => url.href.split('#')[0] === address(state.base, other),
		{ waitUntil: 'load' });
	await tab.evaluate(n =>
		document.querySelectorAll('a[href]')[n].click(), index);
	await arrived;
	const top = await tab.evaluate(async name => {
		await new Promise(requestAnimationFrame);
		const element = document.getElementById(name);
		return element?.getBoundingClientRect().top;
	}, id);
	if (top === undefined)
		return [`#${id} of ${file} is not in ${other}`];
	const { height } = tab.viewportSize();
	return top > -height / 2 && top < height ? []
		: [`#${id} is out of sight in ${other}: ${Math.round(top)} px`];
}
