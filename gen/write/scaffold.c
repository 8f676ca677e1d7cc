/* A publication to begin with. */
#include "write/scaffold.h"

#include "base/file.h"
#include "read/csv.h"
#include "read/text.h"
#include "read/yaml_edit.h"

/* A language of the publication and the one that its words are taken from. */
struct voice {
	struct str tag;
	struct str source; /* the name of a folder in new/ */
	const struct yaml *words;
	bool translated; /* false: it is another language */
};

struct scaffolding {
	struct reader *reader;
	struct arena *arena;
	const struct scaffold *scaffold;
	struct str *sources; /* the languages in new/ */
	size_t n_sources;
	struct voice *voices;
	struct str user; /* the source of comments */
};

static const struct str fallback = STR_INIT("en");

/* Finding the files */

/* Where the first folder of templates has the path; empty if none has. */
static struct str find(struct scaffolding *scaffolding, struct str path,
		       bool exists(struct str path))
{
	const struct scaffold *scaffold = scaffolding->scaffold;

	for (size_t i = 0; i < scaffold->n_templates; i++) {
		struct str whole = path_join(scaffolding->arena,
					     scaffold->templates[i], path);

		if (exists(whole))
			return whole;
	}
	return STR("");
}

/* "new/en/words.yaml" */
static struct str path_of(struct scaffolding *scaffolding, struct str source,
			  struct str name)
{
	return arena_printf(scaffolding->arena, "new/%.*s/%.*s",
			    STR_ARG(source), STR_ARG(name));
}

static bool report_missing(struct scaffolding *scaffolding, struct str path)
{
	const struct scaffold *scaffold = scaffolding->scaffold;
	struct buf folders = {0};

	for (size_t i = 0; i < scaffold->n_templates; i++) {
		if (i)
			buf_put(&folders, STR(", "));
		buf_put(&folders, scaffold->templates[i]);
	}
	findings_report(scaffolding->reader->findings, TEMPLATE_FILE,
			(struct place){0}, path, buf_str(&folders));
	buf_free(&folders);
	return false;
}

static bool read_file(struct scaffolding *scaffolding, struct str path,
		      struct str *text)
{
	struct reader *reader = scaffolding->reader;

	return read_text(reader, scaffolding->arena, path, text_limit(reader),
			 text);
}

static bool read_template(struct scaffolding *scaffolding, struct str source,
			  struct str name, struct str *path, struct str *text)
{
	struct str relative = path_of(scaffolding, source, name);

	*path = find(scaffolding, relative, file_exists);
	if (!path->len)
		return report_missing(scaffolding, relative);
	return read_file(scaffolding, *path, text);
}

/* The languages */

/* A folder may add languages to those of another one. */
static void list_sources(struct scaffolding *scaffolding)
{
	const struct scaffold *scaffold = scaffolding->scaffold;
	size_t cap = 0;

	for (size_t i = 0; i < scaffold->n_templates; i++) {
		struct folder folder;
		struct str path = path_join(scaffolding->arena,
					    scaffold->templates[i], STR("new"));

		folder_list(scaffolding->arena, path, &folder);
		for (size_t j = 0; j < folder.len; j++) {
			struct str name = folder.entries[j].name;

			if (!language_canonical(scaffolding->arena, name).len)
				continue;
			scaffolding->sources = arena_grow(
				scaffolding->arena, scaffolding->sources,
				scaffolding->n_sources, &cap,
				sizeof(*scaffolding->sources));
			scaffolding->sources[scaffolding->n_sources++] = name;
		}
	}
}

/* The folder for the language; false if it has none, and it is another's. */
static bool find_source(const struct scaffolding *scaffolding, struct str tag,
			struct str *source)
{
	size_t i = language_match(tag, scaffolding->sources,
				  scaffolding->n_sources);

	*source =
		i < scaffolding->n_sources ? scaffolding->sources[i] : fallback;
	return i < scaffolding->n_sources;
}

static bool open_voice(struct scaffolding *scaffolding, struct voice *voice)
{
	struct str path = {0}, text = {0};

	voice->translated =
		find_source(scaffolding, voice->tag, &voice->source);
	if (!read_template(scaffolding, voice->source, STR("words.yaml"), &path,
			   &text))
		return false;
	voice->words = yaml_parse(scaffolding->reader, scaffolding->arena, path,
				  text, 1);
	return voice->words != NULL;
}

