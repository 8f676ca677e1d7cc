#!/usr/bin/env node
/*
 * Search a built site in Chromium as a reader does: typing, by keyboard, with
 * scripts off; from a disk and from a server with a strict
 * Content-Security-Policy.
 *
 *   search.mjs SITE                  (or SITE in the environment)
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { done, ok, site } from '../tap.mjs';
import { audit, launch, until, watch } from './chromium.mjs';
import { serve } from './server.mjs';

const EDITION = 'xiangcheng-2021/2022-1';

const root = site();
const server = await serve(root);
const browser = await launch();
try {
	await run('disk', `${pathToFileURL(root).href}/`);
	await run('server', server.url);
	loads();
} finally {
	await browser.close();
	server.close();
}
done();

async function run(mode, base) {
	const context = await browser.newContext();
	const tab = await context.newPage();
	const said = watch(tab, base);
	const check = async (name, test) => {
		let fault;
		try {
			fault = await test(tab, base);
		} catch (error) {
			fault = error.message;
		}
		ok(!fault, `${mode}: ${name}`, fault || '');
	};
	await check('a Chinese phrase, found while it is typed', typing);
	await check('the keyboard alone leads to the passage', keyboard);
	await check('an English word shows its Chinese counterpart', english);
	await check('the query is kept: link, back, other language', kept);
	await check('an English page finds Chinese and leads to itself', fromEnglish);
	await check('nothing found, similar, and empty', nothing);
	await check('many results are shown in two steps', many);
	if (mode === 'server')
		await check('axe finds nothing in results', accessible);
	ok(said.length === 0, `${mode}: the console stays empty`, said.join('\n'));
	await context.close();
	await withoutScripts(mode, base);
}

function address(base, view, query) {
	return `${base}${EDITION}/${view}/search.html` +
		(query ? `?q=${encodeURIComponent(query)}` : '');
}

function state(tab) {
	return tab.evaluate(() => ({
		status: document.getElementById('_status').textContent,
		marks: [...document.querySelectorAll('#_results a mark')]
			.map(mark => mark.textContent),
		links: [...document.querySelectorAll('#_results .hit a')]
			.map(link => link.getAttribute('href')),
		focus: document.activeElement.id ||
			document.activeElement.hash || '',
	}));
}

/* Until the status says something else. */
async function changed(tab, act) {
	const before = await tab.textContent('#_status');
	await act();
	await tab.waitForFunction(text =>
		document.getElementById('_status').textContent !== text, before);
	return state(tab);
}

async function typing(tab, base) {
	await tab.goto(address(base, 'zh-Hans_en'));
	if ((await state(tab)).focus !== '_query')
		return 'the box has no focus';
	const { marks, links, status } = await changed(tab,
		() => tab.keyboard.type('新增学位'));
	if (!links.length || !status.includes(links.length))
		return `${links.length} links, and it says ${status}`;
	return marks.every(mark => mark === '新增学位') ? ''
		: `marked: ${marks.join(' ')}`;
}

async function keyboard(tab) {
	const { links } = await state(tab);
	const focus = async key => {
		await tab.keyboard.press(key);
		return (await state(tab)).focus;
	};
	const ids = links.map(link => link.slice(link.indexOf('#')));
	const steps = [['ArrowDown', ids[0]], ['ArrowDown', ids[1] ?? ids[0]],
		['ArrowUp', ids[0]], ['ArrowUp', '_query'], ['ArrowDown', ids[0]],
		['Escape', '_query'], ['ArrowDown', ids[0]]];
	for (const [key, wanted] of steps) {
		const got = await focus(key);
		if (got !== wanted && !(ids.length < 2 && wanted === ids[0]))
			return `${key} leads to ${got} and not to ${wanted}`;
	}
	await tab.keyboard.press('Enter');
	await tab.waitForURL(url => url.hash === ids[0]);
	return await tab.evaluate(id => document.getElementById(id)
		?.textContent.includes('新增学位'), ids[0].slice(1)) ? ''
		: `no such text at ${ids[0]}`;
}

async function english(tab, base) {
	await tab.goto(address(base, 'zh-Hans_en', 'HOSPITALITY'));
	const hits = await tab.evaluate(() =>
		[...document.querySelectorAll('#_results .hit')].map(hit => ({
			found: hit.querySelector('a').lang,
			beside: hit.querySelector('p')?.lang,
			text: hit.querySelector('p')?.textContent,
		})));
	if (!hits.length)
		return 'nothing is found';
	return hits.every(hit => hit.found === 'en' && hit.beside === 'zh-Hans' &&
		/\p{Script=Han}/u.test(hit.text)) ? '' : JSON.stringify(hits);
}

