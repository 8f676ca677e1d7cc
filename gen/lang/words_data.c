/* Words that say nothing alone, language by language. */
#include "lang/words_rules.h"

const struct words_rules words_neutral = {.solid = false};

const struct words_rules words_solid = {.solid = true};

const struct words_rules words_chinese = {
	.light = STR_INIT(" 的 了 和 与 與 及 在 是 也 等 地 得 着 著 并 並 "
			  "将 將 其 "),
	.solid = true,
};

const struct words_rules words_english = {
	.light = STR_INIT(" a an and as at be been by for from had has have "
			  "in into is it its of on or than that the their "
			  "this to was were which will with "),
};
