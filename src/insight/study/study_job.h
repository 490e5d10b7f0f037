/*
 * study_job.h - one study that something is asked of: read and computed, then
 * written in one transaction.
 *
 * Rules kept here, each with a test of the same words:
 *   - what another server did meanwhile is not done again;
 *   - a release knows what another server released meanwhile;
 *   - what was left off when the server ended is asked still.
 */
#ifndef INSIGHT_STUDY_JOB_H
#define INSIGHT_STUDY_JOB_H

#include "insight/study/study_engine.h"

struct study_working {
	struct app *app;
	struct study_asking asking;
	struct arena *arena;
	struct study study;
	struct bytes key;
	struct study_rows rows;
	int64_t pool_n;    /* people of the pool */
	bool pool_fits;    /* its columns are those of the plan */
	const char *lacks; /* of study_lack_words: what is asked for; or NULL */
	int64_t spells_out; /* left out, as one side alone has any */
	struct study_engine engine;
	struct str run_sha256; /* of what the engine kept until now */
	struct str *kept;      /* counts of earlier releases */
	size_t kept_n;
	int told; /* -1, or enum study_told */
};

/* Begin with what is asked, in memory of its own. */
void study_job_begin(struct study_working *w, struct app *app,
                     const struct study_asking *asking);

/* Read and compute; what does not fit into memory is told. */
void study_job_compute(struct study_working *w);

/* Write what came of it, unless it was left off, and let go of it all. */
void study_job_end(struct study_working *w);

#endif
