#!/usr/bin/env python3
#
# Part of My Direction, by its contributors, under the MIT licence (LICENSE).
#
"""Make a fictional probation caseload as CSV files for `mydirection import`.

usage: make_caseload.py OUT_DIR [--people 35000] [--seed 1] [--faults 0.01] [--contacts 20] [--today 2026-11-22]

Everybody is made up. Shares of sex, age, order kind and requirements follow the rough proportions of the
published caseload of England and Wales; they are a shape to test on, not statistics. PNC ids are left
empty or given a wrong check letter on purpose, so none can belong to a person.

With --faults above 0 that share of people gets one fault each, of the kinds real extracts hold. OUT_DIR/FAULTS.json
lists what was put where: crn, file, column, kind, and whether the person must be refused or only reported. Nobody else may
be refused; two people who share name and birth date by chance may be reported as likely duplicates. Nothing but the faults
lies after --today. For a million people use --contacts 2: the files are then about 700 MB.
The same arguments always give the same files.
"""
import argparse, csv, datetime as dt, functools, json, os, random

FIRST_M = "James Mohammed Jack Liam Kieran Tyrone Darren Gareth Rhys Siôn Tomasz Andrei Luke Ryan Aaron Connor Jamal Imran Dwayne Lee Scott Wayne Craig Owen Kofi Ali Yusuf Callum Reece Nathan".split()
FIRST_F = "Sarah Aisha Chloe Kelly Siân Zoë Shanice Natalia Megan Leanne Gemma Jade Rebecca Fatima Nadia Ffion Emma Laura Donna Kirsty".split()
# split(" "), not split(): a no-break space inside a name must stay there.
LAST = "Smith Jones Williams Taylor Khan O'Connor MacDonald Patel Ahmed Begum Evans Hughes Ŵynne Thomas-Reid Kowalski Popescu de\u00a0Souza Okafor Mensah Ali Brown Wilson Wright Walker Green Hall Wood Clarke Jackson Lewis Morris Price Griffiths Núñez Ó\u00a0Briain".split(" ")
LAST += [a + b for a in "Ash Bar Brad Black Cal Crow Dun East Fair Gil Had Hart Hol Kel Lang Mar Nor Old Pem Red Roth Sal Sed Stan Thorn Wal Wes Whit Wood York".split() for b in "by ley ton ford well worth wick field ham den gate stock".split()]
AREAS = ["hull", "east-riding", "york", "grimsby", "lincoln", "scunthorpe", "harrogate", "boston"]
ETHNICITY = [("white", 79), ("black", 8), ("asian", 7), ("mixed", 4), ("other", 1), ("not_stated", 1)]
ORDERS = [("community_order", 40), ("suspended_sentence_order", 22), ("licence", 30), ("post_sentence_supervision", 8)]
OFFENCES = ["theft", "burglary", "assault", "drink_driving", "drug_supply", "drug_possession", "criminal_damage", "public_order", "fraud", "robbery", "breach", "motoring"]
KINDS = [("office", 45), ("phone", 22), ("unpaid_work", 14), ("rehabilitation_activity", 9), ("home_visit", 5), ("video", 3), ("group", 2)]
OUTCOMES = [("attended_complied", 74), ("unacceptable_absence", 9), ("acceptable_absence", 9), ("rescheduled", 4), ("attended_failed_to_comply", 2), ("none_yet", 2)]
NOTES = ["Talked about the CSCS card and what is in the way.", "Wants to see his daughter at weekends; contact centre to be rung.",
         "Rang, no answer, left a message.", "Good session. Spoke about the allotment group, wants to bring a friend.",
         "Housing form done together, \"the easy bit\" as she put it.", "Missed the bus, came the next day on his own account.",
         "Benefit advance asked for; food voucher given, 2 of 3.", "Said, first time: \u2018I am good at this\u2019.\nWants that written in the plan."]
