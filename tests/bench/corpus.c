/*
 * Write a corpus to measure with: publications of Markdown chapters in
 * Chinese and English, always the same for the same arguments.
 *
 *   corpus FOLDER PUBLICATIONS CHAPTERS
 *
 * The text is made of whole sentences that exist in both languages, so that
 * blocks pair one to one and every number agrees.  Both languages of a
 * chapter are written by the same function from the same random numbers:
 * whatever is drawn must not depend on the language.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SIDES = 2, SECTIONS = 4, PARAGRAPHS = 3, ITEMS = 5, ROWS = 6 };

struct text {
	const char *in[SIDES];
};

struct chapter {
	FILE *out;
	int side;
	unsigned number;
	unsigned chapters;
	unsigned sentence;
	uint64_t random;
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const languages[SIDES] = {"zh-Hans", "en"};

/* What stands between two sentences. */
static const char *const gaps[SIDES] = {"", " "};

/* File names; also the topics of chapters, in this order. */
static const char *const slugs[] = {
	"industry", "roads",   "schools", "clinics", "farming",
	"water",    "housing", "culture", "forests", "trade",
};

static const struct text topics[] = {
	{{"工业经济", "industry"}},
	{{"道路建设", "road building"}},
	{{"学校教育", "school education"}},
	{{"医疗服务", "medical services"}},
	{{"农业生产", "farm production"}},
	{{"水利设施", "water works"}},
	{{"住房保障", "housing support"}},
	{{"文化事业", "cultural services"}},
	{{"森林保护", "forest protection"}},
	{{"对外贸易", "foreign trade"}},
};

static const struct text places[] = {
	{{"东湖区", "Donghu District"}},
	{{"北山县", "Beishan County"}},
	{{"临江镇", "Linjiang Township"}},
	{{"南岭村", "Nanling Village"}},
	{{"开发区", "the development zone"}},
	{{"老城区", "the old town"}},
	{{"全市", "the whole city"}},
	{{"沿河各乡", "the riverside townships"}},
};

static const struct text bodies[] = {
	{{"市政府", "the city government"}},
	{{"财政局", "the finance bureau"}},
	{{"规划局", "the planning bureau"}},
	{{"各街道办事处", "the subdistrict offices"}},
	{{"专家组", "the panel of experts"}},
	{{"志愿者协会", "the volunteers' association"}},
};

/*
 * Slots: {t} and {u} topics, {p} a place, {b} a body, {n} a count, {q} a
 * percentage, {m} a sum of money, {y} a year.
 */
static const struct text sentences[] = {
	{{"{y}年，{b}把{t}列为{p}的重点工作，并为此安排了{m}。",
	  "In {y}, {b} made {t} a priority for {p} and set aside {m} for it."}},
	{{"与上年相比，{p}的相关支出增长了{q}%，其中大部分用于{t}。",
	  "Compared with the year before, related spending in {p} grew by "
	  "{q}%, and most of it went to {t}."}},
	{{"{b}走访了{n}户居民，记录了他们关于{t}的意见。",
	  "Through {b}, {n} households were visited, and what they said "
	  "about {t} was written down."}},
	{{"居民普遍认为，{t}的改善离不开{u}的支持。",
	  "Residents agreed that better {t} would not have been possible "
	  "without support from {u}."}},
	{{"为了让{p}的工作更加公开，{b}每个季度公布一次{t}的进展。",
	  "To make the work in {p} more open, progress in {t} is published "
	  "once a quarter by {b}."}},
	{{"到{y}年底，全部{n}个项目已经开工，总投资达到{m}。",
	  "By the end of {y}, all {n} projects had been started, with a "
	  "total investment of {m}."}},
	{{"调查显示，满意率为{q}%，比预期要高。",
	  "A survey found a satisfaction rate of {q}%, which was higher "
	  "than expected."}},
	{{"不过，{p}的{t}基础仍然薄弱，人手也不够。",
	  "Even so, the foundations of {t} in {p} are still weak, and there "
	  "are not enough people to do the work."}},
	{{"针对这些问题，{b}提出了“先试点、后推广”的办法。",
	  "To deal with these problems, {b} proposed to “try first and "
	  "extend later”."}},
	{{"这项工作同时带动了{u}，新增就业岗位{n}个。",
	  "The work also helped {u} along and created {n} new jobs."}},
	{{"资金由{b}统一管理，任何单位不得挪用。",
	  "The money is managed centrally by {b}, and no unit may use it "
	  "for anything else."}},
	{{"下一步，{p}将继续推进{t}，并在{y}年进行一次评估。",
	  "As a next step, {p} will go on with {t}, and an assessment will "
	  "be made in {y}."}},
};

