/*
 * id.h - the names of things: one type each, so that mixing them does not
 * compile.
 *
 * An id is a positive 63-bit number: the high bits are the time it was made
 * (milliseconds), the low 22 a counter with a random start, so that ids made
 * one after the other lie side by side in an index and two processes hardly
 * ever meet (a primary key catches it if they do).  In addresses an id is
 * written as 13 characters of Crockford's base 32.
 */
#ifndef BASE_ID_H
#define BASE_ID_H

#include "base/str.h"

#define ID_TYPE(name) \
	struct name { \
		int64_t v; \
	}

ID_TYPE(user_id);
ID_TYPE(person_id);
ID_TYPE(organisation_id);
ID_TYPE(team_id);
ID_TYPE(session_id);
ID_TYPE(token_id);
ID_TYPE(audit_id);
ID_TYPE(event_id);
ID_TYPE(message_id);
ID_TYPE(order_id);
ID_TYPE(requirement_id);
ID_TYPE(plan_id);
ID_TYPE(statement_id);
ID_TYPE(goal_id);
ID_TYPE(step_id);
ID_TYPE(agreement_id);
ID_TYPE(contact_id);
ID_TYPE(promise_id);
ID_TYPE(policy_id);
ID_TYPE(merge_id);
ID_TYPE(media_id);
ID_TYPE(account_id);
ID_TYPE(entry_id);
ID_TYPE(authority_id);
ID_TYPE(fund_id);
ID_TYPE(bank_line_id);

/* A new id.  Safe from any thread; always above the last one made here. */
int64_t id_new(void);

/* As 13 characters, for an address. */
struct str id_show(struct arena *arena, int64_t id);

/* Back again.  False when it is not such a word. */
MUST_CHECK bool id_read(struct str s, int64_t *out);

/* `n` random bytes from the operating system. */
void id_random(void *out, size_t n);

#endif
