/* The table of explanations. */
#include "base/explanation.h"

const struct explanation explanations[] = {
#define X(name, text) {name, text},
#include "base/checks.def"
#undef X
};
const size_t n_explanations = sizeof(explanations) / sizeof(*explanations);

const struct explanation *explanation_find(struct str name)
{
	for (size_t i = 0; i < n_explanations; i++)
		if (str_eq(str_from(explanations[i].name), name))
			return &explanations[i];
	return NULL;
}

struct str explanation_nearest(struct str name)
{
	size_t best = name.len / 3 + 1;
	struct str found = {0};

	for (size_t i = 0; i < n_explanations && best; i++) {
		struct str known = str_from(explanations[i].name);
		size_t distance = str_distance(name, known, best);

		if (distance > best || distance >= name.len)
			continue;
		found = known;
		best = distance ? distance - 1 : 0;
	}
	return found;
}

/* A full stop ends a sentence if a capital or an opening quote follows. */
static size_t latin_end(struct str text)
{
	for (size_t i = 0; i + 2 < text.len; i++) {
		char next = text.ptr[i + 2];

		if (text.ptr[i] == '.' && text.ptr[i + 1] == ' ' &&
		    ((next >= 'A' && next <= 'Z') ||
		     str_starts(str_slice(text, i + 2, text.len), STR("“"))))
			return i + 1;
	}
	return text.len;
}

struct str explanation_summary(struct str text)
{
	size_t end = latin_end(text);
	size_t full_stop = str_find(text, STR("。"));

	if (full_stop != STR_NONE && full_stop < end)
		end = full_stop + sizeof("。") - 1;
	return str_slice(text, 0, end);
}

enum severity check_severity(struct str name)
{
	enum severity gravest = NOTE;

	for (size_t i = 0; i < MESSAGE_COUNT; i++)
		if (str_eq(str_from(messages[i].name), name) &&
		    messages[i].severity > gravest)
			gravest = messages[i].severity;
	return gravest;
}

bool check_is_fixed(struct str name)
{
	bool known = false;

	for (size_t i = 0; i < MESSAGE_COUNT; i++) {
		if (!str_eq(str_from(messages[i].name), name))
			continue;
		if (messages[i].severity < FATAL)
			return false;
		known = true;
	}
	return known;
}