struct scaffolding *scaffold_open(struct reader *reader, struct arena *arena,
				  const struct scaffold *scaffold)
{
	struct scaffolding *scaffolding = ARENA_NEW(arena, struct scaffolding);

	*scaffolding = (struct scaffolding){
		.reader = reader, .arena = arena, .scaffold = scaffold};
	list_sources(scaffolding);
	find_source(scaffolding, scaffold->user, &scaffolding->user);
	scaffolding->voices =
		ARENA_ARRAY(arena, struct voice, scaffold->n_languages);
	for (size_t i = 0; i < scaffold->n_languages; i++) {
		scaffolding->voices[i].tag = scaffold->languages[i];
		if (!open_voice(scaffolding, &scaffolding->voices[i]))
			return NULL;
	}
	return scaffolding;
}

/* Filling in */

/* A template that is filled in. */
struct filling {
	struct scaffolding *scaffolding;
	struct str path;
	struct str text;
	const struct voice *voice; /* a text in one language, or NULL */
	struct buf out;
};

static bool report_word(struct filling *filling, struct str at, struct str word)
{
	const struct yaml *words = filling->scaffolding->voices[0].words;
	struct buf list = {0};

	for (size_t i = 0; i < words->n_children; i++) {
		if (i)
			buf_put(&list, STR(", "));
		buf_put(&list, words->children[i].key);
	}
	findings_report(filling->scaffolding->reader->findings, TEMPLATE_FIELD,
			place_in(filling->path, filling->text,
				 (size_t)(at.ptr - filling->text.ptr), at.len),
			word, buf_str(&list));
	buf_free(&list);
	return false;
}

/* What the voice calls it; false if it has no such word. */
static bool find_word(const struct voice *voice, struct str word,
		      struct str *text)
{
	const struct yaml *value = yaml_get(voice->words, word);

	*text = value ? value->text : STR("");
	return value && value->kind == YAML_SCALAR;
}

static struct str word_of(const struct voice *voice, struct str word)
{
	struct str text;

	find_word(voice, word, &text);
	return text;
}

static bool all_have(const struct scaffolding *scaffolding, struct str word)
{
	struct str text;

	for (size_t i = 0; i < scaffolding->scaffold->n_languages; i++)
		if (!find_word(&scaffolding->voices[i], word, &text))
			return false;
	return true;
}

static void put_tags(struct filling *filling, struct str before,
		     struct str between, struct str behind)
{
	const struct scaffold *scaffold = filling->scaffolding->scaffold;

	for (size_t i = 0; i < scaffold->n_languages; i++) {
		if (i)
			buf_put(&filling->out, between);
		buf_put(&filling->out, before);
		buf_put(&filling->out, scaffold->languages[i]);
		buf_put(&filling->out, behind);
	}
}

/* What a language calls itself, or its tag. */
static void put_language(struct filling *filling, struct str tag)
{
	struct str autonym = language_find(tag)->autonym;

	buf_put(&filling->out, autonym.len ? autonym : tag);
}

/* What stands for itself; false if there is no such name. */
static bool put_name(struct filling *filling, struct str name)
{
	const struct scaffold *scaffold = filling->scaffolding->scaffold;
	const struct voice *voice = filling->voice;

	if (str_eq(name, STR("languages")))
		put_tags(filling, STR(""), STR(", "), STR(""));
	else if (str_eq(name, STR("tags")))
		put_tags(filling, STR(""), STR(","), STR(""));
	else if (str_eq(name, STR("forms")))
		put_tags(filling, STR("forms:"), STR(","), STR(""));
	else if (str_eq(name, STR("lines")))
		put_tags(filling, STR("  # "), STR("\n"), STR(":"));
	else if (str_eq(name, STR("authoritative")))
		buf_put(&filling->out, scaffold->languages[0]);
	else if (voice && str_eq(name, STR("tag")))
		buf_put(&filling->out, voice->tag);
	else if (voice && str_eq(name, STR("language")))
		put_language(filling, voice->tag);
	else
		return false;
	return true;
}

