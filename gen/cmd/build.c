/* diglot build. */
#include "cmd/command.h"

int command_build(int argc, char **argv)
{
	struct options options;

	if (!options_read(&options, TAKES_BUILD, argc, argv))
		return EXIT_MACHINE;
	if (!options.out.len)
		options.out = STR("out");
	return run_and_report(&options);
}
