#!/usr/bin/env node
/*
 * The keyboard alone, from the home page to a sentence in the other language.
 *
 *   keyboard.mjs SITE                (or SITE in the environment)
 *
 * Tab, Enter and the arrow keys only.  Whatever has the focus shows it, is in
 * sight and not covered; the tab key comes round on every page; the text is
 * one stop, the arrow keys go through it.  On a page of two languages Enter
 * goes to the counterpart of a sentence, on a page of one it shows it.
 */
import { pathToFileURL } from 'node:url';
import { done, site } from '../tap.mjs';
import { NARROW, WIDE, address, launch, report, watch }
	from './chromium.mjs';
import { sample } from './sample.mjs';
import { serve } from './server.mjs';

const MOST = 400;
const STOP = '.text [tabindex="0"]';

const root = site();
const pages = sample(root);
const both = pages.views.find(view => view.parallel);
const single = pages.views.filter(view => !view.parallel);
const server = await serve(root);
const browser = await launch();
try {
	for (const size of [WIDE, NARROW])
		await tried(`from home to a counterpart, ${size.width}`,
			server.url, size, path);
	for (const [view, { contents, chart, search }] of
		pages.views.map(view => [view.name, view.pages]))
		for (const file of [contents, chart, search])
			await tried(`${view}: tab comes round: ${file}`,
				server.url, WIDE, tab => round(tab, file));
	await tried('what readers may choose', server.url, WIDE, settings);
	await tried('figures are sorted and put back', server.url, WIDE, sort);
	await tried('one language alone', server.url, WIDE, alone);
	for (const junk of ['5', '"x"', '[]', 'null', '{', '{"seen":5}'])
		await tried(`storage holds ${junk}`, server.url, WIDE,
			tab => holding(tab, junk));
	for (const view of single)
		await tried(`${view.name}: every counterpart stays on the page`,
			server.url, WIDE, tab => revealAll(tab, view));
	for (const base of [server.url, `${pathToFileURL(root).href}/`])
		for (const view of single)
			await tried(`${base.split(':')[0]}: ${view.name}: ` +
				'a counterpart is shown', base, WIDE,
				tab => reveal(tab, base, view));
} finally {
	await browser.close();
	server.close();
}
done();

async function tried(name, base, viewport, test) {
	const context = await browser.newContext(
		{ viewport, reducedMotion: 'reduce' });
	const tab = await context.newPage();
	const faults = watch(tab, base);
	try {
		faults.push(...await test(tab));
	} catch (error) {
		faults.push(error.message.split('\n')[0]);
	}
	report(name, faults);
	await context.close();
}

/*
 * Enter on the head of a column sorts all figures into one table, largest
 * first within a unit, then turns it round, then puts every row back.
 */
async function sort(tab) {
	const faults = [];
	const rows = () => tab.$$eval('.figure-table tbody > tr', all =>
		all.map(row => [row.id, row.checkVisibility()].join()));
	const head = () => tab.evaluate(() => {
		const cell = document.activeElement.closest('th');
		return [cell?.dataset.sort, cell?.getAttribute('aria-sort') ?? '',
			cell?.closest('section').id].join();
	});
	const expect = (got, wanted) =>
		got === wanted || faults.push(`${got}, not ${wanted}`);
	await tab.goto(server.url + pages.figures);
	const before = await rows();
	const first = 'section:not([hidden]) th[data-sort="value"] button';
	await tab.locator(first).first().focus();
	await tab.keyboard.press('Enter');
	expect(await head(), 'value,descending,_sorted');
	expect((await rows()).length, before.length);
	faults.push(...await tab.$$eval('#_sorted tbody > tr', all =>
		all.flatMap((row, i) => {
			const last = all[i - 1];
			return last && last.dataset.unit === row.dataset.unit &&
				last.dataset.kind === row.dataset.kind &&
				Number(last.dataset.value) < Number(row.dataset.value)
				? [`${last.id} before ${row.id}`] : [];
		})));
	await tab.keyboard.press('Enter');
	expect(await head(), 'value,ascending,_sorted');
	await tab.keyboard.press('Enter');
	expect(await head(), 'value,,');
	expect((await rows()).join(), before.join());
	await tab.locator('section:not([hidden]) th[data-sort="kind"] button')
		.first().press('Enter');
	expect(await head(), 'kind,ascending,_sorted');
	await tab.locator('#_restore').press('Enter');
	expect((await rows()).join(), before.join());
	return faults;
}

async function path(tab) {
	await tab.goto(server.url);
	const faults = [];
	const view = `/${both.name}/`;
	if (!await follow(tab, faults, `a[href*="${view}"]`))
		await follow(tab, faults, 'main a[href]');
	if (!tab.url().includes(view))
		await follow(tab, faults, `a[href*="${view}"]`);
	if (!tab.url().includes(view))
		return [...faults, `${tab.url()} is not of ${view}`];
	if (tab.url().endsWith('/index.html'))
		await follow(tab, faults, '.parts a[href]');
	return [...faults, ...await sentences(tab)];
}