/* A value of YAML: a map by language. */
static void put_map(struct filling *filling, struct str word)
{
	const struct scaffolding *scaffolding = filling->scaffolding;
	const struct scaffold *scaffold = scaffolding->scaffold;

	if (str_eq(word, STR("title")) && scaffold->title.len) {
		buf_put_char(&filling->out, ' ');
		yaml_put_text(&filling->out, scaffold->title);
		return;
	}
	for (size_t i = 0; i < scaffold->n_languages; i++) {
		const struct voice *voice = &scaffolding->voices[i];

		buf_printf(&filling->out, "\n  %.*s: ", STR_ARG(voice->tag));
		yaml_put_text(&filling->out, word_of(voice, word));
	}
}

/* Parts of a line of CSV: what stands before each word, and between them. */
static void put_cells(struct filling *filling, struct str word, bool tagged,
		      struct str between)
{
	const struct scaffolding *scaffolding = filling->scaffolding;
	struct arena *arena = scaffolding->arena;

	for (size_t i = 0; i < scaffolding->scaffold->n_languages; i++) {
		const struct voice *voice = &scaffolding->voices[i];
		struct str text = word_of(voice, word);

		if (i)
			buf_put(&filling->out, between);
		if (tagged)
			text = arena_join(arena, voice->tag, STR(":"), text);
		csv_put_cell(&filling->out, text);
	}
}

/* A word, alone or with what is to be made of it before it. */
static bool put_word(struct filling *filling, struct str inside)
{
	struct str rest = inside;
	struct str verb = str_cut(&rest, ' ');
	struct str word = rest.ptr ? str_trim(rest) : verb;

	if (!all_have(filling->scaffolding, word))
		return false;
	if (!rest.ptr)
		put_map(filling, word);
	else if (str_eq(verb, STR("cells")))
		put_cells(filling, word, false, STR(","));
	else if (str_eq(verb, STR("columns")))
		put_cells(filling, word, true, STR(","));
	else if (str_eq(verb, STR("heading")))
		put_cells(filling, word, true, STR(";"));
	else
		return false;
	return true;
}

/* The template with what stands for its {{…}}; false after a finding. */
static bool fill_in(struct filling *filling)
{
	struct str rest = filling->text;

	for (;;) {
		size_t start = str_find(rest, STR("{{"));
		size_t len =
			str_find(str_slice(rest, start, rest.len), STR("}}"));
		struct str inside;

		if (start == STR_NONE || len == STR_NONE)
			break;
		inside = str_slice(rest, start + 2, start + len);
		buf_put(&filling->out, str_slice(rest, 0, start));
		if (!put_name(filling, str_trim(inside)) &&
		    !put_word(filling, str_trim(inside)))
			return report_word(filling, inside, str_trim(inside));
		rest = str_slice(rest, start + len + 2, rest.len);
	}
	buf_put(&filling->out, rest);
	return true;
}

/* Putting it */

/* Where in the new folder. */
struct target {
	struct scaffolding *scaffolding;
	struct new_folder *folder;
	struct str path;
};

static bool put_file(const struct target *target, struct str path,
		     struct str bytes)
{
	return new_folder_put(
		target->folder,
		path_join(target->scaffolding->arena, target->path, path),
		bytes);
}

static bool put_filled(const struct target *target, struct str source,
		       struct str name, struct str path)
{
	struct filling filling = {.scaffolding = target->scaffolding};
	bool done = read_template(target->scaffolding, source, name,
				  &filling.path, &filling.text) &&
		    fill_in(&filling) &&
		    put_file(target, path, buf_str(&filling.out));

	buf_free(&filling.out);
	return done;
}

/* Where the text begins: behind the front matter, if there is one. */
static size_t text_start(struct str text)
{
	size_t end;

	if (!str_starts(text, STR("---\n")))
		return 0;
	end = str_find(text, STR("\n---\n"));
	return end == STR_NONE ? 0 : end + 5;
}

