/* What the commands that begin something have in common. */
#include "cmd/starting.h"

#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "cmd/shell.h"
#include "read/slug.h"

static bool is_folder_name(struct str name)
{
	enum { NAME_MOST = 200 }; /* bytes; a staging folder has some more */

	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.ptr[i] < ' ' || name.ptr[i] == 0x7F ||
		    name.ptr[i] == '/' || name.ptr[i] == '\\')
			return false;
	return name.len && name.len <= NAME_MOST && name.ptr[0] != '.' &&
	       str_trim(name).len == name.len;
}

bool check_folder_name(struct str name)
{
	if (is_folder_name(name))
		return true;
	fprintf(stderr, gettext("diglot: %.*s is no name for a folder\n"),
		STR_ARG(name));
	return false;
}

bool refuse_writing(struct str path)
{
	fprintf(stderr, gettext("diglot: cannot write %.*s: %s\n"),
		STR_ARG(path), strerror(errno));
	return false;
}

struct new_folder *begin_folder(struct str path)
{
	struct new_folder *folder = new_folder_begin(path);
	const char *message;

	if (folder)
		return folder;
	switch (errno) {
	case EEXIST:
		message = gettext("diglot: %.*s exists and is not an empty "
				  "folder\n");
		break;
	case EBUSY:
		message = gettext("diglot: another run is making %.*s\n");
		break;
	case EINVAL:
		message = gettext("diglot: %.*s is the folder you are in; go "
				  "to the one above and name it from there\n");
		break;
	default:
		refuse_writing(path);
		return NULL;
	}
	fprintf(stderr, message, STR_ARG(path));
	return NULL;
}

bool commit_folder(struct new_folder *folder, struct str path)
{
	return new_folder_commit(folder) || refuse_writing(path);
}

void say_address(struct arena *arena, struct str name)
{
	if (slug_from(arena, name).len)
		return;
	printf(gettext("Its address will be %.*s. For one that people can read "
		       "and type, rename the folder now: letters a to z, "
		       "digits and hyphens.\n"),
	       STR_ARG(slug_always(arena, name)));
}

void steps_add(struct steps *steps, const char *text)
{
	if (!steps->n)
		fputs(gettext("\nWhat comes next:\n"), stdout);
	printf("  %u. %s\n", ++steps->n, text);
}

static void say(struct str line)
{
	printf("       %.*s\n", STR_ARG(line));
}

void steps_path(struct str path)
{
	say(path);
}

void steps_command(struct steps *steps, const struct str *words, size_t n)
{
	say(shell_diglot(steps->arena, words, n));
}
