/* diglot edition: what is done with editions, a row each. */
#include <stdio.h>

#include "cmd/command.h"

static const struct command actions[] = {
	{.name = "list", .run = edition_list},
	{.name = "new", .run = edition_new},
};

enum { N_ACTIONS = sizeof(actions) / sizeof(*actions) };

int command_edition(int argc, char **argv)
{
	const struct command *action =
		argc > 1 ? command_find(actions, N_ACTIONS, argv[1]) : NULL;

	if (action)
		return action->run(argc - 1, argv + 1);
	help_print_command(stderr, argv[0]);
	return EXIT_MACHINE;
}
