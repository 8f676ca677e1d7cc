#!/usr/bin/env node
/*
 * A page of each kind in each view, at every width, in every mode that a
 * reader may choose.
 *
 *   matrix.mjs SITE                  (or SITE in the environment)
 *
 * modes.mjs says what is looked for.  The console stays empty and nothing is
 * asked for elsewhere.  What a reader's system asks for (dark, more contrast,
 * forced colours, less motion) looks as if chosen, and what a reader chose
 * stays chosen.
 */
import { pathToFileURL } from 'node:url';
import { done, site } from '../tap.mjs';
import { WIDE, address, audit, launch, look, pick, report, watch }
	from './chromium.mjs';
import { CONTRAST, choose, examine } from './modes.mjs';
import { each, sample } from './sample.mjs';
import { serve } from './server.mjs';

const root = site();
const pages = sample(root);
const { views } = pages;
const both = views.find(view => view.parallel);
const server = await serve(root);
const browser = await launch();
try {
	for (const page of each(pages))
		await visit(page);
	for (const view of views)
		await system(view);
	for (const base of [server.url, `${pathToFileURL(root).href}/`])
		await remembered(base);
} finally {
	await browser.close();
	server.close();
}
done();

/* Open a page of the site by itself; returns what `use` does. */
async function open(file, options, use, base = server.url) {
	const context = await browser.newContext(
		{ viewport: WIDE, ...options });
	const tab = await context.newPage();
	const noise = watch(tab, base);
	try {
		await tab.goto(address(base, file), { waitUntil: 'load' });
		await use(tab, noise);
	} catch (error) {
		report(`${file}: ends`, [error.message.split('\n')[0]]);
	} finally {
		await context.close();
	}
}

async function visit({ kind, view, file }) {
	const name = `${view} ${kind}`.trim();
	await open(file, {}, async (tab, noise) => {
		await examine(tab, name);
		report(`${name}: nothing in the console`, noise);
	});
}

/* What the system asks for, on a page with a chart. */
async function system({ name, pages: { chart } }) {
	await open(chart, {}, async tab => {
		const chosen = {};
		for (const mode of ['light', 'dark', 'contrast']) {
			await choose(tab, mode);
			chosen[mode] = await look(tab, 'colours');
		}
		const faults = new Set(Object.values(chosen)).size === 3 ? []
			: [`themes alike: ${JSON.stringify(chosen)}`];
		for (const [mode, wanted, media] of [
			['largest', 'dark', { colorScheme: 'dark' }],
			['light', 'light', {}],
			['largest', 'contrast',
				{ colorScheme: 'light', contrast: 'more' }],
		]) {
			await choose(tab, mode);
			await tab.emulateMedia(media);
			const is = await look(tab, 'colours');
			if (is !== chosen[wanted])
				faults.push(`${is} is not ${wanted}: ` +
					`${chosen[wanted]}`);
		}
		report(`${name}: themes by choice and by the system`, faults);
		await tab.emulateMedia({ contrast: 'no-preference',
			forcedColors: 'active', reducedMotion: 'reduce' });
		await tab.focus('main a[href]');
		report(`${name}: forced colours, less motion`, [
			...await look(tab, 'overflow'), ...await look(tab, 'lost'),
			...await look(tab, 'motion'),
			...await audit(tab, CONTRAST)]);
	});
}

/* What a reader chose is chosen on the next page, and after a reload. */
async function remembered(base) {
	const { pages: { chapter, table, contents } } = both;
	const ids = ['_theme-dark', '_size-3', '_elder', '_show-second'];
	await open(chapter, {}, async tab => {
		const faults = [];
		const check = async (where, wanted) => {
			for (const id of wanted)
				if (!await tab.isChecked(`#${id}`))
					faults.push(`#${id} is forgotten ${where}`);
		};
		const colours = await look(tab, 'colours');
		for (const id of ids)
			faults.push(...await pick(tab, id));
		await tab.reload();
		await check('after a reload', ids);
		await tab.goto(address(base, table));
		await check('on another chapter', ids);
		faults.push(...await look(tab, 'sides', 'second'));
		for (const file of [contents, pages.home, views[0].pages.chapter]) {
			await tab.goto(address(base, file));
			await check(`on ${file}`, ids.slice(0, 3));
			if (await look(tab, 'colours') === colours)
				faults.push(`${file} is not dark`);
		}
		report(`${base.split(':')[0]}: choices are remembered`, faults);
	}, base);
}
