/* Hosts, patterns, and what the fields of profiles say. */
#include <string.h>

#include "assert_str.h"
#include "base/pattern.h"
#include "model/profile.h"

static void test_hosts(void **state)
{
	(void)state;
	assert_str(url_host(STR("https://www.example.org/a?b#c")),
		   "www.example.org");
	assert_str(url_host(STR("https://example.org:8080")), "example.org");
	assert_str(url_host(STR("http://a:b@example.org?x@y")), "example.org");
	assert_str(url_host(STR("https://example.org\\@b.org")), "example.org");
	assert_str(url_host(STR("https://[2001:db8::1]:80/")), "[2001:db8::1]");
	assert_str(url_host(STR("https://[2001:db8::1]")), "[2001:db8::1]");
	assert_str(url_host(STR("mailto:a@example.org")), "");
	assert_str(url_host(STR("")), "");
}

static void test_lists(void **state)
{
	const struct str list[] = {STR("example.org"), STR("*.example.net")};

	(void)state;
	assert_true(host_is_listed(list, 2, STR("Example.ORG")));
	assert_true(host_is_listed(list, 2, STR("a.b.example.net")));
	assert_false(host_is_listed(list, 2, STR("www.example.org")));
	assert_false(host_is_listed(list, 2, STR("example.net")));
	assert_false(host_is_listed(list, 2, STR("badexample.net")));
	assert_false(host_is_listed(list, 2, STR("")));
	assert_false(host_is_listed(list, 0, STR("example.org")));
}

static void test_patterns(void **state)
{
	(void)state;
	assert_int_equal(
		pattern_match(STR("^[0-9a-z]{10}$"), STR("example001")),
		PATTERN_FITS);
	assert_int_equal(
		pattern_match(STR("^[0-9a-z]{10}$"), STR("Example001")),
		PATTERN_DIFFERS);
	assert_int_equal(pattern_match(STR("^(闽|粤)ICP备[0-9]{8}号$"),
				       STR("闽ICP备99999999号")),
			 PATTERN_FITS);
	assert_int_equal(pattern_match(STR("^("), STR("")), PATTERN_BROKEN);
}

/* The innermost detail, then the sources in order, then the fallback. */
static void test_values(void **state)
{
	struct arena arena = {0};
	struct localized_text given = {.text = STR("given")};
	struct localized_text name = {.text = STR("name")};
	struct localized_text other = {.text = STR("other")};
	struct localized own = {&given, 1};
	struct detail detail = {.key = STR("x"), .texts = &own, .n_texts = 1};
	struct site site = {.base_url = STR("https://example.org/a")};
	struct publication publication = {.site = &site};
	struct edition edition = {.publication = &publication};
	struct str from[] = {STR("edition.name"), STR("site.host")};
	struct profile_field field = {.key = STR("x"),
				      .levels = {true, false, true},
				      .from = from,
				      .n_from = 2,
				      .fallback = {&other, 1}};
	struct profile_subject subject = profile_of_edition(&edition);
	struct profile_value value;

	(void)state;
	assert_int_equal(profile_field_level(&field), LEVEL_EDITION);
	value = profile_value(&arena, &field, &subject);
	assert_str(value.texts[0].texts[0].text, "example.org");
	assert_str(value.source, "site.host");
	edition.name = (struct localized){&name, 1};
	value = profile_value(&arena, &field, &subject);
	assert_str(value.texts[0].texts[0].text, "name");
	publication.details = (struct details){&detail, 1};
	value = profile_value(&arena, &field, &subject);
	assert_null(value.detail); /* it does not count there */
	site.details = (struct details){&detail, 1};
	value = profile_value(&arena, &field, &subject);
	assert_ptr_equal(value.detail, &detail);
	field.n_from = 0;
	site.details.len = 0;
	value = profile_value(&arena, &field, &subject);
	assert_str(value.texts[0].texts[0].text, "other");
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hosts),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
