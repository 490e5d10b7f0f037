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
	const struct study_version *versions;
	size_t versions_n;
	struct str people, events;
	struct str result, report; /* out */
	struct str release, released, kept;
};

/* Seal, design, accept, estimate and report.  -1, or enum study_told. */
int study_engine_analyse(struct study_engine *engine);

/* A release of `result`, held against what was kept of earlier ones (a JSON
 * document each).  -1, or enum study_told. */
int study_engine_publish(struct study_engine *engine, const struct str *kept,
                         size_t kept_n);

#endif
