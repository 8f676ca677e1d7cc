/* Keys of quantities. */
#include "check/quantity_key.h"

#include "base/map.h"

/* FNV-1a, as str_hash. */
static const uint64_t HASH_START = 14695981039346656037u;

static uint64_t hash_byte(uint64_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 1099511628211u;
}

static bool is_numeric(const struct quantity *quantity)
{
	return quantity->kind != QUANTITY_DATE &&
	       quantity->kind != QUANTITY_NAME &&
	       rational_is_number(quantity->low) &&
	       rational_is_number(quantity->high);
}

/* A bare number counts, too. */
static enum dimension comparable_dimension(const struct quantity *quantity)
{
	return quantity->dimension == DIMENSION_NONE ? DIMENSION_COUNT
						     : quantity->dimension;
}

/* What is counted, if it is said, or the currency; 0: whatever. */
static uint64_t class_of(const struct quantity *quantity)
{
	const struct unit *unit = quantity->unit;

	if (!unit || (quantity->dimension != DIMENSION_COUNT &&
		      quantity->dimension != DIMENSION_MONEY))
		return 0;
	return str_eq(unit->base, STR("item")) ? 0 : str_hash(unit->base);
}

static bool counts_whatever(const struct quantity *quantity)
{
	return comparable_dimension(quantity) == DIMENSION_COUNT &&
	       !class_of(quantity);
}

/* 2021年, where nothing tells the year from as many years. */
static bool counts_years(const struct quantity *quantity)
{
	return quantity->unit && str_eq(quantity->unit->id, STR("year"));
}

static void put_value(struct quantity_key *key, struct rational low,
		      struct rational high)
{
	key->parts[2] = low.num;
	key->parts[3] = low.den;
	key->parts[4] = high.num;
	key->parts[5] = high.den;
}

bool key_of_group(const struct quantity *quantity, struct quantity_key *key)
{
	if (!is_numeric(quantity))
		return false;
	key->parts[0] = comparable_dimension(quantity);
	key->parts[1] = (wide)class_of(quantity);
	return true;
}

bool key_of_value(const struct quantity *quantity, bool first,
		  struct quantity_key *key)
{
	(void)first;
	if (!key_of_group(quantity, key))
		return false;
	put_value(key, quantity->low, quantity->high);
	return true;
}

bool key_of_measure(const struct quantity *quantity, bool first,
		    struct quantity_key *key)
{
	if (!key_of_value(quantity, first, key))
		return false;
	key->parts[6] = quantity->unit ? (wide)str_hash(quantity->unit->id) : 0;
	key->parts[7] = quantity->vague;
	return true;
}

bool key_of_phrase(const struct quantity *quantity, bool first,
		   struct quantity_key *key)
{
	if (!key_of_measure(quantity, first, key))
		return false;
	key->parts[6] += quantity->change;
	key->parts[7] += 2 * (wide)quantity->qualifier;
	return true;
}

bool key_of_name(const struct quantity *quantity, bool first,
		 struct quantity_key *key)
{
	(void)first;
	key->parts[0] = (wide)str_hash(quantity->key);
	return quantity->kind == QUANTITY_NAME;
}

bool key_of_shape(const struct quantity *quantity, bool first,
		  struct quantity_key *key)
{
	struct str name = quantity->key;
	uint64_t hash = HASH_START;

	(void)first;
	if (quantity->kind != QUANTITY_NAME)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		if (!char_is_digit(name.ptr[i]))
			hash = hash_byte(hash, name.ptr[i]);
		else if (!i || !char_is_digit(name.ptr[i - 1]))
			hash = hash_byte(hash, '0');
	}
	key->parts[0] = (wide)hash;
	return true;
}

/* The only number in a name, or no number. */
static struct rational number_in(struct str name)
{
	uint32_t number;
	size_t start = 0, end;

	while (start < name.len && !char_is_digit(name.ptr[start]))
		start++;
	end = start;
	while (end < name.len && char_is_digit(name.ptr[end]))
		end++;
	for (size_t i = end; i < name.len; i++) {
		if (char_is_digit(name.ptr[i]))
			return (struct rational){0, 0};
	}
	if (!str_to_number(str_slice(name, start, end), INT32_MAX, &number))
		return (struct rational){0, 0};
	return rational(number, 1);
}

bool key_of_named(const struct quantity *quantity, bool first,
		  struct quantity_key *key)
{
	struct rational number = quantity->low;

	if (first ? quantity->kind != QUANTITY_NAME
		  : !is_numeric(quantity) ||
			    (quantity->dimension != DIMENSION_ORDINAL &&
			     !counts_whatever(quantity)))
		return false;
	if (first)
		number = number_in(quantity->key);
	put_value(key, number, number);
	return rational_is_number(number);
}

