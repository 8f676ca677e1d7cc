/* Judgments in words. */
#include "check/quantity_describe.h"

struct saying {
	bool is_said;
	enum message_id id;
};

static const struct saying sayings[QUANTITY_OUTCOME_COUNT] = {
	[QUANTITY_ROUNDED] = {true, QUANTITIES_ROUNDED},
	[QUANTITY_QUALIFIER_LOST] = {true, QUALIFIERS_LOST},
	[QUANTITY_QUALIFIER_ADDED] = {true, QUALIFIERS_ADDED},
	[QUANTITY_QUALIFIER_SHIFTED] = {true, QUALIFIERS_SHIFTED},
	[QUANTITY_PRECISION] = {true, QUANTITIES_PRECISION},
	[QUANTITY_DATE_PART] = {true, QUANTITIES_DATE_PART},
	[QUANTITY_UNIT_LOST] = {true, QUANTITIES_UNIT_LOST},
	[QUANTITY_AMBIGUOUS] = {true, QUANTITIES_AMBIGUOUS},
	[QUANTITY_WEAK_VALUE] = {true, QUANTITIES_WEAK_VALUE},
	[QUANTITY_WEAK_MISSING] = {true, QUANTITIES_WEAK_MISSING},
	[QUANTITY_REVERSED] = {true, QUANTITIES_REVERSED},
	[QUANTITY_DIRECTION] = {true, QUANTITIES_DIRECTION},
	[QUANTITY_SCALE] = {true, QUANTITIES_SCALE},
	[QUANTITY_UNIT] = {true, QUANTITIES_UNIT},
	[QUANTITY_VALUE] = {true, QUANTITIES_VALUE},
	[QUANTITY_MISSING] = {true, QUANTITIES_MISSING},
};

bool quantity_message(enum quantity_outcome outcome, enum message_id *id)
{
	*id = sayings[outcome].id;
	return sayings[outcome].is_said;
}

enum { DIGITS_MOST = 30, GROUP = 3 };

/* The decimal that a text begins with; its length in bytes, 0 if there is
 * none. Separators of thousands are passed over. */
static size_t read_decimal(struct str text, struct rational *number)
{
	struct rational ten = {10, 1};
	int decimals = -1, digits = 0;
	size_t i = 0;

	*number = (struct rational){0, 1};
	for (; i < text.len && digits < DIGITS_MOST; i++) {
		char c = text.ptr[i];

		if (c >= '0' && c <= '9') {
			*number = rational_add(rational_multiply(*number, ten),
					       rational(c - '0', 1));
			decimals += decimals >= 0;
			digits++;
		} else if (c == '.' && decimals < 0 && digits) {
			decimals = 0;
		} else if (c != ',' || !digits) {
			break;
		}
	}
	if (decimals > 0)
		*number = rational_multiply(*number,
					    rational_power_of_ten(-decimals));
	return digits ? i : 0;
}

/* In digits, with commas between thousands. */
static void put_number(struct buf *out, struct rational number)
{
	size_t start = out->len, whole;
	struct str digits;

	rational_put(out, number);
	digits = str_slice(buf_str(out), start, out->len);
	whole = str_find_char(digits, '.');
	if (whole == STR_NONE)
		whole = digits.len;
	if (str_find_char(digits, '/') != STR_NONE)
		return;
	for (size_t i = whole; i > GROUP; i -= GROUP) {
		size_t at = start + i - GROUP;

		buf_put_char(out, ',');
		for (size_t j = out->len - 1; j > at; j--)
			out->ptr[j] = out->ptr[j - 1];
		out->ptr[at] = ',';
	}
}

/* The excerpt as it would be with the scale put right: of "about 912.17
 * billion yuan", ten times too much, "about 91.217 billion yuan". */
static struct str corrected(struct arena *arena,
			    const struct quantity_text *text,
			    const struct quantity *quantity, int exponent)
{
	struct str number = str_span(text->text, quantity->number);
	struct rational decimal;
	size_t read = read_decimal(number, &decimal);
	struct buf out = {0};
	struct str result;

	buf_put(&out, str_slice(text->text, quantity->span.start,
				quantity->number.start));
	if (!read) {
		decimal = quantity->number_low;
		read = number.len;
	}
	put_number(&out, rational_multiply(decimal,
					   rational_power_of_ten(-exponent)));
	buf_put(&out, str_slice(text->text, quantity->number.start + read,
				quantity->span.end));
	result = buf_copy(&out, arena);
	buf_free(&out);
	return result;
}

static struct str scale_factor(struct arena *arena, int exponent)
{
	struct buf out = {0};
	struct str result;

	put_number(&out,
		   rational_power_of_ten(exponent < 0 ? -exponent : exponent));
	result = arena_join(arena, exponent < 0 ? STR(" (÷") : STR(" (×"),
			    buf_str(&out), STR(")"));
	buf_free(&out);
	return result;
}

static struct str excerpt(const struct quantity_text *text, size_t index)
{
	return index == QUANTITY_NONE
		       ? (struct str){0}
		       : str_span(text->text, text->quantities[index].span);
}

void quantity_describe(const struct quantity_text *texts,
		       const struct quantity_judgment *judgment,
		       struct arena *arena, struct str *args)
{
	args[0] = excerpt(&texts[1], judgment->index[1]);
	args[1] = excerpt(&texts[0], judgment->index[0]);
	args[2] = (struct str){0};
	if (judgment->index[1] == QUANTITY_NONE) {
		args[0] = args[1];
		args[1] = args[2];
	}
	if (judgment->outcome != QUANTITY_SCALE)
		return;
	args[2] = corrected(arena, &texts[1],
			    &texts[1].quantities[judgment->index[1]],
			    judgment->exponent);
	args[0] = arena_join(arena, args[0], (struct str){0},
			     scale_factor(arena, judgment->exponent));
}
