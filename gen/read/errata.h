/* errata.yaml in an edition's folder: a list of corrections. */
#ifndef DIGLOT_READ_ERRATA_H
#define DIGLOT_READ_ERRATA_H

#include "model/erratum.h"
#include "read/read.h"

/* Reads the errata in the edition's folder, if there are any, once its
 * languages are known; the edition's printing and modified become those that
 * its errata make of it. What is wrong with an erratum is reported and the
 * erratum left out. False after a FATAL or FAILURE finding. */
bool errata_read(struct reader *reader, struct arena *arena,
		 struct edition *edition);

#endif
