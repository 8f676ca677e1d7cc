/* The secret key of --key, with its password. */
#ifndef DIGLOT_CMD_KEY_H
#define DIGLOT_CMD_KEY_H

#include "base/signature.h"
#include "cmd/command.h"

/* Opens the key that the options name; *key is NULL if they name none. Its
 * password, if it has one, comes from the file that they name or is asked for
 * on the terminal without being shown. False after a message. */
bool key_open(const struct options *options, struct secret_key **key);

#endif
