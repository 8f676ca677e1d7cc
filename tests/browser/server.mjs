/*
 * A static file server for tests, on loopback, with the headers that the
 * site promises to work under; text goes out compressed, as from any server.
 */
import { readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; " +
	"form-action 'self'; frame-ancestors 'none'";

const TYPES = {
	css: 'text/css; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
	epub: 'application/epub+zip',
	html: 'text/html; charset=utf-8',
	jpg: 'image/jpeg',
	js: 'text/javascript; charset=utf-8',
	json: 'application/json',
	png: 'image/png',
	svg: 'image/svg+xml',
	txt: 'text/plain; charset=utf-8',
	woff2: 'font/woff2',
	xml: 'application/xml',
};

const TEXT = /^text|json|xml$/;

/* Serve a folder; returns its address, what is missing, and how to end. */
export async function serve(dir) {
	const root = path.resolve(dir);
	const small = new Map();
	const missing = [];
	const server = http.createServer((request, response) => {
		const file = locate(root, request.url);
		const headers = {
			'content-security-policy': POLICY,
			'x-content-type-options': 'nosniff',
		};
		if (file === null) {
			/* Browsers want an icon, whatever the page says. */
			const icon = request.url === '/favicon.ico';
			if (!icon)
				missing.push(request.url);
			response.writeHead(icon ? 204 : 404, headers).end();
			return;
		}
		headers['content-type'] = TYPES[path.extname(file).slice(1)] ??
			'application/octet-stream';
		let body = readFileSync(file);
		if (TEXT.test(headers['content-type']) &&
			/gzip/.test(request.headers['accept-encoding'])) {
			headers['content-encoding'] = 'gzip';
			body = small.get(file) ?? gzipSync(body);
			small.set(file, body);
		}
		headers['content-length'] = body.length;
		response.writeHead(200, headers).end(body);
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${server.address().port}/`,
		missing,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

/* The file of an address, or null; index.html for a folder. */
function locate(root, address) {
	let file;
	try {
		const { pathname } = new URL(address, 'http://x');
		file = path.join(root, decodeURIComponent(pathname));
	} catch {
		return null;
	}
	if (file.endsWith(path.sep))
		file += 'index.html';
	const stat = statSync(file, { throwIfNoEntry: false });
	return file.startsWith(root + path.sep) && stat?.isFile() ? file : null;
}
