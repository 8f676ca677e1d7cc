/*
 * TAP for tests written in JavaScript: prove reads what they print.
 *
 * A missing tool is no reason to skip: bail() ends the whole run.
 */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/* The details of so many failed tests are shown without prove -v too. */
const LOUD = 10;

const UNSEEN =
	/[\0-\x08\x0b-\x1f\x7f\xa0\u200b-\u200f\u2028-\u202e\ufeff]/g;

let count = 0;
let failed = 0;

/* Report one test.  Details are shown under a failed test only. */
export function ok(passed, name, details = '') {
	count++;
	failed += passed ? 0 : 1;
	if (!passed && failed <= LOUD)
		console.error(`# failed: ${name}`);
	console.log(`${passed ? 'ok' : 'not ok'} ${count} - ${escape(name)}`);
	if (!passed && details !== '')
		note(details);
}

/* Print lines about the test before them. */
export function note(text) {
	const print = failed <= LOUD ? console.error : console.log;
	for (const line of String(text).replace(/\n$/, '').split('\n'))
		print(`# ${line}`);
}

/* Print the plan: the last thing a test does. */
export function done() {
	if (failed > LOUD)
		console.error(`# ${failed - LOUD} more failed: see prove -v`);
	console.log(`1..${count}`);
	process.exitCode = failed > 0 ? 1 : 0;
}

/* End everything: the tests cannot be run at all. */
export function bail(reason) {
	console.log(`Bail out! ${reason}`);
	process.exit(255);
}

/* Find a program as the shell does; end everything without it. */
export function need(name) {
	if (name.includes('/'))
		return runnable(name) ? name : bail(`${name} is missing`);
	for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
		const file = path.join(dir, name);
		if (runnable(file))
			return file;
	}
	return bail(`${name} is not installed`);
}

/* The built site: the first argument, or SITE. */
export function site() {
	const dir = process.argv[2] ?? process.env.SITE;
	if (!dir)
		bail('no site: name its folder, or set SITE');
	if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
		bail(`${dir} is no folder`);
	return path.resolve(dir);
}

/*
 * Two texts line by line: "-" before a line that was expected, "+" before
 * one that came instead.  By longest common subsequence.
 */
export function diff(expected, got) {
	const a = expected.split('\n');
	const b = got.split('\n');
	const common = Array.from({ length: a.length + 1 },
		() => new Uint32Array(b.length + 1));
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1
				: Math.max(common[i + 1][j], common[i][j + 1]);
	const lines = [];
	for (let i = 0, j = 0; i < a.length || j < b.length;) {
		if (i < a.length && j < b.length && a[i] === b[j])
			lines.push(`  ${visible(a[i++])}`), j++;
		else if (j === b.length || (i < a.length &&
			common[i + 1][j] >= common[i][j + 1]))
			lines.push(`- ${visible(a[i++])}`);
		else
			lines.push(`+ ${visible(b[j++])}`);
	}
	return lines.join('\n');
}

/* Tabs, trailing spaces and control characters, so that they are seen. */
export function visible(text) {
	return text.replace(/\t/g, '→')
		.replace(/ +$/, spaces => '␠'.repeat(spaces.length))
		.replace(UNSEEN, c => `\\u{${c.codePointAt(0).toString(16)}}`);
}

function runnable(file) {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}

/* In TAP a "#" in a name begins a directive. */
function escape(name) {
	return name.replace(/\s+/g, ' ').replace(/[\\#]/g, '\\$&');
}
