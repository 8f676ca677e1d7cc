/*
 * Chromium through playwright-core, and axe in it: what the tests share.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bail, need, note, ok } from '../tap.mjs';
import { see } from './look.mjs';

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 360, height: 740 };

/* Every rule that axe has for these levels, and its advice. */
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a',
	'wcag21aa', 'wcag22aa', 'best-practice'] };
const SHOWN = 20;
const require = createRequire(import.meta.url);

/* A package of tests/package.json. */
export function brought(name) {
	try {
		return require(name);
	} catch (error) {
		return bail(`no ${name}: ${error.message}`);
	}
}

let axe;

export async function launch(...args) {
	axe ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
	return brought('playwright-core').chromium.launch({
		executablePath: chromium(), args: [...FLAGS, ...args],
	}).catch(error =>
		bail(`Chromium does not start: ${error.message}`));
}

export const FLAGS = ['--disable-gpu', '--disable-background-networking',
	'--disable-component-update', '--no-first-run'];

export function chromium() {
	return need(process.env.CHROMIUM ?? 'chromium');
}

/*
 * Collect what goes wrong while a tab is open: it may ask for what begins
 * with base only.  Returns the list, which grows.
 */
export function watch(tab, base) {
	const faults = [];
	tab.on('console', message =>
		faults.push(`console ${message.type()}: ${message.text()}`));
	tab.on('pageerror', error => faults.push(`script: ${error.message}`));
	tab.on('dialog', dialog => {
		faults.push(`dialog: ${dialog.message()}`);
		dialog.dismiss();
	});
	tab.on('request', request => {
		if (!request.url().startsWith(base) &&
			!/^(data|blob):/.test(request.url()))
			faults.push(`request to elsewhere: ${request.url()}`);
	});
	/* Going to the next page ends what is still under way: no failure. */
	tab.on('requestfailed', request => {
		const reason = request.failure()?.errorText;
		if (reason !== 'net::ERR_ABORTED')
			faults.push(`request failed: ${request.url()} ${reason}`);
	});
	tab.on('response', response => {
		if (response.status() >= 400)
			faults.push(`status ${response.status()}: ` +
				response.url());
	});
	return faults;
}

/* Ask until the answer holds, or for ten seconds; returns the last answer. */
export async function until(ask, holds) {
	for (let left = 100;; left--) {
		const answer = await ask();
		if (left === 0 || holds(answer))
			return answer;
		await new Promise(then => setTimeout(then, 100));
	}
}

/* Look at the open page: see look.mjs. */
export function look(tab, ...what) {
	return tab.evaluate(see(...what));
}

/* What axe finds in the open page, by all rules or by those named. */
export async function audit(tab, rules = RULES) {
	if (!await tab.evaluate(() => 'axe' in globalThis))
		await tab.evaluate(axe);
	const { violations } = await tab.evaluate(
		runOnly => globalThis.axe.run({
			runOnly, resultTypes: ['violations'],
		}), rules);
	return violations.flatMap(({ id, help, nodes }) => [
		`axe ${id}: ${help} (${nodes.length} places)`,
		...nodes.slice(0, 2).map(node => `  ${node.html.slice(0, 99)}`),
	]);
}

/*
 * Set a control as a reader does: unfold what it is in, click its label or
 * itself.  Works without scripts.
 */
export async function pick(tab, id) {
	const control = tab.locator(`#${id}`);
	if (await control.count() !== 1)
		return [`there is no control #${id}`];
	if (!await control.isVisible())
		await tab.locator(`details:has(#${id}) > summary`).click();
	const label = tab.locator(`label:has(#${id}), label[for="${id}"]`);
	await (await label.count() > 0 ? label : control).first().click();
	return await control.isChecked() ? []
		: [`a click does not set #${id}`];
}

/* The address of a file of the site below base. */
export function address(base, file) {
	return base + file.split('/').map(encodeURIComponent).join('/');
}

/* One test: it passes when there are no faults. */
export function report(name, faults) {
	const all = [...new Set(faults)];
	ok(all.length === 0, name);
	if (all.length > 0)
		note(all.slice(0, SHOWN).join('\n'));
	if (all.length > SHOWN)
		note(`and ${all.length - SHOWN} more`);
}
