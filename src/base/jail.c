/*
 * jail.c - rights and files given away.
 */
#include "base/jail_local.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Newer than the header of the oldest Debian that we build on. */
#define ACCESS_REFER    (UINT64_C(1) << 13)
#define ACCESS_TRUNCATE (UINT64_C(1) << 14)

#define ACCESS_CHANGE \
	(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | \
	 LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | \
	 LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | \
	 LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | \
	 LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)
#define ACCESS_LOOK \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | \
	 LANDLOCK_ACCESS_FS_READ_DIR)

static struct jail_held held;

bool
jail_rights_give_up(void)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

/* Allow all that is handled below a folder; one that is not there is none. */
static bool
folder_allow(int rules, const char *folder, uint64_t access)
{
	struct landlock_path_beneath_attr below = {
	        .allowed_access = access,
	        .parent_fd = open(folder, O_PATH | O_CLOEXEC),
	};
	bool allowed;

	if (below.parent_fd < 0)
		return true;
	allowed = syscall(SYS_landlock_add_rule, rules,
	                  LANDLOCK_RULE_PATH_BENEATH, &below, 0) == 0;
	(void)close(below.parent_fd);
	return allowed;
}

/* The kinds of access that this kernel can refuse; 0 without Landlock. */
static uint64_t
access_known(bool read_too)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
	                       LANDLOCK_CREATE_RULESET_VERSION);
	uint64_t access = ACCESS_CHANGE;

	if (version < 1)
		return 0;
	if (version >= 2)
		access |= ACCESS_REFER;
	if (version >= 3)
		access |= ACCESS_TRUNCATE;
	return read_too ? access | ACCESS_LOOK : access;
}

bool
jail_files_give_up(const char *const *folders, bool read_too)
{
	struct landlock_ruleset_attr all = {.handled_access_fs =
	                                            access_known(read_too)};
	bool done = true;
	int rules;

	if (all.handled_access_fs == 0)
		return false;
	rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	if (rules < 0)
		return false;
	for (; done && *folders != NULL; folders++)
		done = folder_allow(rules, *folders, all.handled_access_fs);
	done = done && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	(void)close(rules);
	return done;
}

struct jail_held
jail_self(const char *const *folders)
{
	held.rights = jail_rights_give_up();
	/* Both ask that the rights be given up first. */
	held.files = held.rights && jail_files_give_up(folders, false);
	held.calls = held.rights && jail_calls_give_up();
	return held;
}

struct jail_held
jail_holds(void)
{
	return held;
}
