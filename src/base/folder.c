/*
 * folder.c - a folder that we made goes again.
 */
#include <ftw.h>
#include <stdio.h>

#include "base/folder.h"

/* What a dying child still holds is passed over: it goes the next time. */
static int
one_remove(const char *path, const struct stat *is, int kind, struct FTW *at)
{
	(void)is;
	(void)kind;
	(void)at;
	(void)remove(path);
	return 0;
}

void
folder_remove(const char *folder)
{
	(void)nftw(folder, one_remove, 16, FTW_DEPTH | FTW_PHYS);
}