static const struct text headings[] = {
	{{"{t}的基本情况", "The state of {t}"}},
	{{"{p}的主要做法", "What was done in {p}"}},
	{{"{t}的数据", "Figures on {t}"}},
	{{"{p}的经验与不足", "Lessons from {p}"}},
};

static const struct text items[] = {
	{{"完成{t}项目{n}个；", "complete {n} projects in {t};"}},
	{{"培训{n}人，重点是{t}；", "train {n} people, above all in {t};"}},
	{{"由{b}负责检查；", "have the results inspected by {b};"}},
	{{"把支出控制在{m}以内；", "keep spending within {m};"}},
};

static const struct text emphasis = {
	{"**{t}是{p}的大事。**", "**For {p}, {t} matters most.**"}};
static const struct text noted = {
	{"*资料*来自{b}[^1]。", "The *data* come from {b}.[^1]"}};
static const struct text note = {
	{"[^1]: 由{b}于{y}年汇总。\n", "[^1]: Compiled by {b} in {y}.\n"}};
static const struct text outside = {
	{"更多资料见[公开目录](https://example.org/catalogue)。",
	 "More is found in the [open catalogue]"
	 "(https://example.org/catalogue)."}};
static const struct text table_head = {
	{"| 项目 | 数量 | 增长（%） |\n| :-- | --: | --: |\n",
	 "| Item | Number | Growth (%) |\n| :-- | --: | --: |\n"}};
static const struct text quote = {
	{"> “{t}做得好不好，要由居民来评价。”\n\n",
	 "> “Whether {t} is done well is for the residents to judge.”\n\n"}};

/* splitmix64: small, and the same everywhere. */
static uint64_t mix(uint64_t value)
{
	value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
	value = (value ^ value >> 27) * 0x94D049BB133111EB;
	return value ^ value >> 31;
}

static unsigned draw(struct chapter *c, size_t limit)
{
	c->random += 0x9E3779B97F4A7C15;
	return (unsigned)(mix(c->random) % limit);
}

/* A number with a comma before each three digits but the first. */
static void put_grouped(FILE *out, unsigned value)
{
	if (value >= 1000)
		fprintf(out, "%u,%03u", value / 1000, value % 1000);
	else
		fprintf(out, "%u", value);
}

/* Money is drawn in units of a hundred million yuan. */
static void put_money(struct chapter *c, unsigned value)
{
	if (c->side == 0)
		fprintf(c->out, "%u亿元", value);
	else if (value >= 10)
		fprintf(c->out, "%u.%u billion yuan", value / 10, value % 10);
	else
		fprintf(c->out, "%u million yuan", value * 100);
}

static void put_slot(struct chapter *c, char slot, unsigned value)
{
	switch (slot) {
	case 't':
	case 'u':
		fputs(topics[value % COUNT(topics)].in[c->side], c->out);
		break;
	case 'p':
		fputs(places[value % COUNT(places)].in[c->side], c->out);
		break;
	case 'b':
		fputs(bodies[value % COUNT(bodies)].in[c->side], c->out);
		break;
	case 'n':
		put_grouped(c->out, value + 3);
		break;
	case 'q':
		fprintf(c->out, "%u.%u", value % 90 + 2, value / 90 % 9 + 1);
		break;
	case 'm':
		put_money(c, value % 300 + 1);
		break;
	case 'y':
		fprintf(c->out, "%u", 2012 + value % 10);
		break;
	default:
		fprintf(stderr, "corpus: no slot {%c}\n", slot);
		exit(2);
	}
}

/*
 * Write a text with its slots filled.  The languages name slots in their
 * own order, so what fills one follows from its name alone.
 */
static void put(struct chapter *c, const struct text *text)
{
	uint64_t base = mix((uint64_t)draw(c, UINT32_MAX));
	const char *pos = text->in[c->side];

	for (; *pos != '\0'; pos++) {
		if (pos[0] == '{' && pos[1] != '\0' && pos[2] == '}') {
			uint64_t value = mix(base + (unsigned char)pos[1]);

			put_slot(c, pos[1], (unsigned)(value % 9000));
			pos += 2;
		} else {
			putc(*pos, c->out);
		}
	}
}

