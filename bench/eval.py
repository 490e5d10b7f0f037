"""The numbers of the evaluation engine, beside R on the same machine.

One thread on both sides, and seconds of the processor and not of the wall, so
that who else works on the machine weighs on both alike.  The targets are the
ratios of the specification of the engine.  Matching has no right peer that is
packaged: it stands beside the bare floor of bench/eval_numbers.c.
"""

import json
import math
import os
import shutil
import subprocess
import sys

# job: (the most of R's time, of R's rounds)
PEERS = {"read": (1 / 6, 3), "score": (1 / 8, 2), "logit": (1 / 6, 3),
         "poisson": (1 / 6, 3), "negative": (1 / 8, 1), "cox": (1 / 8, 2),
         "km": (1 / 5, 3), "logrank": (1 / 5, 3)}
FLOORS = {"match_1": "floor_1", "match_5": "floor_5",
          "match_5_again": "floor_5_again", "cem": "floor_cem"}
# size: the seconds of the processor that a match of optimal pairs may take
OPTIMAL = {"84": 2, "1000": 60}
SIZES = {"84": (84, 35000), "1000": (1000, 100000),
         "10000": (10000, 250000)}


def r_ready():
    """Whether there is an R with survival and MASS, brought if it can be."""
    def works():
        return shutil.which("Rscript") and subprocess.run(
            ["Rscript", "-e", "library(survival); library(MASS)"],
            capture_output=True).returncode == 0

    if works():
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "-q",
                        "--no-install-recommends", "r-base-core",
                        "r-cran-survival", "r-cran-mass"],
                       capture_output=True)
    return bool(works())


def table_of(bench, size):
    treated, comparators = SIZES[size]
    if bench.options.quick and size == "10000":
        treated, comparators = 1000, 25000
    folder = bench.keep / f"eval-{treated}-{comparators}"
    if not (folder / "plan.toml").exists():
        bench.run("eval", "simulate", "--out", folder, "--treated", treated,
                  "--comparators", comparators, "--effect", "0.85")
    return folder / "table.csv"


def took(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True,
                          text=True)
    if done.returncode != 0:
        sys.exit(f"bench: {' '.join(map(str, words))}\n{done.stderr}")
    return json.loads(done.stdout)


def ours(bench, table, job, rounds=5, threads=1):
    return took(bench.build / "bench_eval_numbers", table, job, rounds,
                threads)


def peer(bench, table, job, rounds):
    root = bench.build.resolve().parent
    env = ["env", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1"]
    return took(*env, "Rscript", "--vanilla", root / "bench/eval_peer.R",
                table, job, rounds)


def beside(bench, name, a, b, target, member="cpu", unit="ms"):
    times = 1000 if unit == "ms" else 1
    bench.say(name, a[member] * times, unit, b[member] * times,
              a[member] / b[member], round(target, 4), at_most=True)


def models(bench, table):
    for job, (target, rounds) in PEERS.items():
        a = ours(bench, table, job)
        b = peer(bench, table, job, rounds)
        if abs(a["found"] - b["found"]) > 1e-6 * abs(b["found"]):
            sys.exit(f"bench: {job} found {a['found']}, R {b['found']}")
        beside(bench, f"eval_{job}", a, b, target)


def robust(bench):
    table = table_of(bench, "84")
    beside(bench, "eval_cox_robust", ours(bench, table, "cox_robust"),
           peer(bench, table, "cox_robust", 1), 1 / 200)


def numbers_of(value, name=""):
    """All numbers of a JSON value in its order, each with its member."""
    if isinstance(value, dict):
        return [n for k, one in value.items() for n in numbers_of(one, k)]
    if isinstance(value, list):
        return [n for one in value for n in numbers_of(one, name)]
    return [] if isinstance(value, str) else [(name, value)]


def same_written(table):
    """Both sides have written the same numbers.

    R ends where the deviance stands still to 1e-8, and its errors are those
    of the step before its last: so they agree to fewer figures.
    """
    sides = [numbers_of(json.loads(table.with_name(table.name + end)
                                   .read_text()))
             for end in (".ours", ".peer")]
    if len(sides[0]) != len(sides[1]):
        sys.exit(f"bench: the whole wrote {len(sides[0])} numbers, R "
                 f"{len(sides[1])}")
    for (name, a), (_, b) in zip(*sides):
        near = 1e-3 if name == "se" else 1e-6
        if abs(a - b) > near * max(abs(b), 0.1):
            sys.exit(f"bench: the whole found {name} {a}, R {b}")


def whole(bench):
    """From the files to JSON, both sides being given the same pairs."""
    for size in SIZES:
        table = table_of(bench, size)
        ours(bench, table, "pairs", 1)
        a = ours(bench, table, "pipeline", 2)
        b = peer(bench, table, "pipeline", 1)
        same_written(table)
        beside(bench, f"eval_pipeline_{size}", a, b, 1 / 10)
        beside(bench, f"eval_memory_{size}", a, b, 1 / 4, "mb", "MB")


def child(*words):
    """What a command used, to its end."""
    pid = os.posix_spawn(str(words[0]), [str(w) for w in words], os.environ)
    _, status, used = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"bench: {' '.join(map(str, words))} ended {status}")
    return used


