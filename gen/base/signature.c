/* Signatures in the format of minisign. What is secret lies in memory of
 * libsodium's only, which is wiped. */
#include "base/signature.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/base64.h"

enum { KEY_FILE_LIMIT = 4096, SALT_BYTES = 32, CHECKSUM_BYTES = 32 };

/* What a password protects. */
struct locked {
	unsigned char id[KEY_ID_BYTES];
	unsigned char secret[crypto_sign_SECRETKEYBYTES];
	unsigned char checksum[CHECKSUM_BYTES];
};

/* A secret key's file behind its base64. Bytes only, so nothing is between
 * them. */
struct key_file {
	unsigned char algorithm[2];  /* Ed */
	unsigned char derivation[2]; /* Sc, or two NUL without a password */
	unsigned char check[2];      /* B2 */
	unsigned char salt[SALT_BYTES];
	unsigned char operations[8]; /* little-endian */
	unsigned char memory[8];
	struct locked locked;
};

struct public_file {
	unsigned char algorithm[2]; /* Ed */
	unsigned char id[KEY_ID_BYTES];
	unsigned char bytes[PUBLIC_KEY_BYTES];
};

struct signature_line {
	unsigned char algorithm[2]; /* ED, or Ed without a hash */
	unsigned char id[KEY_ID_BYTES];
	unsigned char of_bytes[SIGNATURE_BYTES];
};

struct secret_key {
	struct locked parts;
};

_Static_assert(sizeof(struct key_file) == 158 &&
		       sizeof(struct public_file) == 42 &&
		       sizeof(struct signature_line) == 74 &&
		       SIGNATURE_BYTES == crypto_sign_BYTES &&
		       PUBLIC_KEY_BYTES == crypto_sign_PUBLICKEYBYTES,
	       "these are the files of minisign");

static const struct str untrusted = STR_INIT("untrusted comment: ");
static const struct str trusted = STR_INIT("trusted comment: ");

/* Secret keys */

static uint64_t number_of(const unsigned char bytes[8])
{
	uint64_t number = 0;

	for (size_t i = 8; i-- > 0;)
		number = number << 8 | bytes[i];
	return number;
}

/* Takes the password off. */
static enum key_status unlock(struct key_file *file, const char *password)
{
	unsigned char *stream = sodium_malloc(sizeof(file->locked));
	unsigned char *locked = (unsigned char *)&file->locked;
	uint64_t memory = number_of(file->memory);
	enum key_status status = KEY_NO_MEMORY;

	if (stream && memory <= SIZE_MAX &&
	    !crypto_pwhash_scryptsalsa208sha256(
		    stream, sizeof(file->locked), password, strlen(password),
		    file->salt, number_of(file->operations), (size_t)memory)) {
		for (size_t i = 0; i < sizeof(file->locked); i++)
			locked[i] ^= stream[i];
		status = KEY_OK;
	}
	sodium_free(stream);
	return status;
}

static bool has_checksum(const struct key_file *file)
{
	unsigned char sum[CHECKSUM_BYTES];
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, sizeof(sum));
	crypto_generichash_update(&state, file->algorithm,
				  sizeof(file->algorithm));
	crypto_generichash_update(&state, file->locked.id, KEY_ID_BYTES);
	crypto_generichash_update(&state, file->locked.secret,
				  sizeof(file->locked.secret));
	crypto_generichash_final(&state, sum, sizeof(sum));
	sodium_memzero(&state, sizeof(state));
	return !sodium_memcmp(sum, file->locked.checksum, sizeof(sum));
}

static enum key_status open_key(struct key_file *file, const char *password)
{
	static const unsigned char none[2] = {0, 0};
	enum key_status status;

	if (memcmp(file->algorithm, "Ed", 2) != 0 ||
	    memcmp(file->check, "B2", 2) != 0)
		return KEY_MALFORMED;
	/* Without a password minisign leaves the checksum out. */
	if (!memcmp(file->derivation, none, 2))
		return KEY_OK;
	if (memcmp(file->derivation, "Sc", 2) != 0)
		return KEY_MALFORMED;
	if (!password)
		return KEY_LOCKED;
	status = unlock(file, password);
	if (status == KEY_OK && !has_checksum(file))
		status = KEY_WRONG_PASSWORD;
	return status;
}

/* The second line of a file that begins with a comment. */
static struct str line_behind_comment(struct str text)
{
	str_cut_line(&text);
	return str_trim(str_cut_line(&text));
}

/* The whole file, at most KEY_FILE_LIMIT; -1 with errno. */
static ssize_t read_file(struct str path, char *bytes)
{
	struct arena arena = {0};
	int file = open(arena_str(&arena, path).ptr, O_RDONLY | O_CLOEXEC);
	ssize_t len = 0, got = 1;
	int failure;

	arena_free(&arena);
	if (file < 0)
		return -1;
	while (got && len < KEY_FILE_LIMIT) {
		got = read(file, bytes + len, (size_t)(KEY_FILE_LIMIT - len));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		len += got;
	}
	failure = errno;
	close(file);
	errno = failure;
	return got < 0 ? -1 : len;
}

/* Opens what lies in both, which are guarded. */
static enum key_status read_key(struct str path, const char *password,
				char *text, struct key_file *file)
{
	struct str line = {text, 0};
	ssize_t len = read_file(path, text);

	if (len < 0)
		return KEY_UNREADABLE;
	line.len = (size_t)len;
	if (!base64_read(line_behind_comment(line), (unsigned char *)file,
			 sizeof(*file)))
		return KEY_MALFORMED;
	return open_key(file, password);
}

