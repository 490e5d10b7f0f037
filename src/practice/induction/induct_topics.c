/* Table of data: what is told at the beginning. */
#include "practice/induction/induct_topics.h"

const struct induct_edition induct_first = {
        .number = 1,
        .topics =
                {
                        {
                                TK("Your rights"),
                                {
                                        TK("You are told what the court asked of you, and why."),
                                        TK("You have a say in your plan. It is yours too."),
                                        TK("We treat you with respect. You treat us with respect."),
                                        TK("You can ask for a friend to be there with you."),
                                        TK("You can say no to what the court did not ask for."),
                                },
                                NULL,
                                false,
                        },
                        {
                                TK("How to complain"),
                                {
                                        TK("If we get things wrong, tell us. You will not lose by it."),
                                        TK("Tell your worker first, or ask to speak to their boss."),
                                        TK("You can write it down, or say it on the phone."),
                                },
                                NULL,
                                false,
                        },
                        {
                                TK("What we write down"),
                                {
                                        TK("We note when we meet, what we talk about and what we agree."),
                                        TK("You can read your plan and your own words at any time."),
                                        TK("If a fact is wrong, ask us to put it right."),
                                        TK("You can ask for a copy of what we hold on you."),
                                },
                                TK("UK GDPR, articles 15 and 16"),
                                false,
                        },
                        {
                                TK("Who sees it"),
                                {
                                        TK("Your worker sees it, and those in their team who have to."),
                                        TK("Each time someone looks, we note their name, and why."),
                                        TK("You can see who looked, on your own page."),
                                },
                                NULL,
                                false,
                        },
                        {
                                TK("What we must pass on"),
                                {
                                        TK("If someone could get badly hurt, we have to tell."),
                                        TK("If a child may not be safe, we have to tell."),
                                        TK("If you do not keep to your order, we may have to tell the court."),
                                        TK("We tell you first, if that is safe."),
                                },
                                NULL,
                                false,
                        },
                        {
                                TK("Your story is yours"),
                                {
                                        TK("One day we may ask if you want to tell your story."),
                                        TK("You can say no. You can say yes and change your mind."),
                                        TK("If you say no, nothing changes for you."),
                                },
                                NULL,
                                false,
                        },
                        {
                                TK("Research is up to you"),
                                {
                                        TK("People who study what helps may ask you to take part."),
                                        TK("You can say no, and you do not have to say why."),
                                        TK("If you say no, nothing changes for you."),
                                },
                                NULL,
                                false,
                        },
                        {
                                TK("What works for you"),
                                {
                                        TK("We can get someone who speaks your language."),
                                        TK("We can use big print, or read things out to you."),
                                        TK("Tell us if a time or a place does not work for you."),
                                },
                                NULL,
                                false,
                        },
                        {
                                TK("The plan and the fund are yours"),
                                {
                                        TK("The plan is made with you. You can ask for a change at any time."),
                                        TK("There may be some money to help you with your plan."),
                                        TK("You can see what you asked for, and what we said to it."),
                                },
                                NULL,
                                false,
                        },
                },
};

/* The second says whom to turn to after us. */
const struct induct_edition induct_second = {
        .number = 2,
        .before = &induct_first,
        .topics =
                {
                        [INDUCT_COMPLAINTS] =
                                {
                                        TK("How to complain"),
                                        {
                                                TK("If we get things wrong, tell us. You will not lose by it."),
                                                TK("Tell your worker first, or ask to speak to their boss."),
                                                TK("You can write it down, or say it on the phone."),
                                                TK("If that does not help, there is someone who is not one of us:"),
                                                TK("Prisons and Probation Ombudsman"),
                                        },
                                        TK("Terms of reference of the Prisons and Probation Ombudsman"),
                                        false,
                                },
                },
};
