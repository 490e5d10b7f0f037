/*
 * form.h - forms that keep what was typed.
 *
 * A struct form knows the request and what is wrong with it.  Each function
 * takes the struct of its component with the stored value in it, puts the
 * typed value in its place when this form was sent, adds the problem, and
 * draws it.
 *
 * Rules kept here, each with a test of the same words:
 *   - what was typed is shown again, as it was typed;
 *   - the words beside a field and in the summary are the same;
 *   - a summary links to the field, or to the first of its boxes;
 *   - a box that was unticked stays unticked when the form is shown again;
 *   - the value of a password is never sent back;
 *   - what was typed and not saved is offered again, and is in the form when
 *     that is asked for, with the version it was typed over.
 *
 *   struct form form = {.req = ctx->req, .problems = ctx->problems,
 *                       .token = ctx->csrf, .key = key};
 *   form_error_summary(h, &form);
 *   form_begin(h, &form, S("/people/X123456/plan/goals"));
 *   form_input(h, &form, &(struct gov_input){.name = "title",
 *              .label = T("What is the goal?"), .value = goal->title});
 *   form_end(h, &form, T("Save goal"));
 */
#ifndef WEB_GOV_KEPT_FORM_H
#define WEB_GOV_KEPT_FORM_H

#include "base/date.h"
#include "base/fault.h"
#include "web/gov/gov.h"
#include "web/request.h"

/* The names of the hidden fields that form_begin writes. */
#define FORM_TOKEN   "csrf"
#define FORM_KEY     "key"
#define FORM_VERSION "version"

struct form {
	const struct request *req;       /* NULL: nothing was sent */
	const struct problems *problems; /* NULL: nothing is wrong */
	struct str token;                /* against forged requests */
	struct str key;                  /* that one sending counts once */
	int64_t version;                 /* of what is edited; 0: none */
	bool upload;                     /* takes files: multipart/form-data */
	bool no_draft;                   /* not offered again when not saved */
	struct str action;               /* set by form_begin */
};

/*
 * Whether what is in the request was typed into this form: it was sent with
 * POST and, once form_begin has said the action, to that path.
 */
bool form_sent(const struct form *form);

/* `<form method="post" novalidate>` and the hidden fields; before it what was
 * typed into it and not saved, if there is such (struct request_draft). */
void form_begin(struct html *h, struct form *form, struct str action);

/* A submit button (left out when the text is empty) and `</form>`. */
void form_end(struct html *h, const struct form *form, struct str submit);

/* `<form method="get">` for filters and searches: no hidden fields. */
void form_begin_get(struct html *h, struct form *form, struct str action);

/*
 * All problems, each a link to its field; nothing when there are none.  The
 * first problem of a field is the one that is shown.  A problem whose field
 * is "" is said without a link.
 */
void form_error_summary(struct html *h, const struct form *form);

/* The first problem of a field in words, or empty. */
struct str
form_error(const struct form *form, struct arena *arena, const char *name);

/* What a field shows: what was typed, else the stored value. */
struct str
form_value(const struct form *form, const char *name, struct str stored);

/* A field nobody sees.  Its stored value, never what was sent. */
void form_hidden(struct html *h, const char *name, struct str value);
void form_hidden_i64(struct html *h, const char *name, int64_t value);

/* The components with typed value and problem filled in. */
void form_input(struct html *h, const struct form *form,
                const struct gov_input *input);
/* A number of few figures, with a point where it has one; no hint where that is
 * empty.  `stored` is shown as it is. */
void form_decimal(struct html *h, const struct form *form, const char *name,
                  struct str label, struct str hint, struct str stored);
void form_textarea(struct html *h, const struct form *form,
                   const struct gov_textarea *textarea);
void form_character_count(struct html *h, const struct form *form,
                          const struct gov_character_count *count);
void form_password(struct html *h, const struct form *form,
                   const struct gov_password_input *password);
void form_file(struct html *h, const struct form *form,
               const struct gov_file_upload *upload);
void form_select(struct html *h, const struct form *form,
                 const struct gov_select *select);
void form_radios(struct html *h, const struct form *form,
                 const struct gov_radios *radios);
void form_checkboxes(struct html *h, const struct form *form,
                     const struct gov_checkboxes *checkboxes);
void form_date_picker(struct html *h, const struct form *form,
                      const struct moj_date_picker *picker);

/*
 * Three boxes, sent as <name>-day, <name>-month and <name>-year.  `stored`
 * is shown when nothing was typed; DATE_NONE shows empty boxes.  A problem
 * of <name> marks all boxes, one of <name>-month only that box; the words
 * stand above the boxes either way.
 */
void form_date(struct html *h, const struct form *form,
               const struct gov_date_input *date, struct date stored);

/* The same with the question above it, by the name of the field. */
void form_day(struct html *h, const struct form *form, const char *name,
              struct str question, struct date stored);

/*
 * Read what form_date drew.  1: *out is the day; 0: all boxes are empty;
 * -1: what was typed is no day (a problem is for the caller to add).  Months
 * may be numbers or words; years have four figures.
 */
int
form_date_read(const struct request *req, const char *name, struct date *out);

#endif
