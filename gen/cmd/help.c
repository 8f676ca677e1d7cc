/* What diglot --help says, made of the tables of commands and options. */
#include <libintl.h>
#include <string.h>

#include "cmd/command.h"

static void print_row(FILE *file, const struct command *command)
{
	fprintf(file, "  diglot %s%s%s\n      %s\n", command->name,
		*command->usage ? " " : "",
		*command->usage ? gettext(command->usage) : "",
		gettext(command->summary));
}

void help_print(FILE *file)
{
	fputs(gettext("Usage: diglot COMMAND [CONTENT] [OPTION...]\n\n"), file);
	for (size_t i = 0; i < n_commands; i++)
		print_row(file, &commands[i]);
	fputs(gettext("\n"
		      "diglot COMMAND --help lists the options of a command, "
		      "diglot --version says which diglot this is.\n"
		      "Exit status: 0 clean; 1 the content has errors; 2 wrong "
		      "usage, or the machine failed.\n"),
	      file);
}

void help_print_command(FILE *file, const char *name)
{
	unsigned takes = 0;

	fputs(gettext("Usage:\n"), file);
	for (size_t i = 0; i < n_commands; i++)
		if (!strcmp(commands[i].name, name)) {
			print_row(file, &commands[i]);
			takes |= commands[i].takes;
		}
	options_describe(file, takes);
}

const struct command *command_find(const struct command *rows, size_t n,
				   const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(rows[i].name, name))
			return &rows[i];
	return NULL;
}

const struct command *command_nearest(const struct command *rows, size_t n,
				      const char *name)
{
	const struct command *found = NULL;
	size_t best = 2; /* slips of the pen */

	for (size_t i = 0; i < n; i++) {
		size_t distance = str_distance(str_from(name),
					       str_from(rows[i].name), best);

		if (distance > best || distance >= strlen(name) ||
		    (found && distance == best))
			continue;
		found = &rows[i];
		best = distance;
	}
	return found;
}
