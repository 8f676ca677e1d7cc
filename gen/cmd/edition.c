/* diglot edition: what is done with editions, a row each. */
#include <libintl.h>
#include <stdio.h>

#include "cmd/command.h"

static const struct command actions[] = {
	{"new", "[PUBLICATION] EDITION [--from=EDITION]",
	 MSGID_TEXT("begin the next edition as a copy of another"),
	 edition_new},
};

enum { N_ACTIONS = sizeof(actions) / sizeof(*actions) };

int command_edition(int argc, char **argv)
{
	const struct command *action =
		argc > 1 ? command_find(actions, N_ACTIONS, argv[1]) : NULL;

	if (action)
		return action->run(argc - 1, argv + 1);
	fputs(gettext("Usage:\n"), stderr);
	for (size_t i = 0; i < N_ACTIONS; i++)
		fprintf(stderr, "  diglot edition %s %s\n      %s\n",
			actions[i].name, actions[i].usage,
			gettext(actions[i].summary));
	return EXIT_MACHINE;
}
