/*
 * folder.h - a folder that we made goes again, with all that is in it.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

/* What cannot be removed stays; links are not followed. */
void folder_remove(const char *folder);

#endif
