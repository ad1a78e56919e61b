"""Broken scenario files: each the example with one edit, the fragment whose line is to be cited, and what is said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """`old` becomes `new`; the problem lies on the line of `at` in the broken text and its message holds `says`."""

    old: str
    new: str
    at: str
    says: str


SYNTAX = (
    Broken("title: Harbour Watch", "title: Harbour: Watch", "title: Harbour: Watch", "put it in quotes"),
    Broken("    staff: 5\n", "\tstaff: 5\n", "staff: 5", "a tab cannot indent"),
    Broken("place: t01", "place: 't01", "place: 't01", "its closing quote is missing"),
    Broken("members: [alv, bor, cas]", "members: [alv, bor, cas", "members: [alv", "not closed"),
    Broken("interests: [money]", "interests: @money", "@money", "put the text in quotes"),
    Broken("interests: [money]", "interests: &m [money]", "&m", "anchors (&) and aliases (*) are not allowed"),
    Broken("interests: [money]", "interests: *m", "*m", "anchors (&) and aliases (*) are not allowed"),
    Broken("place: t01", "place: !!str t01", "!!str", "tags (!) are not allowed"),
    Broken("place: t01", "<<: {place: t01}", "<<:", "merge keys (<<) are not allowed"),
    Broken("subjects:\n  - {id: shipping", "---\nsubjects:\n  - {id: shipping", "---", "a second document"),
    Broken("default_seat: alv", "default_seat: alv\nminutes: 30", "minutes: 30", "stands twice in one mapping"),
    Broken("default_seat: alv", "default_seat: alv\n? [a]\n: b", "? [a]", "a key must be text"),
    Broken("default_seat: alv", f"default_seat: {'[' * 40}{']' * 40}", "[[[", "nested too deep; allowed 32 levels"),
    Broken("place: t01", 'place: "t\\q01"', "t\\q01", "unknown escape"),
    Broken("place: t01", 'place: "t\\a01"', "t\\a01", "a character that does not belong in text; got U+0007"),
    Broken("  - id: bor\n", "  id: bor\n", "  id: bor", "not part of this list"),
)
NUMBERS = (
    Broken("minutes: 25", "minutes: five", "minutes: five", "expected a whole number; got text 'five'"),
    Broken("minutes: 25", "minutes: 2.5", "minutes: 2.5", "expected a whole number; got the number 2.5"),
    Broken("minutes: 25", "minutes: .inf", "minutes: .inf", "a number must be finite"),
    Broken("minutes: 25", "minutes: 1e999", "minutes: 1e999", "a number must lie within"),
    Broken("minutes: 25", "minutes: 99999999999999999999", "minutes: 9", "a number must lie within"),
    Broken("turns: 12", "turns: 0", "turns: 0", "a number out of range; got 0; allowed 2 to 40"),
    Broken("    staff: 5\n", "    staff: true\n", "staff: true", "expected a whole number; got true"),
    Broken("bears: {heron: 320}", "bears: {heron: -3}", "heron: -3", "allowed 1 to 1000"),
    Broken("weight: 60", "weight: 61", "objectives:", "do not add up; got 101; allowed 100 in all"),
    Broken("hazard_need: 1400", "hazard_need: -1", "hazard_need", "allowed 0 to 100000 ppm a tick"),
    Broken("arrives: [3, 9]", "arrives: [9, 3]", "arrives: [9, 3]", "a window that runs backward; got [9, 3]"),
    Broken("arrives: [3, 9]", "arrives: [3, 900]", "arrives: [3, 900]", "out of range; got 900"),
    Broken("arrives: [3, 9]", "arrives: [3, 90]", "arrives: [3, 90]", "beyond the end of the exercise"),
    Broken("life: [30, 36]", "life: [6, 36]", "life: [6, 36]", "less than two turns"),
    Broken("life: [30, 36]", "life: [80, 90]", "life: [80, 90]", "always lies after the end"),
    Broken("    at: 24\n", "    at: 72\n", "at: 72", "fires after the exercise has ended"),
    Broken("needs: {law_enforcement: 3}", "needs: {law_enforcement: 9}", "needs: {law", "all nations have together"),
    Broken(
        "subjects:\n",
        "subjects:\n" + "".join(f"  - {{id: more-{k}, name: More}}\n" for k in range(31)),
        "id: more-0",
        "allowed at most 31",
    ),
    Broken("life: -6}", "life: -16}", "life: -16", "less than two turns"),
)
TYPES = (
    Broken("title: Harbour Watch", "title:", "title:", "expected text; got nothing"),
    Broken("title: Harbour Watch", "title: 7", "title: 7", "put it in quotes"),
    Broken("members: [alv, bor, cas]", "members: alv", "members: alv", "expected a list; got text 'alv'"),
    Broken("bears: {heron: 320}", "bears: [heron]", "bears: [heron]", "expected a mapping"),
    Broken("framework: false", "framework: no", "framework: no", "expected true or false; got text 'no'"),
    Broken("arrives: [3, 9]", "arrives: [3]", "arrives: [3]", "allowed a window [first, last]"),
    Broken("arrives: [3, 9]", "arrives: soon", "arrives: soon", "got text 'soon'; allowed a window [first, last]"),
    Broken("grade: B2", "grade: G7", "grade: G7", "a letter A to F and a digit 1 to 6"),
    Broken("codename: HERON", "codename: Heron", "codename: Heron", "capitals and digits"),
    Broken("id: alv", "id: Alv!", "id: Alv!", "not an id; got text 'Alv!'"),
    Broken("label: GREEN\n    grade: C3", "label: GREN\n    grade: C3", "GREN", "nearest known name 'GREEN'"),
    Broken("{kind: outage,", "{kind: outge,", "outge", "unknown kind; got text 'outge'; nearest known name 'outage'"),
    Broken("yields: transfers", "yields: {id: transfers}", "yields: {", "expected the id of a report; got a mapping"),
    Broken("format: 1", "format: 2", "format: 2", "newer format; got 2; allowed up to 1"),
    Broken("format: 1", "format: 0", "format: 0", "not known; got 0; allowed 1"),
)
KEYS = (
    Broken("minutes: 25", "minuts: 25", "minuts", "unknown key 'minuts'; nearest known name 'minutes'"),
    Broken("    handling: 4\n", "    colour: 4\n", "colour", "unknown key 'colour'; allowed"),
    Broken("    grade: B2\n", "", "id: bookings", "missing key 'grade' in 'bookings'"),
    Broken("{kind: outage,", "{knd: outage,", "knd", "unknown key 'knd'; nearest known name 'kind'"),
    Broken("organisations:\n", "organisatons:\n", "organisatons", "nearest known name 'organisations'"),
    Broken("threads:\n", "", "id: heron", "the line 'threads:' is missing above it"),
    Broken("{tick: {below: 6}}", "{tick: {}}", "tick: {}", "missing key 'at_least' or 'below'"),
)
NAMES = (
    Broken("members: [alv, bor, cas]", "members: [alv, bor, cass]", "cass", "nearest known name 'cas' (line 36)"),
    Broken("members: [alv, bor, cas]", "members: [alv, bor, bor]", "bor, bor", "'bor' stands twice in this list"),
    Broken("id: heron\n", "id: heronn\n", "id: heronn", "'heron' is used on lines"),
    Broken("id: manifest\n", "id: bookings\n", "id: bookings\n    title: A man", "another report is called 'bookings'"),
    Broken("{heron: 240,", "{hern: 240,", "hern: 240", "there is no thread 'hern'; nearest known name 'heron'"),
    Broken("hazard_need: 1400", "hazard_nead: 1400", "hazard_nead", "nearest known name 'hazard_need'"),
    Broken("hazard_need: 1400", "luck: 1400", "luck: 1400", "allowed a name that the guide lists under 'Doctrine"),
    Broken("Interpol's Role in", "Interpols Role in", "Interpols Role", "not a heading of the source document"),
    Broken("map: archipelago", "map: archipelgo", "archipelgo", "nearest known name 'archipelago'"),
    Broken("place: t03", "place: t02", "place: t02\n    framework", "t02 is already the territory of 'bor'"),
    Broken("default: hold", "default: held", "default: held", "none of the options; got 'held'"),
    Broken("id: compact-store,", "id: note,", "id: note,", "every exercise already has a channel 'note'"),
)
SENSE = (
    Broken("default_seat: alv", "default_seat: cas", "default_seat: cas", "not a seat for a trainee; got 'cas'"),
    Broken("services: [joint_intelligence", "services: [notice", "[notice", "no service of the kind military alliance"),
    Broken("kind: military_alliance", "kind: bilateral_pair", "services:", "no service of the kind bilateral pair"),
    Broken("      - {kind: thread, thread: teal}\n", "", "opens: on_inject", "no inject opens 'teal'"),
    Broken(
        "thread: teal}\n      - {kind: rep",
        "thread: heron}\n      - {kind: rep",
        "thread: heron}\n      - {k",
        "own clock",
    ),
    Broken("yields: transfers", "yields: manifest", "yields: manifest", "allowed arrives: on_match"),
    Broken("legal_basis: framework", "legal_basis: assistance", "legal_basis: ass", "no organisation offers"),
    Broken("platform: compact-net", "platform: compact-store", "platform: compact-store", "shared on a platform"),
    Broken("    tray: true\n", "", "id: spare", "must fire in one way; got none of them"),
    Broken("    tray: true\n", "    tray: true\n    at: 6\n", "id: spare", "got at and tray"),
    Broken("{outcome: {thread", "{tick: {below: 9}, outcome: {thread", "Nothing done", "says exactly one thing"),
    Broken("of: bor, in: alv,", "of: bor, in: bor,", "of: bor, in: bor", "trust of 'bor' in itself"),
    Broken("{id: normal, name: Normal}", "{id: usual, name: Usual}", "difficulties:", "no setting has the id normal"),
    Broken("holders: [bor, cas], arr", "holders: [alv, cas], arr", "holders: [alv, cas], arr", "may hold both halves"),
    Broken("holders: [bor, cas]\n    deal", "holders: [bor]\n    deal", "holders: [bor]\n    deal", "unequal numbers"),
    Broken("codename: TEAL", "codename: HERON", "codename: HERON\n    subjects: [money", "already has the codename"),
)
BROKEN = (*SYNTAX, *NUMBERS, *TYPES, *KEYS, *NAMES, *SENSE)
