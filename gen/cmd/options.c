/* Options of the commands that read content. */
#include <getopt.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/command.h"
#include "write/write.h"

static const struct option long_options[] = {
	{"output", required_argument, NULL, 'o'},
	{"jobs", required_argument, NULL, 'j'},
	{"strict", no_argument, NULL, 's'},
	{"quiet", no_argument, NULL, 'q'},
	{"formats", required_argument, NULL, 'f'},
	{"templates", required_argument, NULL, 't'},
	{"max-source", required_argument, NULL, 'm'},
	{"max-findings", required_argument, NULL, 'n'},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0},
};

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

static bool read_number(uint32_t *number, const char *option, const char *value,
			uint32_t max)
{
	return str_to_number(str_from(value), max, number) ||
	       refuse(option, value);
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
	}
	fputs(gettext("Try diglot --help.\n"), stderr);
	return false;
}

bool options_read(struct options *options, int argc, char **argv)
{
	int option;

	*options = (struct options){
		.max_source = 1 << 20,
		.max_findings = 50,
		.formats = FORMAT_PAGES | FORMAT_EPUB,
	};
	while ((option = getopt_long(argc, argv, "o:j:q", long_options,
				     NULL)) != -1)
		if (!read_option(options, option))
			return false;
	if (argc - optind > 1)
		return refuse("CONTENT", argv[optind + 1]);
	if (optind < argc)
		options->content = str_from(argv[optind]);
	else
		options->content = folder_exists(STR("content"))
					   ? STR("content")
					   : STR(".");
	return true;
}
