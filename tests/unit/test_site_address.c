/* Addresses of sites: one form for what means the same. */
#include "assert_str.h"
#include "read/site_address.h"

static struct arena arena;

static void test_addresses(void **state)
{
	static const struct {
		const char *written, *address;
	} rows[] = {
		{"https://example.org", "https://example.org"},
		{"HTTPS://Example.ORG/Reports//",
		 "https://example.org/Reports"},
		{"http://example.org:80/", "http://example.org"},
		{"https://example.org:443/a", "https://example.org/a"},
		{"https://example.org:8443/a", "https://example.org:8443/a"},
		{"https://example.org:/a", "https://example.org/a"},
		{"http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"},
		{"https://例子.测试/报告",
		 "https://xn--fsqu00a.xn--0zwm56d/%E6%8A%A5%E5%91%8A"},
		{"https://www。Bücher.example/%E6%8A%A5&a",
		 "https://www.xn--bcher-kva.example/%E6%8A%A5&a"},
		{"example.org", NULL},
		{"http:///x", NULL},
		{"ftp://example.org", NULL},
		{"https://user:word@example.org/", NULL},
		{"https://example.org:port/", NULL},
		{"https://example.org:123456/", NULL},
		{"https://example.org/?a", NULL},
		{"https://example.org/#a", NULL},
		{"https://example.org/a b", NULL},
		{"https:", NULL},
		{"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str address =
			site_address(&arena, str_from(rows[i].written));

		if (rows[i].address)
			assert_str(address, rows[i].address);
		else
			assert_int_equal(address.len, 0);
	}
}

/* RFC 3492, 7.1, those that are names; and what is too long. */
static void test_hosts(void **state)
{
	static const struct {
		const char *host, *ascii;
	} rows[] = {
		{"他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"},
		{"他們爲什麽不說中文", "xn--ihqwctvzc91f659drss3x8bo0yb"},
		{"安室奈美恵-with-super-monkeys",
		 "xn---with-super-monkeys-pc58ag80a8qai00g7n9n"},
		{"3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"},
		{"почемужеонинеговорятпорусски",
		 "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"},
		{"𠮷.example", "xn--7l3i.example"},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		 "aaa",
		 ""},
		{"说说说说说说说说说说说说说说说说说说说说说说说说说说说说说说"
		 "说说说说说说说说说"
		 "说说说说说说说说说说说说说说说说说说说说说说说说说说中",
		 ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_str(host_ascii(&arena, str_from(rows[i].host)),
			   rows[i].ascii);
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_hosts),
	};

	return cmocka_run_group_tests(tests, NULL, teardown);
}
