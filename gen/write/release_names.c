/* Whether the files of a release can be unpacked on any computer: names that
 * are fine here may be none on Windows, and two of them one on a Mac. */
#include "base/file.h"
#include "base/utf8.h"
#include "lang/character.h"
#include "write/release_bag.h"

/* Names of devices, with or without a suffix. */
static bool is_device(struct str name)
{
	static const struct str words[] = {STR_INIT("con"), STR_INIT("prn"),
					   STR_INIT("aux"), STR_INIT("nul")};
	static const struct str ports[] = {STR_INIT("com"), STR_INIT("lpt")};
	struct str stem = str_cut(&name, '.');

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_fold(stem, words[i]))
			return true;
	for (size_t i = 0; i < sizeof(ports) / sizeof(*ports); i++)
		if (stem.len == 4 && stem.ptr[3] >= '1' && stem.ptr[3] <= '9' &&
		    str_eq_fold(str_slice(stem, 0, 3), ports[i]))
			return true;
	return false;
}

static bool is_portable(struct str name)
{
	const struct str never = STR("\\:*?\"<>|\x7F");

	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.ptr[i] < ' ' ||
		    str_find_char(never, name.ptr[i]) != STR_NONE)
			return false;
	return !str_ends(name, STR(".")) && !str_ends(name, STR(" ")) &&
	       !is_device(name) && utf8_invalid(name) == STR_NONE;
}

static bool is_path_portable(struct str path)
{
	while (path.ptr)
		if (!is_portable(str_cut(&path, '/')))
			return false;
	return true;
}

/* What file systems that fold case and accents take for the same. */
static struct str folded(struct arena *arena, struct str path)
{
	struct buf out = {0};
	struct str copy;

	text_normalise(&out, path, true);
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

bool release_check_names(struct findings *findings, const struct bag *bag)
{
	struct arena scratch = {0};
	struct map seen = {0};
	bool good = true;

	for (size_t i = 0; i < bag->payload.len; i++) {
		struct sum *sum = &bag->payload.items[i];
		const struct sum *other;

		if (!is_path_portable(sum->path)) {
			struct str shown = utf8_printable(&scratch, sum->path);

			findings_report(findings, RELEASING_NAME,
					place_file(shown), path_base(shown),
					(struct str){0});
			good = false;
			continue;
		}
		other = map_add(&seen, &scratch, folded(&scratch, sum->path),
				sum);
		if (!other)
			continue;
		findings_report(findings, RELEASING_CLASH,
				place_file(sum->path), sum->path, other->path);
		good = false;
	}
	arena_free(&scratch);
	return good;
}
