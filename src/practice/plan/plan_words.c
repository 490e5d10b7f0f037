/* Table of data: the words stored and the words shown. */
#include "practice/plan/plan_local.h"

const char *const plan_side_words[] = {"person", "worker", NULL};
const char *const plan_voice_words[] = {"own", "for", "worker", NULL};
const char *const plan_kind_words[] = {"typed", "picture", "voice", NULL};
const char *const plan_answer_words[] = {"", "yes", "no", "could_not_answer",
                                         NULL};
const char *const plan_way_words[] = {"",      "own",   "code",
                                      "drawn", "paper", NULL};
const char *const plan_how_words[] = {"",          "own",   "room",
                                      "telephone", "paper", NULL};
const char *const plan_how_keys[] = {"", "", TK("said in the room"),
                                     TK("said on the telephone"),
                                     TK("written on paper")};
const char *const plan_state_words[] = {
        "DRAFT",
        "AGREED",
        "DO_NOT_AGREE",
        "COULD_NOT_ANSWER",
        "UPDATED_AGREED",
        "UPDATED_DO_NOT_AGREE",
        NULL,
};
const char *const plan_state_keys[] = {
        TK("Draft"),
        TK("Agreed by both"),
        TK("Not agreed"),
        TK("Could not answer"),
        TK("Agreed again by both"),
        TK("Not agreed any more"),
};
const char *const plan_reason_words[] = {
        "",        "not_my_words", "goals",  "too_much", "dates",
        "help",    "no_plan",      "unwell", "language", "not_there",
        "support", "other",        NULL,
};
const char *const plan_reason_keys[] = {
        "",
        TK("It does not say what I want"),
        TK("The goals are not right"),
        TK("It is too much"),
        TK("The dates do not work"),
        TK("I need more help than it says"),
        TK("I do not want a plan"),
        TK("Not well enough"),
        TK("Needs another language or an interpreter"),
        TK("Was not there"),
        TK("Needs somebody to help them understand it"),
        TK("Something else"),
};
const char *const plan_no_words_words[] = {
        "", "required", "talked", "practical", "not_ready", "other", NULL,
};
const char *const plan_no_words_keys[] = {
        "",
        TK("It comes from the order or the licence"),
        TK("They said it, and it is not written down"),
        TK("It is a practical thing, like a card or a form"),
        TK("They do not want to say what matters yet"),
        TK("Something else"),
};
const char *const plan_phase_words[] = {"interact", "intervene", "integrate",
                                        NULL};
const char *const plan_phase_keys[] = {TK("Interact"), TK("Intervene"),
                                       TK("Integrate")};
const char *const plan_phase_keys_me[] = {
        TK("Getting to know you"),
        TK("Working on it together"),
        TK("Moving on"),
};
const char *const plan_turn_words[] = {
        "",           "start", "ready",       "more_time", "life_changed",
        "moved_area", "pause", "order_ended", "other",     NULL,
};
const char *const plan_turn_keys[] = {
        "",
        TK("The order or licence starts"),
        TK("Ready for it"),
        TK("More time here would help"),
        TK("Something in life has changed"),
        TK("Moved to or from another area"),
        TK("Paused for now"),
        TK("The order or licence has ended"),
        TK("Another reason"),
};
const char *const plan_said_words[] = {"self",   "worker", "family",
                                       "friend", "other",  NULL};
const char *const plan_said_keys[] = {
        TK("Said by the person"),    TK("Said by the worker"),
        TK("Said by family"),        TK("Said by a friend"),
        TK("Said by somebody else"),
};
const char *const plan_ring_keys[] = {TK("Closest"), TK("Close"),
                                      TK("In touch"), TK("Further away")};