/* Tab to what a selector names and press Enter there. */
async function follow(tab, faults, selector) {
	if (await tab.locator(selector).count() === 0)
		return false;
	faults.push(...await reach(tab, selector));
	const old = tab.url();
	await tab.keyboard.press('Enter');
	await tab.waitForURL(url => url.href !== old);
	await tab.waitForLoadState();
	return true;
}

/* Press Tab until what has the focus is what is wanted. */
async function reach(tab, selector) {
	const faults = [];
	for (let i = 0; i < MOST; i++) {
		await tab.keyboard.press('Tab');
		const at = await tab.evaluate(focus, selector);
		faults.push(...at.faults);
		if (at.wanted)
			return faults;
		if (at.name === '' && i > 0)
			break;
	}
	throw Error(`the tab key never comes to ${selector} in ${tab.url()}`);
}

/* In the page: what has the focus, and whether that can be seen. */
function focus(selector) {
	const element = document.activeElement;
	if (!element || element === document.body)
		return { name: '', wanted: false, faults: [] };
	const name = `${element.cloneNode(false).outerHTML.slice(0, 120)}`;
	const { outlineStyle, outlineWidth, outlineColor, boxShadow } =
		getComputedStyle(element);
	const faults = [];
	if (!element.matches(':focus-visible') || ((outlineStyle === 'none' ||
		parseFloat(outlineWidth) < 1 ||
		/^(transparent|rgba\(.* 0\))$/.test(outlineColor)) &&
		boxShadow === 'none'))
		faults.push(`the focus is not seen: ${name}`);
	const boxes = [...element.getClientRects()];
	const points = boxes.map(box =>
		[(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
	const seen = points.filter(([x, y]) => x >= 0 && y >= 0 &&
		x < innerWidth && y < innerHeight);
	if (seen.length === 0)
		faults.push(`the focus is out of sight: ${name}`);
	else if (!seen.some(([x, y]) => {
		const hit = document.elementFromPoint(x, y);
		return hit && (element.contains(hit) || hit.contains(element));
	}))
		faults.push(`the focus is covered: ${name}`);
	return { name, faults, wanted: element.matches(selector) };
}

/* In the page: the sentence that has the focus. */
function sentence() {
	const element = document.activeElement;
	const pair = element.closest('.pair');
	const id = pair?.id;
	const number = element.dataset.s;
	const twins = pair && number
		? [...pair.querySelectorAll(`[data-s="${number}"]`)] : [];
	return { id, number, text: element.textContent,
		lang: element.closest('[lang]').lang,
		stops: document.querySelectorAll('.text .seg[tabindex="0"]').length,
		lit: twins.length > 1 &&
			twins.every(twin => twin.classList.contains('lit')) };
}

/* Through sentences, and over to their counterparts and back. */
async function sentences(tab) {
	const faults = await reach(tab, '.text .seg');
	const press = async key => {
		await tab.keyboard.press(key);
		const at = await tab.evaluate(focus, '.text .seg');
		faults.push(...at.faults);
		const now = await tab.evaluate(sentence);
		if (now.stops !== 1)
			faults.push(`after ${key} the text is ${now.stops} stops`);
		if (!now.lit)
			faults.push(`after ${key} no pair is lit: ${now.text}`);
		return now;
	};
	const start = await tab.evaluate(sentence);
	const next = await press('ArrowRight');
	if (next.text === start.text || next.lang !== start.lang)
		faults.push(`ArrowRight goes to ${next.lang}: ${next.text}`);
	const back = await press('ArrowLeft');
	if (back.text !== start.text)
		faults.push(`ArrowLeft goes to ${back.text}`);
	await press('ArrowRight');
	const there = await press('Enter');
	if (there.id !== next.id || there.number !== next.number ||
		there.lang === next.lang)
		faults.push(`the counterpart of ${next.id} ${next.number} ` +
			`is ${there.id} ${there.number} in ${there.lang}`);
	const again = await press('Enter');
	if (again.text !== next.text)
		faults.push(`Enter does not go back: ${again.text}`);
	for (let i = 0; i < 40; i++)
		await press('ArrowRight');
	await tab.keyboard.press('Tab');
	await tab.keyboard.press('Tab');
	if (await tab.evaluate(() =>
		document.activeElement.matches('.text .seg')))
		faults.push('the tab key does not leave the text');
	return faults;
}

/*
 * Each stop once, in the order of the page, and round: no trap; what is
 * first skips to the text.
 */
async function round(tab, file) {
	await tab.goto(address(server.url, file));
	const faults = [];
	const names = [];
	for (let i = 0; i < MOST; i++) {
		await tab.keyboard.press('Tab');
		const at = await tab.evaluate(focus, '.text .seg');
		if (at.name === '' || (names.length > 1 && await tab.evaluate(
			() => document.activeElement.matches('.skip'))))
			break;
		faults.push(...at.faults);
		names.push(at);
	}
	if (names.length >= MOST)
		faults.push(`after ${MOST} stops the page has no end`);
	if (names.filter(at => at.wanted).length > 1)
		faults.push('the text is more than one stop');
	const last = await tab.locator('.page-footer a[href]').count();
	if (last > 0 && names.length < 5)
		faults.push(`there are ${names.length} stops only`);
	await tab.goto(address(server.url, file));
	/* A search page begins in its field. */
	if (!await tab.evaluate(() => document.activeElement.matches('body')))
		return faults;
	await tab.keyboard.press('Tab');
	await tab.keyboard.press('Enter');
	if (!await tab.evaluate(() => document.activeElement.matches('main')))
		faults.push('the first stop does not skip to the text');
	return faults;
}

/* A theme, a size and elder mode. */
async function settings(tab) {
	await tab.goto(address(server.url, both.pages.chapter));
	const faults = await reach(tab, 'details:has(#_theme-auto) > summary');
	await tab.keyboard.press('Enter');
	faults.push(...await reach(tab, '#_theme-auto'));
	await tab.keyboard.press('ArrowDown');
	faults.push(...await reach(tab, '#_size-1'));
	await tab.keyboard.press('ArrowDown');
	await tab.goto(address(server.url, both.pages.chapter));
	faults.push(...await reach(tab, '#_elder'));
	await tab.keyboard.press('Space');
	faults.push(...await reach(tab, '#_show-both'));
	await tab.keyboard.press('ArrowDown');
	for (const id of ['_theme-light', '_size-2', '_elder', '_show-first'])
		if (!await tab.isChecked(`#${id}`))
			faults.push(`#${id} is not chosen`);
	return faults;
}

/* The text can be reached whatever language is hidden. */
async function alone(tab) {
	const faults = [];
	for (const side of ['first', 'second']) {
		await tab.goto(address(server.url, both.pages.chapter));
		await tab.check(`#_show-${side}`);
		faults.push(...await reach(tab, `.${side} ${STOP.slice(6)}, ` +
			`.${side}${STOP.slice(6)}`));
	}
	return faults;
}

/* Whatever another page left in the storage, the script runs to its end. */
async function holding(tab, junk) {
	const keys = ['diglot', 'diglot-read', 'diglot-place'];
	await tab.goto(address(server.url, both.pages.chapter));
	await tab.evaluate(([all, value]) => all.forEach(key => {
		localStorage.setItem(key, value);
		sessionStorage.setItem(key, value);
	}), [keys, junk]);
	await tab.evaluate(value => {
		const edition = location.pathname.split('/').slice(0, -2).join('/');
		if (value.startsWith('{"'))
			localStorage.setItem('diglot-read',
				`{"${edition}/":${value}}`);
	}, junk);
	await tab.reload();
	const faults = await reach(tab, STOP);
	await tab.check('#_elder');
	await tab.reload();
	if (!await tab.isChecked('#_elder'))
		faults.push('the choice is not remembered');
	return faults;
}

/* Enter on every block, one after the other, never leads away. */
async function revealAll(tab, { pages: { chapter } }) {
	await tab.goto(address(server.url, chapter));
	const here = tab.url().split('#')[0];
	const faults = await reach(tab, STOP);
	for (let i = 0, last = ''; i < MOST; i++) {
		const at = await tab.evaluate(() => document.activeElement.id);
		if (at === last)
			break;
		last = at;
		await tab.keyboard.press('Enter');
		await tab.waitForTimeout(i ? 0 : 500);
		await tab.keyboard.press('ArrowRight');
	}
	await tab.waitForTimeout(200);
	if (tab.url().split('#')[0] !== here)
		faults.push(`arrived at ${tab.url()}`);
	if (!await tab.locator('.counterpart').count())
		faults.push('nothing was shown');
	return faults;
}

/* A block's counterpart on a page of one language. */
async function reveal(tab, base, { name, pages: { chapter } }) {
	const other = single.find(view => view.name !== name);
	await tab.goto(address(base, chapter));
	const faults = await reach(tab, STOP);
	for (let i = 0; i < 3; i++)
		await tab.keyboard.press('ArrowRight');
	const stop = await tab.evaluate(focus, '.text [id]');
	if (!stop.wanted)
		return [...faults, `no block has the focus: ${stop.name}`];
	const at = await tab.evaluate(() => document.activeElement.id);
	await tab.keyboard.press('Enter');
	const shown = tab.locator('.counterpart');
	await shown.first().waitFor();
	const lang = await shown.first().getAttribute('lang');
	const text = await shown.first().innerText();
	await tab.keyboard.press('Enter');
	if (await shown.count() !== 0)
		faults.push('a second Enter does not hide it');
	await tab.goto(address(base, other.pages.chapter));
	const wanted = await tab.locator(`[id="${at}"]`).innerText();
	if (lang !== other.name)
		faults.push(`the counterpart is in ${lang}`);
	if (plain(text) !== plain(wanted))
		faults.push(`#${at} of ${other.name} is “${wanted}”, not “${text}”`);
	return faults;
}

function plain(text) {
	return text.replace(/[^\p{L}\p{N}]/gu, '');
}
