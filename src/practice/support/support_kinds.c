/* Table of data: what is asked about support. */
#include "practice/support/support_kinds.h"

const char *const support_areas[] = {
        "literacy_skills",
        "numeracy_skills",
        "attention_organising_time",
        "language_comm_skills",
        "emotions_feelings",
        "physical_skills",
        "sensory",
        "memory",
        "processing_speed",
        NULL,
};

const char *const support_helps[] = {
        "large_print", "easy_read",     "read_out",    "short_meetings",
        "breaks",      "quiet_room",    "day_before",  "one_thing",
        "write_down",  "time_to_think", "same_person", "say_first",
        "my_language", "else",          NULL,
};

const char *const support_paths[] = {
        "accommodation",
        "attitudes_thinking_and_behaviour",
        "children_families_and_community",
        "drugs_and_alcohol",
        "education_skills_and_work",
        "finance_and_id",
        "health",
        NULL,
};

const struct support_edition support_first = {
        .number = 1,
        .areas =
                {
                        {TK("Reading and writing"),
                         TK("I read the news each day."),
                         TK("Long letters are hard to read.")},
                        {TK("Numbers"), TK("I am quick at adding up."),
                         TK("I mix up numbers.")},
                        {TK("Focus, order and time"), TK("I plan my week."),
                         TK("I lose track of time.")},
                        {TK("Talking and listening"), TK("I listen well."),
                         TK("I miss things when people talk fast.")},
                        {TK("Feelings"), TK("I stay calm."),
                         TK("I get upset when plans change.")},
                        {TK("Moving, and using your hands"),
                         TK("I am good with my hands."),
                         TK("I cannot stand for long.")},
                        {TK("Light, noise and touch"),
                         TK("I notice small things."),
                         TK("Loud rooms wear me out.")},
                        {TK("Memory"), TK("I never forget a face."),
                         TK("I forget what was said.")},
                        {TK("Time to take things in"),
                         TK("I think on my feet."),
                         TK("I need time before I answer.")},
                },
        .helps =
                {
                        TK("Large print"),
                        TK("Easy read: short words and pictures"),
                        TK("Have it read out"),
                        TK("Short meetings"),
                        TK("A break half-way"),
                        TK("A quiet room"),
                        TK("Told again the day before"),
                        TK("One thing at a time"),
                        TK("Write down what was agreed"),
                        TK("Time to think first"),
                        TK("The same person each time"),
                        TK("Say first what will happen"),
                        TK("Someone who speaks their language"),
                        TK("Something else"),
                },
        .paths =
                {
                        {TK("Accommodation"), TK("A place to live"),
                         TK("Where you live, rent, and what you need in a "
                            "home."),
                         "accommodation"},
                        {TK("Attitudes, thinking and behaviour"),
                         TK("How I think and act"),
                         TK("How you deal with things, and what you want to "
                            "do in another way."),
                         "thinking-behaviours-and-attitudes"},
                        {TK("Children, families and communities"),
                         TK("My family and my community"),
                         TK("Your children, your family, your friends and "
                            "where you belong."),
                         "personal-relationships-and-community"},
                        {TK("Drugs and alcohol"), TK("Drugs and alcohol"),
                         TK("Help to cut down, to stop, or to stay off."),
                         "drug-use"},
                        {TK("Education, skills and work"),
                         TK("Learning and work"),
                         TK("A course, a skill, a job, or help to look for "
                            "one."),
                         "employment-and-education"},
                        {TK("Finance and ID"), TK("Money and ID"),
                         TK("A bank account, debts, benefits, or papers "
                            "that say who you are."),
                         "finances"},
                        {TK("Health"), TK("My health"),
                         TK("A doctor, a dentist, your mind and your "
                            "body."),
                         "health-and-wellbeing"},
                },
        .areas_from = TK("Support for additional needs, HM Prison and "
                         "Probation Service"),
        .paths_from = TK("Prepare someone for release, HM Prison and "
                         "Probation Service"),
};
