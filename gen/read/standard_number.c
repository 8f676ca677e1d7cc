/* ISBN and ISSN. */
#include "read/standard_number.h"

#include <string.h>

enum { LONGEST = 13 };

/* The characters of a number without what stands between them. */
struct digits {
	char text[LONGEST + 1]; /* one more, so that too many are seen */
	size_t len;             /* may be more than that */
};

/* Hyphens as keyboards and word processors make them; a space. */
static size_t separator_length(struct str text)
{
	static const struct str separators[] = {
		STR_INIT("-"),
		STR_INIT(" "),
		STR_INIT("\xE2\x80\x90"), /* hyphen */
		STR_INIT("\xE2\x80\x91"), /* one that does not break */
		STR_INIT("\xE2\x80\x93"), /* en dash */
	};

	for (size_t i = 0; i < sizeof(separators) / sizeof(*separators); i++)
		if (str_starts(text, separators[i]))
			return separators[i].len;
	return 0;
}

/* Takes the number's name off it, with a colon or spaces behind. */
static struct str without_name(struct str text, struct str name)
{
	static const struct str colon = STR_INIT("\xEF\xBC\x9A"); /* full */

	text = str_trim(text);
	if (!str_eq_fold(str_slice(text, 0, name.len), name))
		return text;
	text = str_trim(str_slice(text, name.len, text.len));
	if (str_starts(text, STR(":")))
		text = str_slice(text, 1, text.len);
	else if (str_starts(text, colon))
		text = str_slice(text, colon.len, text.len);
	return str_trim(text);
}

/* Digits, at most one separator between two of them, and an X in the place of
 * the last one. False if there is anything else. */
static bool take_digits(struct str text, struct digits *digits)
{
	bool after_digit = false;
	size_t i = 0;

	*digits = (struct digits){0};
	while (i < text.len) {
		char c = text.ptr[i];
		bool last = i + 1 == text.len && (c == 'X' || c == 'x');
		size_t gap = separator_length(str_slice(text, i, text.len));

		if (gap && (!after_digit || i + gap == text.len))
			return false;
		if (!gap && !last && (c < '0' || c > '9'))
			return false;
		after_digit = !gap;
		i += gap ? gap : 1;
		if (gap)
			continue;
		if (digits->len <= LONGEST)
			digits->text[digits->len] = last ? 'X' : c;
		digits->len++;
	}
	return digits->len > 0;
}

/* The last digit of an ISBN of 13: weights 1 and 3 by turns, modulo 10. */
static char check_13(const char *digits)
{
	unsigned sum = 0;

	for (size_t i = 0; i < 12; i++)
		sum += (unsigned)(digits[i] - '0') * (i % 2 ? 3 : 1);
	return (char)('0' + (10 - sum % 10) % 10);
}

/* The last character of n, of an ISBN of 10 or an ISSN of 8: weights from n
 * down, modulo 11; X stands for 10. */
static char check_11(const char *digits, size_t n)
{
	unsigned sum = 0, rest;

	for (size_t i = 0; i + 1 < n; i++)
		sum += (unsigned)(digits[i] - '0') * (unsigned)(n - i);
	rest = (11 - sum % 11) % 11;
	return rest == 10 ? 'X' : (char)('0' + rest);
}

static bool has_book_prefix(const char *digits)
{
	return !strncmp(digits, "978", 3) ||
	       (!strncmp(digits, "979", 3) && digits[3] != '0');
}

/* As it was written, with plain hyphens. */
static struct str with_hyphens(struct arena *arena, struct str text)
{
	char *out = ARENA_ARRAY(arena, char, text.len);
	size_t n = 0, i = 0;

	while (i < text.len) {
		size_t gap = separator_length(str_slice(text, i, text.len));

		out[n++] = gap ? '-' : text.ptr[i];
		i += gap ? gap : 1;
	}
	return (struct str){out, n};
}

static void finish_13(struct arena *arena, struct str text,
		      const struct digits *digits,
		      struct standard_number *number)
{
	number->text = with_hyphens(arena, text);
	number->digits =
		arena_str(arena, (struct str){digits->text, digits->len});
}

/* An ISBN of 10 digits is that of 13 with 978 before it. */
static void finish_10(struct arena *arena, struct str text,
		      const struct digits *digits,
		      struct standard_number *number)
{
	char long_form[LONGEST] = "978";
	struct str last, written = with_hyphens(arena, text);

	memcpy(long_form + 3, digits->text, 9);
	long_form[12] = check_13(long_form);
	last = (struct str){long_form + 12, 1};
	number->digits = arena_str(arena, (struct str){long_form, LONGEST});
	number->text = arena_join(
		arena, written.len > digits->len ? STR("978-") : STR("978"),
		str_slice(written, 0, written.len - 1), last);
}

enum number_fault isbn_read(struct arena *arena, struct str text,
			    struct standard_number *number)
{
	struct digits digits;

	text = without_name(text, STR("ISBN"));
	*number = (struct standard_number){.text = text};
	if (!take_digits(text, &digits))
		return NUMBER_CHARACTERS;
	number->n_digits = digits.len;
	if (digits.len != 13 && digits.len != 10)
		return NUMBER_LENGTH;
	if (digits.len == 13 && digits.text[12] == 'X')
		return NUMBER_CHARACTERS;
	if (digits.len == 13 && !has_book_prefix(digits.text))
		return NUMBER_PREFIX;
	number->right = digits.len == 13 ? check_13(digits.text)
					 : check_11(digits.text, 10);
	if (digits.text[digits.len - 1] != number->right)
		return NUMBER_CHECK;
	if (digits.len == 13)
		finish_13(arena, text, &digits, number);
	else
		finish_10(arena, text, &digits, number);
	return NUMBER_SOUND;
}

enum number_fault issn_read(struct arena *arena, struct str text,
			    struct standard_number *number)
{
	struct digits digits;
	struct str all = {digits.text, 8};

	text = without_name(text, STR("ISSN"));
	*number = (struct standard_number){.text = text};
	if (!take_digits(text, &digits))
		return NUMBER_CHARACTERS;
	number->n_digits = digits.len;
	if (digits.len != 8)
		return NUMBER_LENGTH;
	number->right = check_11(digits.text, 8);
	if (digits.text[7] != number->right)
		return NUMBER_CHECK;
	number->digits = arena_str(arena, all);
	number->text = arena_join(arena, str_slice(all, 0, 4), STR("-"),
				  str_slice(all, 4, 8));
	return NUMBER_SOUND;
}
