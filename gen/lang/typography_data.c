/* The rules of typography, language by language. */
#include "lang/typography_rules.h"

static const struct mark_pair brackets[] = {
	{'(', ')', false},
	{'[', ']', false},
};

static const struct mark_pair english_pairs[] = {
	{'(', ')', false},
	{'[', ']', false},
	{0x201C, 0x201D, false}, /* “ ” */
	{0x2018, 0x2019, true},  /* ‘ ’ */
};

static const struct mark_pair han_pairs[] = {
	{'(', ')', false},       {'[', ']', false},
	{0xFF08, 0xFF09, false}, /* （ ） */
	{0x201C, 0x201D, false}, /* “ ” */
	{0x2018, 0x2019, true},  /* ‘ ’ */
	{0x300A, 0x300B, false}, /* 《 》 */
	{0x3008, 0x3009, false}, /* 〈 〉 */
	{0x300C, 0x300D, false}, /* 「 」 */
	{0x300E, 0x300F, false}, /* 『 』 */
	{0x3010, 0x3011, false}, /* 【 】 */
	{0x3014, 0x3015, false}, /* 〔 〕 */
};

static const struct substitute han_wide[] = {
	{',', STR_INIT("，")}, {';', STR_INIT("；")}, {':', STR_INIT("：")},
	{'!', STR_INIT("！")}, {'?', STR_INIT("？")}, {'.', STR_INIT("。")},
	{'(', STR_INIT("（")}, {')', STR_INIT("）")},
};

static const struct substitute simplified_dots[] = {
	{0x30FB, STR_INIT("·")}, /* ・ */
	{0xFF65, STR_INIT("·")}, /* ･ */
	{0x2022, STR_INIT("·")}, /* • */
	{0x2027, STR_INIT("·")}, /* ‧ */
	{0x22C5, STR_INIT("·")}, /* ⋅ */
};

const struct typography_rules typography_neutral = {
	.pairs = brackets,
	.n_pairs = sizeof(brackets) / sizeof(*brackets),
};

const struct typography_rules typography_latin = {
	.pairs = brackets,
	.n_pairs = sizeof(brackets) / sizeof(*brackets),
};

const struct typography_rules typography_english = {
	.pairs = english_pairs,
	.n_pairs = sizeof(english_pairs) / sizeof(*english_pairs),
	.straight_quotes = true,
	.may_double = STR_INIT(
		" had that is do did so very no long much many far really "
		"more again blah bye ha hear now there will "),
};

const struct typography_rules typography_german = {
	.pairs = brackets,
	.n_pairs = sizeof(brackets) / sizeof(*brackets),
	.may_double = STR_INIT(
		" die der das den dem denen deren sie ihr es sehr so "),
};

const struct typography_rules typography_romance = {
	.pairs = brackets,
	.n_pairs = sizeof(brackets) / sizeof(*brackets),
	.may_double = STR_INIT(" nous vous la muy molto tout si pur no via "),
};

/* Characters that end a word as well as begin the next (目的的) are told by
 * the words they are rightly doubled in. */
#define NEVER_DOUBLE                                                                              \
	" 的 被 们 也 我们 他们 她们 它们 你们 以及 因为 所以 如果 但是 " \
	"并且 或者 而且 由于 通过 进行 对于 关于 根据 为了 可以 "
#define NOT_DOUBLED " 目的的 标的的 的的确 的的士 "

const struct typography_rules typography_simplified = {
	.han = true,
	.pairs = han_pairs,
	.n_pairs = sizeof(han_pairs) / sizeof(*han_pairs),
	.straight_quotes = true,
	.never_double = STR_INIT(NEVER_DOUBLE),
	.not_doubled = STR_INIT(NOT_DOUBLED),
	.wide = han_wide,
	.n_wide = sizeof(han_wide) / sizeof(*han_wide),
	.open_quote = STR_INIT("“"),
	.close_quote = STR_INIT("”"),
	.ellipsis = STR_INIT("……"),
	.dash = STR_INIT("——"),
	.dots = simplified_dots,
	.n_dots = sizeof(simplified_dots) / sizeof(*simplified_dots),
	.number_range = STR_INIT("～"),
	.time_range = STR_INIT("—"),
	.repeat_percent = true,
	.single_pauses = true,
	.numbered = true,
};

const struct typography_rules typography_traditional = {
	.han = true,
	.pairs = han_pairs,
	.n_pairs = sizeof(han_pairs) / sizeof(*han_pairs),
	.straight_quotes = true,
	.never_double = STR_INIT(
		" 的 被 們 也 我們 他們 她們 它們 你們 以及 因為 所以 如果 "
		"但是 並且 或者 而且 由於 通過 進行 對於 關於 根據 為了 可以 "),
	.not_doubled = STR_INIT(" 目的的 標的的 的的確 的的士 "),
	.wide = han_wide,
	.n_wide = sizeof(han_wide) / sizeof(*han_wide),
	.open_quote = STR_INIT("「"),
	.close_quote = STR_INIT("」"),
	.ellipsis = STR_INIT("……"),
	.dash = STR_INIT("——"),
	.number_range = STR_INIT("～"),
	.numbered = true,
};

/* Japanese and others: their marks, none of the rules for Chinese. */
const struct typography_rules typography_east_asian = {
	.pairs = han_pairs,
	.n_pairs = sizeof(han_pairs) / sizeof(*han_pairs),
};
