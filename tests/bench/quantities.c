/* How fast quantities are found, and that no input is worse than linear.
 *
 *   quantities FILE.zh FILE.en
 *
 * Prints MB/s for the files, then for inputs made to be slow the time of one
 * size and of ten times that; fails if the ratio is above 15. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "lang/quantity.h"

enum { SMALL = 300000, TIMES = 10, RATIO_MOST = 15, RUNS = 3 };

static const char *const tags[] = {"zh-Hans", "en"};

static const char *const nasty[] = {
	"1",
	"一",
	"二",
	"一万",
	"十亿",
	"1,",
	"1.",
	"1/",
	"1-",
	"1 ",
	"1%",
	"12月",
	"2020-",
	"RMB1",
	"$",
	"第",
	"近",
	"（",
	"百分之",
	"1分之",
	"一百",
	"-",
	"1:",
	"A1-",
	"half a ",
	"hundreds of ",
	"one hundred and ",
	"between 1 and ",
	"“十",
	"5 yuan ",
	"1 to ",
	"3 times ",
	"http://",
	"1小时",
	"a.b",
	"a-",
	"ab_",
	"abc ",
	"abc 1 我",
	"最多a",
	"约占2年",
	"10.1234/",
	"2⁵",
	"\n 1. ",
	"two out of three ",
};

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The best of several runs. */
static double time_of(const struct language *language, struct str text)
{
	double best = 1e9;

	for (int i = 0; i < RUNS; i++) {
		struct arena arena = {0};
		double start = seconds(), time;
		size_t n;

		quantities_find(language, text, &arena, &n);
		time = seconds() - start;
		best = time < best ? time : best;
		arena_free(&arena);
	}
	return best;
}

static struct buf repeated(struct str piece, size_t size)
{
	struct buf buf = {0};

	while (buf.len < size)
		buf_put(&buf, piece);
	return buf;
}

static struct buf file_of(const char *path)
{
	struct buf buf = {0};
	char bytes[4096];
	size_t n;
	FILE *file = fopen(path, "rb");

	if (!file) {
		perror(path);
		exit(2);
	}
	while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_put(&buf, (struct str){bytes, n});
	fclose(file);
	return buf;
}

static void measure_text(const char *tag, const char *path)
{
	struct buf file = file_of(path);
	struct buf text = repeated(buf_str(&file), SMALL * TIMES);
	double time = time_of(language_find(str_from(tag)), buf_str(&text));

	printf("%-8s %6.1f MB/s\n", tag, (double)text.len / time / 1e6);
	buf_free(&text);
	buf_free(&file);
}

static bool is_linear(const char *tag, const char *piece)
{
	const struct language *language = language_find(str_from(tag));
	struct buf text = repeated(str_from(piece), SMALL * TIMES);
	struct str small =
		str_slice(buf_str(&text), 0, SMALL - SMALL % strlen(piece));
	double one = time_of(language, small);
	double ten = time_of(language, buf_str(&text));
	bool linear = ten <= one * RATIO_MOST || ten < 0.01;

	printf("%-8s %-18s %6.1f MB/s %6.1f x%s\n", tag, piece,
	       (double)text.len / ten / 1e6, ten / one,
	       linear ? "" : " NOT LINEAR");
	buf_free(&text);
	return linear;
}

int main(int argc, char **argv)
{
	bool linear = true;

	if (argc != 3) {
		fprintf(stderr, "usage: quantities FILE.zh FILE.en\n");
		return 2;
	}
	/* So that small and large texts both wait for fresh pages. */
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
	for (int i = 0; i < 2; i++)
		measure_text(tags[i], argv[i + 1]);
	for (size_t i = 0; i < sizeof(nasty) / sizeof(*nasty); i++) {
		for (int side = 0; side < 2; side++)
			linear = is_linear(tags[side], nasty[i]) && linear;
	}
	return !linear;
}
