/*
 * overview.h - the pages that lay out what all capabilities have to show.
 *
 * The case page, the person's own home, the worker's day and the timeline.
 * No table is ours: panels and events are read through ctx->app.
 *
 * Rules kept here, each with a test of the same words:
 *   - a panel is read only for somebody who may see it;
 *   - panels stand in their order, whichever capability they are of;
 *   - the first page is the one for the actor's role;
 *   - a person's home and timeline show their own record and no other;
 *   - the person's timeline has only what is shared with them;
 *   - a filter that is no group of events shows all of them;
 *   - a page further back begins after the last event of the one before.
 */
#ifndef PRACTICE_OVERVIEW_H
#define PRACTICE_OVERVIEW_H

#include "kernel/capability.h"

extern const struct capability overview_capability;

#endif
