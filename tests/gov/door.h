/*
 * door.h - options as JSON into the typed structs of the components.
 *
 * In tests only: the fixtures of govuk-frontend are JSON.
 */
#ifndef TESTS_GOV_DOOR_H
#define TESTS_GOV_DOOR_H

#include <jansson.h>

#include "web/gov/gov.h"

/* Draw a component ("date-input") with these options; false: not one of
 * ours. */
bool door_draw(struct html *h, const char *component, const json_t *options);

typedef void (*door_fn)(struct html *h, const json_t *o);
door_fn door_content(const char *component);
door_fn door_form(const char *component);
door_fn door_group(const char *component);
door_fn door_nav(const char *component);
struct door_row {
	const char *component;
	door_fn fn;
};
door_fn door_find(const struct door_row *rows, const char *component);

/* Members.  Numbers become text; null, absent and booleans are empty. */
const json_t *door_at(const json_t *o, const char *key);
struct str door_str(struct html *h, const json_t *o, const char *key);
/* NULL when empty. */
const char *door_c(struct html *h, const json_t *o, const char *key);
struct markup door_html(const json_t *o, const char *key);
bool door_truthy(const json_t *o, const char *key);
int door_int(const json_t *o, const char *key);
enum gov_choice_state door_state(const json_t *o, const char *key);
struct gov_attributes
door_attributes(struct html *h, const json_t *o, const char *key);
struct gov_plural door_plural(struct html *h, const json_t *o, const char *key);
/* A list's length and its i-th element; anything but an object is none. */
size_t door_n(const json_t *list);
const json_t *door_item(const json_t *list, size_t i);
#define door_new(h, type, list) arena_new((h)->arena, type, door_n(list) + 1)

/* What every field has. */
struct gov_field door_field(struct html *h, const json_t *o);
struct gov_fieldset *door_fieldset(struct html *h, const json_t *o);

#endif