/* A text that is in another language than it should be says so. */
static bool mark_untranslated(struct scaffolding *scaffolding,
			      const struct voice *voice, struct str *text)
{
	struct filling filling = {.scaffolding = scaffolding, .voice = voice};
	size_t start = text_start(*text);
	bool done = read_template(scaffolding, scaffolding->user,
				  STR("untranslated.md"), &filling.path,
				  &filling.text) &&
		    fill_in(&filling);

	if (done)
		*text = arena_join(scaffolding->arena,
				   str_slice(*text, 0, start),
				   buf_str(&filling.out),
				   str_slice(*text, start, text->len));
	buf_free(&filling.out);
	return done;
}

static bool put_text(const struct target *target, const struct voice *voice,
		     struct str from, struct str name)
{
	struct scaffolding *scaffolding = target->scaffolding;
	struct str path = path_join(scaffolding->arena, voice->tag, name);
	struct str text;

	return read_file(scaffolding, from, &text) &&
	       (voice->translated ||
		mark_untranslated(scaffolding, voice, &text)) &&
	       put_file(target, path, text);
}

static bool put_texts(const struct target *target, const struct voice *voice)
{
	struct scaffolding *scaffolding = target->scaffolding;
	struct str relative = path_of(scaffolding, voice->source, STR("text"));
	struct str from = find(scaffolding, relative, folder_exists);
	struct folder folder;

	if (!from.len)
		return report_missing(scaffolding, relative);
	folder_list(scaffolding->arena, from, &folder);
	for (size_t i = 0; i < folder.len; i++) {
		struct str name = folder.entries[i].name;

		if (!folder.entries[i].is_folder &&
		    !put_text(target, voice,
			      path_join(scaffolding->arena, from, name), name))
			return false;
	}
	return true;
}

/* What all languages share: data are filled in, the rest is copied. */
static bool put_shared(const struct target *target, struct str subfolder)
{
	struct scaffolding *scaffolding = target->scaffolding;
	struct arena *arena = scaffolding->arena;
	struct str from = find(scaffolding,
			       path_of(scaffolding, STR("shared"), subfolder),
			       folder_exists);
	struct folder folder;

	folder_list(arena, from, &folder);
	for (size_t i = 0; from.len && i < folder.len; i++) {
		struct str path =
			path_join(arena, subfolder, folder.entries[i].name);
		struct str source =
			path_join(arena, from, folder.entries[i].name);

		if (folder.entries[i].is_folder)
			continue;
		if (str_eq(path_suffix(path), STR(".csv"))
			    ? !put_filled(target, STR("shared"), path, path)
			    : !new_folder_copy(
				      target->folder,
				      path_join(arena, target->path, path),
				      source))
			return false;
	}
	return true;
}

static bool put_edition(const struct target *target)
{
	struct scaffolding *scaffolding = target->scaffolding;
	const struct scaffold *scaffold = scaffolding->scaffold;

	for (size_t i = 0; i < scaffold->n_languages; i++)
		if (!put_texts(target, &scaffolding->voices[i]))
			return false;
	return put_shared(target, STR("data")) &&
	       put_shared(target, STR("media")) &&
	       put_filled(target, scaffolding->user,
			  STR("metadata/edition.yaml"), STR("edition.yaml"));
}

bool scaffold_put_publication(struct scaffolding *scaffolding,
			      struct new_folder *folder, struct str path)
{
	struct target publication = {scaffolding, folder, path};
	struct target edition = publication;

	edition.path = path_join(scaffolding->arena, path,
				 scaffolding->scaffold->edition);
	return put_filled(&publication, scaffolding->user,
			  STR("metadata/publication.yaml"),
			  STR("publication.yaml")) &&
	       put_filled(&publication, STR("shared"), STR("terms.csv"),
			  STR("terms.csv")) &&
	       put_edition(&edition);
}

struct str scaffold_site(struct scaffolding *scaffolding)
{
	struct filling filling = {.scaffolding = scaffolding};
	struct str text = STR("");

	if (read_template(scaffolding, scaffolding->user,
			  STR("metadata/site.yaml"), &filling.path,
			  &filling.text) &&
	    fill_in(&filling))
		text = buf_copy(&filling.out, scaffolding->arena);
	buf_free(&filling.out);
	return text;
}
