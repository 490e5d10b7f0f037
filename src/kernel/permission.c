/* permission.c - the words of roles and permissions, and who holds what. */
#include "kernel/permission.h"

const char *const role_words[ROLE_COUNT + 1] = {
#define X(upper, lower) #lower,
        ROLES(X)
#undef X
                NULL,
};

static const struct {
	const char *word;
	const char *says;
	unsigned roles;
} permissions[PERMISSION_COUNT] = {
#define X(upper, lower, roles, says) {#lower, says, roles},
        PERMISSIONS(X)
#undef X
};

const char *
role_word(enum role role)
{
	claim((unsigned)role < ROLE_COUNT);
	return role_words[role];
}

const char *
permission_word(enum permission permission)
{
	claim((unsigned)permission < PERMISSION_COUNT);
	return permissions[permission].word;
}

const char *
permission_says(enum permission permission)
{
	claim((unsigned)permission < PERMISSION_COUNT);
	return permissions[permission].says;
}

bool
permission_held(unsigned roles, enum permission permission)
{
	claim((unsigned)permission < PERMISSION_COUNT);
	return permission == CAN_OPEN ||
	       (roles & permissions[permission].roles) != 0;
}
