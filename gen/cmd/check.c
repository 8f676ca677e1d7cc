/* diglot check. */
#include "cmd/command.h"

int command_check(int argc, char **argv)
{
	struct options options;

	if (!options_read(&options, TAKES_CHECK, argc, argv))
		return EXIT_MACHINE;
	if (options.explain.len)
		return explain_check(options.explain);
	if (options.list)
		return list_checks();
	return run_and_report(&options);
}
