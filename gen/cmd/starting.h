/* What diglot new, edition new and release have in common: a folder that they
 * make, and what they say should be done with it. */
#ifndef DIGLOT_CMD_STARTING_H
#define DIGLOT_CMD_STARTING_H

#include "write/new_folder.h"

/* Whether every system, shell and address can bear with a folder of the name;
 * a message if not. */
bool check_folder_name(struct str name);

/* new_folder_begin and new_folder_commit with messages why they fail. */
struct new_folder *begin_folder(struct str path);
bool commit_folder(struct new_folder *folder, struct str path);

/* Says that the machine refused to write the path; errno tells why. False. */
bool refuse_writing(struct str path);

/* Says what the address of a folder of the name will be if nobody could guess
 * it: names with other letters than a to z have a number for their address. */
void say_address(struct arena *arena, struct str name);

/* Steps on standard output: what comes next. */
struct steps {
	struct arena *arena;
	unsigned n;
};

/* The next step, before what it is about. */
void steps_add(struct steps *steps, const char *text);

/* A path, and a command line of diglot (see shell_diglot), below the step. */
void steps_path(struct str path);
void steps_command(struct steps *steps, const struct str *words, size_t n);

#endif
