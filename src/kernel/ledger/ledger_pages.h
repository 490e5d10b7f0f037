/*
 * ledger_pages.h - what the pages of the books hand to their views.
 */
#ifndef KERNEL_LEDGER_PAGES_H
#define KERNEL_LEDGER_PAGES_H

#include "kernel/ledger/ledger_local.h"
#include "kernel/route.h"

extern const struct route ledger_routes[];
extern const struct api_schema ledger_schemas[];

/* The fields of the forms of each ledger: both stand on one page. */
extern const char *const ledger_reason_fields[LEDGER_COUNT];
extern const char *const ledger_words_fields[LEDGER_COUNT];

/* How one ledger stands. */
struct ledger_standing {
	enum ledger ledger;
	bool frozen;
	bool good;    /* the newest check found it so, or there was none */
	bool checked; /* soundly, since it was frozen */
	bool said;    /* one person says that it may go on */
};

struct ledger_front {
	struct ledger_standing of[LEDGER_COUNT];
	struct instant checked_at; /* INSTANT_NONE: never */
	struct ledger_kind_row *kinds;
	size_t kinds_n;
	bool stops; /* whoever looks may stop them and let them go on */
};

struct ledger_of_kind_page {
	struct str kind;
	struct ledger_account *v;
	size_t n;
	bool more;
};

struct ledger_month_page {
	struct date first;
	struct date last;
	struct date before; /* first day of the month before */
	struct date after;  /* and after; DATE_NONE: it is to come */
	struct ledger_page page;
};

/* Draw a page: data is a struct ledger_front. */
void ledger_draw_front(struct html *h, const struct ctx *ctx, const void *data);
/* Draw a page: data is a struct ledger_of_kind_page. */
void ledger_draw_kind(struct html *h, const struct ctx *ctx, const void *data);
/* Draw a page: data is a struct ledger_month_page. */
void ledger_draw_month(struct html *h, const struct ctx *ctx, const void *data);

/* 2026-11, as it stands in an address. */
struct str ledger_month_word(struct arena *arena, struct date first);
/* A mark as it stands in an address. */
struct str ledger_mark_word(struct arena *arena, struct ledger_mark mark);

#endif
