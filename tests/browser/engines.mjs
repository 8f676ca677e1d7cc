#!/usr/bin/env node
/*
 * A page of each kind in Firefox and in WebKit, as the sample shows it.
 *
 *   engines.mjs SITE                 (or SITE in the environment)
 *
 * At two widths: the page loads what it asks for, says nothing in the console
 * (Firefox tells), nothing overflows sideways or is cut off, rows of two
 * languages are in line; a theme changes the colours and is remembered; from
 * a disk the script runs and the search finds.
 */
import { pathToFileURL } from 'node:url';
import { done, site } from '../tap.mjs';
import { NARROW, WIDE, address, report, until } from './chromium.mjs';
import { firefox } from './firefox.mjs';
import { see } from './look.mjs';
import { sample } from './sample.mjs';
import { serve } from './server.mjs';
import { webkit } from './webkit.mjs';

const KINDS = ['contents', 'chapter', 'table', 'chart', 'search'];
/* A word of the sample in each language. */
const WORDS = { 'zh-Hans': '芗城', en: 'district' };

const root = site();
const disk = `${pathToFileURL(root).href}/`;
const { home, views } = sample(root);
await Promise.all([run('Firefox', firefox), run('WebKit', webkit)]);
done();

async function run(name, launch) {
	const server = await serve(root);
	const tab = await launch();
	const tried = async (what, test) => {
		let faults;
		try {
			faults = await test();
		} catch (error) {
			faults = [String(error.message).split('\n')[0]];
		}
		report(`${name}: ${what}`, [...faults, ...tab.noise.splice(0),
			...server.missing.splice(0).map(url => `missing: ${url}`)]);
	};
	try {
		for (const size of [WIDE, NARROW]) {
			await tab.resize(size);
			await tried(`${size.width}: home`,
				() => page(tab, size, address(server.url, home), false));
			for (const view of views)
				for (const kind of KINDS)
					await tried(`${size.width}: ${view.name} ${kind}`,
						() => page(tab, size,
							address(server.url, view.pages[kind]),
							view.parallel));
		}
		await tried('a theme is chosen and kept', () =>
			theme(tab, server.url));
		for (const view of views)
			await tried(`${view.name}: from a disk, search finds`,
				() => search(tab, view));
	} finally {
		await tab.close();
		server.close();
	}
}

async function page(tab, size, url, parallel) {
	await tab.go(url);
	const width = await tab.run('innerWidth');
	const faults = width === size.width ? []
		: [`the window is ${width} px wide`];
	faults.push(...await tab.run(see('readable', 20)),
		...await tab.run(see('overflow')), ...await tab.run(see('lost')));
	if (parallel)
		faults.push(...await tab.run(see('pairs', size === WIDE)));
	return faults;
}

async function theme(tab, base) {
	const { chapter, table } = views[0].pages;
	await tab.go(address(base, chapter));
	const paper = await tab.run(see('colours'));
	const faults = await tab.run(see('choose', '_theme-dark'));
	const dark = await tab.run(see('colours'));
	if (dark === paper)
		faults.push(`dark is ${dark} as before`);
	await tab.go(address(base, table));
	if (await tab.run(see('colours')) !== dark)
		faults.push('the next page is not dark');
	faults.push(...await tab.run(see('choose', '_theme-auto')));
	return faults;
}

async function search(tab, { name, pages }) {
	const faults = [];
	await tab.go(address(disk, pages.chapter));
	if (await tab.run('document.querySelectorAll(".text [tabindex=\\"0\\"]")' +
		'.length') === 0)
		faults.push('the script does not run');
	const word = WORDS[name.split('_')[0]];
	await tab.go(address(disk, pages.search));
	await tab.type('input[type=search]', word);
	const finds = list => list.some(text => text.includes(word));
	if (!finds(await until(() => tab.run(
		'[...document.querySelectorAll("main li")]' +
		'.filter(e => e.checkVisibility()).map(e => e.textContent)'), finds)))
		faults.push(`${word} is not found`);
	return faults;
}
