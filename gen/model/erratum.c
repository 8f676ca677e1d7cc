/* Questions to errata. */
#include "model/erratum.h"

struct str erratum_severity_name(enum erratum_severity severity)
{
#define ERRATUM_NAME(constant, name) [constant] = STR_INIT(name),
	static const struct str names[] = {ERRATUM_SEVERITIES(ERRATUM_NAME)};
#undef ERRATUM_NAME

	return names[severity];
}

bool erratum_corrects(const struct erratum *erratum, size_t side)
{
	const struct erratum_wording *wording = &erratum->wordings[side];

	return erratum->pair && !str_eq(wording->was, wording->now);
}
