/*
 * door_group.c - radios, checkboxes and the date input.
 */
#include <string.h>

#include "tests/gov/door.h"

static struct gov_choice
choice_of(struct html *h, const json_t *o)
{
	const json_t *hint = door_at(o, "hint");
	const json_t *label = door_at(o, "label");
	return (struct gov_choice){
	        .omit = o == NULL,
	        .value = door_str(h, o, "value"),
	        .text = door_str(h, o, "text"),
	        .html = door_html(o, "html"),
	        .hint = door_str(h, hint, "text"),
	        .hint_html = door_html(hint, "html"),
	        .hint_classes = door_c(h, hint, "classes"),
	        .hint_attributes = door_attributes(h, hint, "attributes"),
	        .label_classes = door_c(h, label, "classes"),
	        .label_attributes = door_attributes(h, label, "attributes"),
	        .conditional = door_html(door_at(o, "conditional"), "html"),
	        .checked = door_state(o, "checked"),
	        .disabled = door_truthy(o, "disabled"),
	        .divider = door_str(h, o, "divider"),
	        .id = door_c(h, o, "id"),
	        .name = door_c(h, o, "name"),
	        .behaviour = door_c(h, o, "behaviour"),
	        .attributes = door_attributes(h, o, "attributes")};
}

static struct gov_choices
choices_of(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct gov_choice *v = door_new(h, struct gov_choice, list);
	for (size_t i = 0; i < door_n(list); i++)
		v[i] = choice_of(h, door_item(list, i));
	return (struct gov_choices){v, door_n(list)};
}

static struct gov_field
field_of(struct html *h, const json_t *o)
{
	struct gov_field field = door_field(h, o);
	field.id = door_c(h, o, "idPrefix");
	return field;
}

static void
radios(struct html *h, const json_t *o)
{
	gov_radios(h, &(struct gov_radios){.field = field_of(h, o),
	                                   .fieldset = door_fieldset(
	                                           h, door_at(o, "fieldset")),
	                                   .items = choices_of(h, o),
	                                   .value = door_str(h, o, "value")});
}

static void
checkboxes(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "values");
	struct str *v = door_new(h, struct str, list);
	for (size_t i = 0; i < door_n(list); i++)
		v[i] = str_of(json_string_value(json_array_get(list, i)));
	gov_checkboxes(
	        h, &(struct gov_checkboxes){
	                   .field = field_of(h, o),
	                   .fieldset = door_fieldset(h, door_at(o, "fieldset")),
	                   .items = choices_of(h, o),
	                   .values = {v, door_n(list)}});
}

/* --- date input -------------------------------------------------------- */

static const char *const PARTS[] = {"day", "month", "year", NULL};

/* Which of day, month and year a name is, by itself or as renamed. */
static int
part_of(struct html *h, const json_t *o, const char *name)
{
	int part = name == NULL ? -1 : str_word(str_of(name), PARTS);
	for (int i = 0; name != NULL && part < 0 && i < 3; i++) {
		const char *as = door_c(h, door_at(o, PARTS[i]), "name");
		if (as != NULL && strcmp(as, name) == 0)
			part = i;
	}
	return part;
}

/* Its own value; else that of the part; else the one of the values. */
static struct str
value_of(struct html *h, const json_t *o, const json_t *item, const char *name,
         int part)
{
	const char *prefix = door_c(h, o, "namePrefix");
	const json_t *values = door_at(o, "values");
	const char *key = name;
	if (door_at(item, "value") != NULL)
		return door_str(h, item, "value");
	if (part >= 0) {
		const json_t *given = door_at(o, PARTS[part]);
		if (door_at(given, "value") != NULL)
			return door_str(h, given, "value");
		if (given == NULL && door_at(values, PARTS[part]) != NULL)
			return door_str(h, values, PARTS[part]);
	}
	if (prefix != NULL)
		key = str_print(h->arena, "%s-%s", prefix, name).p;
	return door_str(h, values, key);
}

static struct gov_date_item
date_item(struct html *h, const json_t *o, const json_t *item, int usual)
{
	const char *name = door_c(h, item, "name");
	int part = usual >= 0 ? usual : part_of(h, o, name);
	if (name == NULL && part >= 0)
		name = PARTS[part];
	return (struct gov_date_item){
	        .name = name,
	        .label = door_str(h, item, "label"),
	        .value = value_of(h, o, item, name, part),
	        .id = door_c(h, item, "id"),
	        .classes = door_c(h, item, "classes"),
	        .inputmode = door_c(h, item, "inputmode"),
	        .autocomplete = door_c(h, item, "autocomplete"),
	        .pattern = door_c(h, item, "pattern"),
	        .error = door_state(item, "error"),
	        .width = part == 2 ? 4 : 2,
	        .attributes = door_attributes(h, item, "attributes")};
}

static struct gov_date_items
date_items(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct gov_date_item *v =
	        arena_new(h->arena, struct gov_date_item, door_n(list) + 3);
	for (size_t i = 0; i < door_n(list); i++)
		v[i] = date_item(h, o, door_item(list, i), -1);
	if (door_n(list) > 0)
		return (struct gov_date_items){v, door_n(list)};
	for (int i = 0; i < 3; i++) {
		const json_t *given = door_at(o, PARTS[i]);
		v[i] = date_item(h, o, given, i);
		v[i].omit = given != NULL && !door_truthy(o, PARTS[i]);
	}
	return (struct gov_date_items){v, 3};
}

static void
date_input(struct html *h, const json_t *o)
{
	struct gov_date_input date = {
	        .field = door_field(h, o),
	        .fieldset = door_fieldset(h, door_at(o, "fieldset")),
	        .items = date_items(h, o)};
	date.name = door_c(h, o, "namePrefix");
	gov_date_input(h, &date);
}

door_fn
door_group(const char *component)
{
	static const struct door_row rows[] = {{"checkboxes", checkboxes},
	                                       {"date-input", date_input},
	                                       {"radios", radios},
	                                       {NULL, NULL}};
	return door_find(rows, component);
}
