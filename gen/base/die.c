/* The end of the program when the machine fails it. */
#include "base/die.h"

#include <stdlib.h>
#include <unistd.h>

_Noreturn void die_out_of_memory(void)
{
	static const char text[] = "diglot: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)ignored;
	_exit(2);
}
