/*
 * Talk to a test driver in records: "<number of bytes>\n<bytes>".  One run
 * of the driver answers any number of records.
 */
import { spawnSync } from 'node:child_process';
import { bail, need } from './tap.mjs';

/*
 * The program a test drives: from the environment if set there, or else
 * from the build folder.
 */
export function driver(name) {
	const build = process.env.BUILD ?? 'build';
	return need(process.env.DRIVER ?? `${build}/test/${name}`);
}

/*
 * Send texts to a program and return its answers; fails[] says what went
 * wrong, if anything did: then there are fewer answers than asked for.
 */
export function converse(program, texts, expected) {
	const input = Buffer.concat(texts.flatMap(text => {
		const bytes = Buffer.from(text, 'utf8');
		return [Buffer.from(`${bytes.length}\n`), bytes];
	}));
	const run = spawnSync(program, [], {
		input, maxBuffer: 1 << 30, timeout: 300_000,
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	if (run.error && run.error.code !== 'EPIPE' && !run.stdout)
		bail(`${program}: ${run.error.message}`);
	const fails = [];
	const answers = decode(run.stdout, fails);
	if (run.signal)
		fails.push(`${program}: killed by ${run.signal}`);
	else if (run.status !== 0)
		fails.push(`${program}: exit status ${run.status}`);
	if (answers.length !== expected)
		fails.push(`${program}: ${answers.length} answers, ` +
			`not ${expected}`);
	const said = run.stderr.toString('utf8').trim();
	if (said !== '')
		fails.push(`${program} wrote to its error output:`,
			...said.split('\n').slice(0, 40));
	return { answers, fails };
}

function decode(bytes, fails) {
	const answers = [];
	for (let pos = 0; pos < bytes.length;) {
		const end = bytes.indexOf(10, pos);
		const head = bytes.toString('latin1', pos, end);
		if (end < 0 || !/^\d+$/.test(head) ||
			end + 1 + Number(head) > bytes.length) {
			fails.push(`byte ${pos} of the output ` +
				'begins no whole record');
			break;
		}
		pos = end + 1 + Number(head);
		answers.push(bytes.toString('utf8', end + 1, pos));
	}
	return answers;
}
