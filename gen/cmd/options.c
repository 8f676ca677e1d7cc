/* Options of the commands that read content. */
#include <getopt.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "write/write.h"

enum {
	BUILD = TAKES_BUILD,
	CHECK = TAKES_CHECK,
	WAIVE = TAKES_WAIVE,
	DIFF = TAKES_DIFF,
	RELEASE = TAKES_RELEASE,
	VERIFY = TAKES_VERIFY,
	EDITION = TAKES_EDITION,
	NEW = TAKES_NEW
};
enum { READING = BUILD | CHECK | WAIVE | DIFF | RELEASE | EDITION };

struct option_row {
	const char *name;
	int letter;
	int has_argument;
	unsigned commands;
};

static const struct option_row rows[] = {
	{"output", 'o', required_argument, BUILD | CHECK | DIFF},
	{"format", 'F', required_argument, CHECK | DIFF},
	{"jobs", 'j', required_argument, READING | VERIFY},
	{"strict", 's', no_argument, BUILD | CHECK},
	{"quiet", 'q', no_argument, BUILD | CHECK | RELEASE | VERIFY},
	{"formats", 'f', required_argument, BUILD},
	{"templates", 't', required_argument, BUILD | CHECK | DIFF | NEW},
	{"max-source", 'm', required_argument, READING},
	{"max-findings", 'n', required_argument,
	 BUILD | CHECK | RELEASE | VERIFY},
	{"explain", 'e', required_argument, CHECK},
	{"list", 'l', no_argument, CHECK},
	{"exit-code", 'x', no_argument, DIFF},
	{"reason", 'r', required_argument, WAIVE},
	{"reviewer", 'v', required_argument, WAIVE},
	{"pdf", 'd', required_argument, RELEASE},
	{"key", 'k', required_argument, RELEASE | VERIFY},
	{"password-file", 'w', required_argument, RELEASE},
	{"public-key", 'p', required_argument, VERIFY},
	{"from", 'b', required_argument, EDITION},
	{"languages", 'L', required_argument, NEW},
	{"title", 'T', required_argument, NEW},
	{"edition", 'E', required_argument, NEW},
};

enum { N_ROWS = sizeof(rows) / sizeof(*rows) };

static bool refuse(const char *option, const char *value)
{
	fprintf(stderr, gettext("diglot: %s cannot be %s; try diglot --help\n"),
		option, value);
	return false;
}

static bool read_formats(unsigned *formats, const char *value)
{
	struct str rest = str_from(value);

	*formats = 0;
	while (rest.ptr) {
		struct str name = str_cut(&rest, ',');

		if (str_eq(name, STR("pages")))
			*formats |= FORMAT_PAGES;
		else if (str_eq(name, STR("epub")))
			*formats |= FORMAT_EPUB;
		else
			return refuse("--formats", value);
	}
	return true;
}

static bool read_report_format(enum report_format *format, const char *value)
{
	for (size_t i = 0; i < REPORT_FORMAT_COUNT; i++) {
		if (!str_eq(report_format_names[i], str_from(value)))
			continue;
		*format = (enum report_format)i;
		return true;
	}
	return refuse("--format", value);
}

static bool read_number(uint32_t *number, const char *option, const char *value,
			uint32_t max)
{
	return str_to_number(str_from(value), max, number) ||
	       refuse(option, value);
}

/* Something that is written in UTF-8 and not nothing. */
static bool read_name(struct str *name, const char *option, const char *value)
{
	*name = str_trim(str_from(value));
	if (!name->len)
		return refuse(option, "''");
	return utf8_invalid(*name) == STR_NONE || refuse(option, value);
}

static bool read_option(struct options *options, int option)
{
	switch (option) {
	case 'o':
		options->out = str_from(optarg);
		return options->out.len || refuse("-o", "''");
	case 'j':
		return read_number(&options->jobs, "-j", optarg, 1024);
	case 's':
		options->strict = true;
		return true;
	case 'q':
		options->quiet = true;
		return true;
	case 'f':
		return read_formats(&options->formats, optarg);
	case 't':
		options->templates = str_from(optarg);
		return true;
	case 'm':
		return read_number(&options->max_source, "--max-source", optarg,
				   1u << 30);
	case 'n':
		return read_number(&options->max_findings, "--max-findings",
				   optarg, UINT32_MAX);
	case 'F':
		return read_report_format(&options->report_format, optarg);
	case 'e':
		options->explain = str_from(optarg);
		return true;
	case 'l':
		options->list = true;
		return true;
	case 'x':
		options->exit_code = true;
		return true;
	case 'r':
		options->reason = str_trim(str_from(optarg));
		return true;
	case 'v':
		options->reviewer = str_trim(str_from(optarg));
		return true;
	case 'd':
		options->pdf = str_from(optarg);
		return options->pdf.len || refuse("--pdf", "''");
	case 'k':
		options->key = str_from(optarg);
		return options->key.len || refuse("--key", "''");
	case 'w':
		options->password_file = str_from(optarg);
		return true;
	case 'p':
		options->public_key = str_trim(str_from(optarg));
		return true;
	case 'b':
		return read_name(&options->from, "--from", optarg);
	case 'L':
		return read_name(&options->languages, "--languages", optarg);
	case 'T':
		return read_name(&options->title, "--title", optarg);
	case 'E':
		return read_name(&options->edition, "--edition", optarg);
	}
	fputs(gettext("Try diglot --help.\n"), stderr);
	return false;
}

