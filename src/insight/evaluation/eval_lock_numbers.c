/*
 * eval_lock_numbers.c - who makes the numbers.
 */
#include "insight/evaluation/eval_lock.h"

const struct eval_maker eval_maker_numbers = {
        .shape = eval_shape_read,
        .count = eval_count_people,
        .design = eval_design_make,
        .matches = eval_design_matches,
        .estimate = eval_estimate_make,
};
