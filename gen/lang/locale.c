/* Locales: which territory stands for a language that names none. */
#include "lang/locale.h"

#include "lang/language.h"

/* By the rows of the table of languages. */
static const struct {
	struct str tag;
	struct str locale;
} locales[] = {
	{STR_INIT("zh"), STR_INIT("zh_CN")},
	{STR_INIT("zh-Hans"), STR_INIT("zh_CN")},
	{STR_INIT("zh-Hant"), STR_INIT("zh_TW")},
	{STR_INIT("en"), STR_INIT("en_US")},
	{STR_INIT("ar"), STR_INIT("ar_AR")},
	{STR_INIT("bo"), STR_INIT("bo_CN")},
	{STR_INIT("de"), STR_INIT("de_DE")},
	{STR_INIT("es"), STR_INIT("es_ES")},
	{STR_INIT("fr"), STR_INIT("fr_FR")},
	{STR_INIT("it"), STR_INIT("it_IT")},
	{STR_INIT("ja"), STR_INIT("ja_JP")},
	{STR_INIT("ko"), STR_INIT("ko_KR")},
	{STR_INIT("mn"), STR_INIT("mn_MN")},
	{STR_INIT("mn-Mong"), STR_INIT("mn_CN")},
	{STR_INIT("pt"), STR_INIT("pt_PT")},
	{STR_INIT("ru"), STR_INIT("ru_RU")},
	{STR_INIT("th"), STR_INIT("th_TH")},
	{STR_INIT("ug"), STR_INIT("ug_CN")},
	{STR_INIT("vi"), STR_INIT("vi_VN")},
};

static bool is_region(struct str subtag)
{
	return subtag.len == 2 && subtag.ptr[0] >= 'A' && subtag.ptr[0] <= 'Z';
}

struct str language_locale(struct arena *arena, struct str tag)
{
	const struct language *row = language_find(tag);
	struct str rest = tag, language = str_cut(&rest, '-');

	while (rest.len) {
		struct str subtag = str_cut(&rest, '-');

		if (is_region(subtag))
			return arena_join(arena, language, STR("_"), subtag);
	}
	for (size_t i = 0; i < sizeof(locales) / sizeof(*locales); i++)
		if (str_eq(locales[i].tag, row->tag))
			return locales[i].locale;
	return (struct str){0};
}
