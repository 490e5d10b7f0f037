/*
 * draft_carry.c - what goes along to the sign-in.
 */
#include "kernel/identity/draft_carry.h"
#include "kernel/identity/draft_local.h"
#include "kernel/identity/identity_local.h"
#include "web/gov/form.h"
#include "web/html.h"

#define CARRY_ACTION "carried_to"
#define CARRY_FIELDS "carried"
#define CARRY_TOKEN  "carried_of"

static bool
is_made(struct str name)
{
	return str_is(name, FORM_TOKEN) || str_is(name, FORM_KEY) ||
	       str_is(name, "return");
}

static bool
is_secret(struct str name)
{
	return str_has(name, S("password")) || str_has(name, S("code"));
}

bool
draft_typed(const struct pair *field)
{
	return !is_made(field->name) && !str_is(field->name, FORM_VERSION) &&
	       !str_empty(field->value) && !is_secret(field->name);
}

/* --- there -------------------------------------------------------------- */

static void
encode(struct buf *buf, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool plain = (c >= '0' && c <= '9') ||
		             ((c | 32) >= 'a' && (c | 32) <= 'z');

		if (c == ' ') {
			buf_char(buf, '+');
		} else if (plain || c == '_' || c == '-' || c == '.') {
			buf_char(buf, (char)c);
		} else {
			buf_char(buf, '%');
			buf_char(buf, hex[c >> 4]);
			buf_char(buf, hex[c & 15]);
		}
	}
}

/* At most three bytes for each, and two of marks for a field. */
static size_t
room_of(const struct pairs *form)
{
	size_t n = 1;

	for (size_t i = 0; i < form->n; i++)
		n += 3 * (form->v[i].name.n + form->v[i].value.n) + 2;
	return n;
}

bool
draft_carry_of(const struct request *req, struct draft_carry *out)
{
	bool any = false;
	struct buf buf;

	buf_init(&buf, req->arena, room_of(&req->form));
	for (size_t i = 0; i < req->form.n; i++) {
		const struct pair *field = &req->form.v[i];

		if (is_made(field->name) || is_secret(field->name))
			continue;
		any = any || draft_typed(field);
		if (buf.n > 0)
			buf_char(&buf, '&');
		encode(&buf, field->name);
		buf_char(&buf, '=');
		encode(&buf, field->value);
	}
	*out = (struct draft_carry){req->path, buf_get(&buf),
	                            request_field(req, FORM_TOKEN)};
	return any && !str_empty(out->token) &&
	       draft_fits(out->action, out->fields);
}

void
draft_carry_draw(struct html *h, const struct draft_carry *carry)
{
	if (str_empty(carry->action))
		return;
	form_hidden(h, CARRY_ACTION, carry->action);
	form_hidden(h, CARRY_FIELDS, carry->fields);
	form_hidden(h, CARRY_TOKEN, carry->token);
}

/* --- and back ----------------------------------------------------------- */

struct draft_carry
draft_carry_sent(const struct request *req)
{
	if (req->method != POST)
		return (struct draft_carry){.action = S("")};
	return (struct draft_carry){request_field(req, CARRY_ACTION),
	                            request_field(req, CARRY_FIELDS),
	                            request_field(req, CARRY_TOKEN)};
}

/* A draft of the actor, who has just signed in, where it was theirs. */
static const struct fault *
carry_keep(struct ctx *ctx, const struct draft_carry *carry, bool *theirs)
{
	struct pairs all;

	*theirs = identity_form_token_of(ctx, carry->token, ctx->actor) &&
	          draft_fits(carry->action, carry->fields) &&
	          request_parse_form(ctx->arena, carry->fields, &all);
	if (!*theirs)
		return NULL;
	return draft_put(ctx, carry->action, carry->fields);
}

const struct fault *
draft_carry_receive(struct ctx *ctx, const struct request *req,
                    struct reply *reply, struct str *back)
{
	const struct draft_carry carry = draft_carry_sent(req);
	bool theirs;

	if (str_empty(carry.action))
		return NULL;
	TRY(carry_keep(ctx, &carry, &theirs));
	if (theirs)
		return NULL;
	*back = S("/");
	reply_notice(ctx, reply,
	             TEXT("What was typed before you signed in was not yours. "
	                  "It is not kept."));
	return NULL;
}
