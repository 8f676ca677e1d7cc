/* The dialect for its documentation that runs: two records in, options and
 * Markdown; two out, XHTML and findings. Options are words: a language tag,
 * and "full" for ids and all. */
#include "driver.h"

static const char *const severities[] = {
	[NOTE] = "note",   [WARNING] = "warning", [ERROR] = "error",
	[FATAL] = "fatal", [FAILURE] = "failure",
};

static struct driver_text read_options(struct str options)
{
	struct driver_text text = {.language = STR("en"), .bare = true};

	while (options.ptr) {
		struct str word = str_cut(&options, ' ');

		if (str_eq(word, STR("full")))
			text.bare = false;
		else if (word.len)
			text.language = word;
	}
	return text;
}

static void put_findings(struct buf *out, struct findings *findings)
{
	size_t n;
	const struct finding *all = findings_sorted(findings, &n);

	for (size_t i = 0; i < n; i++) {
		const struct message *message = &messages[all[i].id];

		buf_put_number(out, all[i].place.line);
		buf_put_char(out, ':');
		buf_put_number(out, all[i].place.column);
		buf_put(out, STR(": "));
		buf_put(out, str_from(severities[all[i].severity]));
		buf_put(out, STR(": "));
		buf_put(out, str_from(message->name));
		buf_put(out, STR(": "));
		message_format(out, message->text, all[i].args, NULL);
		buf_put_char(out, '\n');
	}
}

int main(void)
{
	struct pool *pool = pool_new(1);
	struct buf options = {0}, markdown = {0}, out = {0}, said = {0};

	while (driver_read(stdin, &options) && driver_read(stdin, &markdown)) {
		struct findings *findings = findings_new();
		struct driver_text text = read_options(buf_str(&options));

		text.markdown = buf_str(&markdown);
		buf_clear(&out);
		buf_clear(&said);
		driver_render(pool, &text, findings, &out);
		put_findings(&said, findings);
		driver_write(stdout, buf_str(&out));
		driver_write(stdout, buf_str(&said));
		findings_free(findings);
	}
	buf_free(&options);
	buf_free(&markdown);
	buf_free(&out);
	buf_free(&said);
	pool_free(pool);
	return 0;
}
