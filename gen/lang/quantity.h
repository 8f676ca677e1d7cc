/* Quantities: numbers in a text with what they are numbers of.
 *
 * quantities_find reads a text by the number grammar of its language (see
 * lang/quantity_rules.h): the words and digits of numbers, scales, units and
 * qualifiers are data, one file a language. What the languages have in common
 * (units, dimensions, the arithmetic) is in lang/unit.h and lang/rational.h. */
#ifndef DIGLOT_LANG_QUANTITY_H
#define DIGLOT_LANG_QUANTITY_H

#include "lang/language.h"
#include "lang/rational.h"

/* X(constant, name): the names are those of the published data. */
#define QUANTITY_KINDS(X)                                                      \
	X(QUANTITY_MEASURE, "measure") /* counted or measured: 66家, 30 km */ \
	X(QUANTITY_MONEY, "money")     /* 800亿元 */                         \
	X(QUANTITY_SHARE, "share")     /* 14.2%, 三分之一, 三成 */       \
	X(QUANTITY_POINTS, "points")   /* 3个百分点 */                     \
	X(QUANTITY_MULTIPLE, "multiple") /* 翻两番, tripled */              \
	X(QUANTITY_DATE, "date")         /* 2020年12月8日, the 1990s */     \
	X(QUANTITY_DURATION, "duration") /* 五年, 15 minutes */              \
	X(QUANTITY_ORDINAL, "ordinal")   /* 第十届, the 10th */             \
	X(QUANTITY_RANGE, "range")       /* 25–30人 */                      \
	X(QUANTITY_NAME, "name")         /* 2+N, PM2.5, 5G */

/* What can be compared with each other. */
#define DIMENSIONS(X)                                                          \
	X(DIMENSION_NONE, "none")   /* a bare number, a name */                \
	X(DIMENSION_COUNT, "count") /* things, people, households … */       \
	X(DIMENSION_MONEY, "money") /* comparable within one currency */       \
	X(DIMENSION_LENGTH, "length")                                          \
	X(DIMENSION_AREA, "area")                                              \
	X(DIMENSION_VOLUME, "volume")                                          \
	X(DIMENSION_MASS, "mass")                                              \
	X(DIMENSION_TIME, "time")     /* up to weeks, in seconds */            \
	X(DIMENSION_PERIOD, "period") /* months and years, in months */        \
	X(DIMENSION_ENERGY, "energy")                                          \
	X(DIMENSION_POWER, "power")                                            \
	X(DIMENSION_VOLTAGE, "voltage")                                        \
	X(DIMENSION_TEMPERATURE, "temperature")                                \
	X(DIMENSION_SPEED, "speed")                                            \
	X(DIMENSION_DATA, "data")                                              \
	X(DIMENSION_SHARE, "share")   /* parts of one */                       \
	X(DIMENSION_POINTS, "points") /* percentage points, parts of one */    \
	X(DIMENSION_MULTIPLE, "multiple")                                      \
	X(DIMENSION_DATE, "date")                                              \
	X(DIMENSION_ORDINAL, "ordinal")

/* On which side of the number the truth lies. */
#define QUALIFIERS(X)                                                          \
	X(QUALIFIER_EXACT, "exact")       /* as stated */                      \
	X(QUALIFIER_BELOW, "below")       /* 近, 不足, nearly, under */     \
	X(QUALIFIER_ABOVE, "above")       /* 超, 多, 余, over, more than */ \
	X(QUALIFIER_ABOUT, "about")       /* 约, 左右, about */             \
	X(QUALIFIER_AT_LEAST, "at-least") /* 以上, at least */               \
	X(QUALIFIER_AT_MOST, "at-most")   /* 以下, 以内, at most, up to */ \
	X(QUALIFIER_TOWARD, "toward")     /* 向…迈进, toward */

#define QUANTITY_CONSTANT(constant, name) constant,
enum quantity_kind { QUANTITY_KINDS(QUANTITY_CONSTANT) QUANTITY_KIND_COUNT };
enum dimension { DIMENSIONS(QUANTITY_CONSTANT) DIMENSION_LAST };
enum qualifier { QUALIFIERS(QUANTITY_CONSTANT) QUALIFIER_COUNT };
#undef QUANTITY_CONSTANT