bool key_of_class(const struct quantity *quantity, bool first,
		  struct quantity_key *key)
{
	if (comparable_dimension(quantity) != DIMENSION_COUNT ||
	    !is_numeric(quantity) || (first && !class_of(quantity)) ||
	    (!first && class_of(quantity)))
		return false;
	put_value(key, quantity->low, quantity->high);
	return true;
}

bool key_of_age(const struct quantity *quantity, bool first,
		struct quantity_key *key)
{
	if (!is_numeric(quantity) ||
	    !rational_is_number(quantity->number_low) ||
	    !rational_is_number(quantity->number_high))
		return false;
	if (first ? !counts_years(quantity)
		  : quantity->dimension != DIMENSION_NONE)
		return false;
	put_value(key, quantity->number_low, quantity->number_high);
	return true;
}

bool key_of_place(const struct quantity *quantity, bool first,
		  struct quantity_key *key)
{
	if (!is_numeric(quantity) ||
	    (first ? quantity->dimension != DIMENSION_ORDINAL
		   : comparable_dimension(quantity) != DIMENSION_COUNT &&
			     !counts_years(quantity)))
		return false;
	put_value(key, quantity->number_low, quantity->number_high);
	return rational_is_number(quantity->number_low) &&
	       rational_is_number(quantity->number_high);
}

/* The one number that a date is: its year, or the day alone. */
static struct rational calendar_number(const struct quantity *quantity)
{
	switch (date_parts(quantity)) {
	case DATE_YEAR:
		return rational(quantity->date.year, 1);
	case DATE_DAY:
		return rational(quantity->date.day, 1);
	}
	return (struct rational){0, 0};
}

bool key_of_calendar(const struct quantity *quantity, bool first,
		     struct quantity_key *key)
{
	struct rational number;

	if (first) {
		if (quantity->kind != QUANTITY_DATE)
			return false;
		number = calendar_number(quantity);
		if (!rational_is_number(number))
			return false;
		put_value(key, number, number);
		return true;
	}
	if (!is_numeric(quantity) ||
	    (quantity->dimension != DIMENSION_ORDINAL &&
	     !counts_whatever(quantity) && !counts_years(quantity)))
		return false;
	put_value(key, quantity->number_low, quantity->number_high);
	return rational_is_number(quantity->number_low);
}

/* By how much a share that rises or falls multiplies. */
static struct rational growth_factor(struct rational share, int change)
{
	struct rational one = {1, 1};

	if (change > 0)
		return rational_add(one, share);
	return change < 0 ? rational_subtract(one, share) : share;
}

bool key_of_growth(const struct quantity *quantity, bool first,
		   struct quantity_key *key)
{
	struct rational low, high;

	if (!is_numeric(quantity) ||
	    quantity->dimension !=
		    (first ? DIMENSION_MULTIPLE : DIMENSION_SHARE))
		return false;
	low = first ? quantity->low
		    : growth_factor(quantity->low, quantity->change);
	high = first ? quantity->high
		     : growth_factor(quantity->high, quantity->change);
	put_value(key, low, high);
	return rational_is_number(low) && rational_is_number(high);
}

bool key_of_level(const struct quantity *quantity, bool first,
		  struct quantity_key *key)
{
	if (!is_numeric(quantity) || quantity->dimension != DIMENSION_SHARE ||
	    (quantity->change != 0) != first)
		return false;
	put_value(key, growth_factor(quantity->low, quantity->change),
		  growth_factor(quantity->high, quantity->change));
	return key->parts[3] && key->parts[5];
}

bool key_of_digits(struct str text, const struct quantity *quantity,
		   struct quantity_key *key)
{
	struct str number = str_span(text, quantity->number);
	uint64_t hash = HASH_START;

	if (quantity->kind == QUANTITY_DATE ||
	    quantity->kind == QUANTITY_NAME || is_numeric(quantity))
		return false;
	for (size_t i = 0; i < number.len; i++) {
		char byte = number.ptr[i];

		if (byte == ',' || byte == ' ')
			continue;
		hash = hash_byte(hash, byte);
	}
	key->parts[0] = (wide)hash;
	return true;
}

/* Zeros at the end tell little: 2.6 million is 2,600 thousand. */
bool key_of_figures(struct str text, const struct quantity *quantity,
		    struct quantity_key *key)
{
	struct str number = str_span(text, quantity->kind == QUANTITY_DATE
						   ? quantity->span
						   : quantity->number);
	uint64_t hash = HASH_START;
	size_t zeros = 0;
	bool begun = false;

