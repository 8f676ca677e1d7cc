/*
 * WebKitGTK's MiniBrowser through WebKitWebDriver, on a screen of its own.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync }
	from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { bail, need } from '../tap.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const WAIT = 30_000;

/*
 * Returns a tab: noise (always empty: the driver does not tell), go, run (an
 * expression), resize, type, close.
 */
export async function webkit() {
	const binary = miniBrowser();
	const home = mkdtempSync(path.join(os.tmpdir(), 'webkit-'));
	narrowToolbar(home);
	const port = await freePort();
	/* In a group of its own: xvfb-run does not pass signals on. */
	const driver = spawn(need('xvfb-run'), ['-a', '-s',
		'-screen 0 1600x1400x24', need('WebKitWebDriver'),
		`--port=${port}`], {
		stdio: 'ignore', detached: true, env: {
			...process.env, HOME: home, XDG_RUNTIME_DIR: home,
			LIBGL_ALWAYS_SOFTWARE: '1',
		},
	});
	const end = () => {
		try {
			process.kill(-driver.pid);
		} catch { /* It has ended. */ }
		rmSync(home, { recursive: true, force: true, maxRetries: 3 });
	};
	process.once('exit', end);
	const ask = async (method, where, body) => {
		const answer = await fetch(`http://127.0.0.1:${port}${where}`, {
			method, body: body && JSON.stringify(body),
			signal: AbortSignal.timeout(WAIT),
		});
		const { value } = await answer.json();
		if (!answer.ok)
			throw Error(value.message ?? value.error);
		return value;
	};
	await ready(ask).catch(error =>
		bail(`WebKitWebDriver does not start: ${error.message}`));
	const { sessionId } = await ask('POST', '/session', {
		capabilities: { alwaysMatch: { 'webkitgtk:browserOptions':
			{ binary, args: ['--automation'] } } },
	}).catch(error => bail(`WebKit does not start: ${error.message}`));
	return tab((method, where, body) =>
		ask(method, `/session/${sessionId}${where}`, body), end);
}

function tab(ask, end) {
	const run = expression => ask('POST', '/execute/sync',
		{ script: `return ${expression}`, args: [] });
	return {
		noise: [],
		run,
		go: url => ask('POST', '/url', { url }),
		/* The window has more than the page, and takes its time. */
		async resize(size) {
			for (let left = 30; left > 0; left--) {
				const [width, height] = await run(
					'[innerWidth, innerHeight]');
				if (width === size.width && height === size.height)
					return;
				const outer = await ask('GET', '/window/rect');
				await ask('POST', '/window/rect', {
					width: outer.width + size.width - width,
					height: outer.height + size.height - height,
				});
				await new Promise(then => setTimeout(then, 100));
			}
			bail(`WebKit's window cannot be ${size.width} px wide`);
		},
		async type(selector, text) {
			const found = await ask('POST', '/element',
				{ using: 'css selector', value: selector });
			await ask('POST', `/element/${found[ELEMENT]}/value`, { text });
		},
		async close() {
			await ask('DELETE', '').catch(() => {});
			end();
		},
	};
}

async function ready(ask) {
	for (let left = 100;; left--)
		try {
			return await ask('GET', '/status');
		} catch (error) {
			if (left === 0)
				throw error;
			await new Promise(then => setTimeout(then, 100));
		}
}

/* Its toolbar does not let the window be as narrow as a phone's. */
function narrowToolbar(home) {
	const dir = path.join(home, '.config', 'gtk-3.0');
	mkdirSync(dir, { recursive: true });
	writeFileSync(path.join(dir, 'gtk.css'), '* { min-width: 0; ' +
		'margin: 0; border-width: 0; padding: 0; font-size: 1px }\n');
}

/* MiniBrowser, whatever the machine and the version. */
function miniBrowser() {
	if (process.env.MINIBROWSER)
		return need(process.env.MINIBROWSER);
	const names = dir => {
		try {
			return readdirSync(dir).map(name => path.join(dir, name));
		} catch {
			return [];
		}
	};
	const found = ['/usr/lib', '/usr/libexec']
		.flatMap(dir => [...names(dir), ...names(dir).flatMap(names)])
		.filter(dir => /\/webkit2?gtk-[0-9.]+$/.test(dir))
		.sort().map(dir => path.join(dir, 'MiniBrowser'));
	return found.length > 0 ? need(found.at(-1))
		: bail('MiniBrowser of webkit2gtk-driver is not installed');
}

function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
