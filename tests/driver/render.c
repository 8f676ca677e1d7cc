/* The renderer for tests that compare it with others: a record of Markdown
 * in, a record of bare XHTML out. The language is the first argument. */
#include "driver.h"

int main(int argc, char **argv)
{
	struct pool *pool = pool_new(1);
	struct buf markdown = {0}, out = {0};

	while (driver_read(stdin, &markdown)) {
		struct findings *findings = findings_new();
		struct driver_text text = {
			.markdown = buf_str(&markdown),
			.language = argc > 1 ? str_from(argv[1]) : STR("en"),
			.bare = true,
		};

		buf_clear(&out);
		driver_render(pool, &text, findings, &out);
		driver_write(stdout, buf_str(&out));
		findings_free(findings);
	}
	buf_free(&markdown);
	buf_free(&out);
	pool_free(pool);
	return 0;
}
