/* diglot numbers: judges pairs of texts, one a line, outside any
 * publication. */
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "check/quantity_describe.h"
#include "cmd/command.h"
#include "cmd/report.h"

enum { FILE_MOST = 1 << 30 };

struct numbers {
	struct str file; /* as given; "-" is the standard input */
	const struct language *languages[MATCH_SIDES];
	struct arena arena; /* of a line */
	uint32_t line;
	bool has_errors;    /* a pair was judged to be wrong */
	bool is_unreadable; /* a line could not be judged */
};

static bool read_languages(struct numbers *numbers, struct arena *arena,
			   struct str value)
{
	struct str rest = value;

	for (size_t i = 0; i < MATCH_SIDES; i++) {
		struct str tag = language_canonical(arena, str_cut(&rest, ','));

		if (!tag.len)
			return false;
		numbers->languages[i] = language_find(tag);
	}
	return !rest.ptr;
}

static bool read_options(struct numbers *numbers, struct arena *arena, int argc,
			 char **argv)
{
	struct options options;

	if (!options_read(&options, TAKES_NUMBERS, argc, argv))
		return false;
	if (!options.languages.len)
		options.languages = STR("zh-Hans,en");
	numbers->file = options.content;
	if (read_languages(numbers, arena, options.languages))
		return true;
	fprintf(stderr, gettext("diglot: %s cannot be %s\n"), "--languages",
		options.languages.ptr);
	return false;
}

static bool read_stream(FILE *stream, struct buf *bytes)
{
	while (bytes->len < FILE_MOST) {
		char *room = buf_reserve(bytes, 1 << 16);
		size_t n = fread(room, 1, 1 << 16, stream);

		if (!n)
			break;
		bytes->len += n;
	}
	return feof(stream) && !ferror(stream);
}

static bool read_input(struct numbers *numbers, struct buf *bytes)
{
	FILE *file;
	bool whole;

	if (str_eq(numbers->file, STR("-")))
		return read_stream(stdin, bytes);
	file = fopen(numbers->file.ptr, "rb");
	if (!file)
		return false;
	whole = read_stream(file, bytes);
	fclose(file);
	return whole;
}

/* A PASS, and what says more the worse it is. */
static enum severity severity_of(const struct quantity_judgment *judgment,
				 bool *is_said)
{
	enum message_id id;

	*is_said = quantity_message(judgment->outcome, &id);
	return *is_said ? messages[id].severity : NOTE;
}

static void put_reason(struct numbers *numbers, struct buf *out,
		       const struct quantity_text *texts,
		       const struct quantity_judgment *judgment)
{
	struct str args[FINDING_ARGS];
	enum message_id id;

	if (out->len)
		buf_put(out, STR("; "));
	quantity_describe(texts, judgment, &numbers->arena, args);
	if (quantity_message(judgment->outcome, &id)) {
		message_format(out, messages[id].text, args, report_translate);
		return;
	}
	buf_put(out, args[1]);
	buf_put(out, STR(" = "));
	buf_put(out, args[0]);
}

static bool is_pair(const struct quantity_judgment *judgment)
{
	return judgment->index[0] != QUANTITY_NONE &&
	       judgment->index[1] != QUANTITY_NONE;
}

/* The worst first, in the order of the text; what passes only if all does. */
static void put_reasons(struct numbers *numbers, struct buf *out,
			const struct quantity_text *texts,
			const struct quantity_judgment *judgments, size_t n)
{
	bool is_said;

	for (int severity = ERROR; severity >= NOTE; severity--) {
		for (size_t i = 0; i < n; i++) {
			if (severity_of(&judgments[i], &is_said) ==
				    (enum severity)severity &&
			    is_said)
				put_reason(numbers, out, texts, &judgments[i]);
		}
	}
	if (out->len)
		return;
	for (size_t i = 0; i < n; i++) {
		if (is_pair(&judgments[i]))
			put_reason(numbers, out, texts, &judgments[i]);
	}
	if (!out->len)
		buf_put(out, str_from(gettext("no quantities")));
}

static const char *verdict_of(const struct quantity_judgment *judgments,
			      size_t n)
{
	static const char *const verdicts[] = {
		[NOTE] = "ROUND", [WARNING] = "WARN", [ERROR] = "ERROR"};
	const char *verdict = "PASS";
	enum severity worst = NOTE;
	bool is_said;

	for (size_t i = 0; i < n; i++) {
		enum severity severity = severity_of(&judgments[i], &is_said);

		if (is_said && severity >= worst) {
			worst = severity;
			verdict = verdicts[severity];
		}
	}
	return verdict;
}

static void judge(struct numbers *numbers, const struct str *sides)
{
	struct quantity_text texts[MATCH_SIDES] = {0};
	struct arena_mark mark = arena_mark(&numbers->arena);
	struct quantity_judgment *judgments;
	struct buf reason = {0};
	const char *verdict;
	size_t n;

	for (size_t i = 0; i < MATCH_SIDES; i++) {
		texts[i].text = sides[i];
		texts[i].figures_only =
			!quantities_have_words(numbers->languages[i]);
		texts[i].quantities = quantities_find(numbers->languages[i],
						      sides[i], &numbers->arena,
						      &texts[i].n_quantities);
	}
	judgments = quantities_match(texts, 0, &numbers->arena, &n);
	verdict = verdict_of(judgments, n);
	put_reasons(numbers, &reason, texts, judgments, n);
	printf("%s\t%.*s\n", verdict, STR_ARG(buf_str(&reason)));
	numbers->has_errors |= !strcmp(verdict, "ERROR");
	buf_free(&reason);
	arena_rewind(&numbers->arena, mark);
}

static void refuse_line(struct numbers *numbers, const char *reason)
{
	fprintf(stderr, "%.*s:%u: %s\n", STR_ARG(numbers->file), numbers->line,
		reason);
	numbers->is_unreadable = true;
}

static void judge_line(struct numbers *numbers, struct str line)
{
	struct str rest = line, sides[MATCH_SIDES];

	if (!str_trim(line).len || line.ptr[0] == '#')
		return;
	if (utf8_invalid(line) != STR_NONE) {
		refuse_line(numbers, gettext("this is not valid UTF-8; save "
					     "the file as UTF-8"));
		return;
	}
	sides[0] = str_cut(&rest, '\t');
	if (!rest.ptr) {
		refuse_line(numbers, gettext("no tab parts the two texts"));
		return;
	}
	sides[1] = str_cut(&rest, '\t');
	judge(numbers, sides);
}

static int judge_file(struct numbers *numbers)
{
	struct buf bytes = {0};
	struct str rest;

	if (!read_input(numbers, &bytes)) {
		fprintf(stderr, gettext("diglot: cannot read %.*s\n"),
			STR_ARG(numbers->file));
		buf_free(&bytes);
		return EXIT_MACHINE;
	}
	rest = buf_str(&bytes);
	if (str_starts(rest, STR("\xef\xbb\xbf")))
		rest = str_slice(rest, 3, rest.len);
	while (rest.ptr) {
		numbers->line++;
		judge_line(numbers, str_cut_line(&rest));
	}
	buf_free(&bytes);
	if (numbers->is_unreadable || fflush(stdout))
		return EXIT_MACHINE;
	return numbers->has_errors ? EXIT_CONTENT : EXIT_CLEAN;
}

int command_numbers(int argc, char **argv)
{
	struct numbers numbers = {0};
	struct arena arena = {0};
	int status = EXIT_MACHINE;

	if (read_options(&numbers, &arena, argc, argv))
		status = judge_file(&numbers);
	arena_free(&numbers.arena);
	arena_free(&arena);
	return status;
}
