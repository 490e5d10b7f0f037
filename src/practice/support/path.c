/*
 * path.c - rules: the support somebody needs, on seven pathways.
 */
#include "practice/support/support_local.h"

/* Both parts of a write that has to see everything first. */
static const struct fault *
take(struct ctx *ctx, struct person_id person, struct paths *out)
{
	TRY(support_need_writer(ctx, person));
	return path_store_read(ctx, person, out);
}

/* --- adding --------------------------------------------------------------- */

/* A worker says whose words it is; the person's are their own. */
static enum support_voice
voice_of(bool own, int voice)
{
	if (own)
		return SUPPORT_OWN;
	return voice == SUPPORT_FOR ? SUPPORT_FOR : SUPPORT_WORKER;
}

static void
voice_check(struct problems *problems, const struct path_terms *terms)
{
	if (terms->voice != SUPPORT_FOR && terms->voice != SUPPORT_WORKER)
		problems_add(problems, "voice", "Choose whose words these are");
	if (terms->state != PATH_DECLINED)
		return;
	if (terms->voice == SUPPORT_WORKER)
		problems_add(problems, "state",
		             "Declining is the person’s. Write down what they "
		             "say, as their words");
	if (str_empty(terms->notes))
		problems_add(problems, "notes",
		             "Write down why, in the person’s words");
}

static void
with_check(struct problems *problems, const struct path_terms *terms)
{
	if (terms->with <= PATH_WITH_UNSAID || terms->with >= PATH_WITH_COUNT)
		problems_add(problems, "with", "Choose who supports");
	if (terms->with == PATH_WITH_PARTNER && str_empty(terms->partner))
		problems_add(problems, "partner",
		             "Write the name of the partner");
	support_length(problems, "partner", terms->partner, PATH_NAME_MOST);
}

static void
terms_check(struct problems *problems, const struct path_terms *terms, bool own)
{
	if (terms->path < 0)
		problems_add(problems, "path", "Choose one of the seven parts");
	if (str_empty(terms->words))
		problems_add(problems, "words", "Write it down first");
	support_length(problems, "words", terms->words, PATH_WORDS_MOST);
	if (terms->state < 0 || terms->state >= PATH_STATE_COUNT)
		problems_add(problems, "state", "Choose where it is");
	with_check(problems, terms);
	support_length(problems, "notes", terms->notes, PATH_NOTES_MOST);
	if (!own)
		voice_check(problems, terms);
}

static const struct fault *
room_check(struct ctx *ctx, const struct paths *now, int path)
{
	int n = 0;

	for (size_t i = 0; i < now->n; i++)
		n += now->needs[i].path == path;
	if (n >= PATH_NEEDS_MOST)
		return fault_refused(ctx, "So much is written down here that "
		                          "no more can be added. Say it when "
		                          "you meet");
	return NULL;
}

const struct fault *
path_try(struct ctx *ctx, struct person_id person,
         const struct path_terms *terms, struct problems *problems)
{
	struct problems fresh;
	struct paths now = {0};

	TRY(take(ctx, person, &now));
	problems = support_problems(ctx, problems, &fresh);
	terms_check(problems, terms, support_is_own(ctx, person));
	TRY(problems_fault(problems));
	return room_check(ctx, &now, terms->path);
}

const struct fault *
path_add(struct ctx *ctx, struct person_id person,
         const struct path_terms *terms, struct need_id *out,
         struct problems *problems)
{
	bool partner = terms->with == PATH_WITH_PARTNER;
	const struct support_edition *edition;
	struct path_need need = {.id = {id_new()}};
	struct path_step step = {.notes = terms->notes};

	TRY(path_try(ctx, person, terms, problems));
	TRY(support_edition_on(ctx, ctx->today, &edition));
	need.path = terms->path;
	need.words = terms->words;
	need.with = (enum path_with)terms->with;
	need.partner = partner ? terms->partner : S("");
	need.edition = edition->number;
	need.by.voice = voice_of(support_is_own(ctx, person), terms->voice);
	TRY(path_store_add(ctx, person, &need));
	step.need = need.id;
	step.state = (enum path_state)terms->state;
	step.by.voice = need.by.voice;
	TRY(path_store_step(ctx, person, &step));
	*out = need.id;
	return support_record(ctx, person, "support.need_added",
	                      support_paths[need.path], need.id.v);
}

/* --- where it stands ------------------------------------------------------ */

/* A need that stands, locked, with its steps. */
static const struct fault *
open_need(struct ctx *ctx, struct person_id person, struct need_id id,
          struct path_need *out)
{
	const struct path_need *found;
	struct paths now = {0};

	TRY(support_need_writer(ctx, person));
	TRY(path_store_lock(ctx, person, id));
	TRY(path_store_read(ctx, person, &now));
	found = paths_need(&now, id);
	if (found == NULL)
		return fault_not_found(ctx, "We cannot find that need");
	*out = *found;
	if (!path_stands(out))
		return fault_refused(ctx, "This was taken back before");
	return NULL;
}

