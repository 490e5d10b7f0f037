#include "tests/gov/door.h"

#include <string.h>

#include "tests/gov/html_tree.h"

door_fn
door_find(const struct door_row *rows, const char *component)
{
	for (; rows->component != NULL; rows++)
		if (strcmp(rows->component, component) == 0)
			return rows->fn;
	return NULL;
}

bool
door_draw(struct html *h, const char *component, const json_t *options)
{
	door_fn fn = door_content(component);
	if (fn == NULL)
		fn = door_form(component);
	if (fn == NULL)
		fn = door_group(component);
	if (fn == NULL)
		fn = door_nav(component);
	if (fn != NULL)
		fn(h, options);
	return fn != NULL;
}

const json_t *
door_at(const json_t *o, const char *key)
{
	return json_object_get(o, key);
}

struct str
door_str(struct html *h, const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);
	if (json_is_integer(v))
		return str_print(h->arena, "%lld",
		                 (long long)json_integer_value(v));
	return json_is_string(v) ? str_of(json_string_value(v)) : S("");
}

const char *
door_c(struct html *h, const json_t *o, const char *key)
{
	struct str s = door_str(h, o, key);
	return str_empty(s) ? NULL : str_c(h->arena, s);
}

struct markup
door_html(const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);
	return (struct markup){json_is_string(v) ? str_of(json_string_value(v))
	                                         : S("")};
}

bool
door_truthy(const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);
	if (json_is_string(v))
		return json_string_length(v) > 0;
	if (json_is_integer(v))
		return json_integer_value(v) != 0;
	return v != NULL && !json_is_null(v) && !json_is_false(v);
}

int
door_int(const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);
	int64_t n = json_integer_value(v);
	if (json_is_string(v) && !str_i64(str_of(json_string_value(v)), &n))
		return 0;
	return (int)n;
}

enum gov_choice_state
door_state(const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);
	if (json_is_true(v))
		return GOV_ON;
	return json_is_false(v) ? GOV_OFF : GOV_AUTO;
}

size_t
door_n(const json_t *list)
{
	return json_array_size(list);
}

const json_t *
door_item(const json_t *list, size_t i)
{
	const json_t *v = json_array_get(list, i);
	return json_is_object(v) || json_is_array(v) ? v : NULL;
}

/* --- attributes -------------------------------------------------------- */

struct list {
	struct arena *arena;
	struct gov_attribute *v;
	size_t n;
};

#define LIST_MOST 32

static void
list_put(void *data, struct str name, struct str value, bool flag)
{
	struct list *list = data;
	claim(list->n < LIST_MOST);
	list->v[list->n++] =
	        (struct gov_attribute){str_c(list->arena, name), value, flag};
}

static struct str
scalar(struct arena *arena, const json_t *v)
{
	if (json_is_integer(v))
		return str_print(arena, "%lld",
		                 (long long)json_integer_value(v));
	if (json_is_boolean(v))
		return json_is_true(v) ? S("true") : S("false");
	return json_is_string(v) ? str_of(json_string_value(v)) : S("");
}

/* {value, optional}: no value leaves it out, true is a flag. */
static void
optional_put(struct list *list, const char *name, const json_t *o)
{
	const json_t *v = json_object_get(o, "value");
	if (!json_is_true(json_object_get(o, "optional")))
		list_put(list, str_of(name), scalar(list->arena, v), false);
	else if (v != NULL && !json_is_null(v) && !json_is_false(v))
		list_put(list, str_of(name), scalar(list->arena, v),
		         json_is_true(v));
}

struct gov_attributes
door_attributes(struct html *h, const json_t *o, const char *key)
{
	json_t *all = json_object_get(o, key);
	struct list list = {h->arena, NULL, 0};
	const char *name;
	json_t *v;

	list.v = arena_new(h->arena, struct gov_attribute, LIST_MOST);
	if (json_is_string(all))
		html_tree_attributes(h->arena, str_of(json_string_value(all)),
		                     list_put, &list);
	json_object_foreach (all, name, v) {
		if (json_is_object(v))
			optional_put(&list, name, v);
		else
			list_put(&list, str_of(name), scalar(h->arena, v),
			         false);
	}
	return (struct gov_attributes){list.v, list.n};
}