def optimal(bench):
    """Optimal pairs by the whole command: 84 freely, 1,000 in a caliper."""
    for size, most in OPTIMAL.items():
        table = table_of(bench, size)
        plan = table.with_name("optimal.toml")
        out = table.with_name("optimal.json")
        text = table.with_name("plan.toml").read_text()
        head, tail = text.index("[[method]]"), text.index("[judge]")
        plan.write_text(text[:head] +
                        '[[method]]\nid = "main"\nkind = "optimal"\n'
                        "ratio = 1\n" +
                        ("" if size == "84" else "caliper = 0.2\n") +
                        "\n" + text[tail:])
        out.unlink(missing_ok=True)
        used = child(bench.build / "mydirection", "eval", "explore", "--quiet",
                     "--plan", plan, "--people", table, "--out", out)
        took = used.ru_utime + used.ru_stime
        bench.say(f"eval_optimal_{size}", took, "s", most, took, most,
                  at_most=True)


def floors(bench):
    for size in SIZES:
        table = table_of(bench, size)
        for job, floor in FLOORS.items():
            beside(bench, f"eval_{job}_{size}", ours(bench, table, job),
                   ours(bench, table, floor), 3)


def threads(bench):
    table = table_of(bench, "10000")
    # What was measured before is itself one of the last minute's load.
    if len(os.sched_getaffinity(0)) < 2 or os.getloadavg()[0] > 1.5:
        print("bench: two threads are not measured: no two processors are "
              "free", file=sys.stderr)
        return
    for job in ("score", "cox"):
        one = ours(bench, table, job, 5, 1)
        two = ours(bench, table, job, 5, 2)
        if one["found"] != two["found"]:
            sys.exit(f"bench: {job} is not the same with two threads")
        bench.say(f"eval_{job}_two_threads", two["wall"], "s", one["wall"],
                  one["wall"] / two["wall"], 1.6)


def million(bench):
    """The most memory of an exploration, of a million people in 1 GB."""
    people = 100000 if bench.options.quick else 1000000
    folder = bench.keep / f"eval-million-{people}"
    if not (folder / "plan.toml").exists():
        bench.run("eval", "simulate", "--out", folder, "--treated",
                  people // 100, "--comparators", people - people // 100,
                  "--effect", "0.85")
    out = folder / "explored.json"
    out.unlink(missing_ok=True)
    used = child(bench.build / "mydirection", "eval", "explore", "--quiet",
                 "--plan", folder / "plan.toml", "--people",
                 folder / "table.csv", "--out", out)
    most = used.ru_maxrss * 1.024 / 1000
    bench.say("eval_memory_million", most, "MB", people / 1000,
              most * 1000 / people, 1, at_most=True)


def measure(bench):
    million(bench)
    optimal(bench)
    floors(bench)
    threads(bench)
    table = table_of(bench, "10000")
    if not r_ready():
        print("bench: R with survival and MASS cannot be had here: what is "
              "beside it is passed over", file=sys.stderr)
        return
    models(bench, table)
    robust(bench)
    whole(bench)


# (participants, comparators): the two studies of the specification
STUDIES = ((84, 2000), (300, 6000))
# the middle of the band for an interval of 95 %, and half its width
BANDS = {"sets": (96, 2.5), "adjusted": (96, 2.5), "weights": (95, 1.5),
         "hazard": (96, 2.5)}


def coverage(bench):
    """How often intervals hold the truth, and looks find what is not there.

    Of 2,000 studies each; --quick draws 100, where chance alone moves a share
    by two points, so that only the widest misses are seen.
    """
    study = bench.build / "bench_eval_study"
    draws = 100 if bench.options.quick else 2000
    more = 3 if bench.options.quick else 0
    folder = bench.keep / "eval-study"
    for treated, comparators in STUDIES:
        for effect in (1, 0.7):
            found = took(study, folder, draws, treated, comparators, effect)
            print(f"bench: {treated} of {comparators}, {effect}: {found}",
                  file=sys.stderr)
            name = f"{treated}_{'null' if effect == 1 else 'effect'}"
            for way, (middle, half) in BANDS.items():
                held = 100 * found[way]["held"]
                bench.say(f"eval_coverage_{way}_{name}", held, "%", middle,
                          abs(held - middle), half + more, at_most=True)
            # Of the sets that were made, by the risks of who is in them; what
            # was drawn for each is off by chance, too: three errors of it.
            bias = 100 * found["design"]["bias"]
            seen = 100 * found["sets"]["bias"]
            bench.say(f"eval_bias_{name}", bias, "points", 0, abs(bias),
                      0.2 + more / 10, at_most=True)
            bench.say(f"eval_bias_drawn_{name}", seen, "points", bias,
                      abs(seen - bias),
                      round(300 * found["sets"]["bias_se"], 2), at_most=True)
            # In hundredths of the ratio: 0.7 found as 0.71 is one.
            off = 100 * (math.exp(found["truth_hazard"] +
                                  found["hazard"]["bias"])
                         - math.exp(found["truth_hazard"]))
            bench.say(f"eval_hazard_{name}", off, "hundredths", 0, abs(off),
                      2 + 3 * more, at_most=True)
    found = took(study, "looks", 20 * draws)
    for way in ("obrien_fleming", "pocock"):
        bench.say(f"eval_looks_{way}", 100 * found[way], "%", 5,
                  found[way], 0.055 + more / 100, at_most=True)
