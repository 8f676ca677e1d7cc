#!/usr/bin/env node
/*
 * A page of each kind in each view, at every width, in every mode that a
 * reader may choose.
 *
 *   matrix.mjs SITE                  (or SITE in the environment)
 *
 * Nothing overflows sideways, no text is cut off or lies on other text, with
 * the text spacing of WCAG 1.4.12 too; the console stays empty and nothing
 * is asked for elsewhere; axe finds nothing.  Elder mode keeps what it
 * promises.  What a reader's system asks for (dark, more contrast, forced
 * colours, less motion, paper) looks as if chosen, and what a reader chose
 * stays chosen.
 */
import { pathToFileURL } from 'node:url';
import { done, site } from '../tap.mjs';
import { NARROW, WIDE, address, audit, launch, look, pick,
	report, watch } from './chromium.mjs';
import { each, sample } from './sample.mjs';
import { serve } from './server.mjs';

const WIDTHS = [1440, 768, 360, 320];
const A4 = { width: 680, height: 962 };
const CONTRAST = ['color-contrast'];
const PLAIN = ['_theme-auto', '_size-1'];
/* What to choose for a mode; layout: it may move the text. */
const MODES = {
	light: { ids: ['_theme-light'], layout: true },
	dark: { ids: ['_theme-dark'], rules: CONTRAST },
	contrast: { ids: ['_theme-contrast'],
		rules: [...CONTRAST, 'color-contrast-enhanced'] },
	largest: { ids: ['_theme-auto', '_size-4'], layout: true },
	elder: { ids: ['_elder'], layout: true,
		rules: [...CONTRAST, 'target-size'] },
};
const ELDER = { size: 18, largest: 30, leading: 1.5, target: 60 };

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
		for (const width of WIDTHS) {
			await tab.setViewportSize({ ...WIDE, width });
			if (width === 320)
				await look(tab, 'unfold');
			report(`${name}: ${width}`, await layout(tab));
		}
		await tab.setViewportSize(NARROW);
		report(`${name}: axe`, await audit(tab));
		for (const [mode, { rules }] of Object.entries(MODES))
			if (rules)
				report(`${name}: axe, ${mode}`, [
					...await choose(tab, mode),
					...await audit(tab, rules)]);
		report(`${name}: elder mode`, await elder(tab));
		await choose(tab, 'dark');
		report(`${name}: paper`, await paper(tab));
		report(`${name}: nothing in the console`, noise);
	});
}

/* Set a mode, and nothing else. */
async function choose(tab, mode) {
	const faults = [];
	for (const id of [...PLAIN, ...MODES[mode].ids])
		faults.push(...await look(tab, 'choose', id));
	if (mode !== 'elder')
		faults.push(...await look(tab, 'choose', '_elder', false));
	return faults;
}

/* The layout in every mode, as it is and with more space in the text. */
async function layout(tab) {
	const faults = [];
	for (const [mode, { layout }] of Object.entries(MODES)) {
		const found = [...await choose(tab, mode),
			...await look(tab, 'overflow')];
		if (layout) {
			found.push(...await look(tab, 'lost'));
			await look(tab, 'space', true);
			found.push(...[...await look(tab, 'overflow'),
				...await look(tab, 'lost')]
				.map(fault => `spaced: ${fault}`));
			await look(tab, 'space', false);
		}
		faults.push(...found.map(fault => `${mode}: ${fault}`));
	}
	return faults;
}

async function elder(tab) {
	const faults = [...await choose(tab, 'elder'),
		...await look(tab, 'small', ELDER.size, ELDER.leading),
		...await look(tab, 'targets', ELDER.target),
		...await look(tab, 'choose', '_size-4')];
	const size = await look(tab, 'size');
	if (!(size >= ELDER.largest))
		faults.push(`the largest text is of ${size} px`);
	faults.push(...await look(tab, 'small', ELDER.size, ELDER.leading),
		...await look(tab, 'overflow'), ...await look(tab, 'lost'));
	return faults;
}

/* Paper is white and holds no controls, whatever the screen shows. */
async function paper(tab) {
	await tab.setViewportSize(A4);
	await tab.emulateMedia({ media: 'print' });
	const faults = [...await look(tab, 'overflow'),
		...await look(tab, 'lost')];
	const colours = await look(tab, 'colours');
	if (!/^rgb\(0, 0, 0\) on (rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/
		.test(colours))
		faults.push(`printed in ${colours}`);
	if (await tab.isVisible('.page-header'))
		faults.push('the page header is printed');
	await tab.emulateMedia({ media: 'screen' });
	return faults;
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
