#!/usr/bin/env node
/* List the violations of an Ace report.json, a line each. */
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { 'earl:testSubject': subject, assertions } of report.assertions)
	for (const { 'earl:result': result, 'earl:test': test } of assertions)
		if (result['earl:outcome'] === 'fail')
			console.log(`${subject.url}: ${test['earl:impact']}: ` +
				`${test['dct:title']}: ${result.html ?? ''}`);