struct gov_plural
door_plural(struct html *h, const json_t *o, const char *key)
{
	const json_t *all = json_object_get(o, key);
	return (struct gov_plural){.zero = door_str(h, all, "zero"),
	                           .one = door_str(h, all, "one"),
	                           .two = door_str(h, all, "two"),
	                           .few = door_str(h, all, "few"),
	                           .many = door_str(h, all, "many"),
	                           .other = door_str(h, all, "other")};
}

/* --- fields ------------------------------------------------------------ */

static const struct gov_label *
label_of(struct html *h, const json_t *o)
{
	struct gov_label *label = arena_new(h->arena, struct gov_label, 1);
	*label = (struct gov_label){
	        .text = door_str(h, o, "text"),
	        .html = door_html(o, "html"),
	        .classes = door_c(h, o, "classes"),
	        .page_heading = door_truthy(o, "isPageHeading"),
	        .attributes = door_attributes(h, o, "attributes")};
	return label;
}

static const struct gov_hint *
hint_of(struct html *h, const json_t *o)
{
	struct gov_hint *hint = arena_new(h->arena, struct gov_hint, 1);
	if (o == NULL)
		return NULL;
	*hint = (struct gov_hint){.text = door_str(h, o, "text"),
	                          .html = door_html(o, "html"),
	                          .classes = door_c(h, o, "classes"),
	                          .attributes =
	                                  door_attributes(h, o, "attributes")};
	return hint;
}

static const struct gov_error_message *
error_of(struct html *h, const json_t *o)
{
	struct gov_error_message *e =
	        arena_new(h->arena, struct gov_error_message, 1);
	const json_t *hidden = door_at(o, "visuallyHiddenText");
	if (o == NULL)
		return NULL;
	*e = (struct gov_error_message){
	        .text = door_str(h, o, "text"),
	        .html = door_html(o, "html"),
	        .classes = door_c(h, o, "classes"),
	        .hidden = door_str(h, o, "visuallyHiddenText"),
	        .attributes = door_attributes(h, o, "attributes")};
	e->no_hidden = hidden != NULL && !door_truthy(o, "visuallyHiddenText");
	return e;
}

static struct gov_content
content_of(struct html *h, const json_t *group, const char *one,
           const char *many)
{
	const json_t *o = door_at(group, one);
	if (o == NULL)
		o = door_at(group, many);
	return (struct gov_content){door_str(h, o, "text"),
	                            door_html(o, "html")};
}

struct gov_field
door_field(struct html *h, const json_t *o)
{
	const json_t *group = door_at(o, "formGroup");
	return (struct gov_field){
	        .name = door_c(h, o, "name"),
	        .id = door_c(h, o, "id"),
	        .label_as = label_of(h, door_at(o, "label")),
	        .hint_as = hint_of(h, door_at(o, "hint")),
	        .error_as = error_of(h, door_at(o, "errorMessage")),
	        .described_by = door_c(h, o, "describedBy"),
	        .classes = door_c(h, o, "classes"),
	        .attributes = door_attributes(h, o, "attributes"),
	        .group_classes = door_c(h, group, "classes"),
	        .group_attributes = door_attributes(h, group, "attributes"),
	        .before = content_of(h, group, "beforeInput", "beforeInputs"),
	        .after = content_of(h, group, "afterInput", "afterInputs")};
}

struct gov_fieldset *
door_fieldset(struct html *h, const json_t *o)
{
	const json_t *legend = door_at(o, "legend");
	struct gov_fieldset *set = arena_new(h->arena, struct gov_fieldset, 1);
	if (o == NULL)
		return NULL;
	*set = (struct gov_fieldset){
	        .legend = door_str(h, legend, "text"),
	        .legend_html = door_html(legend, "html"),
	        .legend_classes = door_c(h, legend, "classes"),
	        .page_heading = door_truthy(legend, "isPageHeading"),
	        .described_by = door_c(h, o, "describedBy"),
	        .role = door_c(h, o, "role"),
	        .classes = door_c(h, o, "classes"),
	        .attributes = door_attributes(h, o, "attributes"),
	        .html = door_html(o, "html")};
	return set;
}
