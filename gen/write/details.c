/* Records of details. The fields of a profile are known when the program runs,
 * so the type that describes them is made then. */
#include "write/details.h"

#include <string.h>

#include "template/table.h"
#include "write/leave.h"
#include "write/wording.h"

static const struct field detail_fields[] = {
	LIST(detail_record, labels, &text_type,
	     "What it is called: one text, in the page's own language."),
	LIST(detail_record, values, &text_type,
	     "What it says, in each language of the page."),
	TEXT(detail_record, label, "What it is called, for attributes."),
	TEXT(detail_record, text,
	     "What it says in the page's own language, for attributes; of a "
	     "day `YYYY-MM-DD`."),
	TEXT(detail_record, href,
	     "Where it leads, by a page that says so if it leads out of the "
	     "site; may be empty."),
	RECORD(detail_record, picture, &picture_type,
	       "The picture, of an image."),
};
static const struct record_type detail_type =
	TYPE("detail", "What a profile asks for, as far as it is known.",
	     detail_fields, detail_record);

/* Stands for all fields of all profiles. */
struct any_details {
	const void *key;
};

static const struct field any_fields[] = {
	RECORD(any_details, key, &detail_type,
	       "Of each field of the profile by its key; none where nothing is "
	       "known."),
};
const struct record_type details_type =
	TYPE("details", "What the site's profile asks for.", any_fields,
	     any_details);

static const struct record_type *type_for(struct arena *arena,
					  const struct profile *profile)
{
	size_t n = profile ? profile->n_fields : 0;
	struct field *fields = ARENA_ARRAY(arena, struct field, n);
	struct record_type *type = ARENA_NEW(arena, struct record_type);

	for (size_t i = 0; i < n; i++)
		fields[i] = (struct field){
			.name = arena_str(arena, profile->fields[i].key).ptr,
			.kind = FIELD_RECORD,
			.offset = i * sizeof(const void *),
			.type = &detail_type,
			.meaning = "",
		};
	*type = (struct record_type){details_type.name, details_type.meaning,
				     fields, n, n * sizeof(const void *)};
	return type;
}

const struct record_type *details_page_type(struct arena *arena,
					    const struct profile *profile)
{
	struct record_type *type = ARENA_NEW(arena, struct record_type);
	struct field *fields =
		ARENA_ARRAY(arena, struct field, page_type.n_fields);

	*type = page_type;
	type->fields = fields;
	memcpy(fields, page_type.fields, page_type.n_fields * sizeof(*fields));
	for (size_t i = 0; i < page_type.n_fields; i++)
		if (fields[i].type == &details_type)
			fields[i].type = type_for(arena, profile);
	return type;
}

/* Values */

/* What a text says in a language: the word for it, a day in words, itself. */
static struct str wording(const struct page *page,
			  const struct profile_field *field,
			  const struct tongue *tongue,
			  const struct localized *localized, struct str *tag)
{
	struct str text = localized_for(localized, tongue->tag, tag);

	for (size_t i = 0; i < field->n_words; i++)
		if (str_eq(field->words[i].value, text))
			return localized_for(&field->words[i].text, tongue->tag,
					     tag);
	if (field->kind != DETAIL_DATE)
		return text;
	*tag = tongue->ui->tag;
	return wording_date(page->arena, tongue->ui, text);
}

/* The texts of a list, one behind the other. */
static struct localized_text joined(const struct page *page,
				    const struct profile_field *field,
				    const struct tongue *tongue,
				    const struct profile_value *value)
{
	struct str mark = field->join.len
				  ? field->join
				  : strings_get(tongue->ui, STR("list_mark"));
	struct localized_text all = {0};

	for (size_t i = 0; i < value->n_texts; i++) {
		struct str tag = {0};
		struct str text =
			wording(page, field, tongue, &value->texts[i], &tag);

		if (!i)
			all.tag = tag;
		all.text = all.text.len ? arena_join(page->arena, all.text,
						     mark, text)
					: text;
	}
	return all;
}

static struct list values_of(const struct page *page,
			     const struct profile_field *field,
			     const struct profile_value *value)
{
	struct localized_text *texts = ARENA_ARRAY(
		page->arena, struct localized_text, page->n_tongues);
	struct localized all = {texts, 0};

	for (size_t i = 0; i < page->n_tongues; i++)
		texts[all.len++] =
			joined(page, field, &page->tongues[i], value);
	return page_names(page, &all);
}

static void put_filled(struct buf *out, struct str name, struct str text)
{
	if (str_eq(name, STR("{value}")))
		buf_put(out, text);
	for (size_t i = 0; str_eq(name, STR("{digits}")) && i < text.len; i++)
		if (char_is_digit(text.ptr[i]))
			buf_put_char(out, text.ptr[i]);
}

static struct str fill(struct arena *arena, struct str pattern, struct str text)
{
	struct buf out = {0};
	struct str link;

	while (pattern.len) {
		size_t brace = str_find_char(pattern, '{');
		struct str rest = str_slice(pattern, brace, pattern.len);
		size_t end = str_find_char(rest, '}');

		buf_put(&out, str_slice(pattern, 0, brace));
		if (brace == STR_NONE || end == STR_NONE)
			break;
		put_filled(&out, str_slice(rest, 0, end + 1), text);
		pattern = str_slice(rest, end + 1, rest.len);
	}
	link = buf_copy(&out, arena);
	buf_free(&out);
	return link;
}

struct str details_link(struct arena *arena, const struct profile_field *field,
			const struct profile_value *value)
{
	struct str text = {0};

	if (value->n_texts)
		text = localized_for(&value->texts[0], STR(""), NULL);
	if (field->link.len && text.len)
		return fill(arena, field->link, text);
	return field->kind == DETAIL_URL ? text : (struct str){0};
}

static const struct picture_record *picture_of(const struct page *page,
					       const struct detail *detail)
{
	const struct asset *asset = detail ? detail->asset : NULL;

	return asset ? page_cover(page,
				  &(struct cover){
					  .address = asset->address,
					  .width = asset->width,
					  .height = asset->height,
				  })
		     : NULL;
}

static const struct detail_record *detail_record(const struct page *page,
						 const struct profile_field *f,
						 const struct profile_value *v)
{
	struct detail_record *record =
		ARENA_NEW(page->arena, struct detail_record);

	*record = (struct detail_record){
		.labels = page_name(page, &f->label),
		.values = values_of(page, f, v),
		.href = leave_href(page, details_link(page->arena, f, v)),
		.picture = picture_of(page, v->detail),
	};
	record->label = page_first(record->labels);
	record->text = f->kind == DETAIL_DATE
			       ? localized_for(&v->texts[0], STR(""), NULL)
			       : page_first(record->values);
	return record;
}

const void *page_details(const struct page *page)
{
	const struct profile *profile = page->build->site->profile;
	const struct profile_subject subject = {
		page->build->site, page->publication, page->edition};
	const struct detail_record **records;

	if (!profile)
		return NULL;
	records = ARENA_ARRAY(page->arena, const struct detail_record *,
			      profile->n_fields);
	for (size_t i = 0; i < profile->n_fields; i++) {
		const struct profile_field *field = &profile->fields[i];
		struct profile_value value =
			profile_value(page->arena, field, &subject);

		if (value.n_texts)
			records[i] = detail_record(page, field, &value);
	}
	return records;
}
