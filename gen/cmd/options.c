/* Options of the commands that read content. */
#include <getopt.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "lang/character.h"
#include "write/write.h"

enum {
	BUILD = TAKES_BUILD,
	CHECK = TAKES_CHECK,
	WAIVE = TAKES_WAIVE,
	DIFF = TAKES_DIFF,
	RELEASE = TAKES_RELEASE,
	VERIFY = TAKES_VERIFY,
	EDITION = TAKES_EDITION,
	EDITIONS = TAKES_EDITIONS,
	NUMBERS = TAKES_NUMBERS,
	NEW = TAKES_NEW
};
enum { READING = BUILD | CHECK | WAIVE | DIFF | RELEASE | EDITION | EDITIONS };

/* An option of the same name may mean another thing to another command. */
struct option_row {
	const char *name;
	int letter;    /* what read_option knows it by */
	bool is_short; /* may be written with the letter alone */
	unsigned commands;
	const char *value; /* a msgid, for --help; NULL: it takes none */
	const char *help;  /* a msgid */
};

static const struct option_row rows[] = {
	{"output", 'o', true, BUILD, MSGID_TEXT("OUT"),
	 MSGID_TEXT("the folder to write (out)")},
	{"output", 'o', true, CHECK | DIFF, MSGID_TEXT("FILE"),
	 MSGID_TEXT("the file to write (standard output)")},
	{"format", 'F', false, CHECK, MSGID_TEXT("FORMAT"),
	 MSGID_TEXT("text, json, sarif or html (text)")},
	{"format", 'F', false, DIFF, MSGID_TEXT("FORMAT"),
	 MSGID_TEXT("text, json or html (text)")},
	{"formats", 'f', false, BUILD, MSGID_TEXT("LIST"),
	 MSGID_TEXT("what to write: pages, epub (both)")},
	{"strict", 's', false, BUILD, NULL,
	 MSGID_TEXT("no errors and no warnings, or nothing is written")},
	{"strict", 's', false, CHECK, NULL,
	 MSGID_TEXT("warnings count as errors")},
	{"explain", 'e', false, CHECK, MSGID_TEXT("NAME"),
	 MSGID_TEXT("say what a check is for, and nothing else")},
	{"list", 'l', false, CHECK, NULL,
	 MSGID_TEXT("list all checks, and nothing else")},
	{"exit-code", 'x', false, DIFF, NULL,
	 MSGID_TEXT("end with status 1 if anything differs")},
	{"reason", 'r', false, WAIVE, MSGID_TEXT("TEXT"),
	 MSGID_TEXT("why the finding is right as it is")},
	{"reviewer", 'v', false, WAIVE, MSGID_TEXT("NAME"),
	 MSGID_TEXT("who waives it")},
	{"pdf", 'd', false, RELEASE, MSGID_TEXT("FOLDER"),
	 MSGID_TEXT("take in the PDFs of this folder")},
	{"key", 'k', false, RELEASE, MSGID_TEXT("FILE"),
	 MSGID_TEXT("sign with this secret key of minisign")},
	{"password-file", 'w', false, RELEASE, MSGID_TEXT("FILE"),
	 MSGID_TEXT("the password of the secret key (asked for)")},
	{"key", 'k', false, VERIFY, MSGID_TEXT("FILE"),
	 MSGID_TEXT("whose signature must be there: a public key of minisign")},
	{"public-key", 'p', false, VERIFY, MSGID_TEXT("KEY"),
	 MSGID_TEXT("the same, the key itself instead of its file")},
	{"from", 'b', false, EDITION, MSGID_TEXT("EDITION"),
	 MSGID_TEXT("the edition to copy (the newest)")},
	{"languages", 'L', false, NEW, MSGID_TEXT("TAG,TAG"),
	 MSGID_TEXT("its languages, the authoritative one first (zh-Hans,en)")},
	{"title", 'T', false, NEW, MSGID_TEXT("TEXT"), MSGID_TEXT("its title")},
	{"edition", 'E', false, NEW, MSGID_TEXT("NAME"),
	 MSGID_TEXT("the folder of its first edition (1)")},
	{"languages", 'L', false, NUMBERS, MSGID_TEXT("TAG,TAG"),
	 MSGID_TEXT("the languages of the two texts (zh-Hans,en)")},
	{"templates", 't', false, BUILD | CHECK | DIFF | NEW,
	 MSGID_TEXT("FOLDER"),
	 MSGID_TEXT("templates that come before the installed ones")},
	{"max-findings", 'n', false, BUILD | CHECK | RELEASE | VERIFY,
	 MSGID_TEXT("N"), MSGID_TEXT("how many findings to show (50)")},
	{"max-source", 'm', false, READING, MSGID_TEXT("N"),
	 MSGID_TEXT("bytes of the largest Markdown file (1048576)")},
	{"jobs", 'j', true, READING | VERIFY, MSGID_TEXT("N"),
	 MSGID_TEXT("how many threads work at once (all processors)")},
	{"quiet", 'q', true, BUILD | CHECK | RELEASE | VERIFY, NULL,
	 MSGID_TEXT("print findings only")},
};