FAULTS = [  # kind, file, column, must the person be refused?
    ("date_of_birth_in_future", "people.csv", "date_of_birth", True), ("impossible_date", "people.csv", "date_of_birth", True),
    ("bad_crn", "people.csv", "crn", True), ("duplicate_crn_other_name", "people.csv", "crn", True),
    ("unknown_order_kind", "orders.csv", "kind", True), ("order_ends_before_start", "orders.csv", "ends_on", True),
    ("unpaid_work_hours_400", "requirements.csv", "quantity", True), ("requirement_without_order", "requirements.csv", "order_ref", True),
    ("contact_outcome_unknown", "contacts.csv", "outcome", True), ("contact_no_offset", "contacts.csv", "at", True),
    ("likely_duplicate_person", "people.csv", "crn", False), ("wrong_pnc_letter", "people.csv", "pnc", False),
    ("trailing_spaces", "people.csv", "last_name", False), ("lower_case_crn", "people.csv", "crn", False)]

def pick(rng, pairs):
    return rng.choices([p[0] for p in pairs], [p[1] for p in pairs])[0]

def surname(rng):
    """A few names are common and most are rare, as in life."""
    place = int(rng.paretovariate(.6)) - 1 if rng.random() < .2 else len(LAST)
    return LAST[place] if place < len(LAST) else rng.choice(LAST)

@functools.cache
def last_sunday(year, month):
    return next(d for d in (dt.date(year, month, 31 - n) for n in range(7)) if d.weekday() == 6)

