/* The end of the program when the machine fails it. */
#ifndef DIGLOT_BASE_DIE_H
#define DIGLOT_BASE_DIE_H

/* Says that memory is out and exits with status 2. The staging folder that a
 * commit leaves behind is removed by the next run. */
_Noreturn void die_out_of_memory(void);

#endif
