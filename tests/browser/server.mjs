/*
 * A static file server for tests, on loopback, with the headers that the
 * site promises to work under.
 */
import { createReadStream, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

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

/* Serve a folder; returns its address and how to end. */
export async function serve(dir) {
	const root = path.resolve(dir);
	const server = http.createServer((request, response) => {
		const file = locate(root, request.url);
		const headers = {
			'content-security-policy': POLICY,
			'x-content-type-options': 'nosniff',
		};
		if (file === null) {
			/* Browsers want an icon, whatever the page says. */
			const icon = request.url === '/favicon.ico';
			response.writeHead(icon ? 204 : 404, headers).end();
			return;
		}
		headers['content-type'] = TYPES[path.extname(file).slice(1)] ??
			'application/octet-stream';
		response.writeHead(200, headers);
		createReadStream(file).pipe(response);
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${server.address().port}/`,
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
