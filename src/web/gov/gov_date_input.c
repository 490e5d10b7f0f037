#include <string.h>

#include "web/gov/gov_form.h"

static bool
class_has(const char *classes, const char *part)
{
	return classes != NULL && strstr(classes, part) != NULL;
}

static bool
item_wrong(const struct gov_date_item *item)
{
	return item->error == GOV_ON ||
	       class_has(item->classes, "govuk-input--error");
}

/* A box is red when it says so or, when none says so, all are. */
static bool
item_red(const struct gov_date_input *date, const struct gov_date_item *item,
         bool some_wrong)
{
	if (class_has(item->classes, "govuk-input--error"))
		return false; /* the class is there already */
	if (item->error == GOV_ON)
		return true;
	return item->error != GOV_OFF && !some_wrong &&
	       gov_field_wrong(&date->field);
}

static const char *
item_classes(struct html *h, const struct gov_date_input *date,
             const struct gov_date_item *item, bool some_wrong)
{
	const char *classes = "govuk-date-input__input";
	if (item_red(date, item, some_wrong))
		classes = gov_words(h, classes, "govuk-input--error");
	if (!class_has(item->classes, "govuk-input--width-"))
		classes = str_print(h->arena, "%s govuk-input--width-%d",
		                    classes, item->width > 0 ? item->width : 2)
		                  .p;
	return gov_words(h, classes, item->classes);
}

static struct str
capital(struct html *h, const char *name)
{
	struct str s = str_of(name);
	struct str first = str_upper(h->arena, str_slice(s, 0, 1));
	struct str rest = str_lower(h->arena, str_slice(s, 1, s.n));
	return str_print(h->arena, "%.*s%.*s", STR_ARG(first), STR_ARG(rest));
}

static void
item_draw(struct html *h, const struct gov_date_input *date,
          const struct gov_date_item *item, bool some_wrong)
{
	const char *name = item->name;
	const char *id = item->id;
	struct gov_label label = {.text = item->label,
	                          .classes = "govuk-date-input__label"};
	if (str_empty(label.text))
		label.text = capital(h, name);
	if (id == NULL || id[0] == '\0')
		id = str_print(h->arena, "%s-%s", gov_field_id(&date->field),
		               name)
		             .p;
	if (date->name != NULL && date->name[0] != '\0')
		name = str_print(h->arena, "%s-%s", date->name, name).p;
	html_raw(h, "<div class=\"govuk-date-input__item\">");
	gov_input(h, &(struct gov_input){.label_as = &label,
	                                 .id = id,
	                                 .name = name,
	                                 .classes = item_classes(h, date, item,
	                                                         some_wrong),
	                                 .value = item->value,
	                                 .inputmode = item->inputmode == NULL
	                                                      ? "numeric"
	                                                      : item->inputmode,
	                                 .autocomplete = item->autocomplete,
	                                 .pattern = item->pattern,
	                                 .attributes = item->attributes});
	html_raw(h, "</div>");
}

static void
boxes_draw(struct html *h, const struct gov_date_input *date,
           const struct gov_date_items *items)
{
	bool some_wrong = false;
	for (size_t i = 0; i < items->n; i++)
		if (!items->v[i].omit && item_wrong(&items->v[i]))
			some_wrong = true;
	gov_field_hint(h, &date->field);
	gov_field_error(h, &date->field);
	html_raw(h, "<div");
	gov_class(h, "govuk-date-input", date->classes);
	gov_attributes(h, date->attributes);
	gov_attr_c(h, "id", gov_field_id(&date->field));
	html_raw(h, ">");
	gov_put(h, date->before.text, date->before.html);
	for (size_t i = 0; i < items->n; i++)
		if (!items->v[i].omit)
			item_draw(h, date, &items->v[i], some_wrong);
	gov_put(h, date->after.text, date->after.html);
	html_raw(h, "</div>");
}

void
gov_date_input(struct html *h, const struct gov_date_input *date)
{
	struct gov_date_item usual[3] = {
	        {.name = "day", .label = T("Day"), .value = date->day},
	        {.name = "month", .label = T("Month"), .value = date->month},
	        {.name = "year",
	         .label = T("Year"),
	         .value = date->year,
	         .width = 4}};
	struct gov_date_items items = date->items;
	struct gov_fieldset set;
	bool has = gov_field_set(h, &date->field, date->fieldset, &set);

	if (items.n == 0)
		items = (struct gov_date_items){usual, 3};
	gov_group_open(h, &date->field, NULL);
	if (has) {
		set.described_by =
		        gov_field_described(h, &date->field, set.described_by);
		set.role = "group";
		gov_fieldset_begin(h, &set);
	}
	boxes_draw(h, date, &items);
	if (has)
		gov_fieldset_end(h);
	html_raw(h, "</div>");
}