extern const struct str quantity_kind_names[QUANTITY_KIND_COUNT];
extern const struct str dimension_names[DIMENSION_LAST];
extern const struct str qualifier_names[QUALIFIER_COUNT];

/* A unit; the same row whatever language its word was in. */
struct unit {
	struct str id; /* "CNY", "mu", "ha", "km2", "percent", "person" */
	enum dimension dimension;
	struct rational factor; /* base units in one of it */
	struct str base; /* id of the base unit: "m2", "kg"; a currency is
			    its own, a class of things likewise */
};

/* A day, month, year or clock time as far as it is given; 0: it is not. Of
 * decades and centuries year is the first one (the 20th century: 1900), and
 * years says how many. */
struct calendar {
	int32_t year;    /* negative: BC */
	uint8_t month;   /* 1 to 12 */
	uint8_t day;     /* 1 to 31 */
	uint8_t quarter; /* 1 to 4; 5 and 6: half-years; 7: the first three */
	uint8_t hour;    /* 1 to 24 where timed */
	uint8_t minute;
	bool timed;
	uint16_t years; /* 10: decade, 100: century; else 0 */
};

struct quantity {
	struct span span; /* all of it, from qualifier to unit: 近800亿元 */
	struct span number; /* digits and scale words alone: 800亿 */
	enum quantity_kind kind;
	enum dimension dimension;
	enum qualifier qualifier;
	/* NULL: none was given. "item" (个, 家) goes with every class of
	 * things, and with none. */
	const struct unit *unit;

	/* The number as it counts units (800亿 is 80,000,000,000), and in
	 * base units of the dimension. Both ends are the same unless the kind
	 * is QUANTITY_RANGE. Of shares 14.2% is 71/500; of multiples the
	 * factor that results: 翻两番 is 4, 增长3倍 is 4, doubled is 2. Of an
	 * ordinal its place; of a date no number. */
	struct rational number_low, number_high;
	struct rational low, high;
	/* What one in the last printed digit is worth, in base units: of
	 * 1.57万亩 0.01 × 10⁴ × 2000/3. */
	struct rational step;

	/* Of shares that are said as so many of so many (two of three): both,
	 * as the other language may say two numbers. */
	struct rational parts[2];

	/* Of shares, points and multiples: 1 where the words around it say
	 * that something grew by so much (up 14.2 percent), -1 where it fell,
	 * else 0. Something that grew by p is 1 + p of what it was. */
	int8_t change;

	struct calendar date; /* QUANTITY_DATE */
	struct str key;       /* QUANTITY_NAME: folded, to be compared */

	/* It may as well be no quantity: a single Han digit or a small number
	 * word without a unit (两个村, three villages), warned of only where
	 * the other language says another. A weak one is often an article (一个
	 * is "a"), whatever qualifier it has (one or more). */
	bool weak;
	/* The qualifier may be none but a preposition: over five years, within
	 * the village, 过去五分钟内. */
	bool loose;
	/* What it says depends on the reader: 兆, "three times more", …:
	 * warned of even when it matches. */
	bool ambiguous;
	/* Several of a scale and no number: 数百, hundreds, 几十, dozens. The
	 * value is that of the scale. */
	bool vague;
};

/* The quantities of a text, by place, none overlapping, in the arena. The two
 * ends of a range of dates are two dates (2016-2020年); so are those of a
 * change ("rose from 25 to 30"). Linear
 * in the text's length. Languages without number rules are read by digits,
 * separators and percent signs alone. */
struct quantity *quantities_find(const struct language *language,
				 struct str text, struct arena *arena,
				 size_t *n);

/* Whether the words of its numbers and units are known, not digits alone. */
bool quantities_have_words(const struct language *language);

/* Tells quantities that have no unit which one they are in: the unit that the
 * heading of a column names, in or without brackets (面积（亩）, "Area (mu)",
 * 亿元). Scale words in it count (投资（亿元）). Does nothing if it names
 * none. */
void quantities_set_unit(const struct language *language, struct str heading,
			 struct quantity *quantities, size_t n);

#endif
