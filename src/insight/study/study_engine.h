/*
 * study_engine.h - a study's files through the evaluation engine, in a folder
 * that goes afterwards.
 */
#ifndef INSIGHT_STUDY_ENGINE_H
#define INSIGHT_STUDY_ENGINE_H

#include "insight/study/study_file.h"

/* Counts under this are hidden in what is published; others go by fives (the
 * common practice of research environments). */
#define STUDY_THRESHOLD 10

/* A plan as it was registered or amended; the first has no reason. */
struct study_version {
	struct str plan, reason;
};

struct study_engine {
	struct arena *arena;
	const char *scratch; /* NULL: /tmp */
	const char *folder;  /* out: made in it, for the caller to remove */
	struct instant now;
	const _Atomic bool *stopping; /* the server ends; NULL: it never does */
	bool left_off;                /* out: because of that */
	const struct study_version *versions;
	size_t versions_n;
	struct str reason; /* why other rows are taken, where they are */
	struct str people, events;
	struct str spells; /* empty: there were none when rows were frozen */
	/* In and out: what the engine keeps (study_run.h); empty: nothing yet.
	 * It stays whatever comes of it, with the head of its ledger. */
	struct str run, head;
	struct str balance, result, report; /* out */
	struct str release, released, kept;
};

/* Each gives -1, or enum study_told. */

/* Seal the plans that are not sealed yet, and match: gives balance.  No outcome
 * is opened. */
int study_engine_match(struct study_engine *engine);

/* Accept that, estimate and report: gives result and report. */
int study_engine_analyse(struct study_engine *engine);

/* Make the result again and compare. */
int study_engine_verify(struct study_engine *engine);

/* A release of `result`, held against what was kept of earlier ones (a JSON
 * document each). */
int study_engine_publish(struct study_engine *engine, const struct str *kept,
                         size_t kept_n);

#endif
