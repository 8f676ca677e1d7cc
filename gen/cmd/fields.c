/* diglot fields: what templates may use, as Markdown. */
#include <stdio.h>

#include "cmd/command.h"
#include "write/templates.h"

int command_fields(int argc, char **argv)
{
	struct buf out = {0};

	(void)argc;
	(void)argv;
	templates_describe(&out);
	fwrite(out.ptr, 1, out.len, stdout);
	buf_free(&out);
	return EXIT_CLEAN;
}
