/* Questions to statements. */
#include "model/statement.h"

struct str statement_id(const struct statement *statement)
{
	const struct pair *pair = statement->pair;

	while (pair && !pair->id.len)
		pair = pair->parent;
	return pair ? pair->id : (struct str){0};
}

const struct segment *statement_segments(const struct statement *statement,
					 size_t *n)
{
	*n = 0;
	if (statement->kind != STATEMENT_CONTENT)
		return NULL;
	*n = statement->pair->n_segments;
	return statement->pair->segments;
}
