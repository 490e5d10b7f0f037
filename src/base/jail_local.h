/*
 * jail_local.h - what the files of the jail share.  For jail*.c alone.
 */
#ifndef BASE_JAIL_LOCAL_H
#define BASE_JAIL_LOCAL_H

#include "base/jail.h"

/* What a child ends with; a program that breaks has others of its own. */
#define JAIL_CODE(end) ((end) == JAIL_DONE ? 0 : 64 + (int)(end))

/* No program started from here has more rights than this one. */
MUST_CHECK bool jail_rights_give_up(void);

/* Write below these folders only (NULL-ended); with none, touch no file at
 * all.  False when the kernel has no Landlock. */
MUST_CHECK bool jail_files_give_up(const char *const *folders, bool read_too);

/* Refuse what no server needs. */
MUST_CHECK bool jail_calls_give_up(void);

/* Refuse all but memory, time and what is open already. */
MUST_CHECK bool jail_calls_only_compute(void);

#endif
