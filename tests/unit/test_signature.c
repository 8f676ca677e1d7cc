/* Signatures: what minisign made is read, and whatever is changed in one is
 * found. tests/release.sh has minisign as the judge of those we make. */
#include "tree.h"

#include "base/base64.h"
#include "base/signature.h"

/* Of minisign 0.11, without a password; a key for tests only. */
static const char secret_key[] =
	"untrusted comment: minisign encrypted secret key\n"
	"RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	"AAiE5oADMWgX88ZkgCQLK+RXJ9HE3MRZZB7Pve+ufoEU+yFzi6gGBH8sYQcN0c5+"
	"qZhGWBDAlWKVVGJzi0XHucZPwY0csi3GXIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	"AAAAAAA=\n";
static const char public_key[] =
	"untrusted comment: minisign public key 7F81163300684E88\n"
	"RWSITmgAMxaBf8YQcN0c5+qZhGWBDAlWKVVGJzi0XHucZPwY0csi3GXI\n";
static const char list[] = "hi\n";
static const char made_by_minisign[] =
	"untrusted comment: signature from minisign secret key\n"
	"RUSITmgAMxaBf9+"
	"GLnwimHEgAkPAs4hVvH9vVhu7enSObuYI7wYeqtkzxPsoDiJBO4Pm5VyJbr3NEKlypOsmq"
	"/fGm/UPTKPLYQQ=\n"
	"trusted comment: x y\n"
	"RHSIHsfPQyQPJaVEBjxm6V+2Px/4FwzQhxPA9LEuak8C9KfGGt+SRsJKK4wxWIT5+/"
	"U8b2nUaUOeANPNsklXCg==\n";

static struct public_key read_public(void)
{
	struct public_key key;

	assert_true(public_key_read(str_from(public_key), &key));
	return key;
}

static void those_of_minisign_are_checked(void **state)
{
	struct public_key key = read_public(), alone;
	struct signature signature;

	(void)state;
	assert_true(public_key_read(
		STR("RWSITmgAMxaBf8YQcN0c5+qZhGWBDAlWKVVGJzi0XHucZPwY0csi3GXI"),
		&alone));
	assert_memory_equal(&key, &alone, sizeof(key));
	assert_true(signature_read(str_from(made_by_minisign), &signature));
	assert_true(signature.prehashed);
	assert_true(str_eq(signature.comment, STR("x y")));
	assert_true(signature_is_good(&signature, &key, str_from(list)));
	assert_false(signature_is_good(&signature, &key, STR("ho\n")));
	assert_false(signature_is_good(&signature, &key, STR("")));
}

static struct secret_key *open_secret(void)
{
	struct secret_key *key = NULL;

	tree_put("key", secret_key);
	assert_int_equal(secret_key_read(STR("key"), NULL, &key), KEY_OK);
	return key;
}

static void ours_are_the_same_each_time(void **state)
{
	struct tree *tree = *state;
	struct secret_key *secret = open_secret();
	struct public_key key = read_public();
	struct signature signature;
	struct buf one = {0}, two = {0};

	assert_true(str_eq(secret_key_id(&tree->arena, secret),
			   key_id(&tree->arena, key.id)));
	assert_true(
		str_eq(key_id(&tree->arena, key.id), STR("7F81163300684E88")));
	signature_make(&one, secret, str_from(list), STR("a b"));
	signature_make(&two, secret, str_from(list), STR("a b"));
	assert_true(str_eq(buf_str(&one), buf_str(&two)));
	assert_true(signature_read(buf_str(&one), &signature));
	assert_true(signature_is_good(&signature, &key, str_from(list)));
	secret_key_free(secret);
	buf_free(&one);
	buf_free(&two);
}

/* Every byte but those of the first comment, which nobody trusts. */
static void a_changed_byte_is_found(void **state)
{
	struct public_key key = read_public();
	char text[sizeof(made_by_minisign)];
	struct signature signature;

	(void)state;
	for (size_t i = strchr(made_by_minisign, '\n') - made_by_minisign + 1;
	     i < sizeof(text) - 2; i++) {
		memcpy(text, made_by_minisign, sizeof(text));
		text[i] ^= 1;
		if (signature_read(str_from(text), &signature) &&
		    signature_is_good(&signature, &key, str_from(list)))
			fail_msg("byte %zu", i);
	}
}

static void a_part_is_no_signature(void **state)
{
	struct signature signature;

	(void)state;
	for (size_t i = 0; i < sizeof(made_by_minisign) - 2; i++)
		assert_false(signature_read((struct str){made_by_minisign, i},
					    &signature));
}

static void what_is_no_key_is_refused(void **state)
{
	struct secret_key *secret = NULL;
	struct public_key key;

	(void)state;
	assert_false(public_key_read(STR(""), &key));
	assert_false(public_key_read(str_from(secret_key), &key));
	assert_false(public_key_read(STR("RWSITmgAMxaBf8YQcN0c5+"
					 "qZhGWBDAlWKVVGJzi0XHucZPwY0csi3GXIA"),
				     &key));
	tree_put("no", public_key);
	tree_put("empty", "");
	assert_int_equal(secret_key_read(STR("no"), NULL, &secret),
			 KEY_MALFORMED);
	assert_int_equal(secret_key_read(STR("empty"), NULL, &secret),
			 KEY_MALFORMED);
	assert_int_equal(secret_key_read(STR("none"), NULL, &secret),
			 KEY_UNREADABLE);
	assert_int_equal(secret_key_read(STR("."), NULL, &secret),
			 KEY_UNREADABLE);
	assert_null(secret);
}

/* The examples of RFC 4648, and lengths that do not match. */
static void base64_is_that_of_the_standard(void **state)
{
	static const char *const pairs[][2] = {
		{"f", "Zg=="},         {"fo", "Zm8="},
		{"foo", "Zm9v"},       {"foob", "Zm9vYg=="},
		{"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
	unsigned char bytes[8];
	struct buf out = {0};

	(void)state;
	base64_put(&out, STR(""));
	assert_int_equal(out.len, 0);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		size_t len = strlen(pairs[i][0]);

		buf_clear(&out);
		base64_put(&out, str_from(pairs[i][0]));
		assert_true(str_eq(buf_str(&out), str_from(pairs[i][1])));
		assert_true(base64_read(buf_str(&out), bytes, len));
		assert_memory_equal(bytes, pairs[i][0], len);
		assert_false(base64_read(buf_str(&out), bytes, len + 1));
	}
	assert_false(base64_read(STR("Zm9vYmFy"), bytes, 5));
	assert_false(base64_read(STR("Zm9v YmFy"), bytes, 6));
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_of_minisign_are_checked),
		cmocka_unit_test_setup_teardown(ours_are_the_same_each_time,
						tree_set_up, tree_tear_down),
		cmocka_unit_test(a_changed_byte_is_found),
		cmocka_unit_test(a_part_is_no_signature),
		cmocka_unit_test_setup_teardown(what_is_no_key_is_refused,
						tree_set_up, tree_tear_down),
		cmocka_unit_test(base64_is_that_of_the_standard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
