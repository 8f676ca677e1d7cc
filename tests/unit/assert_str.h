/* Asserting on strings; what they are is said when they are something else. */
#ifndef DIGLOT_TESTS_ASSERT_STR_H
#define DIGLOT_TESTS_ASSERT_STR_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static inline void assert_str(struct str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(got), want);
}

/* The same, and frees the buffer. */
static inline void assert_buf(struct buf *got, const char *want)
{
	assert_str(buf_str(got), want);
	buf_free(got);
}

#endif