/* The options that the command takes, for getopt. */
static void take_rows(struct option *taken, unsigned command)
{
	size_t n = 0;

	for (size_t i = 0; i < N_ROWS; i++)
		if (rows[i].commands & command)
			taken[n++] = (struct option){rows[i].name,
						     rows[i].has_argument, NULL,
						     rows[i].letter};
	taken[n] = (struct option){0};
}

struct str default_content(void)
{
	return folder_exists(STR("content")) ? STR("content") : STR(".");
}

/* Where the arguments of a command go, in their order; CONTENT first. */
static size_t list_arguments(struct options *options, enum takes command,
			     struct str **arguments)
{
	size_t n = 0;

	arguments[n++] = &options->content;
	if (command == TAKES_WAIVE) {
		arguments[n++] = &options->block;
		arguments[n++] = &options->check;
	}
	if (command == TAKES_EDITION)
		arguments[n++] = &options->names[0];
	for (size_t i = 0; command == TAKES_DIFF && i < DIFF_NAMES; i++)
		arguments[n++] = &options->names[i];
	return n;
}

/* Those of a command that takes as many as it likes. */
static bool read_rest(struct options *options, int argc, char **argv)
{
	options->rest = argv;
	options->n_rest = (size_t)argc;
	for (int i = 0; i < argc; i++)
		if (!*argv[i] || utf8_invalid(str_from(argv[i])) != STR_NONE)
			return refuse("FOLDER", argv[i]);
	return true;
}

/* Commands that need all of their arguments, and what these are. */
static bool has_enough(enum takes command, int argc, int most)
{
	if (command == TAKES_WAIVE && argc < most) {
		fputs(gettext("diglot: waive needs CONTENT, BLOCK, CHECK and "
			      "--reason; try diglot --help\n"),
		      stderr);
		return false;
	}
	if ((command & (EDITION | NEW)) && !argc) {
		fputs(command == TAKES_NEW
			      ? gettext("diglot: new needs the folder to make; "
					"try diglot --help\n")
			      : gettext("diglot: edition new needs the name of "
					"the new edition; try diglot "
					"--help\n"),
		      stderr);
		return false;
	}
	return true;
}

static bool read_arguments(struct options *options, enum takes command,
			   int argc, char **argv)
{
	struct str *arguments[1 + DIFF_NAMES];
	int most = (int)list_arguments(options, command, arguments);

	if (command & (RELEASE | VERIFY))
		return read_rest(options, argc, argv);
	if (argc > most)
		return refuse("CONTENT", argv[most]);
	if (!has_enough(command, argc, most))
		return false;
	if (command & READING & ~(unsigned)EDITION)
		options->content = default_content();
	/* The publication may be left out, the edition may not. */
	if (command == TAKES_EDITION && argc == 1)
		arguments[0] = arguments[1];
	for (int i = 0; i < argc; i++)
		*arguments[i] = str_from(argv[i]);
	/* As with all names of files: reports are UTF-8. */
	return utf8_invalid(options->content) == STR_NONE ||
	       refuse("CONTENT", argv[0]);
}

/* check and diff have a file to write where build has a folder. */
static bool move_output(struct options *options, enum takes command)
{
	if (command == TAKES_DIFF && options->report_format == REPORT_SARIF)
		return refuse("--format", "sarif");
	if (command == TAKES_BUILD || !options->out.len)
		return true;
	options->report = options->out;
	options->out = (struct str){0};
	if (command == TAKES_DIFF || options->report_format != REPORT_TEXT)
		return true;
	fputs(gettext("diglot: check writes a file only with --format=html, "
		      "json or sarif\n"),
	      stderr);
	return false;
}

static const char *letters_of(enum takes command)
{
	if (command & (BUILD | CHECK | DIFF))
		return "o:j:q";
	if (command & (RELEASE | VERIFY))
		return "j:q";
	return command & READING ? "j:" : "";
}

bool options_read(struct options *options, enum takes command, int argc,
		  char **argv)
{
	struct option taken[N_ROWS + 1];
	int option;

	*options = (struct options){
		.max_source = 1 << 20,
		.max_findings = 50,
		.formats = FORMAT_PAGES | FORMAT_EPUB,
	};
	take_rows(taken, command);
	while ((option = getopt_long(argc, argv, letters_of(command), taken,
				     NULL)) != -1)
		if (!read_option(options, option))
			return false;
	return move_output(options, command) &&
	       read_arguments(options, command, argc - optind, argv + optind);
}
