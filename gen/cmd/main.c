/* The entry point: finds the command and runs it. */
#include <libintl.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/resources.h"

const struct command commands[] = {
	{"build",
	 MSGID_TEXT("[CONTENT] [-o OUT] [-j N] [--strict] [--formats=LIST]"),
	 MSGID_TEXT("check the content and write the site and the books"),
	 TAKES_BUILD, command_build},
	{"check",
	 MSGID_TEXT("[CONTENT] [-j N] [--strict] [--format=FORMAT [-o FILE]]"),
	 MSGID_TEXT("check the content and write nothing"), TAKES_CHECK,
	 command_check},
	{"check", MSGID_TEXT("--explain=NAME | --list"),
	 MSGID_TEXT("say what a check is for, or list all checks"), TAKES_CHECK,
	 command_check},
	{"numbers", MSGID_TEXT("FILE.tsv [--languages=zh-Hans,en]"),
	 MSGID_TEXT("judge the numbers of pairs of texts, one pair a line"),
	 TAKES_NUMBERS, command_numbers},
	{"diff",
	 MSGID_TEXT("[CONTENT] [PUBLICATION] [EDITION [EDITION]] "
		    "[--format=FORMAT]"),
	 MSGID_TEXT("show what changed between two editions"), TAKES_DIFF,
	 command_diff},
	{"release",
	 MSGID_TEXT("[PUBLICATION] EDITION [--pdf=FOLDER] [--key=FILE]"),
	 MSGID_TEXT("keep an issued edition for ever, with its books and sums"),
	 TAKES_RELEASE, command_release},
	{"verify", MSGID_TEXT("FOLDER... [--key=FILE | --public-key=KEY]"),
	 MSGID_TEXT("check that a release is whole, and who signed it"),
	 TAKES_VERIFY, command_verify},
	{"waive",
	 MSGID_TEXT("CONTENT BLOCK CHECK --reason=TEXT [--reviewer=NAME]"),
	 MSGID_TEXT("say in the ledger that a finding is right as it is"),
	 TAKES_WAIVE, command_waive},
	{"edition", MSGID_TEXT("list [PUBLICATION]"),
	 MSGID_TEXT("list the editions and what was released of them"),
	 TAKES_EDITIONS, command_edition},
	{"edition", MSGID_TEXT("new [PUBLICATION] EDITION [--from=EDITION]"),
	 MSGID_TEXT("begin the next edition as a copy of another"),
	 TAKES_EDITION, command_edition},
	{"new", MSGID_TEXT("FOLDER [--languages=zh-Hans,en] [--title=TEXT]"),
	 MSGID_TEXT("begin a publication, with sample texts to write over"),
	 TAKES_NEW, command_new},
	{"fields", "", MSGID_TEXT("list the fields that templates may use"), 0,
	 command_fields},
};
const size_t n_commands = sizeof(commands) / sizeof(*commands);

/* A page's buffers come and go; if each went back to the system at once,
 * clearing the memory that comes next would take a seventh of a build. */
static void keep_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
	mallopt(M_TOP_PAD, 4 << 20);
}

static int refuse_command(const char *name)
{
	const struct command *near =
		command_nearest(commands, n_commands, name);

	fprintf(stderr, gettext("diglot: there is no command %s\n"), name);
	if (near)
		fprintf(stderr, gettext("Did you mean %.*s?\n"),
			STR_ARG(str_from(near->name)));
	fputs(gettext("diglot --help lists the commands.\n"), stderr);
	return EXIT_MACHINE;
}

/* Whether help is asked for, wherever the user thought of it. */
static bool asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "--help"))
			return true;
	return argc > 1 && !strcmp(argv[1], "help");
}

/* Help for the command that is named before --help or behind help. */
static void print_help(int argc, char **argv)
{
	const struct command *command = NULL;

	for (int i = 1; i < argc && i < 3 && !command; i++)
		command = command_find(commands, n_commands, argv[i]);
	if (command)
		help_print_command(stdout, command->name);
	else
		help_print(stdout);
}

int main(int argc, char **argv)
{
	const struct command *command;

	keep_memory();
	resources_bind_messages();
	command = argc > 1 ? command_find(commands, n_commands, argv[1]) : NULL;
	if (asks_for_help(argc, argv)) {
		print_help(argc, argv);
		return EXIT_CLEAN;
	}
	if (argc > 1 && !strcmp(argv[1], "--version")) {
		puts("diglot " DIGLOT_VERSION);
		return EXIT_CLEAN;
	}
	if (command)
		return command->run(argc - 1, argv + 1);
	if (argc > 1)
		return refuse_command(argv[1]);
	help_print(stderr);
	return EXIT_MACHINE;
}
