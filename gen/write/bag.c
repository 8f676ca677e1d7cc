/* BagIt bags. */
#include "write/bag.h"

#include "base/digest.h"

static void add_file(struct bag *bag, struct str path, struct str bytes)
{
	bag->files = arena_grow(bag->arena, bag->files, bag->len, &bag->cap,
				sizeof(*bag->files));
	bag->files[bag->len++] = (struct bag_file){path, bytes};
}

bool bag_add(struct bag *bag, struct str path, struct str bytes)
{
	struct str sum = digest_sha256(bag->arena, bytes);

	if (!sums_add(&bag->payload, bag->arena, path, sum))
		return false;
	add_file(bag, arena_join(bag->arena, STR("data/"), path, STR("")),
		 bytes);
	bag->payload_bytes += bytes.len;
	return true;
}

void bag_tell(struct bag *bag, struct str label, struct str value)
{
	value = str_trim(value);
	if (!value.len)
		return;
	buf_put(&bag->info, label);
	buf_put(&bag->info, STR(": "));
	for (size_t i = 0; i < value.len; i++) {
		char c = value.ptr[i];

		buf_put_char(&bag->info, c == '\n' || c == '\r' ? ' ' : c);
	}
	buf_put_char(&bag->info, '\n');
}

struct str bag_add_sums(struct bag *bag)
{
	struct buf out = {0};
	struct str bytes;

	sums_sort(&bag->payload, bag->arena);
	sums_put(&out, &bag->payload, SUMS_COREUTILS);
	bytes = buf_copy(&out, bag->arena);
	buf_free(&out);
	bag_add(bag, STR("SHA256SUMS"), bytes);
	return bytes;
}

/* A file of the bag's own; the last of them is not in the list of them. */
static void add_tag(struct bag *bag, struct str path, struct str bytes)
{
	add_file(bag, path, bytes);
	sums_add(&bag->tags, bag->arena, path,
		 digest_sha256(bag->arena, bytes));
}

static struct str manifest(struct bag *bag)
{
	struct sums manifest = {0};
	struct buf out = {0};
	struct str bytes;

	sums_sort(&bag->payload, bag->arena);
	for (size_t i = 0; i < bag->payload.len; i++) {
		const struct sum *sum = &bag->payload.items[i];

		sums_add(&manifest, bag->arena,
			 arena_join(bag->arena, STR("data/"), sum->path,
				    STR("")),
			 sum->digest);
	}
	sums_put(&out, &manifest, SUMS_BAGIT);
	bytes = buf_copy(&out, bag->arena);
	buf_free(&out);
	return bytes;
}

void bag_finish(struct bag *bag)
{
	struct buf out = {0};

	bag_tell(bag, STR("Payload-Oxum"),
		 arena_printf(bag->arena, "%llu.%zu",
			      (unsigned long long)bag->payload_bytes,
			      bag->payload.len));
	add_tag(bag, STR("bagit.txt"),
		STR("BagIt-Version: 1.0\n"
		    "Tag-File-Character-Encoding: UTF-8\n"));
	add_tag(bag, STR("bag-info.txt"), buf_copy(&bag->info, bag->arena));
	add_tag(bag, STR("manifest-sha256.txt"), manifest(bag));
	sums_sort(&bag->tags, bag->arena);
	sums_put(&out, &bag->tags, SUMS_BAGIT);
	add_file(bag, STR("tagmanifest-sha256.txt"),
		 buf_copy(&out, bag->arena));
	buf_free(&out);
}

void bag_free(struct bag *bag)
{
	buf_free(&bag->info);
}