bool
path_declined_own(const struct path_need *need)
{
	return need->state == PATH_DECLINED && need->steps_n > 0 &&
	       need->steps[need->steps_n - 1].by.voice == SUPPORT_OWN;
}

static void
set_check(struct problems *problems, const struct path_need *need, int state,
          struct str notes, bool own)
{
	if (state < 0 || state >= PATH_STATE_COUNT)
		problems_add(problems, "state", "Choose where it is");
	else if (state == (int)need->state && str_empty(notes))
		problems_add(problems, "state",
		             "Choose another answer, or write a note");
	if (!own && state == PATH_DECLINED && str_empty(notes))
		problems_add(problems, "notes",
		             "Write down why, in the person’s words");
	support_length(problems, "notes", notes, PATH_NOTES_MOST);
}

const struct fault *
path_set(struct ctx *ctx, struct person_id person, struct need_id id, int state,
         struct str notes, struct problems *problems)
{
	bool own = support_is_own(ctx, person);
	struct path_need need = {0};
	struct path_step step = {.need = id, .notes = notes};
	struct problems fresh;

	TRY(open_need(ctx, person, id, &need));
	if (!own && path_declined_own(&need))
		return fault_refused(ctx, "The person declined this "
		                          "themself. They open it again, and "
		                          "nobody else");
	problems = support_problems(ctx, problems, &fresh);
	set_check(problems, &need, state, notes, own);
	TRY(problems_fault(problems));
	if (need.steps_n >= PATH_STEPS_MOST)
		return fault_refused(ctx, "So much is written down here that "
		                          "no more can be added. Say it when "
		                          "you meet");
	step.state = (enum path_state)state;
	step.by.voice = voice_of(own, state == PATH_DECLINED ? SUPPORT_FOR
	                                                     : SUPPORT_WORKER);
	TRY(path_store_step(ctx, person, &step));
	return support_record(ctx, person, "support.need_moved",
	                      path_states[state], id.v);
}

/* --- what the person thinks ----------------------------------------------- */

const struct fault *
path_say(struct ctx *ctx, struct person_id person, struct need_id id,
         struct str words, struct problems *problems)
{
	struct path_need need = {0};
	struct problems fresh;

	TRY(open_need(ctx, person, id, &need));
	if (!support_is_own(ctx, person))
		return fault_refused(ctx, "What the person thinks is theirs "
		                          "to write");
	problems = support_problems(ctx, problems, &fresh);
	if (str_empty(words))
		problems_add(problems, "thinks", "Write it down first");
	support_length(problems, "thinks", words, PATH_NOTES_MOST);
	TRY(problems_fault(problems));
	if (need.says_n >= PATH_SAYS_MOST)
		return fault_refused(ctx, "So much is written down here that "
		                          "no more can be added. Say it when "
		                          "you meet");
	TRY(path_store_say(ctx, person, id, words));
	return support_record(ctx, person, "support.need_thought",
	                      support_paths[need.path], id.v);
}

const struct fault *
path_back(struct ctx *ctx, struct person_id person, struct need_id id)
{
	struct path_need need = {0};

	TRY(open_need(ctx, person, id, &need));
	if (!support_is_theirs(ctx, person, &need.by))
		return fault_refused(ctx, "Whoever wrote this takes it back, "
		                          "and nobody else");
	if (need.goals > 0)
		return fault_refused(ctx, "A goal of the plan was made from "
		                          "this. Take the goal out first");
	TRY(path_store_back(ctx, id));
	return support_record(ctx, person, "support.need_back",
	                      support_paths[need.path], id.v);
}

/* --- nothing is needed ---------------------------------------------------- */

const struct fault *
path_say_none(struct ctx *ctx, struct person_id person, int path,
              struct str notes, struct problems *problems)
{
	bool own = support_is_own(ctx, person);
	struct problems fresh;
	struct paths now = {0};

	TRY(take(ctx, person, &now));
	problems = support_problems(ctx, problems, &fresh);
	if (path < 0)
		problems_add(problems, "path", "Choose one of the seven parts");
	support_length(problems, "why", notes, PATH_NOTES_MOST);
	TRY(problems_fault(problems));
	if (now.ways[path].open > 0)
		return fault_refused(ctx, "Something is still open here. First "
		                          "say what became of it");
	if (now.ways[path].standing == PATH_NONE)
		return fault_refused(ctx, "This was said already");
	TRY(path_store_none(ctx, person, path, notes,
	                    own ? SUPPORT_OWN : SUPPORT_FOR));
	return support_record(ctx, person, "support.none", support_paths[path],
	                      0);
}

/* --- a goal from it ------------------------------------------------------- */

const struct fault *
path_lift(struct ctx *ctx, struct person_id person, struct need_id id)
{
	struct path_need need = {0};

	TRY(open_need(ctx, person, id, &need));
	return path_store_goals(ctx, id, 1);
}

const struct fault *
path_lifted(struct ctx *ctx, struct person_id person, struct need_id id, int by)
{
	TRY(support_need_writer(ctx, person));
	return path_store_goals(ctx, id, by);
}
