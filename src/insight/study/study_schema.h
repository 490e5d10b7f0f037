/*
 * study_schema.h - the tables of studies.
 */
#ifndef INSIGHT_STUDY_SCHEMA_H
#define INSIGHT_STUDY_SCHEMA_H

#include "store/store.h"

extern const struct migration *const study_schema[];

#endif
