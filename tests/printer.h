/*
 * printer.h - a printer of PDFs (web/paper.h), played by a thread that takes
 * one page and says one thing.
 */
#ifndef TESTS_PRINTER_H
#define TESTS_PRINTER_H

#include <pthread.h>

#include "tests/test.h"

struct printer {
	int fd;
	pthread_t thread;
	const char *path; /* its address */
	struct str says;  /* with its length before it */
	struct str heard; /* of the page, as much as there is room for */
	char page[64];
};

/* Wait for one page, and answer it with `says`. */
void
printer_start(struct arena *arena, struct printer *printer, struct str says);
/* Once it has answered. */
void printer_end(struct printer *printer);

#endif
