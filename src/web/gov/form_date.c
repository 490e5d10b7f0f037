/*
 * form_date.c - a date in three boxes.
 */
#include "web/gov/form.h"

static const char *const PARTS[3] = {"day", "month", "year"};

/* "when" and "month" as "when-month". */
static const char *
part_name(struct arena *arena, const char *name, size_t part)
{
	return str_print(arena, "%s-%s", name, PARTS[part]).p;
}

static void
parts_stored(struct arena *arena, struct date stored, struct str out[3])
{
	int year, month, day;
	for (size_t i = 0; i < 3; i++)
		out[i] = S("");
	if (!date_is(stored))
		return;
	date_split(stored, &year, &month, &day);
	out[0] = str_print(arena, "%d", day);
	out[1] = str_print(arena, "%d", month);
	out[2] = str_print(arena, "%d", year);
}

/* A problem of one box marks that box alone; its words stand for all. */
static void
parts_wrong(struct html *h, const struct form *form,
            struct gov_date_input *date, struct gov_date_item items[3])
{
	struct str first = S("");
	for (size_t i = 0; i < 3; i++) {
		struct str wrong = form_error(
		        form, h->arena, part_name(h->arena, date->name, i));
		if (str_empty(wrong))
			continue;
		items[i].error = GOV_ON;
		if (str_empty(first))
			first = wrong;
	}
	if (str_empty(date->error))
		date->error = form_error(form, h->arena, date->name);
	if (str_empty(date->error))
		date->error = first;
}

/*
 * The summary links to "#when", or to "#when-day" when the problem is the
 * day's.  So the first box is "when" unless it must be "when-day".
 */
static void
items_identify(struct html *h, struct gov_date_input *date,
               struct gov_date_item items[3])
{
	for (size_t i = 0; i < 3; i++)
		items[i].id = part_name(h->arena, date->name, i);
	if (items[0].error == GOV_ON) {
		date->id = date->name;
		return;
	}
	items[0].id = date->name;
	date->id = str_print(h->arena, "%s-date", date->name).p;
}

void
form_date(struct html *h, const struct form *form,
          const struct gov_date_input *date, struct date stored)
{
	struct gov_date_input f = *date;
	struct gov_date_item items[3] = {
	        {.name = "day", .label = T("Day")},
	        {.name = "month", .label = T("Month")},
	        {.name = "year", .label = T("Year"), .width = 4}};
	struct str values[3];

	parts_stored(h->arena, stored, values);
	for (size_t i = 0; i < 3; i++)
		items[i].value = form_value(
		        form, part_name(h->arena, f.name, i), values[i]);
	parts_wrong(h, form, &f, items);
	items_identify(h, &f, items);
	f.items = (struct gov_date_items){items, 3};
	gov_date_input(h, &f);
}

/* --- reading ----------------------------------------------------------- */

/* A month as a number or as a word of at least three letters. */
static bool
month_read(struct arena *arena, struct str s, int64_t *out)
{
	static const char *const names[12] = {
	        "january",   "february", "march",    "april",
	        "may",       "june",     "july",     "august",
	        "september", "october",  "november", "december"};
	static const char *const welsh[12] = {
	        "ionawr", "chwefror", "mawrth",     "ebrill",
	        "mai",    "mehefin",  "gorffennaf", "awst",
	        "medi",   "hydref",   "tachwedd",   "rhagfyr"};
	struct str lower = str_lower(arena, s);

	if (str_i64(s, out))
		return true;
	if (s.n < 3)
		return false;
	for (int i = 0; i < 12; i++)
		if (str_starts(str_of(names[i]), lower) ||
		    str_starts(str_of(welsh[i]), lower)) {
			*out = i + 1;
			return true;
		}
	return false;
}

/* The three texts as a day; false when they are none. */
static bool
parts_read(struct arena *arena, const struct str typed[3], struct date *out)
{
	int64_t day, month, year;

	if (!str_i64(typed[0], &day) || !month_read(arena, typed[1], &month) ||
	    !str_i64(typed[2], &year))
		return false;
	if (day < 1 || day > 31 || month < 1 || month > 12)
		return false;
	return year >= 1000 && year <= 9999 &&
	       date_make((int)year, (int)month, (int)day, out);
}

void
form_day(struct html *h, const struct form *form, const char *name,
         struct str question, struct date stored)
{
	form_date(h, form,
	          &(struct gov_date_input){
	                  .name = name,
	                  .id = name,
	                  .fieldset =
	                          &(struct gov_fieldset){
	                                  .legend = question,
	                                  .legend_classes =
	                                          "govuk-fieldset__legend--s"}},
	          stored);
}

int
form_date_read(const struct request *req, const char *name, struct date *out)
{
	struct str typed[3];
	bool any = false;

	for (size_t i = 0; i < 3; i++) {
		typed[i] = str_trim(
		        request_field(req, part_name(req->arena, name, i)));
		any = any || !str_empty(typed[i]);
	}
	if (!any)
		return 0;
	return parts_read(req->arena, typed, out) ? 1 : -1;
}
