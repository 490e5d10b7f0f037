/*
 * assess_differ.c - rules: what differs between two states of an assessment.
 */
#include "practice/strengths/assess_since.h"

/* Of an edition two things, of an area its state, of the sides seven and ten
 * fields. */
#define MOST (2 + 18 * ASSESS_AREA_COUNT)

struct differ {
	struct change *v;
	size_t n;
	struct str of;
	struct str part;
};

static struct differ
begin(struct arena *arena)
{
	return (struct differ){.v = arena_new(arena, struct change, MOST)};
}

static void
end(const struct differ *d, struct change_list *out)
{
	*out = (struct change_list){d->v, d->n};
}

static void
put(struct differ *d, struct str what, struct str was, struct str is)
{
	if (str_equal(was, is))
		return;
	d->v[d->n++] = (struct change){
	        .kind = CHANGE_CHANGED,
	        .of = d->of,
	        .join = S(": "),
	        .part = d->part,
	        .what = what,
	        .was = was,
	        .is = is,
	};
}

static struct str
said(int value, const char *const *keys)
{
	return value == 0 ? S("") : text_get(keys[value]);
}

static struct str
whose(enum assess_voice voice)
{
	switch (voice) {
	case ASSESS_OWN:
		return T("Own words");
	case ASSESS_FOR:
		return T("Written down by a worker");
	default:
		return S("");
	}
}

static void
nothing(struct differ *d, struct str says, bool then, bool now)
{
	put(d, says, then ? T("Yes") : T("No"), now ? T("Yes") : T("No"));
}

/* The side's questions are those that were asked last. */
static void
own(struct differ *d, bool mine, const struct assess_own *then,
    const struct assess_own *now)
{
	struct str asked = now->by.asked;

	d->part = mine ? T("What I say") : T("The person says");
	put(d, assess_asked(asked, ASSESS_ASKED_OWN_VIEW), then->view,
	    now->view);
	put(d, assess_asked(asked, ASSESS_ASKED_OWN_READY),
	    said((int)then->ready, assess_ready_keys),
	    said((int)now->ready, assess_ready_keys));
	put(d, assess_asked(asked, ASSESS_ASKED_OWN_STRENGTHS), then->strengths,
	    now->strengths);
	nothing(d, assess_asked(asked, ASSESS_ASKED_OWN_NOTHING), then->nothing,
	        now->nothing);
	put(d, T("More about that"), then->ready_words, now->ready_words);
	put(d, assess_asked(asked, ASSESS_ASKED_OWN_PRIORITY),
	    said(then->priority, assess_priority_keys),
	    said(now->priority, assess_priority_keys));
	put(d, T("Who wrote it"), whose(then->voice), whose(now->voice));
}

static void
link(struct differ *d, struct str question, enum assess_link then,
     enum assess_link now)
{
	put(d, question, said((int)then, assess_link_keys),
	    said((int)now, assess_link_keys));
}

static void
work(struct differ *d, const struct assess_work *then,
     const struct assess_work *now)
{
	struct str asked = now->by.asked;

	d->part = T("The worker says");
	put(d, assess_asked(asked, ASSESS_ASKED_STRENGTHS), then->strengths,
	    now->strengths);
	put(d, assess_asked(asked, ASSESS_ASKED_VIEW), then->view, now->view);
	put(d, assess_asked(asked, ASSESS_ASKED_NEEDS), then->needs,
	    now->needs);
	nothing(d, assess_asked(asked, ASSESS_ASKED_NOTHING), then->nothing,
	        now->nothing);
	put(d, assess_asked(asked, ASSESS_ASKED_PRIORITY),
	    said(then->priority, assess_priority_keys),
	    said(now->priority, assess_priority_keys));
	link(d, assess_asked(asked, ASSESS_ASKED_HARM), then->harm, now->harm);
	put(d, T("How is it linked to serious harm, or why not?"),
	    then->harm_words, now->harm_words);
	link(d, assess_asked(asked, ASSESS_ASKED_REOFFENDING),
	     then->reoffending, now->reoffending);
	put(d, T("How is it linked to reoffending, or why not?"),
	    then->reoffending_words, now->reoffending_words);
	put(d, assess_asked(asked, ASSESS_ASKED_EVIDENCE), then->evidence,
	    now->evidence);
}

void
assess_differ_own(struct arena *arena, enum assess_code code, bool mine,
                  const struct assess_own *then, const struct assess_own *now,
                  struct change_list *out)
{
	struct differ d = begin(arena);

	d.of = text_get(mine ? assess_code_keys_me[code]
	                     : assess_code_keys[code]);
	own(&d, mine, then, now);
	end(&d, out);
}

void
assess_differ_work(struct arena *arena, enum assess_code code,
                   const struct assess_work *then,
                   const struct assess_work *now, struct change_list *out)
{
	struct differ d = begin(arena);

	d.of = text_get(assess_code_keys[code]);
	work(&d, then, now);
	end(&d, out);
}

void
assess_differ(struct arena *arena, const struct assess *then,
              const struct assess *now, struct change_list *out)
{
	struct differ d = begin(arena);

	d.of = T("The whole assessment");
	put(&d, T("Signing it"), text_get(assess_standing_keys[then->standing]),
	    text_get(assess_standing_keys[now->standing]));
	put(&d, T("Shared"), instant_is(then->shared_at) ? T("Yes") : T("No"),
	    instant_is(now->shared_at) ? T("Yes") : T("No"));
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		const struct assess_area *was = &then->areas[i];
		const struct assess_area *is = &now->areas[i];

		d.of = text_get(assess_code_keys[i]);
		d.part = S("");
		put(&d, T("State"), text_get(assess_state_keys[was->state]),
		    text_get(assess_state_keys[is->state]));
		own(&d, false, &was->own, &is->own);
		work(&d, &was->work, &is->work);
	}
	end(&d, out);
}
