/* The secret key of --key, with its password. */
#include "cmd/key.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { PASSWORD_LIMIT = 1024 /* as minisign has it */ };

/* The first line of an open file, without its end; false if there is none or
 * it is too long. */
static bool read_line(int file, char password[PASSWORD_LIMIT])
{
	size_t len = 0;

	while (len < PASSWORD_LIMIT - 1) {
		ssize_t got = read(file, password + len, 1);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0 || password[len] == '\n')
			break;
		len++;
	}
	if (len && password[len - 1] == '\r')
		len--;
	password[len] = '\0';
	return len && len < PASSWORD_LIMIT - 1;
}

/* The terminal does not show what is typed; Ctrl-C waits until it shows again.
 */
static bool ask(int terminal, char password[PASSWORD_LIMIT])
{
	struct termios before, hidden;
	sigset_t all, mask;
	bool good;

	if (tcgetattr(terminal, &before))
		return false;
	hidden = before;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &mask);
	tcsetattr(terminal, TCSAFLUSH, &hidden);
	good = read_line(terminal, password);
	tcsetattr(terminal, TCSAFLUSH, &before);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	dprintf(terminal, "\n");
	return good;
}

static bool ask_on_terminal(const struct options *options,
			    char password[PASSWORD_LIMIT])
{
	int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	bool good;

	if (terminal < 0) {
		fputs(gettext("diglot: the key has a password, and there is no "
			      "terminal to ask for it: use --password-file\n"),
		      stderr);
		return false;
	}
	dprintf(terminal, gettext("Password of %.*s: "), STR_ARG(options->key));
	good = ask(terminal, password);
	close(terminal);
	return good;
}

static bool read_from_file(struct str path, char password[PASSWORD_LIMIT])
{
	struct arena arena = {0};
	int file = open(arena_str(&arena, path).ptr, O_RDONLY | O_CLOEXEC);
	bool good = file >= 0 && read_line(file, password);

	if (file >= 0)
		close(file);
	arena_free(&arena);
	if (!good)
		fprintf(stderr,
			gettext("diglot: there is no password in %.*s\n"),
			STR_ARG(path));
	return good;
}

static enum key_status open_locked(const struct options *options,
				   struct secret_key **key)
{
	char password[PASSWORD_LIMIT];
	enum key_status status = KEY_LOCKED;
	bool good = options->password_file.len
			    ? read_from_file(options->password_file, password)
			    : ask_on_terminal(options, password);

	if (good)
		status = secret_key_read(options->key, password, key);
	explicit_bzero(password, sizeof(password));
	return status;
}

static void say_why(const struct options *options, enum key_status status)
{
	struct str key = options->key;

	switch (status) {
	case KEY_OK:
	case KEY_LOCKED: /* said already */
		break;
	case KEY_UNREADABLE:
		fprintf(stderr, gettext("diglot: cannot read %.*s: %s\n"),
			STR_ARG(key), strerror(errno));
		break;
	case KEY_MALFORMED:
		fprintf(stderr,
			gettext("diglot: %.*s is no secret key of minisign\n"),
			STR_ARG(key));
		break;
	case KEY_WRONG_PASSWORD:
		fprintf(stderr,
			gettext("diglot: this is not the password of %.*s\n"),
			STR_ARG(key));
		break;
	case KEY_NO_MEMORY:
		fprintf(stderr,
			gettext("diglot: there is not enough memory to open "
				"%.*s\n"),
			STR_ARG(key));
		break;
	}
}

bool key_open(const struct options *options, struct secret_key **key)
{
	enum key_status status;

	*key = NULL;
	if (!options->key.len)
		return true;
	status = secret_key_read(options->key, NULL, key);
	if (status == KEY_LOCKED)
		status = open_locked(options, key);
	say_why(options, status);
	return status == KEY_OK;
}
