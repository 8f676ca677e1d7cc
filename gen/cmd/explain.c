/* diglot check --explain NAME, and --list: the checks in words. */
#include <libintl.h>
#include <stdio.h>

#include "base/explanation.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "lang/character.h"

enum { COLUMNS = 76 };

/* Marks that do not begin a line. */
static bool must_follow(struct str rest)
{
	static const struct str marks[] = {
		STR_INIT("，"), STR_INIT("。"), STR_INIT("、"), STR_INIT("；"),
		STR_INIT("："), STR_INIT("！"), STR_INIT("？"), STR_INIT("）"),
		STR_INIT("”"),  STR_INIT("》"), STR_INIT("…"),  STR_INIT("→"),
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_starts(rest, marks[i]))
			return true;
	return false;
}

/* Where the text may be broken at or before the column, at least behind the
 * first character. */
static size_t line_end(struct str text, unsigned columns)
{
	size_t pos = 0, end = 0;
	unsigned width = 0;

	while (pos < text.len && width <= columns) {
		struct str rest = str_slice(text, pos, text.len);
		bool was_wide = false;

		if (text.ptr[pos] == ' ')
			end = pos;
		if (pos) {
			size_t before = pos;

			was_wide = character_width(
					   utf8_previous(text, &before)) == 2;
		}
		if (was_wide && !must_follow(rest))
			end = pos;
		width += character_width(utf8_next(text, &pos));
	}
	if (width <= columns)
		return text.len;
	return end ? end : pos;
}

static void print_wrapped(struct str text)
{
	while (text.len) {
		size_t end = line_end(text, COLUMNS);

		printf("%.*s\n", STR_ARG(str_trim(str_slice(text, 0, end))));
		text = str_trim(str_slice(text, end, text.len));
	}
}

int refuse_check(struct str name)
{
	struct str near = explanation_nearest(name);

	fprintf(stderr, gettext("diglot: there is no check %.*s\n"),
		STR_ARG(name));
	if (near.len)
		fprintf(stderr, gettext("Did you mean %.*s?\n"), STR_ARG(near));
	fputs(gettext("diglot check --list prints the names of all checks.\n"),
	      stderr);
	return EXIT_MACHINE;
}

static void print_remedies(const char *name)
{
	printf(gettext("To change its severity, write in site.yaml or "
		       "publication.yaml:\n"
		       "  checks:\n"
		       "    %s: %s\n"),
	       name, "off | note | warning | error");
	printf(gettext("To leave one place as it is, with a reason:\n"
		       "  diglot waive CONTENT BLOCK %s --reason=TEXT\n"),
	       name);
}

int explain_check(struct str name)
{
	const struct explanation *found = explanation_find(name);

	if (!found)
		return refuse_check(name);
	printf(gettext("%s (%s)\n\n"), found->name,
	       report_severity(check_severity(name)));
	print_wrapped(str_from(gettext(found->text)));
	putchar('\n');
	if (check_is_fixed(name))
		puts(gettext("Its findings stop the run: it can be neither "
			     "changed nor waived."));
	else
		print_remedies(found->name);
	return EXIT_CLEAN;
}

/* The cell, filled up with spaces to the width. */
static void print_cell(const char *text, size_t width)
{
	size_t columns = text_width(str_from(text));

	printf("%s%*s", text, (int)(columns < width ? width - columns : 0) + 2,
	       "");
}

static size_t name_width(void)
{
	size_t width = 0;

	for (size_t i = 0; i < n_explanations; i++) {
		size_t columns = text_width(str_from(explanations[i].name));

		width = columns > width ? columns : width;
	}
	return width;
}

int list_checks(void)
{
	size_t width = name_width();

	for (size_t i = 0; i < n_explanations; i++) {
		struct str name = str_from(explanations[i].name);
		struct str text = explanation_summary(
			str_from(gettext(explanations[i].text)));

		print_cell(explanations[i].name, width);
		print_cell(report_severity(check_severity(name)), 7);
		printf("%.*s\n", STR_ARG(text));
	}
	return EXIT_CLEAN;
}
