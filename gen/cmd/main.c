/* The entry point: finds the command and runs it. */
#include <libintl.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/resources.h"

const struct command commands[] = {
	{"build", "[CONTENT] [-o OUT] [-j N] [--strict] [--formats=LIST]",
	 MSGID_TEXT("check the content and write the site and the books"),
	 command_build},
	{"check", "[CONTENT] [-j N] [--strict] [--format=FORMAT [-o FILE]]",
	 MSGID_TEXT("check the content and write nothing"), command_check},
	{"check", "--explain=NAME | --list",
	 MSGID_TEXT("say what a check is for, or list all checks"),
	 command_check},
	{"numbers", "FILE.tsv [--languages=zh-Hans,en]",
	 MSGID_TEXT("judge the numbers of pairs of texts, one pair a line"),
	 command_numbers},
	{"diff", "CONTENT [PUBLICATION] [EDITION [EDITION]] [--format=FORMAT]",
	 MSGID_TEXT("show what changed between two editions"), command_diff},
	{"release", "[PUBLICATION] EDITION [--pdf=FOLDER] [--key=FILE]",
	 MSGID_TEXT("keep an issued edition for ever, with its books and sums"),
	 command_release},
	{"verify", "FOLDER... [--key=FILE | --public-key=KEY]",
	 MSGID_TEXT("check that a release is whole, and who signed it"),
	 command_verify},
	{"waive", "CONTENT BLOCK CHECK --reason=TEXT [--reviewer=NAME]",
	 MSGID_TEXT("say in the ledger that a finding is right as it is"),
	 command_waive},
	{"edition", "new [PUBLICATION] EDITION [--from=EDITION]",
	 MSGID_TEXT("begin the next edition as a copy of another"),
	 command_edition},
	{"new", "FOLDER [--languages=zh-Hans,en] [--title=TEXT]",
	 MSGID_TEXT("begin a publication, with sample texts to write over"),
	 command_new},
	{"fields", "", MSGID_TEXT("list the fields that templates may use"),
	 command_fields},
};
const size_t n_commands = sizeof(commands) / sizeof(*commands);

static void print_usage(FILE *file)
{
	fputs(gettext("Usage: diglot COMMAND [CONTENT] [OPTION...]\n\n"), file);
	for (size_t i = 0; i < n_commands; i++)
		fprintf(file, "  diglot %s %s\n      %s\n", commands[i].name,
			commands[i].usage, gettext(commands[i].summary));
	fputs(gettext("\n"
		      "      --from=EDITION     edition new: what to copy "
		      "(the newest)\n"
		      "      --languages=LIST   new: the authoritative "
		      "language first\n"
		      "      --title=TEXT       new: the title\n"
		      "      --edition=NAME     new: the folder of the first "
		      "edition (1)\n"),
	      file);
	fputs(gettext("\n"
		      "  -o, --output=OUT       folder to write (out)\n"
		      "  -j, --jobs=N           threads (all processors)\n"
		      "      --strict           no errors and no warnings, or "
		      "nothing is written\n"
		      "      --formats=LIST     pages, epub (both)\n"
		      "      --templates=DIR    templates to use\n"
		      "      --max-findings=N   findings to show (50)\n"
		      "      --format=FORMAT    text, json, sarif or html\n"
		      "      --explain=NAME     what a check is for\n"
		      "      --list             all checks\n"
		      "      --exit-code        diff: status 1 if anything "
		      "differs\n"
		      "      --reason=TEXT      why a finding is waived\n"
		      "      --reviewer=NAME    who waives it\n"
		      "      --pdf=FOLDER       release: where its PDFs are\n"
		      "      --key=FILE         release: sign with this "
		      "minisign "
		      "key; verify: check with it\n"
		      "      --public-key=KEY   verify: the public key itself\n"
		      "      --password-file=FILE  password of the secret key "
		      "(asked for)\n"
		      "      --max-source=N     bytes of a Markdown file "
		      "(1048576)\n"
		      "  -q, --quiet            print findings only\n"
		      "      --version          print the version\n"
		      "\n"
		      "Exit status: 0 clean; 1 the content has errors; 2 wrong "
		      "usage, or the machine failed.\n"),
	      file);
}

const struct command *command_find(const struct command *rows, size_t n,
				   const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(rows[i].name, name))
			return &rows[i];
	return NULL;
}

/* A page's buffers come and go; if each went back to the system at once,
 * clearing the memory that comes next would take a seventh of a build. */
static void keep_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
	mallopt(M_TOP_PAD, 4 << 20);
}

int main(int argc, char **argv)
{
	const struct command *command;

	keep_memory();
	resources_bind_messages();
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "--help")) {
			print_usage(stdout);
			return EXIT_CLEAN;
		}
	if (argc > 1 && !strcmp(argv[1], "--version")) {
		puts("diglot " DIGLOT_VERSION);
		return EXIT_CLEAN;
	}
	command = argc > 1 ? command_find(commands, n_commands, argv[1]) : NULL;
	if (!command) {
		print_usage(stderr);
		return EXIT_MACHINE;
	}
	return command->run(argc - 1, argv + 1);
}
