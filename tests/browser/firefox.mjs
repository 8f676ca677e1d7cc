/*
 * Firefox through puppeteer-core, over WebDriver BiDi.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bail, need } from '../tap.mjs';
import { brought } from './chromium.mjs';

/*
 * Returns a tab: noise (what was wrong since, to be emptied), go, run (an
 * expression), resize, type, close.
 */
export async function firefox() {
	const home = mkdtempSync(path.join(os.tmpdir(), 'firefox-'));
	const browser = await brought('puppeteer-core').launch({
		browser: 'firefox', headless: true,
		executablePath: need(process.env.FIREFOX ?? 'firefox-esr'),
		env: { ...process.env, HOME: home },
	}).catch(error => bail(`Firefox does not start: ${error.message}`));
	const page = await browser.newPage();
	const noise = [];
	page.on('console', message =>
		noise.push(`console ${message.type()}: ${message.text()}`));
	page.on('pageerror', error => noise.push(`script: ${error.message}`));
	/* Going to the next page ends what is still under way: no failure. */
	page.on('requestfailed', request => {
		const reason = request.failure()?.errorText ?? '';
		if (!/abort/i.test(reason))
			noise.push(`request failed: ${request.url()} ${reason}`);
	});
	return {
		noise,
		go: url => page.goto(url),
		run: expression => page.evaluate(expression),
		resize: size => page.setViewport(size),
		type: (selector, text) => page.type(selector, text),
		async close() {
			await browser.close();
			rmSync(home, { recursive: true, force: true });
		},
	};
}
