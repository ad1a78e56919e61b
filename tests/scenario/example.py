"""A small good exercise that uses every part of format 1; broken files are made from it by editing lines."""

EXAMPLE = """\
format: 1
id: harbour-watch
title: Harbour Watch
summary: Three coastal nations piece together one thread while a second turns out to be a decoy.
source: [Information Exchange Mechanisms, Interpol's Role in International Cooperation]
minutes: 25
turns: 12
map: archipelago
briefing: |
  Three nations watch the same strait.
  None of them sees the whole of it.
debrief:
  - Which report would have changed your first response?
objectives:
  - {id: timely-warning, text: Warn the nation that needs it in time., dimension: outcome, weight: 60}
  - {id: careful-handling, text: Keep caveats when passing on., dimension: safeguards, weight: 40}
doctrine: {hazard_need: 1400}
mechanics: {hardening: false}
nations:
  - id: alv
    name: Alvenia
    place: t01
    seat: human
    staff: 5
    handling: 4
    capabilities: {intelligence: 3, law_enforcement: 2, financial: 2, victim_support: 1}
    interests: [shipping]
    about: A trading nation with a long coast.
  - id: bor
    name: Borland
    place: t02
    capabilities: {intelligence: 2, law_enforcement: 3, cyber: 2, logistics: 2}
    interests: [money]
    profile: {reciprocity: 600, caution: 20, patience: 3}
    about: A careful neighbour with a strong police.
  - id: cas
    name: Castara
    place: t03
    framework: false
    capabilities: {intelligence: 1, rapid_deployment: 2, hostage_rescue: 1, victim_support: 2}
    about: A young state that asks before it acts.
default_seat: alv
relations:
  - {nations: [alv, bor], trust: 520, interoperability: 250, liaison: true, agreement: half_negotiated}
subjects:
  - {id: shipping, name: Coastal shipping}
  - {id: money, name: Money transfers}
organisations:
  - id: strait-compact
    name: Strait Compact
    kind: military_alliance
    members: [alv, bor, cas]
    services: [joint_intelligence, military_support]
    channels:
      - {id: compact-net, name: Compact Net, kind: platform, ceiling: GREEN, latency: 1, capacity: 8}
      - {id: compact-store, name: Compact Store, kind: database, ceiling: AMBER}
threads:
  - id: heron
    codename: HERON
    subjects: [shipping]
    place: bor
    opens: 0
    life: [30, 36]
    decoy_group: first
    legal_basis: framework
    needs: {law_enforcement: 3}
    crisis: {window: 18, needs: {victim_support: 2}}
    about: Unusual bookings through two ports.
    closing: {prevented: The bookings were traced and the passage was stopped.}
  - id: teal
    codename: TEAL
    subjects: [money, shipping]
    place: cas
    opens: on_inject
    life: [24, 30]
    decoy_group: first
    needs: {rapid_deployment: 2}
    about: Transfers that lead to a warehouse.
sources:
  - {id: clerk, kind: port clerk}
  - {id: ledger, kind: bank ledger}
reports:
  - id: bookings
    title: Two bookings in a week
    text: A courier known as HERON-2 booked passage through two ports in one week.
    finding: The bookings match a pattern seen last year.
    finding_false: The bookings belong to a seasonal crew.
    source: clerk
    domain: border
    subjects: [shipping]
    label: AMBER
    originator_control: true
    grade: B2
    bears: {heron: 320}
    half_life: 24
    arrives: [3, 9]
    holders: [alv, bor]
    deal: ring
    truth: thread
  - id: manifest
    title: A manifest with a gap
    text: One container left the list between two quays.
    source: clerk
    domain: law_enforcement
    subjects: [shipping]
    label: GREEN
    grade: C3
    bears: {heron: 240, teal: 100}
    arrives: [0, 12]
    holders: [bor, cas]
    deal: ring
    truth: drawn
  - id: transfers
    title: Joined halves of a transfer
    text: Both halves name the same warehouse.
    source: ledger
    domain: financial
    subjects: [money]
    label: AMBER
    grade: A2
    bears: {teal: 300}
    arrives: on_match
    holders: [alv]
  - id: chatter
    title: Loud chatter
    text: A channel repeats an old story.
    source: ledger
    domain: cyber
    subjects: [money]
    label: CLEAR
    grade: E5
    arrives: on_inject
    holders: [cas]
    truth: false
  - id: hashes
    title: Hash set of the campaign
    text: A list of digests of the campaign's pictures.
    source: ledger
    domain: cyber
    subjects: [money]
    label: GREEN
    grade: A1
    arrives: on_inject
    holders: [bor]
    hash_set_of: refrain
    dormant: true
alerts:
  - id: warehouse
    thread: teal
    subject: money
    yields: transfers
    halves:
      - {holders: [alv], arrives: [0, 6], text: A transfer without a receiver.}
      - {holders: [bor, cas], arrives: [0, 6], text: A receipt without a sender.}
campaigns:
  - id: refrain
    name: The Refrain
    thread: teal
    platform: compact-net
    audiences: {alv: 300, cas: 250}
    opens: 6
    noise: [chatter]
injects:
  - id: teal-opens
    title: A second thread
    text: Headquarters asks all to look at transfers.
    at: [6, 12]
    to: all
    effects:
      - {kind: thread, thread: teal}
      - {kind: report, report: hashes}
    objectives: [timely-warning]
  - id: net-down
    title: Compact Net is down
    text: A cable was cut; repair takes a day.
    when:
      all:
        - confidence: {nation: alv, thread: heron, at_least: 400}
        - not: {inject: {id: press-call}}
        - any:
            - tick: {at_least: 30}
            - orders: {kind: share, at_least: 5}
    to: [alv, bor]
    effects:
      - {kind: outage, channel: compact-net, duration: 12}
  - id: press-call
    title: The press calls
    text: A newspaper asks what you know.
    at: 24
    from: Press Office
    to: [alv]
    effects:
      - {kind: message}
    decide:
      within: 12
      default: hold
      partners: brief
      options:
        - {id: hold, text: Say nothing yet.}
        - id: brief
          text: Brief them in general words.
          private: 3
          effects:
            - {kind: trust, of: bor, in: alv, change: -20}
            - {kind: staff, nation: alv, change: -1, duration: 12}
  - id: spare
    title: A spare inject
    text: Exercise Control raises the pressure.
    tray: true
    effects:
      - {kind: severity, thread: heron, change: 100}
difficulties:
  - {id: easy, name: Easy, staff: +1, life: 6}
  - {id: normal, name: Normal}
  - {id: hard, name: Hard, doctrine: {hazard_no_need: 9000}, life: -6}
expert:
  - {order: read, how: first, when: {tick: {below: 6}}, report: {ids: [bookings]}, because: It is short-lived.}
tests:
  - {name: Nothing done ends badly, seed: 3, expect: [{outcome: {thread: heron, is: uncontained}}]}
"""


def edited(old: str, new: str, text: str = EXAMPLE) -> str:
    """The example with its only occurrence of `old` replaced."""
    assert text.count(old) == 1, (text.count(old), old)
    return text.replace(old, new)


def line_of(fragment: str, text: str = EXAMPLE) -> int:
    """Line of the only occurrence of the fragment, counted from 1."""
    assert text.count(fragment) == 1, (text.count(fragment), fragment)
    return text[: text.index(fragment)].count("\n") + 1
