/*
 * What holds of any page, at every width, in every mode that a reader may
 * choose.
 *
 * Nothing overflows sideways, no text is cut off or lies on other text, with
 * the text spacing of WCAG 1.4.12 too; axe finds nothing.  Elder mode keeps
 * what it promises.  Paper is white.
 */
import { NARROW, WIDE, audit, look, report } from './chromium.mjs';

const WIDTHS = [1440, 768, 360, 320];
const A4 = { width: 680, height: 962 };
export const CONTRAST = ['color-contrast'];
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

/* Look at the open page in all of them: a test each. */
export async function examine(tab, name) {
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
}

/* Set a mode, and nothing else. */
export async function choose(tab, mode) {
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
