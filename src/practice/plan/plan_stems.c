/* Table of data: starts of sentences for goals, by edition and area. */
#include "practice/plan/plan_stem.h"

const struct plan_stem_edition plan_stems_first = {
        .number = 1,
        .stems =
                {
                        [PLAN_AREA_ACCOMMODATION] =
                                {
                                        TK("I will look for a safe place to live with help from …"),
                                        TK("I will be able to keep my home by …"),
                                        TK("I will get help with my rent from …"),
                                },
                        [PLAN_AREA_EMPLOYMENT] =
                                {
                                        TK("I will be able to start work as …"),
                                        TK("I will learn how to …"),
                                        TK("I will ask about a course in …"),
                                },
                        [PLAN_AREA_FINANCES] =
                                {
                                        TK("I will be able to pay for …"),
                                        TK("I will save money each week for …"),
                                        TK("I will get help with what I owe from …"),
                                },
                        [PLAN_AREA_DRUGS] =
                                {
                                        TK("I will be able to go without drugs when …"),
                                        TK("I will talk about what I use with …"),
                                        TK("When I want to use, I will …"),
                                },
                        [PLAN_AREA_ALCOHOL] =
                                {
                                        TK("I will be able to have days with no drink by …"),
                                        TK("I will talk about my drinking with …"),
                                        TK("When I want a drink, I will …"),
                                },
                        [PLAN_AREA_HEALTH] =
                                {
                                        TK("I will see a doctor or nurse about …"),
                                        TK("I will be able to sleep and eat well by …"),
                                        TK("When I feel low, I will …"),
                                },
                        [PLAN_AREA_RELATIONSHIPS] =
                                {
                                        TK("I will be able to spend more time with …"),
                                        TK("I will get in touch again with …"),
                                        TK("I will join in with …"),
                                },
                        [PLAN_AREA_THINKING] =
                                {
                                        TK("I will be able to say no to …"),
                                        TK("Before I act, I will …"),
                                        TK("When I get angry, I will be able to …"),
                                },
                },
};
