/*
 * ending_api.c - endings as JSON: what is answered.
 */
#include "practice/ending/ending_api.h"

static void
by_json(struct json_out *j, const struct ending_by *by)
{
	json_bool(j, "for_them", by->voice == ENDING_FOR);
	json_str_or_null(j, "said_by", by->name);
	json_instant(j, "said_at", by->at);
}

static void
quotes_json(struct json_out *j, const char *key,
            const struct ending_quote *quotes, size_t n)
{
	json_array(j, key);
	for (size_t i = 0; i < n; i++) {
		json_object(j, NULL);
		json_str(j, "ref",
		         ending_quote_value(j->buf->arena, &quotes[i]));
		json_str(j, "kind", str_of(ending_quote_kinds[quotes[i].kind]));
		json_str(j, "words", quotes[i].words);
		json_end(j);
	}
	json_end(j);
}

static void
texts_json(struct json_out *j, const struct ending *e)
{
	json_array(j, "texts");
	for (size_t i = 0; i < e->texts_n; i++) {
		const struct ending_text *text = &e->texts[i];

		json_object(j, NULL);
		json_str(j, "about", str_of(ending_abouts[text->about]));
		json_str(j, "side",
		         text->side == ENDING_PERSON ? S("person")
		                                     : S("worker"));
		json_str(j, "words", text->words);
		quotes_json(j, "quotes", text->quotes, text->quotes_n);
		json_bool(j, "current",
		          ending_text_now(e, text->side, text->about) == text);
		by_json(j, &text->by);
		json_end(j);
	}
	json_end(j);
}

static void
supports_json(struct json_out *j, const struct ending *e)
{
	json_array(j, "supports");
	for (size_t i = 0; i < e->supports_n; i++) {
		const struct ending_support *one = &e->supports[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, one->id));
		json_str(j, "kind", str_of(ending_support_kinds[one->kind]));
		json_str(j, "who", one->who);
		json_str(j, "what", one->what);
		json_str_or_null(j, "reach", one->reach);
		json_str(j, "state", str_of(ending_agreeds[one->state]));
		by_json(j, one->state == ENDING_OPEN ? &one->by : &one->said);
		json_end(j);
	}
	json_end(j);
}

static void
answers_json(struct json_out *j, const struct ending *e, struct date today)
{
	json_array(j, "answers");
	for (int i = 0; i < ENDING_ASK_COUNT; i++) {
		const struct ending_said *said = &e->asked[i];

		if (said->says == ENDING_UNSAID)
			continue;
		json_object(j, NULL);
		json_str(j, "ask", str_of(ending_asks[i]));
		json_str(j, "says", str_of(ending_says_words[said->says]));
		json_date(j, "until", said->until);
		json_bool(j, "holds", ending_is_yes(said, today));
		by_json(j, &said->by);
		json_end(j);
	}
	json_end(j);
}

static void
letters_json(struct json_out *j, const struct ending *e)
{
	json_array(j, "letters");
	for (size_t i = 0; i < e->letters_n; i++) {
		const struct ending_letter *letter = &e->letters[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, letter->id));
		quotes_json(j, "quotes", letter->quotes, letter->quotes_n);
		json_str_or_null(j, "own", letter->words);
		by_json(j, &letter->by);
		json_bool(j, "given", !str_empty(letter->signed_words));
		json_str_or_null(j, "worker_words", letter->signed_words);
		json_str_or_null(j, "signed_by", letter->signed_by.name);
		json_end(j);
	}
	json_end(j);
}

static void
talks_json(struct json_out *j, const struct ending *e)
{
	json_array(j, "talks");
	for (size_t i = 0; i < e->talks_n; i++) {
		const struct ending_talk *talk = &e->talks[i];

		json_object(j, NULL);
		json_date(j, "day", talk->day);
		json_str(j, "how", str_of(ending_hows[talk->how]));
		json_str_or_null(j, "why", talk->why);
		json_str_or_null(j, "room", talk->room);
		json_str_or_null(j, "written_by", talk->by.name);
		json_end(j);
	}
	json_end(j);
}

static void
outcome_json(struct json_out *j, const char *key,
             const struct ending_outcome *outcome)
{
	json_object(j, key);
	json_str(j, "outcome", str_of(ending_outcomes[outcome->code]));
	json_date(j, "ended_on", outcome->ended_on);
	json_str(j, "why", outcome->why);
	json_date(j, "door_until", outcome->door_until);
	json_bool(j, "corrects", outcome->corrects);
	json_str_or_null(j, "set_by", outcome->by.name);
	json_end(j);
}

static void
outcomes_json(struct json_out *j, const struct ending *e, struct date today)
{
	if (e->outcomes_n == 0)
		json_null(j, "outcome");
	else
		outcome_json(j, "outcome", &e->outcomes[0]);
	json_array(j, "outcomes_before");
	for (size_t i = 1; i < e->outcomes_n; i++)
		outcome_json(j, NULL, &e->outcomes[i]);
	json_end(j);
	json_date(j, "door_until", e->door_until);
	json_bool(j, "door_open", ending_door_on(e, today) == ENDING_DOOR_OPEN);
}

static void
visits_json(struct json_out *j, const struct ending *e)
{
	json_array(j, "visits");
	for (size_t i = 0; i < e->visits_n; i++) {
		const struct ending_visit *visit = &e->visits[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, visit->id));
		json_str_or_null(j, "words", visit->words);
		by_json(j, &visit->by);
		json_str_or_null(j, "answer", visit->answer);
		json_str_or_null(j, "answered_by", visit->answered.name);
		json_end(j);
	}
	json_end(j);
}

const struct fault *
ending_api_reply(struct ctx *ctx, struct reply *reply, int status,
                 struct person_id person)
{
	struct ending_back back;
	struct ending e;
	struct json_out j;

	TRY(ending_read(ctx, person, 0, &e));
	TRY(ending_look_back(ctx, person, &back));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_str_or_null(&j, "id",
	                 e.id == 0 ? S("") : id_show(ctx->arena, e.id));
	json_date(&j, "begun_on",
	          e.id == 0 ? DATE_NONE : instant_date(e.begun.at));
	texts_json(&j, &e);
	supports_json(&j, &e);
	answers_json(&j, &e, ctx->today);
	letters_json(&j, &e);
	talks_json(&j, &e);
	outcomes_json(&j, &e, ctx->today);
	visits_json(&j, &e);
	quotes_json(&j, "to_point_at", back.v, back.n);
	json_end(&j);
	return NULL;
}

const struct fault *
ending_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return ending_api_reply(ctx, reply, 200, head.person);
}
