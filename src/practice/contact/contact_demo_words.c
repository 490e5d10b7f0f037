/* Table of data: what is written in the fictional programme's contacts. */
#include "practice/contact/contact_demo.h"

const char *const contact_demo_notes[] = {
        "Talked about what a good week looks like. {name} named three things and ticked off two of them already.",
        "Went through the application form line by line. {name} had filled in most of it alone.",
        "{name} came early and in good spirits. The new shift pattern suits better than the old one.",
        "Rang the college together. A place on the course is held until the end of the month.",
        "A hard week: the flat is damp and the landlord does not answer. Wrote the letter together.",
        "Looked at the bus times to the site. Leaving at ten past seven will do it.",
        "{name} cooked for the family on Sunday and was proud of it. Talked about doing so each week.",
        "Read the letter from the court together and made a list of what to bring.",
        "Sleep is better since the early walks began. {name} will keep a note of it for two weeks.",
        "Practised the interview questions. {name} answers the one about gaps well now.",
        "Opened the bank account. The card comes by post within five working days.",
        "Met at the library. {name} joined and took out two books on plastering.",
        "Talked about the row at work. {name} walked away this time and was glad of it.",
        "Checked the budget: the rent is covered, and a small sum is left for the first time.",
        "{name} spoke to the drug service and has a first appointment. Felt listened to there.",
        "Helped with the housing form. Two pieces of proof are still missing.",
        "A short call. All is well, the dentist is booked, and the boots fit.",
        "{name} told me about the football group. Saturday mornings are full now.",
        "Went over the plan. One goal is done, and {name} chose the next one without help.",
        "Talked about saying no to old friends. We made a sentence to say and tried it out.",
        "The phone was broken, so the last message never came. Agreed to ring on Mondays instead.",
        "{name} has been sober for forty days and counts them on the kitchen wall.",
        "Visited the training centre. The tutor remembered {name} from the open day.",
        "Looked at old payslips and found a tax refund. Sent the claim off together.",
        "{name} was tired and quiet. We kept it short and will meet again next week.",
        "Made a map of who can be rung on a bad evening. Four names are on it now.",
        "Talked about the grandchildren. Contact by phone every Sunday is going well.",
        "The café offered two more shifts. {name} will try them for a month.",
        "Walked to the allotment. {name} knows more about soil than I do.",
        "Talked through the week before the offence. {name} sees the turning points clearly.",
        "Filled in the form for the driving licence. The photograph was the hardest part.",
        "{name} helped a neighbour move on Saturday and was thanked with a bicycle.",
        "Practised reading the gas meter and sent the number in. The bill came down.",
        "Met with the mentor. They laughed a lot, and that alone was worth the hour.",
        "{name} asked for a change of day because of the new job. We found one.",
        "Talked about anger: what it feels like in the hands, and what helps. Cold water does.",
        "The safety test is booked. Did twenty practice questions and got eighteen right.",
        "Went through the food bank's rota. {name} has taken the Thursday evening on.",
        "{name} brought the letter from the surgery. The wait is shorter than we feared.",
        "A good talk about trust. {name} says that being rung back matters more than anything.",
        "Looked at rooms to rent. Two are within the budget, and one is near the work.",
        "Talked about how the first weeks were and how this one is. {name} saw the change.",
        "{name} repaired the shelves at the hall. The caretaker has asked for more.",
        "Went through the licence conditions again. Nothing was unclear this time.",
};
const size_t contact_demo_notes_n =
        sizeof(contact_demo_notes) / sizeof(contact_demo_notes[0]);

const struct contact_demo_absence contact_demo_absences[] = {
	{"AAME", "Rang before the meeting: not well. A new day is agreed."},
	{"AAFC", "At the hospital with a child. Sent the letter."},
	{"AAEM", "Called in to work at short notice. The manager confirmed it."},
	{"CO05", "The train did not run. Rang from the platform."},
	{"AACL", "At court as a witness that morning."},
	{"AAFC", "A family funeral. We will meet next week."},
};
const size_t contact_demo_absences_n =
        sizeof(contact_demo_absences) / sizeof(contact_demo_absences[0]);

const char *const contact_demo_missed[] = {
        "Did not come and did not ring. Left a message.",
        "Nobody opened. Put a card through the door.",
        "No answer on the phone, twice.",
};
const size_t contact_demo_missed_n =
        sizeof(contact_demo_missed) / sizeof(contact_demo_missed[0]);

const char *const contact_demo_mine[] = {
        "Ring the college about the start date",
        "Send the housing form off",
        "Ask the surgery how long the wait is",
        "Find out what the test costs",
        "Write the letter for the landlord",
        "Speak to the mentor about Saturdays",
        "Look up the bus times to the site",
        "Ask the fund about work boots",
        "Ring back by the end of the week",
        "Bring the practice book",
};
const size_t contact_demo_mine_n =
        sizeof(contact_demo_mine) / sizeof(contact_demo_mine[0]);

const char *const contact_demo_theirs[] = {
        "Bring the letter from the bank",
        "Ring my mum on Sunday",
        "Do ten practice questions each day",
        "Go to the drop-in on Tuesday",
        "Ask at work about other shifts",
        "Fill in the first page of the form",
        "Walk for half an hour each morning",
        "Register with the dentist",
        "Send a picture of the payslip",
        "Think about which goal comes next",
};
const size_t contact_demo_theirs_n =
        sizeof(contact_demo_theirs) / sizeof(contact_demo_theirs[0]);

const char *const contact_demo_purposes[] = {
        "Look at the plan together", "The housing form",
        "How the week went",         "The course and how to get there",
        "Money and bills",           "Practise the interview",
        "Review of your goals",
};
const size_t contact_demo_purposes_n =
        sizeof(contact_demo_purposes) / sizeof(contact_demo_purposes[0]);