def offset(at):
    """Summer time, by the day: all contacts are in office hours."""
    return "+01:00" if last_sunday(at.year, 3) <= at.date() < last_sunday(at.year, 10) else "+00:00"

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out"); ap.add_argument("--people", type=int, default=35000); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--faults", type=float, default=0.01); ap.add_argument("--contacts", type=int, default=20)
    ap.add_argument("--today", default="2026-11-22")
    a = ap.parse_args(); rng = random.Random(a.seed); today = dt.date.fromisoformat(a.today); day = dt.timedelta(days=1)
    os.makedirs(a.out, exist_ok=True)
    def writer(name, cols):
        f = open(os.path.join(a.out, name), "w", encoding="utf-8", newline=""); w = csv.DictWriter(f, cols, lineterminator="\r\n"); w.writeheader(); return f, w
    files = {}
    files["organisations.csv"] = writer("organisations.csv", ["slug", "name", "kind", "area", "valid_from", "valid_to"])
    files["staff.csv"] = writer("staff.csv", ["username", "name", "role", "organisation", "team", "email", "trained_on"])
    files["people.csv"] = writer("people.csv", "crn pnc prison_number first_name last_name preferred_name pronouns date_of_birth sex ethnicity language phone email postcode organisation team case_manager allocated_on".split())
    files["orders.csv"] = writer("orders.csv", "crn order_ref kind court offence_code offence_on convicted_on sentenced_on released_on starts_on ends_on order_outcome order_outcome_on".split())
    files["requirements.csv"] = writer("requirements.csv", "crn order_ref requirement_ref kind quantity unit starts_on ends_on".split())
    files["contacts.csv"] = writer("contacts.csv", "crn contact_ref at kind staff planned_minutes outcome minutes note".split())
    files["reoffences.csv"] = writer("reoffences.csv", "crn offence_on proven_on offence_code disposal severity".split())
    files["spells.csv"] = writer("spells.csv", "crn kind from_on to_on".split())
    away = random.Random(a.seed + 1)  # of its own: the other files stay as they are
    ended = random.Random(a.seed + 2)
    def row(table, /, **kw): files[table][1].writerow(kw)
    row("organisations.csv", slug="humber-north", name="Humber and North Community Rehabilitation", kind="provider", area="humber", valid_from="2015-02-01", valid_to="")
    row("organisations.csv", slug="quay-time-bank", name="Quay Time Bank", kind="partner", area="hull", valid_from="2016-04-01", valid_to="")
    managers = []
    for i in range(max(1, a.people // 45)):
        u = f"cm{i:04d}"; managers.append((u, AREAS[i % len(AREAS)]))
        row("staff.csv", username=u, name=f"{rng.choice(FIRST_F + FIRST_M)} {surname(rng)}", role="case_manager", organisation="humber-north", team=AREAS[i % len(AREAS)], email=f"{u}@example.org", trained_on=str(today - rng.randrange(30, 900) * day) if rng.random() < .4 else "")
    faults, previous = [], None
    crns = rng.sample(range(100000, 999999), a.people) if a.people <= 800000 else range(a.people)
    for i in range(a.people):
        crn = f"{'XDEFJKLNQT'[i % 10]}{crns[i]:06d}" if a.people <= 800000 else f"{chr(65 + i // 1000000)}{i % 1000000:06d}"
        fault = rng.choice(FAULTS) if rng.random() < a.faults else None
        if fault and fault[0] in ("duplicate_crn_other_name", "likely_duplicate_person") and previous is None: fault = None
        female = rng.random() < .11; dob = today - int(rng.triangular(18.2, 72, 31) * 365.25) * day
        cm, team = rng.choice(managers); first = rng.choice(FIRST_F if female else FIRST_M)
        p = dict(crn=crn, pnc="", prison_number="", first_name=first, last_name=surname(rng), preferred_name=first[:3] if rng.random() < .1 else "", pronouns="she/her" if female else "he/him",
                 date_of_birth=str(dob), sex="female" if female else "male", ethnicity=pick(rng, ETHNICITY), language="cy" if rng.random() < .02 else "en",
                 phone=f"07700 900{rng.randrange(1000):03d}" if rng.random() < .8 else "", email="", postcode="HU1 1AA", organisation="humber-north", team=team, case_manager=cm, allocated_on="")
        start = today - rng.randrange(1, 720) * day; kind = pick(rng, ORDERS); sentenced = start if kind in ("community_order", "suspended_sentence_order") else start - rng.randrange(60, 900) * day; end = start + rng.choice([182, 365, 365, 547, 730]) * day
        if kind == "post_sentence_supervision":  # repealed from 11 May 2026: none runs past the day before
            end = min(today, dt.date(2026, 5, 10)) - rng.randrange(0, 30) * day; start = end - rng.randrange(30, 300) * day; sentenced = start - rng.randrange(60, 360) * day
        p["allocated_on"] = str(min(today, start + rng.randrange(0, 4) * day)); ref = f"{crn}-1"
        o = dict(crn=crn, order_ref=ref, kind=kind, court="Hull Magistrates' Court", offence_code=rng.choice(OFFENCES), offence_on=str(sentenced - rng.randrange(30, 400) * day), convicted_on=str(sentenced - 14 * day),
                 sentenced_on=str(sentenced), released_on=str(start) if kind in ("licence", "post_sentence_supervision") else "", starts_on=str(start), ends_on=str(end))
        reqs = []
        if kind in ("community_order", "suspended_sentence_order"):
            if rng.random() < .55: reqs.append(("unpaid_work", rng.choice([40, 60, 80, 100, 120, 150, 180, 200, 240, 300]), "hours"))
            if rng.random() < .62 or not reqs: reqs.append(("rehabilitation_activity", rng.choice([5, 10, 15, 20, 25, 30, 40]), "days"))
            if rng.random() < .08: reqs.append(("curfew", rng.choice([2, 3, 4, 6]), "months"))
            if rng.random() < .05: reqs.append(("alcohol_treatment", 6, "months"))
        else:
            reqs.append(("licence_condition", "", ""))
        contacts = []
        for k in range(max(0, int(rng.gauss(a.contacts, a.contacts / 3)))):
            at = dt.datetime.combine(start + rng.randrange(0, max(1, (min(today, end + day) - start).days)) * day, dt.time(rng.randrange(9, 18), rng.choice([0, 15, 30, 45])))
            off = offset(at); ck = pick(rng, KINDS); out = pick(rng, OUTCOMES); mins = 420 if ck == "unpaid_work" else 45
            contacts.append(dict(crn=crn, contact_ref=f"{crn}-c{k}", at=at.isoformat() + off, kind=ck, staff=cm, planned_minutes=mins, outcome=out, minutes=mins if out.startswith("attended") else "", note=rng.choice(NOTES) if rng.random() < .5 else ""))
        reo = []
        if rng.random() < .37:
            on = start + int(rng.expovariate(1 / 160)) * day
            proven = on + rng.randrange(10, 300) * day
            if on < today: reo.append(dict(crn=crn, offence_on=str(on), proven_on=str(proven) if proven <= today and rng.random() < .9 else "", offence_code=rng.choice(OFFENCES), disposal=rng.choice(["fine", "community_order", "custody", "caution"]), severity=rng.randrange(1, 6)))
        if fault:
            kindf, file, col, refuse = fault
            if kindf == "date_of_birth_in_future": p["date_of_birth"] = str(today + 400 * day)
            elif kindf == "impossible_date": p["date_of_birth"] = "1990-02-30"
            elif kindf == "bad_crn": p["crn"] = o["crn"] = crn + "9"
            elif kindf == "duplicate_crn_other_name": pass  # written below as a second row
            elif kindf == "unknown_order_kind": o["kind"] = "binding_over_maybe"
            elif kindf == "order_ends_before_start": o["ends_on"] = str(start - 3 * day)
            elif kindf == "unpaid_work_hours_400": reqs = [("unpaid_work", 400, "hours")]
            elif kindf == "requirement_without_order": reqs = reqs or [("unpaid_work", 100, "hours")]
            elif kindf == "contact_outcome_unknown" and contacts: contacts[0]["outcome"] = "turned_up"
            elif kindf == "contact_no_offset" and contacts: contacts[0]["at"] = contacts[0]["at"][:19]
            elif kindf == "likely_duplicate_person": p.update(first_name=previous["first_name"], last_name=previous["last_name"], date_of_birth=previous["date_of_birth"])
            elif kindf == "wrong_pnc_letter": p["pnc"] = "2001/0171310S"
            elif kindf == "trailing_spaces": p["last_name"] = " " + p["last_name"] + "  "
            elif kindf == "lower_case_crn":
                low = crn.lower(); p["crn"] = o["crn"] = low
                for c in contacts + reo: c["crn"] = low
            else: fault = None
        if fault:
            rc = p["crn"]
            if fault[0] == "bad_crn":
                for c in contacts + reo: c["crn"] = rc
            faults.append(dict(crn=rc, file=fault[1], column=fault[2], kind=fault[0], refused=fault[3]))
        on = start + ended.randrange(20, 300) * day
        if ended.random() < .12 and on < min(end, today): o["order_outcome"], o["order_outcome_on"] = "revoked", str(on)
        elif end < today: o["order_outcome"], o["order_outcome_on"] = "completed", str(max(start, end))
        else: o["order_outcome"], o["order_outcome_on"] = "running", str(max(start, today))
        row("people.csv", **p); row("orders.csv", **o)
        if fault and fault[0] == "duplicate_crn_other_name": row("people.csv", **{**p, "first_name": "Zebedee", "last_name": "Quill"})
        for k, (rk, q, u) in enumerate(reqs):
            row("requirements.csv", crn=p["crn"], order_ref="NO-SUCH-ORDER" if fault and fault[0] == "requirement_without_order" and k == 0 else ref, requirement_ref=f"{ref}-r{k}", kind=rk, quantity=q, unit=u, starts_on=str(start), ends_on=str(end))
        for c in contacts: row("contacts.csv", **c)
        for r in reo: row("reoffences.csv", **r)
        on = start + away.randrange(20, 300) * day
        if away.random() < .08 and on < today:
            back = on + away.randrange(14, 120) * day
            why = pick(away, [("recall", 5 if o["released_on"] else 0), ("custody", 8), ("death", 1)])
            row("spells.csv", crn=p["crn"], kind=why, from_on=str(on), to_on=str(back) if why != "death" and back <= today else "")
        if not fault: previous = p
    for f, _ in files.values(): f.close()
    with open(os.path.join(a.out, "FAULTS.json"), "w") as f: json.dump(dict(people=a.people, seed=a.seed, faults=faults), f, indent=1)

if __name__ == "__main__":
    main()
