/* Corrections that the next edition has lost: whoever starts it from the
 * Markdown of the one before starts from the text as it was issued. */
#include "check/checks.h"
#include "model/erratum.h"
#include "pair/pair.h"

/* Whether what has the erratum's place in the edition still says what was
 * wrong, and so do the editions between. */
static bool is_lost(const struct edition *edition,
		    const struct erratum *erratum, size_t language)
{
	const struct edition *issued = erratum->pair->chapter->edition;
	struct str tag = issued->languages[language].tag;
	const struct erratum_wording *wording = &erratum->wordings[language];

	for (; edition != issued; edition = edition->before) {
		const struct pair *pair =
			map_get(&edition->ids, erratum->pair->id);
		size_t side = language_in(edition, tag);

		if (!pair || side == edition->n_languages ||
		    !pair_says(pair, side, wording->was) ||
		    pair_says(pair, side, wording->now))
			return false;
	}
	return true;
}

static void report_lost(const struct edition *edition,
			const struct erratum *erratum, size_t language,
			struct findings *findings)
{
	const struct edition *issued = erratum->pair->chapter->edition;
	const struct erratum_wording *wording = &erratum->wordings[language];
	const struct pair *pair = map_get(&edition->ids, erratum->pair->id);
	size_t side = language_in(edition, issued->languages[language].tag);

	findings_add(findings,
		     &(struct finding){
			     .id = ERRATUM_LOST,
			     .place = pair_place(pair, side),
			     .args = {wording->was, wording->now, issued->slug},
		     });
}

void check_errata(const struct edition *edition, struct findings *findings)
{
	for (const struct edition *issued = edition->before; issued;
	     issued = issued->before)
		for (size_t i = 0; i < issued->n_errata; i++) {
			const struct erratum *erratum = &issued->errata[i];

			if (!erratum->pair || !erratum->pair->id.len)
				continue;
			for (size_t j = 0; j < issued->n_languages; j++)
				if (erratum_corrects(erratum, j) &&
				    is_lost(edition, erratum, j))
					report_lost(edition, erratum, j,
						    findings);
		}
}