enum { N_ROWS = sizeof(rows) / sizeof(*rows) };

enum { HELP_COLUMN = 29 };

static void describe(FILE *file, const struct option_row *row)
{
	const char letter[] = {'-', (char)row->letter, ',', ' ', '\0'};
	const char *value = row->value ? gettext(row->value) : "";
	size_t width = strlen("  -x, --") + strlen(row->name) +
		       text_width(str_from(value)) + (row->value != NULL);

	fprintf(file, "  %s--%s%s%s%*s%s\n", row->is_short ? letter : "    ",
		row->name, row->value ? "=" : "", value,
		width < HELP_COLUMN ? (int)(HELP_COLUMN - width) : 1, "",
		gettext(row->help));
}

void options_describe(FILE *file, unsigned takes)
{
	bool is_first = true;

	for (size_t i = 0; i < N_ROWS; i++) {
		if (!(rows[i].commands & takes))
			continue;
		if (is_first)
			fputc('\n', file);
		is_first = false;
		describe(file, &rows[i]);
	}
}

static bool refuse(const char *option, const char *value)
{
	fprintf(stderr, gettext("diglot: %s cannot be %s\n"), option, value);
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
	return false;
}

/* What getopt has to say of an option, but in the user's language. */
static bool refuse_option(int found, const char *word)
{
	const char letter[] = {'-', (char)optopt, '\0'};
	bool is_long = word[0] == '-' && word[1] == '-';

	if (found == ':')
		fprintf(stderr, gettext("diglot: %s needs a value\n"), word);
	else if (is_long && optopt)
		fprintf(stderr, gettext("diglot: %s takes no value\n"), word);
	else
		fprintf(stderr, gettext("diglot: there is no option %s here\n"),
			is_long ? word : letter);
	return false;
}

/* The options that the command takes, for getopt. */
static void take_rows(struct option *taken, unsigned command)
{
	size_t n = 0;

	for (size_t i = 0; i < N_ROWS; i++)
		if (rows[i].commands & command)
			taken[n++] = (struct option){
				rows[i].name,
				rows[i].value ? required_argument : no_argument,
				NULL, rows[i].letter};
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
			      "--reason\n"),
		      stderr);
		return false;
	}
	if (command == TAKES_NUMBERS && !argc) {
		fputs(gettext("diglot: name one file, or - for the standard "
			      "input\n"),
		      stderr);
		return false;
	}
	if ((command & (EDITION | NEW)) && !argc) {
		fputs(command == TAKES_NEW
			      ? gettext("diglot: new needs the folder to "
					"make\n")
			      : gettext("diglot: edition new needs the name of "
					"the new edition\n"),
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
	if (argc > most) {
		fprintf(stderr, gettext("diglot: %s is one too many\n"),
			argv[most]);
		return false;
	}
	if (!has_enough(command, argc, most))
		return false;
	if (command & READING & ~(unsigned)(EDITION | EDITIONS))
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

/* For getopt: the options that have a letter. */
static void list_letters(char *letters, unsigned command)
{
	*letters++ = ':';
	for (size_t i = 0; i < N_ROWS; i++) {
		if (!rows[i].is_short || !(rows[i].commands & command))
			continue;
		*letters++ = (char)rows[i].letter;
		if (rows[i].value)
			*letters++ = ':';
	}
	*letters = '\0';
}

static bool read_options(struct options *options, unsigned command, int argc,
			 char **argv)
{
	struct option taken[N_ROWS + 1];
	char letters[2 * N_ROWS + 2];
	int option;

	take_rows(taken, command);
	list_letters(letters, command);
	opterr = 0;
	while ((option = getopt_long(argc, argv, letters, taken, NULL)) != -1) {
		if (option == '?' || option == ':')
			return refuse_option(option, argv[optind - 1]);
		if (!read_option(options, option))
			return false;
	}
	return true;
}

/* The first of the commands that take the options. */
static const char *name_of(enum takes command)
{
	for (size_t i = 0; i < n_commands; i++)
		if (commands[i].takes == command)
			return commands[i].name;
	return "";
}

bool options_read(struct options *options, enum takes command, int argc,
		  char **argv)
{
	*options = (struct options){
		.max_source = 1 << 20,
		.max_findings = 50,
		.formats = FORMAT_PAGES | FORMAT_EPUB,
	};
	if (read_options(options, command, argc, argv) &&
	    move_output(options, command) &&
	    read_arguments(options, command, argc - optind, argv + optind))
		return true;
	fprintf(stderr, gettext("See diglot %s --help.\n"), name_of(command));
	return false;
}