async function kept(tab, base) {
	await tab.goto(address(base, 'zh-Hans_en'));
	const { links } = await changed(tab, () => tab.fill('#_query', '58.93'));
	const asked = url => new URL(url).searchParams.get('q');
	if (!asked(await until(() => tab.url(), asked)))
		return 'the address lacks the query';
	await tab.click('#_results .hit a');
	await tab.waitForURL(url => url.hash !== '');
	await tab.goBack();
	await tab.waitForSelector('#_results .hit');
	if ((await state(tab)).links.join() !== links.join())
		return 'going back shows other results';
	await tab.click('#_languages a[hreflang="en"]');
	await tab.waitForURL(url => url.pathname.includes('/en/'));
	await tab.waitForSelector('#_results .hit');
	return await tab.inputValue('#_query') === '58.93' ? ''
		: 'the other language lost the query';
}

async function fromEnglish(tab, base) {
	await tab.goto(address(base, 'en', '新增学位'));
	const { links } = await state(tab);
	if (!links.length || links.some(link => link.startsWith('..')))
		return `links: ${links.join(' ')}`;
	await tab.click('#_results .hit a');
	await tab.waitForURL(url => url.hash !== '');
	return await tab.evaluate(() => document.documentElement.lang === 'en' &&
		document.querySelector(location.hash) !== null) ? '' : tab.url();
}

async function nothing(tab, base) {
	const shown = async selector => tab.isVisible(selector);
	await tab.goto(address(base, 'en', '没有这样的话'));
	if (!(await state(tab)).status.includes('没有这样的话') ||
		!await shown('#_elsewhere a') || await shown('#_results'))
		return `nothing found: ${(await state(tab)).status}`;
	const similar = await changed(tab,
		() => tab.fill('#_query', 'hospitalyti'));
	if (!similar.links.length || !/hospitality/i.test(similar.marks.join()))
		return `similar: ${similar.status} ${similar.marks}`;
	const empty = await changed(tab, () => tab.fill('#_query', ' '));
	return empty.status === '' && !await shown('#_results') &&
		!await shown('#_elsewhere') ? '' : `empty: ${empty.status}`;
}

async function many(tab, base) {
	await tab.goto(address(base, 'en', 'the '));
	const first = await state(tab);
	const n = Number(/\d+/.exec(first.status)?.[0]);
	if (!(first.links.length < n))
		return `${first.links.length} of ${n} at first`;
	await tab.click('#_more');
	const all = await state(tab);
	return all.links.length === n && !await tab.isVisible('#_more') ? ''
		: `${all.links.length} of ${n} at last`;
}

/* Scripts of tests are not what the policy is about. */
async function accessible(tab, base) {
	const faults = [];
	for (const [view, query] of [['en', 'schools'], ['zh-Hans_en', '学位']])
		for (const colorScheme of ['light', 'dark']) {
			await tab.emulateMedia({ colorScheme });
			await tab.goto(address(base, view, query));
			faults.push(...(await audit(tab))
				.map(fault => `${view} ${colorScheme} ${fault}`));
		}
	return faults.join('\n');
}

async function withoutScripts(mode, base) {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const tab = await context.newPage();
	await tab.goto(address(base, 'en'));
	const links = await tab.locator('noscript a, main a').evaluateAll(
		all => all.map(link => link.getAttribute('href')))
		.catch(() => []);
	const box = await tab.isVisible('#_query');
	const shown = await tab.isVisible('noscript p');
	await context.close();
	ok(shown && !box && links.includes('index.html') &&
		links.includes('all.html'),
	`${mode}: without scripts other pages are named`,
	`shown ${shown}, box ${box}, links ${links}`);
}

/* Nothing of the search is loaded anywhere else. */
function loads() {
	const strays = readdirSync(root, { recursive: true })
		.filter(file => file.endsWith('.html') &&
			path.basename(file) !== 'search.html')
		.filter(file => /<script[^>]*(minisearch|search[./])/
			.test(readFileSync(path.join(root, file), 'utf8')));
	ok(strays.length === 0, 'no other page loads the search',
		strays.join('\n'));
}
