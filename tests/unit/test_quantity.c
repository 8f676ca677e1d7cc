/* Quantities in texts; quantity_notation.h says how they are written here. */
#include <stdio.h>
#include <string.h>

#include "assert_str.h"
#include "lang/unit.h"
#include "quantity_notation.h"

struct example {
	const char *text;
	const char *expected;
};

static void check_example(const struct language *language,
			  const struct example *example)
{
	struct arena arena = {0};
	struct buf out = {0};
	struct str text = str_from(example->text);
	size_t n;
	struct quantity *found = quantities_find(language, text, &arena, &n);

	put_quantities(&out, text, found, n);
	buf_put_char(&out, '\0');
	if (strcmp(out.ptr, example->expected))
		fprintf(stderr, "# %s\n", example->text);
	assert_string_equal(out.ptr, example->expected);
	buf_free(&out);
	arena_free(&arena);
}

static void check_examples(const char *tag, const struct example *examples,
			   size_t n)
{
	const struct language *language = language_find(str_from(tag));

	for (size_t i = 0; i < n; i++)
		check_example(language, &examples[i]);
}

#define CHECK(tag, examples)                                                   \
	check_examples(tag, examples, sizeof(examples) / sizeof(*examples))

static void chinese_numbers_are_chains(void **state)
{
	static const struct example examples[] = {
		{"5亿1万4千6百人", "5亿1万4千6百人: measure 500014600 person"},
		{"五亿一万四千六百", "五亿一万四千六百: measure 500014600"},
		{"五亿零六人", "五亿零六人: measure 500000006 person"},
		{"一万三", "一万三: measure 13000"},
		{"两千四百五", "两千四百五: measure 2450"},
		{"三万二", "三万二: measure 32000"},
		{"一百零八将", "一百零八: measure 108"},
		{"两百五十亿", "两百五十亿: measure 25000000000"},
		{"3万5千人", "3万5千人: measure 35000 person"},
		{"4.78万亿元", "4.78万亿元: money 4780000000000 CNY"},
		{"１２.５％", "１２.５％: share 12.5 percent"},
		{"２０２１年", "２０２１年: date 2021"},
		{"共有１，２３４户", "１，２３４户: measure 1234 household"},
		{"1,234.5万元", "1,234.5万元: money 12345000 CNY"},
		{"三点五公里", "三点五公里: measure 3.5 km"},
		{"三千米", "三千米: measure 3000 m"},
		{"5千米", "5千米: measure 5 km"},
		{"三千瓦", "三千瓦: measure 3000 W"},
		{"60万千瓦", "60万千瓦: measure 600000 kW"},
		{"亿元以上项目24个", "亿元以上: money 100000000 CNY at-least | "
				     "24个: measure 24 item"},
		{"百亿元产业", "百亿元: money 10000000000 CNY"},
		{"千万元", "千万元: money 10000000 CNY"},
		{"二三十万元", "二三十万元: range 200000..300000 CNY"},
		{"七八个村", "七八个: range 7..8 item"},
		{"十七八岁", "十七八岁: range 17..18 year"},
		{"几十个", "几十个: measure 10 item vague"},
		{"数百人", "数百人: measure 100 person vague"},
		{"十几万人", "十几万人: measure 100000 person above"},
		{"上百家企业", "上百家: measure 100 item at-least vague"},
		{"成千上万的人", "成千上万: measure 1000 vague"},
		{"2兆元", "2兆元: money 2000000000000 CNY ambiguous"},
		{"一百五十户", "一百五十户: measure 150 household"},
		{"10万", "10万: measure 100000"},
		{"王万里", ""},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_numbers_are_words_and_digits(void **state)
{
	static const struct example examples[] = {
		{"twenty-one people", "twenty-one people: measure 21 person"},
		{"ninety-nine percent",
		 "ninety-nine percent: share 99 percent"},
		{"two hundred and five thousand",
		 "two hundred and five thousand: measure 205000"},
		{"between one hundred and two hundred",
		 "between one hundred and two hundred: range 100..200"},
		{"three hundred sixty-five days",
		 "three hundred sixty-five days: duration 365 day"},
		{"172 thousand", "172 thousand: measure 172000"},
		{"two and a half million yuan",
		 "two and a half million yuan: money 2500000 CNY"},
		{"half a million people",
		 "half a million people: measure 500000 person"},
		{"a dozen eggs", "a dozen: measure 12"},
		{"two dozen villages", "two dozen: measure 24"},
		{"dozens of people",
		 "dozens of people: measure 12 person vague"},
		{"hundreds of millions of yuan",
		 "hundreds of millions of yuan: money 100000000 CNY vague"},
		{"tens of thousands", "tens of thousands: measure 10000 vague"},
		{"several hundred people",
		 "several hundred people: measure 100 person vague"},
		{"1,234.56", "1,234.56: measure 1234.56"},
		{".5 percent", ".5 percent: share 0.5 percent"},
		{"3.5-fold", "3.5-fold: multiple 3.5"},
		{"17 million-plus residents",
		 "17 million-plus: measure 17000000 at-least"},
		{"10,000-odd people",
		 "10,000-odd people: measure 10000 person above"},
		{"one another, one of the best, no one", ""},
	};

	(void)state;
	CHECK("en", examples);
}

static void units_stand_behind_numbers(void **state)
{
	static const struct example examples[] = {
		{"15亩", "15亩: measure 15 mu"},
		{"59万平方米", "59万平方米: measure 590000 m2"},
		{"65平方公里", "65平方公里: measure 65 km2"},
		{"1.1万亿斤", "1.1万亿斤: measure 1100000000000 jin"},
		{"25公斤", "25公斤: measure 25 kg"},
		{"2顷", "2顷: measure 2 qing"},
		{"用电500度", "500度: measure 500 kWh"},
		{"零下5度", "零下5度: measure -5 celsius"},
		{"气温达到37℃", "37℃: measure 37 celsius"},
		{"时速350公里", "时速350公里: measure 350 km/h"},
		{"100兆瓦", "100兆瓦: measure 100 MW"},
		{"500千伏线路", "500千伏: measure 500 kV"},
		{"30微克/立方米", "30微克/立方米: measure 30 ug"},
		{"1.5亿立方米", "1.5亿立方米: measure 150000000 m3"},
		{"1000个", "1000个: measure 1000 item"},
		{"66家", "66家: measure 66 item"},
		{"三星级以上", "三星级以上: measure 3 star at-least"},
		{"人民币5000万元", "人民币5000万元: money 50000000 CNY"},
		{"100亿美元", "100亿美元: money 10000000000 USD"},
		{"300亿港元", "300亿港元: money 30000000000 HKD"},
		{"500亿日元", "500亿日元: money 50000000000 JPY"},
		{"万吨级泊位2个",
		 "万吨级: measure 10000 t | 2个: measure 2 item"},
		{"1180户", "1180户: measure 1180 household"},
		{"15633人", "15633人: measure 15633 person"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_units_stand_behind_numbers(void **state)
{
	static const struct example examples[] = {
		{"15,700 mu", "15,700 mu: measure 15700 mu"},
		{"600,000 tonnes", "600,000 tonnes: measure 600000 t"},
		{"590,000 square meters",
		 "590,000 square meters: measure 590000 m2"},
		{"5 km/h and 30 km, 5km", "5 km/h: measure 5 km/h | 30 km: "
					  "measure 30 km | 5km: measure 5 km"},
		{"20,000 m²", "20,000 m²: measure 20000 m2"},
		{"500 kWh", "500 kWh: measure 500 kWh"},
		{"300 GW", "300 GW: measure 300 GW"},
		{"about 5 degrees Celsius",
		 "about 5 degrees Celsius: measure 5 celsius about"},
		{"20 degrees Celsius below zero",
		 "20 degrees Celsius below zero: measure -20 celsius"},
		{"−3°C", "−3°C: measure -3 celsius"},
		{"minus 5 degrees", "minus 5 degrees: measure -5 celsius"},
		{"RMB 172 thousand", "RMB 172 thousand: money 172000 CNY"},
		{"US$3.5 billion, $5 million, €20m, ¥100, HK$3 billion",
		 "US$3.5 billion: money 3500000000 USD | $5 million: money "
		 "5000000 USD | €20m: money 20000000 EUR | ¥100: money 100 CNY "
		 "| HK$3 billion: money 3000000000 HKD"},
		{"a 100-million-yuan class project",
		 "100-million-yuan: money 100000000 CNY"},
		{"300 yuan", "300 yuan: money 300 CNY"},
		{"50 basis points", "50 basis points: points 50 basis-point"},
		{"1,180 rural households",
		 "1,180 rural households: measure 1180 household"},
	};

	(void)state;
	CHECK("en", examples);
}

static void qualifiers_stand_on_either_side(void **state)
{
	static const struct example examples[] = {
		{"近800亿元", "近800亿元: money 80000000000 CNY below"},
		{"超1.57万亩", "超1.57万亩: measure 15700 mu above"},
		{"突破66亿元", "突破66亿元: money 6600000000 CNY above"},
		{"80多场次", "80多场次: measure 80 item above"},
		{"二十余户", "二十余户: measure 20 household above"},
		{"20多万人", "20多万人: measure 200000 person above"},
		{"十多万人", "十多万人: measure 100000 person above"},
		{"约300户", "约300户: measure 300 household about"},
		{"300户左右", "300户左右: measure 300 household about"},
		{"25个以上", "25个以上: measure 25 item at-least"},
		{"不少于300户", "不少于300户: measure 300 household at-least"},
		{"1000人以下", "1000人以下: measure 1000 person at-most"},
		{"不超过3%", "不超过3%: share 3 percent at-most"},
		{"3%以内", "3%以内: share 3 percent at-most"},
		{"向1000亿元迈进",
		 "向1000亿元迈进: money 100000000000 CNY toward"},
		{"向1000亿元的目标迈进",
		 "向1000亿元: money 100000000000 CNY toward"},
		{"向15户家庭发放", "15户家庭: measure 15 household"},
		{"几乎100%", "几乎100%: share 100 percent below"},
		{"三十来个", "三十来个: measure 30 item about"},
		{"签约24个", "24个: measure 24 item"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_qualifiers_stand_on_either_side(void **state)
{
	static const struct example examples[] = {
		{"Nearly 80 billion yuan",
		 "Nearly 80 billion yuan: money 80000000000 CNY below"},
		{"over 32 billion yuan",
		 "over 32 billion yuan: money 32000000000 CNY above"},
		{"in excess of 300", "in excess of 300: measure 300 above"},
		{"fewer than 1,000 people",
		 "fewer than 1,000 people: measure 1000 person below"},
		{"about 300, around 300, some 300, roughly 300, circa 300",
		 "about 300: measure 300 about | around 300: measure 300 about "
		 "| some 300: measure 300 about | roughly 300: measure 300 "
		 "about | circa 300: measure 300 about"},
		{"80-odd, 80+, 80 or so, 500 or more",
		 "80-odd: measure 80 above | 80+: measure 80 at-least | 80 or "
		 "so: measure 80 about | 500 or more: measure 500 at-least"},
		{"at least 500 households",
		 "at least 500 households: measure 500 household at-least"},
		{"no more than 3 percent",
		 "no more than 3 percent: share 3 percent at-most"},
		{"up to 5 years", "up to 5 years: duration 5 year at-most"},
		{"toward 100 billion yuan",
		 "toward 100 billion yuan: money 100000000000 CNY toward"},
		{"exceeding RMB 5 million",
		 "exceeding RMB 5 million: money 5000000 CNY above"},
		{"the above three", "three: measure 3 weak"},
		{"free, and over 80 events; 60 and over",
		 "over 80: measure 80 above | 60 and over: measure 60 "
		 "at-least"},
		{"aged 60 and above",
		 "aged 60 and above: duration 60 year at-least"},
	};

	(void)state;
	CHECK("en", examples);
}

static void ranges_have_two_ends(void **state)
{
	static const struct example examples[] = {
		{"25-30人", "25-30人: range 25..30 person"},
		{"25～30万元", "25～30万元: range 250000..300000 CNY"},
		{"3万—5万元", "3万—5万元: range 30000..50000 CNY"},
		{"8-10%", "8-10%: range 8..10 percent"},
		{"25至30人", "25至30人: range 25..30 person"},
		{"3.5～4.2元", "3.5～4.2元: range 3.5..4.2 CNY"},
		{"由25%提高到30%",
		 "25%: share 25 percent | 30%: share 30 percent"},
		{"2-3倍", "2-3倍: range 2..3"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_ranges_have_two_ends(void **state)
{
	static const struct example examples[] = {
		{"25 to 30 people", "25 to 30 people: range 25..30 person"},
		{"25-300,000 yuan", "25-300,000 yuan: range 25..300000 CNY"},
		{"between 25 and 30 people",
		 "between 25 and 30 people: range 25..30 person"},
		{"from 25 to 30 people",
		 "25 to 30 people: range 25..30 person"},
		{"rose from 25 percent to 30 percent",
		 "25 percent: share 25 percent | 30 percent: share 30 percent"},
		{"$3-5 billion, $3 billion to $5 billion",
		 "$3-5 billion: range 3000000000..5000000000 USD | $3 billion "
		 "to $5 billion: range 3000000000..5000000000 USD"},
		{"three to four hundred people",
		 "three to four hundred people: range 300..400 person"},
		{"five- to ten-year plans",
		 "five- to ten-year: range 5..10 year"},
		{"seven or eight", "seven or eight: range 7..8"},
		{"two to three times the average",
		 "two to three times: range 2..3"},
	};

	(void)state;
	CHECK("en", examples);
}

static void shares_are_parts_of_one(void **state)
{
	static const struct example examples[] = {
		{"增长14.2%", "14.2%: share 14.2 percent grows"},
		{"下降14.2%", "14.2%: share 14.2 percent falls"},
		{"增速为8%", "8%: share 8 percent grows"},
		{"达到52.1%", "52.1%: share 52.1 percent"},
		{"百分之十二点五", "百分之十二点五: share 0.125"},
		{"千分之五", "千分之五: share 0.005"},
		{"占三分之一", "三分之一: share 1/3"},
		{"不到三分之一", "不到三分之一: share 1/3 below"},
		{"1/4左右", "1/4左右: share 0.25 about"},
		{"降至原来的三分之一", "三分之一: multiple 1/3"},
		{"减少三分之一", "三分之一: share 1/3 falls"},
		{"三成", "三成: share 0.3"},
		{"三成五", "三成五: share 0.35"},
		{"打八折", "八折: share 0.8"},
		{"八五折", "八五折: share 0.85"},
		{"一半以上", "一半以上: share 0.5 at-least"},
		{"过半", "过半: share 0.5 above"},
		{"-0.5%", "-0.5%: share -0.5 percent"},
		{"负0.5%", "负0.5%: share -0.5 percent"},
		{"提高3个百分点", "3个百分点: points 3 point grows"},
		{"25个基点", "25个基点: points 25 basis-point"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_shares_are_parts_of_one(void **state)
{
	static const struct example examples[] = {
		{"up 14.2 percent", "14.2 percent: share 14.2 percent grows"},
		{"fell by 14.2 percent",
		 "14.2 percent: share 14.2 percent falls"},
		{"a 5 percent increase", "5 percent: share 5 percent grows"},
		{"14.2 per cent", "14.2 per cent: share 14.2 percent"},
		{"3 percentage points", "3 percentage points: points 3 point"},
		{"one third of, one-third, two-thirds, a quarter of, three "
		 "quarters",
		 "one third: share 1/3 | one-third: share 1/3 | two-thirds: "
		 "share 2/3 | a quarter: share 0.25 | three quarters: share "
		 "0.75"},
		{"reduced to one third", "one third: multiple 1/3"},
		{"reduced by one third", "one third: share 1/3 falls"},
		{"one in five people", "one in five: share 0.2"},
		{"nine out of ten", "nine out of ten: share 0.9"},
		{"half of the total", "half: share 0.5"},
		{"nearly half", "nearly half: share 0.5 below"},
		{"20 percent off", "20 percent off: share 80 percent"},
		{"6.39 per thousand", "6.39 per thousand: share 6.39 permille"},
	};

	(void)state;
	CHECK("en", examples);
}

static void multiples_tell_what_results(void **state)
{
	static const struct example examples[] = {
		{"翻番", "翻番: multiple 2"},
		{"翻一番", "翻一番: multiple 2"},
		{"翻了两番", "翻了两番: multiple 4"},
		{"增长3倍", "3倍: multiple 4"},
		{"增长了近3倍", "近3倍: multiple 4 below"},
		{"增加了1倍以上", "1倍以上: multiple 2 at-least"},
		{"增长到3倍", "3倍: multiple 3"},
		{"是2012年的2.5倍", "2012年: date 2012 | 2.5倍: multiple 2.5"},
		{"减半", "减半: multiple 0.5"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_multiples_tell_what_results(void **state)
{
	static const struct example examples[] = {
		{"doubled, tripled, quadrupled, halved, twofold, a fivefold "
		 "increase",
		 "doubled: multiple 2 | tripled: multiple 3 | quadrupled: "
		 "multiple 4 | halved: multiple 0.5 | twofold: multiple 2 | "
		 "fivefold: multiple 5"},
		{"more than doubled", "more than doubled: multiple 2 above"},
		{"increased 3 times", "3 times: multiple 3"},
		{"three times the level", "three times: multiple 3"},
		{"3 times more", "3 times: multiple 3 ambiguous"},
		{"visited three times", "three times: measure 3 time weak"},
		{"was honored twice", "twice: measure 2 time weak"},
	};

	(void)state;
	CHECK("en", examples);
}

static void dates_are_read_as_given(void **state)
{
	static const struct example examples[] = {
		{"2020年12月8日", "2020年12月8日: date 2020-12-08"},
		{"十二月八日", "十二月八日: date -12-08"},
		{"二〇二〇年", "二〇二〇年: date 2020"},
		{"一九四九年", "一九四九年: date 1949"},
		{"2016-2020年", "2016: date 2016 | 2020年: date 2020"},
		{"2017年至2021年", "2017年: date 2017 | 2021年: date 2021"},
		{"10月1日至7日", "10月1日: date -10-01 | 7日: date -10-07"},
		{"2020年3月至5月",
		 "2020年3月: date 2020-03 | 5月: date 2020-05"},
		{"8-10日", "8: date -00-08 | 10日: date -00-10"},
		{"20世纪90年代", "20世纪90年代: date 1990+10"},
		{"上世纪80年代", "上世纪80年代: date 1980+10"},
		{"九十年代", "九十年代: date 1990+10"},
		{"21世纪", "21世纪: date 2000+100"},
		{"公元前221年", "221年: date -221"},
		{"第一季度", "第一季度: date Q1"},
		{"一季度", "一季度: date Q1"},
		{"前三季度", "前三季度: date Q7"},
		{"2020年上半年", "2020年上半年: date 2020Q5"},
		{"2022年第四季度", "2022年第四季度: date 2022Q4"},
		{"8时30分", "8时30分: date T08:30"},
		{"下午3点半", "下午3点半: date T15:30"},
		{"2021年1月1日上午9时",
		 "2021年1月1日上午9时: date 2021-01-01T09:00"},
		{"2021-12-08", "2021-12-08: date 2021-12-08"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_dates_are_read_as_given(void **state)
{
	static const struct example examples[] = {
		{"December 8, 2020", "December 8, 2020: date 2020-12-08"},
		{"8 December 2020", "8 December 2020: date 2020-12-08"},
		{"the 8th of December", "8th of December: date -12-08"},
		{"Dec. 8", "Dec. 8: date -12-08"},
		{"in May 2020, may 5 people march",
		 "May 2020: date 2020-05 | 5 people: measure 5 person"},
		{"from April to May", "April: date -04 | May: date -05"},
		{"2020-12-08", "2020-12-08: date 2020-12-08"},
		{"in 2020", "2020: date 2020"},
		{"in 2016-2020, from 2017 to 2021",
		 "2016: date 2016 | 2020: date 2020 | 2017: date 2017 | 2021: "
		 "date 2021"},
		{"2021–25", "2021: date 2021 | 25: date 2025"},
		{"December 8-10, 8-10 December 2020",
		 "December 8: date -12-08 | 10: date -12-10 | 8: date "
		 "2020-12-08 | 10 December 2020: date 2020-12-10"},
		{"the 1990s and the 21st century",
		 "1990s: date 1990+10 | 21st century: date 2000+100"},
		{"221 BC", "221 BC: date -221"},
		{"the first quarter of 2020, Q1 2020, the first half of the "
		 "year",
		 "first quarter of 2020: date 2020Q1 | Q1 2020: date 2020Q1 | "
		 "first half: date Q5"},
		{"8:30 a.m., 8 p.m., 15:30",
		 "8:30 a.m.: date T08:30 | 8 p.m.: date T20:00 | 15:30: date "
		 "T15:30"},
		{"mid-2020", "2020: date 2020"},
	};

	(void)state;
	CHECK("en", examples);
}

static void durations_and_ages_are_lengths_of_time(void **state)
{
	static const struct example examples[] = {
		{"过去五年", "五年: duration 5 year"},
		{"近五年", "五年: duration 5 year"},
		{"近百年来", "近百年来: duration 100 year below"},
		{"五年内", "五年内: duration 5 year at-most"},
		{"30日以内", "30日以内: duration 30 day at-most"},
		{"15分钟绿色生活圈", "15分钟: duration 15 min"},
		{"一个半小时", "一个半小时: duration 1.5 h"},
		{"两年半", "两年半: duration 2.5 year"},
		{"半年", "半年: duration 0.5 year"},
		{"1小时30分钟", "1小时30分钟: duration 1.5 h"},
		{"百年奋斗", "百年: duration 100 year"},
		{"60岁以上", "60岁以上: duration 60 year at-least"},
		{"三十多年", "三十多年: duration 30 year above"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_durations_and_ages_are_lengths_of_time(void **state)
{
	static const struct example examples[] = {
		{"over the past five years", "five years: duration 5 year"},
		{"a 15-minute circle", "15-minute: duration 15 min"},
		{"half a year and half an hour",
		 "half a year: duration 0.5 year | half an hour: duration 0.5 "
		 "h"},
		{"an hour and a half", "an hour and a half: duration 1.5 h"},
		{"1 hour and 30 minutes",
		 "1 hour and 30 minutes: duration 1.5 h"},
		{"the past century, half a century, a decade",
		 "past century: duration 100 year | half a century: duration "
		 "50 year | a decade: duration 10 year"},
		{"100th anniversary, centenary",
		 "100th anniversary: duration 100 year | centenary: duration "
		 "100 year"},
		{"60 years old, aged 60, a 60-year-old man",
		 "60 years old: duration 60 year | aged 60: duration 60 year | "
		 "60-year-old: duration 60 year"},
		{"the first three months", "three months: duration 3 month"},
	};

	(void)state;
	CHECK("en", examples);
}

static void ordinals_are_places(void **state)
{
	static const struct example examples[] = {
		{"第十届", "第十届: ordinal 10"},
		{"第一次会议", "第一次: ordinal 1"},
		{"第36条", "第36条: ordinal 36"},
		{"首次", "首次: ordinal 1 weak"},
		{"“八五”普法", "八五: ordinal 8"},
		{"“十四五”期间", "十四五: ordinal 14"},
		{"十四五规划", "十四五: ordinal 14"},
		{"第十四个五年规划", "第十四个五年规划: ordinal 14"},
		{"党的二十大", "二十大: ordinal 20"},
		{"神舟十三号", "十三号: ordinal 13"},
		{"5号楼", "5号: ordinal 5"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_ordinals_are_places(void **state)
{
	static const struct example examples[] = {
		{"the 10th, the tenth, the twenty-first",
		 "10th: ordinal 10 | tenth: ordinal 10 | twenty-first: ordinal "
		 "21"},
		{"first", "first: ordinal 1 weak"},
		{"the 14th Five-Year Plan", "14th Five-Year Plan: ordinal 14"},
		{"the eighth five-year plan",
		 "eighth five-year plan: ordinal 8"},
		{"No. 5", "No. 5: ordinal 5"},
		{"Shenzhou-13", "13: ordinal 13"},
	};

	(void)state;
	CHECK("en", examples);
}

static void names_hold_digits(void **state)
{
	static const struct example examples[] = {
		{"“2+N”模式", "2+N: name 2+n"},
		{"5G基站", "5G: name 5g"},
		{"PM2.5浓度", "PM2.5: name pm2.5"},
		{"ISO9001认证", "ISO9001: name iso9001"},
		{"2021-1", "2021-1: name 2021-1"},
		{"电话：0596-2023456", "0596-2023456: name 0596-2023456"},
		{"1.2.3节", "1.2.3: name 1.2.3"},
		{"http://www.example.org/2021/12", ""},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_names_hold_digits(void **state)
{
	static const struct example examples[] = {
		{"PM2.5, COVID-19, G20, A4, 5G, 4K, H7N9, FY2020",
		 "PM2.5: name pm2.5 | COVID-19: name covid-19 | G20: name g20 "
		 "| A4: name a4 | 5G: name 5g | 4K: name 4k | H7N9: name h7n9 "
		 "| FY2020: name fy2020"},
		{"the 2+N model", "2+N: name 2+n"},
		{"24/7", "24/7: name 24/7"},
		{"5/6/2020", "5/6/2020: name 5/6/2020"},
	};

	(void)state;
	CHECK("en", examples);
}

static void idioms_hold_no_numbers(void **state)
{
	static const struct example examples[] = {
		{"一些 统一 进一步 万一 千方百计 十分重要 三亚 四川 九龙江",
		 ""},
		{"一带一路 唯一 之一 单一 逐一 千家万户 五花八门 接二连三 零售",
		 ""},
		{"附近 签约 百姓 百货 五金 三宝广场 队伍 大陆", ""},
		{"十分钟", "十分钟: duration 10 min"},
		{"三万一千人", "三万一千人: measure 31000 person"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void other_languages_have_digits(void **state)
{
	static const struct example examples[] = {
		{"12,5 % von 15.700 Menschen",
		 "12,5 %: share 12.5 percent | 15.700: measure 15700"},
		{"1.234.567,89 €", "1.234.567,89 €: money 1234567.89 EUR"},
		{"30 km", "30 km: measure 30 km"},
	};

	(void)state;
	CHECK("de", examples);
}

static void unknown_separators_are_told_by_the_digits(void **state)
{
	static const struct example examples[] = {
		{"12,5 % och 15.700",
		 "12,5 %: share 12.5 percent | 15.700: measure 15700"},
		{"15,700", "15,700: measure 15700"},
		{"1.234,5", "1.234,5: measure 1234.5"},
		{"1 234", "1: measure 1 | 234: measure 234"},
	};

	(void)state;
	CHECK("sv", examples);
}

/* What a heading says holds for the numbers below it. */
static void check_heading(const char *tag, const char *heading,
			  const char *cell, const char *expected)
{
	const struct language *language = language_find(str_from(tag));
	struct arena arena = {0};
	struct buf out = {0};
	struct str text = str_from(cell);
	size_t n;
	struct quantity *found = quantities_find(language, text, &arena, &n);

	quantities_set_unit(language, str_from(heading), found, n);
	put_quantities(&out, text, found, n);
	assert_buf(&out, expected);
	arena_free(&arena);
}

static void headings_name_units(void **state)
{
	(void)state;
	check_heading("zh", "面积（亩）", "近1500",
		      "近1500: measure 1500 mu below");
	check_heading("zh", "投资（亿元）", "58.93",
		      "58.93: money 5893000000 CNY");
	check_heading("zh", "亿元", "3", "3: money 300000000 CNY");
	check_heading("zh", "企业（家）", "21", "21: measure 21 item");
	check_heading("zh", "年份", "38", "38: measure 38");
	check_heading("zh", "面积（亩）", "2公顷", "2公顷: measure 2 ha");
	check_heading("en", "Area (mu)", "2,216.6",
		      "2,216.6: measure 2216.6 mu");
	check_heading("en", "In hectares", "147.8", "147.8: measure 147.8 ha");
	check_heading("en", "Output, tonnes", "2021", "2021: measure 2021 t");
	check_heading("en", "Investment (100 million yuan)", "58.93",
		      "58.93: money 5893000000 CNY");
	check_heading("en", "Homes", "8,991", "8,991: measure 8991");
	check_heading("en", "Year", "2021", "2021: date 2021");
}

/* Digits that no number can hold are a name. */
static void overflow_is_a_name(void **state)
{
	static const struct example examples[] = {
		{"9999999999999999999999999999999999999999人",
		 "9999999999999999999999999999999999999999: "
		 "name 9999999999999999999999999999999999999999"},
		{"二二二二二二二二二二二二二二二二二二二二二二二二二二二二二二"
		 "二二",
		 "二二二二二二二二二二二二二二二二二二二二二二二二二二二二二二"
		 "二二: "
		 "name "
		 "二二二二二二二二二二二二二二二二二二二二二二二二二二二二二二"
		 "二二"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

/* What the last digit printed is worth, in base units. */
static void steps_are_of_the_last_digit(void **state)
{
	static const struct {
		const char *text, *step;
	} examples[] = {
		{"1.57万亩", "200000/3"}, {"912.17亿元", "1000000"},
		{"14.2%", "0.001"},       {"一万三", "1000"},
		{"15700人", "1"},
	};
	const struct language *language = language_find(STR("zh-Hans"));

	(void)state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct arena arena = {0};
		struct buf out = {0};
		size_t n;
		struct quantity *found = quantities_find(
			language, str_from(examples[i].text), &arena, &n);

		assert_int_equal(n, 1);
		rational_put(&out, found->step);
		assert_buf(&out, examples[i].step);
		arena_free(&arena);
	}
}

/* 1 mu is 2000/3 square metres. */
static void units_are_exact(void **state)
{
	const struct unit *mu = &units[UNIT_MU];

	(void)state;
	assert_true(rational_equal(mu->factor, rational(2000, 3)));
	assert_int_equal(mu->dimension, DIMENSION_AREA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chinese_numbers_are_chains),
		cmocka_unit_test(english_numbers_are_words_and_digits),
		cmocka_unit_test(units_stand_behind_numbers),
		cmocka_unit_test(english_units_stand_behind_numbers),
		cmocka_unit_test(qualifiers_stand_on_either_side),
		cmocka_unit_test(english_qualifiers_stand_on_either_side),
		cmocka_unit_test(ranges_have_two_ends),
		cmocka_unit_test(english_ranges_have_two_ends),
		cmocka_unit_test(shares_are_parts_of_one),
		cmocka_unit_test(english_shares_are_parts_of_one),
		cmocka_unit_test(multiples_tell_what_results),
		cmocka_unit_test(english_multiples_tell_what_results),
		cmocka_unit_test(dates_are_read_as_given),
		cmocka_unit_test(english_dates_are_read_as_given),
		cmocka_unit_test(durations_and_ages_are_lengths_of_time),
		cmocka_unit_test(
			english_durations_and_ages_are_lengths_of_time),
		cmocka_unit_test(ordinals_are_places),
		cmocka_unit_test(english_ordinals_are_places),
		cmocka_unit_test(names_hold_digits),
		cmocka_unit_test(english_names_hold_digits),
		cmocka_unit_test(idioms_hold_no_numbers),
		cmocka_unit_test(other_languages_have_digits),
		cmocka_unit_test(unknown_separators_are_told_by_the_digits),
		cmocka_unit_test(headings_name_units),
		cmocka_unit_test(overflow_is_a_name),
		cmocka_unit_test(steps_are_of_the_last_digit),
		cmocka_unit_test(units_are_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
