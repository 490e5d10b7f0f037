#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_help_local.h"
#include "practice/plan/plan_scale_local.h"

void
plan_api_author(struct json_out *j, const struct plan_author *author)
{
	static const char *const words[] = {
	        [PLAN_VOICE_OWN] = "person",
	        [PLAN_VOICE_FOR] = "worker_for_person",
	        [PLAN_VOICE_WORKER] = "worker",
	};

	json_str(j, "words_of", str_of(words[author->voice]));
	json_str_or_null(j, "written_by", author->name);
	json_instant(j, "written_at", author->at);
}

/* Its number and kind; no words, which are read where they are. */
static void
plan_api_source_put(struct json_out *j, struct plan_source source)
{
	json_str_or_null(j, "source",
	                 source.v == 0 ? S("")
	                               : id_show(j->buf->arena, source.v));
	json_str_or_null(j, "source_kind",
	                 str_of(plan_lift_words[source.kind]));
}

static void
plan_api_step(struct json_out *j, const struct plan_step *step,
              enum plan_basis basis)
{
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, step->id.v));
	json_i64(j, "version", step->version);
	json_str(j, "description", step->words);
	json_str(j, "actor", str_of(plan_actor_words[step->actor]));
	json_str(j, "status", str_of(plan_step_status_words[step->status]));
	json_date(j, "due_on", step->due);
	json_str(j, "basis", str_of(plan_basis_words[basis]));
	json_str_or_null(j, "resource",
	                 str_of(plan_resource_words[step->resource]));
	json_str_or_null(j, "needs", step->needs);
	json_str(j, "person_reply",
	         str_of(plan_reply_words[step->replies[PLAN_PERSON]]));
	json_str(j, "worker_reply",
	         str_of(plan_reply_words[step->replies[PLAN_WORKER]]));
	json_str_or_null(j, "person_words", step->reply_words[PLAN_PERSON]);
	json_str_or_null(j, "worker_words", step->reply_words[PLAN_WORKER]);
	plan_scribe_json(j, "person_reply_by_hand", &step->hand);
	plan_scribe_json(j, "status_by_hand", &step->mark);
	plan_api_source_put(j, step->source);
	plan_api_author(j, &step->author);
	json_end(j);
}

static void
plan_api_view(struct json_out *j, const char *key, const struct plan_view *view)
{
	json_object(j, key);
	json_str_or_null(j, "stance", str_of(plan_stance_words[view->stance]));
	json_str_or_null(j, "words", view->words);
	json_instant(j, "at", view->at);
	json_end(j);
}

static void
plan_api_goal_terms(struct json_out *j, const struct plan_goal *goal)
{
	json_str(j, "title", goal->title);
	json_str_or_null(j, "why", goal->why);
	json_str_or_null(j, "how_i_will_know", goal->how);
	json_str_or_null(j, "area_of_need",
	                 str_of(plan_area_words[goal->area]));
	json_array(j, "related_areas_of_need");
	for (int i = 1; i < PLAN_AREA_COUNT; i++)
		if (goal->related & 1u << i)
			json_str(j, NULL, str_of(plan_area_words[i]));
	json_end(j);
	json_date(j, "target_date", goal->target);
	json_str(j, "status", str_of(plan_goal_status_words[goal->status]));
	json_instant(j, "status_at", goal->status_at);
	json_str_or_null(j, "achieved_by", goal->achieved_by);
	json_str(j, "basis", str_of(plan_basis_words[goal->basis]));
	json_str_or_null(j, "statement",
	                 goal->statement.v == 0
	                         ? S("")
	                         : id_show(j->buf->arena, goal->statement.v));
	json_str_or_null(j, "no_statement_reason",
	                 str_of(plan_no_words_words[goal->no_words]));
	json_str_or_null(j, "no_statement", goal->no_statement);
	plan_api_source_put(j, goal->source);
}

static void
plan_api_came(struct json_out *j, const struct plan_goal *goal)
{
	if (goal->came.service == PLAN_SERVICE_NONE) {
		json_null(j, "came");
		return;
	}
	json_object(j, "came");
	json_str(j, "from", str_of(plan_service_words[goal->came.service]));
	json_date(j, "on", goal->came.on);
	json_str_or_null(j, "ref", goal->came.ref);
	json_end(j);
}

