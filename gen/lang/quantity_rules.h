/* What a language says of its numbers. Private to lang/.
 *
 * A language is a list of words, each with the part that it plays in a number,
 * a date or around them. The grammar that puts them together
 * (quantity_number.c, quantity_date.c, quantity_phrase.c and their neighbours)
 * is the same for all; it knows parts, never words. Signs, digits and the
 * symbols of units are the same everywhere (quantity_neutral.c).
 *
 * A new language is a file quantity_NAME.c with one list of words and one
 * struct quantity_rules, a line for it below and its name in the row of
 * language.c. A word may have several rows, one for each part that it can
 * play ("second": a unit of time and an ordinal). The longest word that stands
 * at a place is taken. Languages that only write their digits in another way
 * take a row of quantity_neutral.c. */
#ifndef DIGLOT_LANG_QUANTITY_RULES_H
#define DIGLOT_LANG_QUANTITY_RULES_H

#include "base/str.h"

/* The parts, and what value is of each. */
enum number_part {
	/* Numbers */
	PART_DIGIT,   /* one figure, 0 to 9: 五, five */
	PART_SMALL,   /* a number below 100 that stands alone: eleven */
	PART_TENS,    /* one that a digit may follow: twenty */
	PART_SCALE,   /* times 10 to the power of value: 万, thousand */
	PART_SCALES,  /* several of them: thousands, dozens (value 1) */
	PART_DOZEN,   /* times the value: dozen */
	PART_SEVERAL, /* before a scale: 数, 几; qualifier */
	PART_MORE, /* between digits and scale or unit: 多, 余; qualifier */
	PART_ZERO, /* bridges a gap in the chain: 零 */
	PART_DECIMAL, /* the decimal point as a word: 点, point */
	PART_AND,     /* between the words of a number: and */
	PART_ARTICLE, /* counts as one before a scale: a */
	PART_HALF,    /* 半, half */
	PART_MINUS,   /* 负, minus, - */

	/* Units */
	PART_UNIT,        /* behind the number; an enum unit_id */
	PART_UNIT_BEFORE, /* before it; an enum unit_id: $, aged */
	PART_LARGE_UNIT,  /* the unit it means behind 100 and more: 度 */
	PART_FILLER,      /* may stand between number and unit: new, Chinese */
	PART_MAGNITUDE,   /* short for a scale behind digits of money: bn */

	/* Qualifiers; an enum qualifier */
	PART_BEFORE,   /* 近, nearly */
	PART_AFTER,    /* 以上, or more; QUALIFIER_COUNT: below zero */
	PART_PARTICLE, /* may stand between a qualifier and its number */

	/* Ranges */
	PART_HYPHEN,  /* -, –, ～ */
	PART_TO,      /* 至, to; 1: only between neighbours, or */
	PART_BETWEEN, /* announces a range with "and": between */

	/* Shares */
	PART_PARTS,          /* 分之: parts of what stands before */
	PART_PERCENT_BEFORE, /* 百分之: 10 to the power of -value */
	PART_NTH,            /* a denominator: third, quarter */
	PART_IN,             /* one in five, nine out of ten */
	PART_TENTHS,         /* 成; 1: of the price, 折 */
	PART_OFF,            /* off the price: 20 percent off */
	PART_SLASH,

	/* Multiples */
	PART_TIMES,     /* 倍, times; 1: growth by three times is to four */
	PART_YEARS,     /* that many years in a word: centenary */
	PART_TWICE,     /* so many times in a word: twice */
	PART_FACTOR,    /* a whole multiple in a word: tripled; halved is -2 */
	PART_DOUBLE,    /* 翻: two to the power of what stands before 番 */
	PART_DOUBLINGS, /* 番 */
	PART_RISE,      /* value 1: grows, -1: falls; 增长, down */
	PART_REACH,     /* the multiple is of the old level: 到, to; -1: which
			   fell, 降至; 1: it may still tell by how much
			   something grew, 为 */
	PART_COMPARED,  /* behind "times": than, the; 1 if it may mean either */