enum key_status secret_key_read(struct str path, const char *password,
				struct secret_key **key)
{
	bool ready = sodium_init() >= 0;
	char *text = ready ? sodium_malloc(KEY_FILE_LIMIT) : NULL;
	struct key_file *file = ready ? sodium_malloc(sizeof(*file)) : NULL;
	struct secret_key *made = ready ? sodium_malloc(sizeof(*made)) : NULL;
	enum key_status status = KEY_NO_MEMORY;

	if (text && file && made)
		status = read_key(path, password, text, file);
	if (status == KEY_OK) {
		made->parts = file->locked;
		*key = made;
	} else {
		sodium_free(made);
	}
	sodium_free(file);
	sodium_free(text);
	return status;
}

struct str secret_key_id(struct arena *arena, const struct secret_key *key)
{
	return key_id(arena, key->parts.id);
}

void secret_key_free(struct secret_key *key)
{
	sodium_free(key);
}

struct str key_id(struct arena *arena, const unsigned char id[KEY_ID_BYTES])
{
	return arena_printf(arena, "%016llX",
			    (unsigned long long)number_of(id));
}

/* Signing */

static void hash_bytes(struct str bytes,
		       unsigned char hash[crypto_generichash_BYTES_MAX])
{
	crypto_generichash(hash, crypto_generichash_BYTES_MAX,
			   (const unsigned char *)bytes.ptr, bytes.len, NULL,
			   0);
}

/* What the second signature is over. */
static void put_signed_comment(struct buf *out,
			       const unsigned char of_bytes[SIGNATURE_BYTES],
			       struct str comment)
{
	buf_put(out, (struct str){(const char *)of_bytes, SIGNATURE_BYTES});
	buf_put(out, comment);
}

static void put_line(struct buf *out, const void *bytes, size_t len)
{
	base64_put(out, (struct str){bytes, len});
	buf_put_char(out, '\n');
}

void signature_make(struct buf *out, const struct secret_key *key,
		    struct str bytes, struct str comment)
{
	unsigned char hash[crypto_generichash_BYTES_MAX];
	unsigned char of_comment[SIGNATURE_BYTES];
	struct signature_line line = {.algorithm = {'E', 'D'}};
	struct buf commented = {0};

	memcpy(line.id, key->parts.id, KEY_ID_BYTES);
	hash_bytes(bytes, hash);
	crypto_sign_detached(line.of_bytes, NULL, hash, sizeof(hash),
			     key->parts.secret);
	put_signed_comment(&commented, line.of_bytes, comment);
	crypto_sign_detached(of_comment, NULL,
			     (const unsigned char *)commented.ptr,
			     commented.len, key->parts.secret);
	buf_put(out, untrusted);
	buf_put(out, STR("signature of a release made by diglot\n"));
	put_line(out, &line, sizeof(line));
	buf_put(out, trusted);
	buf_put(out, comment);
	buf_put_char(out, '\n');
	put_line(out, of_comment, sizeof(of_comment));
	buf_free(&commented);
}

/* Checking */

bool public_key_read(struct str text, struct public_key *key)
{
	struct public_file file;

	text = str_trim(text);
	if (str_starts(text, untrusted))
		text = line_behind_comment(text);
	if (!base64_read(text, (unsigned char *)&file, sizeof(file)) ||
	    memcmp(file.algorithm, "Ed", 2) != 0)
		return false;
	memcpy(key->id, file.id, sizeof(key->id));
	memcpy(key->bytes, file.bytes, sizeof(key->bytes));
	return true;
}

bool signature_read(struct str text, struct signature *signature)
{
	struct signature_line line;
	struct str lines[4];

	for (size_t i = 0; i < 4; i++)
		lines[i] = str_cut_line(&text);
	if (!str_starts(lines[0], untrusted) ||
	    !str_starts(lines[2], trusted) || str_trim(text).len ||
	    !base64_read(str_trim(lines[1]), (unsigned char *)&line,
			 sizeof(line)) ||
	    !base64_read(str_trim(lines[3]), signature->of_comment,
			 SIGNATURE_BYTES))
		return false;
	signature->prehashed = !memcmp(line.algorithm, "ED", 2);
	if (!signature->prehashed && memcmp(line.algorithm, "Ed", 2) != 0)
		return false;
	memcpy(signature->id, line.id, sizeof(line.id));
	memcpy(signature->of_bytes, line.of_bytes, sizeof(line.of_bytes));
	signature->comment = str_slice(lines[2], trusted.len, lines[2].len);
	return true;
}

static bool is_signed(const unsigned char signature[SIGNATURE_BYTES],
		      struct str bytes, const struct public_key *key)
{
	return !crypto_sign_verify_detached(signature,
					    (const unsigned char *)bytes.ptr,
					    bytes.len, key->bytes);
}

bool signature_is_good(const struct signature *signature,
		       const struct public_key *key, struct str bytes)
{
	unsigned char hash[crypto_generichash_BYTES_MAX];
	struct str what = bytes;
	struct buf commented = {0};
	bool good;

	if (signature->prehashed) {
		hash_bytes(bytes, hash);
		what = (struct str){(const char *)hash, sizeof(hash)};
	}
	put_signed_comment(&commented, signature->of_bytes, signature->comment);
	good = !memcmp(signature->id, key->id, KEY_ID_BYTES) &&
	       is_signed(signature->of_bytes, what, key) &&
	       is_signed(signature->of_comment, buf_str(&commented), key);
	buf_free(&commented);
	return good;
}
