/* Shorthand for the tables that describe records to the template compiler;
 * for the .c files that hold such tables. */
#ifndef DIGLOT_TEMPLATE_TABLE_H
#define DIGLOT_TEMPLATE_TABLE_H

#include <stddef.h>

#include "template/template.h"

#define TEXT(record, member, meaning)                                          \
	{                                                                      \
#member, FIELD_TEXT, offsetof(struct record, member), NULL,    \
			meaning                                                \
	}
#define FLAG(record, member, meaning)                                          \
	{                                                                      \
#member, FIELD_FLAG, offsetof(struct record, member), NULL,    \
			meaning                                                \
	}
#define MARKUP(record, member, meaning)                                        \
	{                                                                      \
#member, FIELD_MARKUP, offsetof(struct record, member), NULL,  \
			meaning                                                \
	}
#define RECORD(record, member, type, meaning)                                  \
	{                                                                      \
#member, FIELD_RECORD, offsetof(struct record, member), type,  \
			meaning                                                \
	}
#define LIST(record, member, type, meaning)                                    \
	{                                                                      \
#member, FIELD_LIST, offsetof(struct record, member), type,    \
			meaning                                                \
	}
#define TYPE(name, meaning, fields, record)                                    \
	{                                                                      \
		name, meaning, fields, sizeof(fields) / sizeof(*(fields)),     \
			sizeof(struct record)                                  \
	}

#endif