/* Write a text behind a sentence. */
static void put_next(struct chapter *c, const struct text *text)
{
	fputs(gaps[c->side], c->out);
	put(c, text);
}

/* No sentence is like the one before it. */
static void put_sentences(struct chapter *c, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		c->sentence += 1 + draw(c, COUNT(sentences) - 1);
		c->sentence %= COUNT(sentences);
		(i == 0 ? put : put_next)(c, &sentences[c->sentence]);
	}
}

/* A link to the next chapter, or to the first from the last. */
static void put_link(struct chapter *c)
{
	unsigned next = c->number % c->chapters + 1;
	const char *slug = slugs[next % COUNT(slugs)];

	if (c->side == 0)
		fprintf(c->out, "另见[第%u章](%03u-%s-%u.md#c%u-s1)。", next,
			next, slug, next, next);
	else
		fprintf(c->out, " See also [chapter %u](%03u-%s-%u.md#c%u-s1).",
			next, next, slug, next, next);
}

static void put_list(struct chapter *c)
{
	for (int i = 0; i < ITEMS; i++) {
		fputs("- ", c->out);
		put(c, &items[draw(c, COUNT(items))]);
		putc('\n', c->out);
	}
	putc('\n', c->out);
}

static void put_table(struct chapter *c)
{
	static const struct text row = {
		{"| {t} | {n} | {q} |\n", "| {t} | {n} | {q} |\n"}};

	put(c, &table_head);
	for (int i = 0; i < ROWS; i++)
		put(c, &row);
	putc('\n', c->out);
}

static void put_section(struct chapter *c, unsigned section)
{
	fputs("## ", c->out);
	put(c, &headings[section]);
	fprintf(c->out, " {#c%u-s%u}\n\n", c->number, section + 1);
	for (int i = 0; i < PARAGRAPHS; i++) {
		put_sentences(c, 4 + draw(c, 3));
		if (i == 0 && section == 0)
			put_next(c, &noted);
		if (i == 1 && section == 0)
			put_link(c);
		if (i == 1 && section == 3)
			put_next(c, &outside);
		if (i == 2)
			put_next(c, &emphasis);
		fputs("\n\n", c->out);
	}
	if (section == 1)
		put_list(c);
	if (section == 2)
		put_table(c);
	if (section == 3)
		put(c, &quote);
}

static void put_chapter(struct chapter *c)
{
	fputs("# ", c->out);
	fputs(topics[c->number % COUNT(topics)].in[c->side], c->out);
	fprintf(c->out, c->side == 0 ? "（%u）\n\n" : " (%u)\n\n", c->number);
	put_sentences(c, 5);
	fputs("\n\n", c->out);
	for (unsigned i = 0; i < SECTIONS; i++)
		put_section(c, i);
	put(c, &note);
}

static void make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return;
	fprintf(stderr, "corpus: %s: %s\n", path, strerror(errno));
	exit(2);
}

static void write_chapter(const char *folder, struct chapter c)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%03u-%s-%u.md", folder, c.number,
		 slugs[c.number % COUNT(slugs)], c.number);
	c.out = fopen(path, "w");
	if (c.out != NULL)
		put_chapter(&c);
	if (c.out == NULL || ferror(c.out) || fclose(c.out) != 0) {
		fprintf(stderr, "corpus: %s: %s\n", path, strerror(errno));
		exit(2);
	}
}

static void write_publication(const char *root, unsigned number,
			      unsigned chapters)
{
	char folder[2048];
	char inner[2100];

	snprintf(folder, sizeof folder, "%s/report-%02u", root, number);
	make_folder(folder);
	for (int side = 0; side < SIDES; side++) {
		snprintf(inner, sizeof inner, "%s/%s", folder, languages[side]);
		make_folder(inner);
		for (unsigned i = 1; i <= chapters; i++)
			write_chapter(
				inner,
				(struct chapter){
					.side = side,
					.number = i,
					.chapters = chapters,
					.random = (uint64_t)number << 32 | i});
	}
}

int main(int argc, char **argv)
{
	unsigned publications = argc == 4 ? (unsigned)atoi(argv[2]) : 0;
	unsigned chapters = argc == 4 ? (unsigned)atoi(argv[3]) : 0;

	if (publications == 0 || chapters == 0) {
		fputs("usage: corpus FOLDER PUBLICATIONS CHAPTERS\n", stderr);
		return 2;
	}
	make_folder(argv[1]);
	for (unsigned i = 1; i <= publications; i++)
		write_publication(argv[1], i, chapters);
	return 0;
}