const char *const plan_area_words[] = {
        "",
        "accommodation",
        "employment-and-education",
        "finances",
        "drug-use",
        "alcohol-use",
        "health-and-wellbeing",
        "personal-relationships-and-community",
        "thinking-behaviours-and-attitudes",
        NULL,
};
const char *const plan_area_keys[] = {
        TK("No area"),
        TK("Accommodation"),
        TK("Employment and education"),
        TK("Finances"),
        TK("Drug use"),
        TK("Alcohol use"),
        TK("Health and wellbeing"),
        TK("Personal relationships and community"),
        TK("Thinking, behaviours and attitudes"),
};
const char *const plan_area_keys_me[] = {
        TK("I am not sure"),
        TK("Where I live"),
        TK("Work and learning"),
        TK("Money"),
        TK("Drugs"),
        TK("Drink"),
        TK("How I feel and my health"),
        TK("Family, friends and where I belong"),
        TK("How I think and act"),
};
const char *const plan_service_words[] = {
        "", "sentence-plan", "assessment-platform", "my-direction", NULL};
const char *const plan_service_keys[] = {
        TK("Written here"),
        TK("The sentence plan service"),
        TK("The assessment platform"),
        TK("Another copy of My Direction"),
};
const char *const plan_goal_status_words[] = {"ACTIVE", "FUTURE", "ACHIEVED",
                                              "REMOVED", NULL};
const char *const plan_goal_status_keys[] = {TK("Current"), TK("Future"),
                                             TK("Achieved"), TK("Removed")};
const char *const plan_step_status_words[] = {
        "NOT_STARTED",      "IN_PROGRESS", "CANNOT_BE_DONE_YET",
        "NO_LONGER_NEEDED", "COMPLETED",   NULL,
};
const char *const plan_step_status_keys[] = {
        TK("Not started"),      TK("In progress"), TK("Cannot be done yet"),
        TK("No longer needed"), TK("Completed"),
};
const char *const plan_actor_words[] = {
        "person_on_probation",
        "probation_practitioner",
        "prison_offender_manager",
        "programme_staff",
        "partnership_agency",
        "crs_provider",
        "someone_else",
        NULL,
};
const char *const plan_actor_keys[] = {
        TK("The person"),          TK("Case manager"),
        TK("Prison case manager"), TK("Programme staff"),
        TK("Partnership agency"),  TK("Rehabilitative services provider"),
        TK("Someone else"),
};
const char *const plan_actor_keys_me[] = {
        TK("Me"),
        TK("My worker"),
        TK("My worker in prison"),
        TK("Somebody from my course"),
        TK("Another service"),
        TK("A support service"),
        TK("Someone else"),
};
const char *const plan_resource_words[] = {
        "",          "enabling_fund", "life_links", "life_coaching",
        "time_bank", "peer_mentor",   "partner",    "other",
        NULL,
};
const char *const plan_resource_keys[] = {
        TK("Nothing more"),
        TK("The Enabling Fund"),
        TK("Life Links"),
        TK("Life coaching"),
        TK("The time bank"),
        TK("A peer mentor"),
        TK("A partner organisation"),
        TK("Something else"),
};
const char *const plan_resource_keys_me[] = {
        TK("Nothing more"),
        TK("Money from the fund"),
        TK("Life Links"),
        TK("A life coach"),
        TK("The time bank"),
        TK("A peer mentor"),
        TK("Another group or service"),
        TK("Something else"),
};
const char *const plan_basis_words[] = {"court_required", "licence",
                                        "negotiated", "mine", NULL};
const char *const plan_basis_keys[] = {
        TK("Required by the court"),
        TK("Required by the licence"),
        TK("Worked out together"),
        TK("The person's own"),
};
const char *const plan_basis_keys_me[] = {
        TK("I have to: the court says so"),
        TK("I have to: my licence says so"),
        TK("We worked it out together"),
        TK("My own goal"),
};
const char *const plan_reply_words[] = {"waiting", "accepted", "declined",
                                        NULL};
const char *const plan_stance_words[] = {"", "agree", "partly", "disagree",
                                         NULL};
const char *const plan_stance_keys[] = {
        "",
        TK("Agrees with this goal"),
        TK("Agrees with part of it"),
        TK("Does not agree with it"),
};
const char *const plan_note_words[] = {"PROGRESS", "REMOVED", "ACHIEVED",
                                       "READDED", NULL};
const char *const plan_note_keys[] = {
        TK("Progress"),
        TK("Why it was removed"),
        TK("How it was achieved"),
        TK("Why it was added back"),
};
