/* diglot build and diglot check. */
#include <libintl.h>
#include <stdio.h>

#include "cmd/command.h"

int command_build(int argc, char **argv)
{
	struct options options;

	if (!options_read(&options, argc, argv))
		return EXIT_MACHINE;
	if (!options.out.len)
		options.out = STR("out");
	return run_pipeline(&options);
}

int command_check(int argc, char **argv)
{
	struct options options;

	if (!options_read(&options, argc, argv))
		return EXIT_MACHINE;
	if (options.out.len) {
		fputs(gettext("diglot: check writes nothing: leave -o out\n"),
		      stderr);
		return EXIT_MACHINE;
	}
	return run_pipeline(&options);
}
