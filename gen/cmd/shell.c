/* Commands that the user is told to run. */
#include "cmd/shell.h"

#include <errno.h>

/* Characters that mean nothing to a shell; those beyond ASCII do not. */
static bool is_harmless(char c)
{
	return (c & 0x80) || char_is_word(c) ||
	       str_find_char(STR("_./-+@%,:=#"), c) != STR_NONE;
}

static bool needs_quotes(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!is_harmless(name.ptr[i]))
			return true;
	return !name.len || name.ptr[0] == '#';
}

void shell_put(struct buf *out, struct str name)
{
	if (str_starts(name, STR("-")))
		buf_put(out, STR("./"));
	if (!needs_quotes(name)) {
		buf_put(out, name);
		return;
	}
	buf_put_char(out, '\'');
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] == '\'')
			buf_put(out, STR("'\\''"));
		else
			buf_put_char(out, name.ptr[i]);
	buf_put_char(out, '\'');
}

struct str shell_diglot(struct arena *arena, const struct str *words, size_t n)
{
	struct buf out = {0};
	struct str line;

	shell_put(&out, str_from(program_invocation_name));
	for (size_t i = 0; i < n; i++) {
		buf_put_char(&out, ' ');
		shell_put(&out, words[i]);
	}
	line = buf_copy(&out, arena);
	buf_free(&out);
	return line;
}