	for (size_t i = 0; i < number.len; i++) {
		char byte = number.ptr[i];

		if (!char_is_digit(byte))
			continue;
		if (byte == '0') {
			zeros += begun;
			continue;
		}
		for (; zeros; zeros--)
			hash = hash_byte(hash, '0');
		hash = hash_byte(hash, byte);
		begun = true;
	}
	key->parts[0] = (wide)hash;
	return begun;
}

/* Divides the number by a prime as often as that goes. */
static int take_out(wide *number, int prime)
{
	int times = 0;

	while (*number % prime == 0) {
		*number /= prime;
		times++;
	}
	return times;
}

/* What a power of ten does not change: the fraction without its twos and
 * fives, and by how much the twos are more. */
static void put_digits(struct quantity_key *key, struct rational number)
{
	int twos = take_out(&number.num, 2) - take_out(&number.den, 2);
	int fives = take_out(&number.num, 5) - take_out(&number.den, 5);

	key->parts[2] = number.num;
	key->parts[3] = number.den;
	key->parts[4] = twos - fives;
}

bool key_of_scale(const struct quantity *quantity, bool first,
		  struct quantity_key *key)
{
	struct rational ratio;

	(void)first;
	if (!key_of_group(quantity, key) || quantity->weak ||
	    quantity->dimension == DIMENSION_ORDINAL || !quantity->low.num)
		return false;
	ratio = rational_divide(quantity->high, quantity->low);
	put_digits(key, quantity->low);
	key->parts[5] = ratio.num;
	key->parts[6] = ratio.den;
	return true;
}

bool key_of_number(const struct quantity *quantity, bool first,
		   struct quantity_key *key)
{
	(void)first;
	if (!is_numeric(quantity) || quantity->weak ||
	    !rational_is_number(quantity->number_low) ||
	    !rational_is_number(quantity->number_high))
		return false;
	put_value(key, quantity->number_low, quantity->number_high);
	return true;
}

bool key_of_unit(const struct quantity *quantity, bool first,
		 struct quantity_key *key)
{
	(void)first;
	if (quantity->weak || !quantity->unit)
		return false;
	key->parts[0] = (wide)str_hash(quantity->unit->id);
	return true;
}

bool key_of_kin(const struct quantity *quantity, bool first,
		struct quantity_key *key)
{
	if (!key_of_dimension(quantity, first, key))
		return false;
	key->parts[1] = (wide)class_of(quantity);
	return true;
}

bool key_of_dimension(const struct quantity *quantity, bool first,
		      struct quantity_key *key)
{
	(void)first;
	key->parts[0] = comparable_dimension(quantity);
	return !quantity->weak && quantity->kind != QUANTITY_NAME;
}

/* Dimensions that are mistaken for each other. */
static enum dimension family_of(const struct quantity *quantity)
{
	enum dimension dimension = comparable_dimension(quantity);

	switch (dimension) {
	case DIMENSION_POINTS:
	case DIMENSION_MULTIPLE:
		return DIMENSION_SHARE;
	case DIMENSION_PERIOD:
		return DIMENSION_TIME;
	case DIMENSION_ORDINAL:
		return DIMENSION_COUNT;
	default:
		return dimension;
	}
}

bool key_of_family(const struct quantity *quantity, bool first,
		   struct quantity_key *key)
{
	(void)first;
	key->parts[0] = family_of(quantity);
	return !quantity->weak && quantity->kind != QUANTITY_NAME;
}

bool key_of_weak(const struct quantity *quantity, bool first,
		 struct quantity_key *key)
{
	struct rational one = {1, 1};

	(void)first;
	key->parts[0] = family_of(quantity);
	return quantity->weak && !rational_equal(quantity->high, one);
}

bool key_of_any(const struct quantity *quantity, bool first,
		struct quantity_key *key)
{
	return key_of_weak(quantity, first, key) ||
	       key_of_family(quantity, first, key);
}

unsigned date_parts(const struct quantity *quantity)
{
	const struct calendar *date = &quantity->date;

	return (date->year ? DATE_YEAR : 0) | (date->month ? DATE_MONTH : 0) |
	       (date->day ? DATE_DAY : 0) | (date->quarter ? DATE_QUARTER : 0) |
	       (date->timed ? DATE_TIME : 0);
}

void key_of_date(const struct quantity *quantity, unsigned parts,
		 struct quantity_key *key)
{
	const struct calendar *date = &quantity->date;

	if (parts & DATE_YEAR) {
		key->parts[0] = date->year;
		key->parts[1] = date->years;
	}
	if (parts & DATE_MONTH)
		key->parts[2] = date->month;
	if (parts & DATE_DAY)
		key->parts[3] = date->day;
	if (parts & DATE_QUARTER)
		key->parts[4] = date->quarter;
	if (parts & DATE_TIME)
		key->parts[5] = date->hour * 60 + date->minute + 1;
}