void
plan_api_goal_put(struct json_out *j, const char *key,
                  const struct plan_goal *goal)
{
	json_object(j, key);
	json_str(j, "id", id_show(j->buf->arena, goal->id.v));
	json_i64(j, "version", goal->version);
	plan_api_goal_terms(j, goal);
	json_str(j, "person_reply",
	         str_of(plan_reply_words[goal->replies[PLAN_PERSON]]));
	json_str(j, "worker_reply",
	         str_of(plan_reply_words[goal->replies[PLAN_WORKER]]));
	json_str_or_null(j, "person_words", goal->reply_words[PLAN_PERSON]);
	json_str_or_null(j, "worker_words", goal->reply_words[PLAN_WORKER]);
	plan_scribe_json(j, "person_reply_by_hand", &goal->hand);
	plan_api_view(j, "person_view", &goal->views[PLAN_PERSON]);
	plan_api_view(j, "worker_view", &goal->views[PLAN_WORKER]);
	plan_api_author(j, &goal->author);
	plan_api_met_put(j, goal);
	plan_api_scale_put(j, goal->scale);
	plan_api_came(j, goal);
	plan_api_help_put(j, goal);
	json_array(j, "steps");
	for (size_t i = 0; i < goal->steps_n; i++)
		plan_api_step(j, &goal->steps[i], goal->basis);
	json_end(j);
	json_array(j, "notes");
	for (size_t i = 0; i < goal->notes_n; i++) {
		json_object(j, NULL);
		json_str(j, "type",
		         str_of(plan_note_words[goal->notes[i].kind]));
		json_str(j, "words", goal->notes[i].words);
		plan_api_author(j, &goal->notes[i].author);
		json_str_or_null(j, "came_from_words_of", goal->notes[i].from);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

static void
plan_api_side(struct json_out *j, const struct plan *plan, enum plan_side side)
{
	const struct plan_answered *said = &plan->sides[side];

	json_object(j, plan_side_words[side]);
	json_str_or_null(j, "answer", str_of(plan_answer_words[said->answer]));
	json_str_or_null(j, "reason", str_of(plan_reason_words[said->reason]));
	json_str_or_null(j, "words", said->words);
	json_instant(j, "at",
	             said->answer == PLAN_ANSWER_NONE ? INSTANT_NONE
	                                              : said->at);
	json_bool(j, "current", plan_has_answered(plan, side));
	json_str_or_null(j, "way", str_of(plan_way_words[said->way]));
	json_str_or_null(j, "heard",
	                 said->way > PLAN_WAY_OWN
	                         ? str_of(plan_heard_words[said->heard])
	                         : S(""));
	json_end(j);
}

void
plan_api_state(struct json_out *j, const struct plan *plan,
               const struct plan_staged *staged)
{
	json_i64(j, "version", plan->version);
	json_str(j, "status", str_of(plan_state_words[plan->state]));
	json_str(j, "stage", str_of(plan_stage_words[staged->stage]));
	json_date(j, "stage_since", staged->since);
	json_bool(j, "changed_since_agreement", plan_is_changed(plan));
	json_bool(j, "agreed_by_both", plan_is_agreed(plan));
	json_bool(j, "required_items_only", !plan_was_agreed(plan));
	json_date(j, "review_on", plan->review_on);
	json_object(j, "agreement");
	plan_api_side(j, plan, PLAN_PERSON);
	plan_api_side(j, plan, PLAN_WORKER);
	json_end(j);
}

void
plan_api_strength_put(struct json_out *j, const struct plan_strength *strength)
{
	const struct plan_author author = plan_strength_author(strength);

	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, strength->id));
	if (strength->version > 0)
		json_i64(j, "version", strength->version);
	else
		json_null(j, "version");
	json_str(j, "words", strength->words);
	json_str_or_null(j, "evidence", strength->evidence);
	json_str(j, "said_by", str_of(plan_said_words[strength->said_by]));
	json_str_or_null(j, "said_name", strength->said_name);
	json_bool(j, "from_assessment", strength->source != 0);
	if (author.user.v != 0) {
		plan_api_author(j, &author);
	} else {
		json_null(j, "words_of");
		json_null(j, "written_by");
		json_null(j, "written_at");
	}
	json_end(j);
}

void
plan_api_phases_put(struct json_out *j, const char *key,
                    const struct plan_whole *whole)
{
	json_array(j, key);
	for (size_t i = 0; i < whole->phases_n; i++) {
		const struct plan_phase *p = &whole->phases[i];

		json_object(j, NULL);
		json_str(j, "name", str_of(plan_phase_words[p->name]));
		json_instant(j, "entered_at", p->entered_at);
		json_str(j, "entry_reason", str_of(plan_turn_words[p->entry]));
		json_instant(j, "left_at", p->left_at);
		json_str_or_null(j, "exit_reason",
		                 str_of(plan_turn_words[p->exit]));
		json_end(j);
	}
	json_end(j);
}

void
plan_api_words(struct json_out *j, const struct plan_whole *whole)
{
	json_array(j, "statements");
	for (size_t i = 0; i < whole->statements_n; i++) {
		const struct plan_statement *s = &whole->statements[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, s->first.v));
		json_str(j, "words", s->words);
		plan_api_author(j, &s->author);
		plan_api_own_put(j, s);
		json_end(j);
	}
	json_end(j);
	json_array(j, "strengths");
	for (size_t i = 0; i < whole->strengths_n; i++)
		plan_api_strength_put(j, &whole->strengths[i]);
	json_end(j);
	plan_api_phases_put(j, "phases", whole);
}