	/* Ordinals */
	PART_ORDINAL_BEFORE, /* 第, No. */
	PART_ORDINAL,        /* an ordinal in a word: third, 首次 */
	PART_ORDINAL_AFTER,  /* behind digits: th */
	PART_PLAN, /* behind an ordinal, and part of it: five-year plan */
	PART_ANNIVERSARY, /* behind an ordinal that counts years */
	PART_PLAN_PERIOD, /* the 五 of 十四五 */
	PART_QUOTE,

	/* Dates */
	PART_MONTH,          /* 1 to 12: December */
	PART_YEAR_AFTER,     /* 年; -1: BC */
	PART_MONTH_AFTER,    /* 月 */
	PART_DAY_AFTER,      /* 日 */
	PART_DECADE_AFTER,   /* 年代, the s of 1990s */
	PART_CENTURY_AFTER,  /* 世纪 */
	PART_CENTURY_BEFORE, /* 上世纪: the first year of it */
	PART_QUARTER,        /* behind its ordinal: 季度, quarter */
	PART_HALF_OF_YEAR,   /* behind its ordinal: half */
	PART_QUARTER_NAME,   /* as in struct calendar: Q1, 上半年 */
	PART_HOUR_AFTER,     /* 时, 点 */
	PART_MINUTE_AFTER,   /* 分 */
	PART_NOON,           /* 12: hours are those after noon; 0: before; pm;
				24: the hour of its own, midnight */
	PART_DATE_AT, /* before a month or a year alone: since; -1: 公元前 */
	PART_OF,      /* between the parts of a date: of */

	PART_STOP, /* holds no number whatever stands in it: 一些 */
	PART_COUNT
};

/* A set of parts. */
#define PART_BIT(part) (UINT64_C(1) << (part))
_Static_assert(PART_COUNT <= 64, "parts fit a set");

enum {
	WORD_EXACT = 1,            /* upper and lower case are told apart */
	WORD_NOT_BEHIND_DIGIT = 2, /* 千米 is 3·千·米 in 三千米 */
	/* Says too little to be sure of: first. Of a qualifier before its
	 * number: it is none unless one behind says the same. */
	WORD_WEAK = 4,
	WORD_RECENT = 8,     /* before a few years it means the last few: 近 */
	WORD_AMBIGUOUS = 16, /* a scale that is read in two ways: 兆 */
	WORD_JOINED = 32,    /* a qualifier behind "and" or "or": or more */
	/* A qualifier that may be but a preposition before few or vague numbers
	 * (around three points), before durations (over five years). */
	WORD_LOOSE = 64,
	WORD_DURING = 128,
	WORD_AS_IS = 256, /* one that may say no more than the number: 高达 */
	WORD_FAR = 512    /* a verb may part it from its number: 最多可获 */
};

struct number_word {
	/* In lower case unless exact. One space stands for one character of
	 * white space. Ends at a word's end where it ends in a letter. */
	struct str text;
	enum number_part part;
	int value;
	unsigned flags;
	/* A stop is none before one of these characters: 十分 before 钟. */
	struct str unless;
};

struct word_index;

struct quantity_rules {
	const struct number_word *words;
	size_t n_words;
	/* Characters that part groups of three digits and the decimals; where
	 * the group is 0, either may be either, and the digits tell. */
	char group, decimal;
	/* Words touch (Chinese); else white space stands between them. */
	bool solid;
	/* Of what stands in another script, a few words or more; or NULL. */
	const struct quantity_rules *embedded;
	struct word_index *index; /* built at first use */
};

extern const struct number_word number_words_neutral[];
extern const size_t n_number_words_neutral;

extern const struct quantity_rules quantities_neutral;
extern const struct quantity_rules quantities_decimal_comma;
extern const struct quantity_rules quantities_chinese;
extern const struct quantity_rules quantities_english;

#endif
